/**
 * A photo or PDF of a signed list, made fit to be kept: what it is by its content, without what the device put beside it.
 * Owns the redrawing of pictures (place, time and device are gone with it) and the blanking of the same in a PDF, whose
 * length stays. Refuses what cannot be drawn, and PDFs that are locked or hold programs or other files.
 */
import sharp from 'sharp';
import { DomainError } from '@/lib/kernel/invariant';

export interface SignedList {
  kind: 'jpeg' | 'pdf';
  bytes: Buffer;
}

/** Enough to read a page of names: about 200 dots to the inch on A4. */
const LONGEST_SIDE = 2400;
const MAX_PIXELS = 80_000_000;
const readable = ['jpeg', 'png', 'webp'];
const unwanted = /\/(?:Encrypt|JavaScript|JS|Launch|EmbeddedFiles?|RichMedia)\b/;

/**
 * Reads what was sent, whatever it is called.
 * @throws DomainError links.listKind (field "file") when it is no JPEG, PNG, WebP or PDF, or is damaged; links.listUnsafe
 */
export async function cleanSignedList(bytes: Uint8Array): Promise<SignedList> {
  if (bytes.length === 0) throw new DomainError('links.listKind', { fields: { file: 'fields.required' } });
  const sent = Buffer.from(bytes);
  if (sent.subarray(0, 5).toString('latin1') === '%PDF-') return { kind: 'pdf', bytes: cleanPdf(sent) };
  return { kind: 'jpeg', bytes: await redraw(sent) };
}

async function redraw(sent: Buffer): Promise<Buffer> {
  try {
    const picture = sharp(sent, { limitInputPixels: MAX_PIXELS, failOn: 'error' });
    const { format } = await picture.metadata();
    if (!readable.includes(format)) throw notReadable();
    return await picture
      .rotate()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 82 })
      .toBuffer();
  } catch {
    throw notReadable();
  }
}

const notReadable = () => new DomainError('links.listKind', { fields: { file: 'links.listKind' } });

/** Pictures in a PDF carry what the camera wrote; so do packets of metadata. Both are overwritten in their place. */
function cleanPdf(sent: Buffer): Buffer {
  const text = sent.toString('latin1');
  if (!/%%EOF\s*$/.test(text.slice(-1024)) || !/\/Type\s*\/Page\b|\/ObjStm\b/.test(text)) throw notReadable();
  if (unwanted.test(text))
    throw new DomainError('links.listUnsafe', { fields: { file: 'links.listUnsafe' } });
  const clean = Buffer.from(sent);
  for (const { index } of text.matchAll(/\xff\xe1..(?:Exif\0\0|http:\/\/ns\.adobe\.com\/xap)/gs))
    clean.fill(0, index + 4, Math.min(index + 2 + sent.readUInt16BE(index + 2), sent.length));
  for (const { index, 0: packet } of text.matchAll(/<x:xmpmeta.*?<\/x:xmpmeta>/gs))
    clean.fill(0x20, index, index + packet.length);
  for (const { index, 0: entry, 1: name = '' } of text.matchAll(
    /\/(?:Author|Creator|Producer|Title|Subject|Keywords)\s*(\([^()\\]*\))/g,
  ))
    clean.fill(0x20, index + entry.length - name.length + 1, index + entry.length - 1);
  return clean;
}

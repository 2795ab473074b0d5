/**
 * A picture of somebody honoured, made small enough for an old phone, and without what the camera wrote beside it.
 * Owns size and weight: at most 480 × 640 pixels and 40 kB. Redrawing drops place, time and device.
 * Refuses what is no JPEG, PNG or WebP by its content, and what cannot be drawn.
 */
import sharp from 'sharp';
import { DomainError } from '@/lib/kernel/invariant';

const WIDTH = 480;
const HEIGHT = 640;
/** As honour_photo_size says again. */
export const MAX_PHOTO_BYTES = 40_960;
const MAX_PIXELS = 80_000_000;
const readable = ['jpeg', 'png', 'webp'];
/** From good to just good enough. */
const steps = [82, 72, 62, 52, 42, 32].map((quality) => ({ quality, width: WIDTH }));
const smallest = { quality: 40, width: 320 };

export interface SmallPhoto {
  /** JPEG. */
  bytes: Buffer;
  width: number;
  height: number;
}

/** Reads what was sent, whatever it is called. @throws DomainError honours.photoKind (field "photo"), fields.required */
export async function smallPhoto(bytes: Uint8Array): Promise<SmallPhoto> {
  if (bytes.length === 0)
    throw new DomainError('honours.photoKind', { fields: { photo: 'fields.required' } });
  try {
    const { format } = await sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' }).metadata();
    if (!readable.includes(format)) throw notReadable();
    for (const step of [...steps, smallest]) {
      const drawn = await draw(bytes, step);
      if (drawn.bytes.length <= MAX_PHOTO_BYTES) return drawn;
    }
  } catch {
    throw notReadable();
  }
  throw notReadable();
}

async function draw(
  bytes: Uint8Array,
  { quality, width }: { quality: number; width: number },
): Promise<SmallPhoto> {
  const { data, info } = await sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
    .rotate()
    .resize({ width, height: HEIGHT, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality, progressive: true })
    .toBuffer({ resolveWithObject: true });
  return { bytes: data, width: info.width, height: info.height };
}

const notReadable = () => new DomainError('honours.photoKind', { fields: { photo: 'honours.photoKind' } });

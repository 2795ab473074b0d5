/**
 * Everything that can be read out of an answer: its bytes as text, with entities and percent signs resolved; the words,
 * the streams and the metadata of a PDF; the chunks of a picture. Refuses nothing: what cannot be unpacked is read as it is.
 */
import { execFileSync } from 'node:child_process';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';

/** All text in these bytes; `type` is the content type. */
export function wordsIn(body: Buffer, type: string): string {
  const plain = `${body.toString('utf8')}\n${body.toString('latin1')}`;
  if (type.startsWith('application/pdf')) return `${plain}\n${pdfWords(body)}`;
  if (type.startsWith('image/png')) return `${plain}\n${pngWords(body)}`;
  return `${plain}\n${resolved(plain)}`;
}

function resolved(text: string): string {
  const entities = text
    .replace(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16) || 32))
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code) || 32));
  return entities.replace(/%([0-9a-f]{2})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** Text as a reader sees it, and every stream unpacked. */
function pdfWords(body: Buffer): string {
  const parts = [
    execFileSync('pdftotext', ['-', '-'], { input: body, maxBuffer: 1 << 26 }).toString(),
    execFileSync('pdfinfo', ['-'], { input: body }).toString(),
  ];
  for (let at = body.indexOf('stream'); at >= 0; at = body.indexOf('stream', at + 6)) {
    const from = at + 6 + (body[at + 6] === 13 ? 2 : 1);
    const to = body.indexOf('endstream', from);
    if (to < 0) break;
    parts.push(unpacked(body.subarray(from, to)));
    at = to;
  }
  return parts.join('\n');
}

function pngWords(body: Buffer): string {
  const parts: string[] = [];
  for (let at = 8; at + 8 <= body.length; ) {
    const length = body.readUInt32BE(at);
    const kind = body.toString('latin1', at + 4, at + 8);
    const data = body.subarray(at + 8, at + 8 + length);
    if (kind !== 'IDAT') parts.push(kind, data.toString('utf8'));
    const zero = data.indexOf(0);
    if (/^(zTXt|iTXt|iCCP)$/.test(kind) && zero >= 0)
      parts.push(unpacked(data.subarray(zero + 2)), unpacked(data.subarray(zero + 5)));
    at += 12 + length;
  }
  return parts.join('\n');
}

function unpacked(data: Buffer): string {
  for (const unpack of [inflateSync, gunzipSync, brotliDecompressSync])
    try {
      return unpack(data).toString('latin1');
    } catch {
      // Another packing, or none.
    }
  return data.toString('latin1');
}

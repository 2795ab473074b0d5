/**
 * A zip of plain stored entries, the same bytes for the same entries, for ever. Pure.
 * Owns the layout of local entries and directory. Refuses compression, dates and comments: each would let two makings
 * of one file differ, and a fingerprint on paper would no longer tell whether it is the same file.
 */

const encoder = new TextEncoder();

const table = Uint32Array.from({ length: 256 }, (_, at) => {
  let value = at;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = table[(crc ^ byte) & 0xff]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** 1 January 1980, the first day a zip can name. */
const FIRST_DAY = 0x21;

/** Little-endian numbers of two (`[value, 2]`) and four bytes. */
function numbers(...values: readonly (readonly [number, 2 | 4])[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.reduce((sum, [, size]) => sum + size, 0)));
  let at = 0;
  for (const [value, size] of values) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return new Uint8Array(view.buffer);
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** The zip of these texts in UTF-8, in the given order. */
export function storedZip(entries: readonly { name: string; text: string }[]): Uint8Array<ArrayBuffer> {
  const locals: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, text } of entries) {
    const [path, bytes] = [encoder.encode(name), encoder.encode(text)];
    // Version 2.0, names in UTF-8, stored, no time; sum, sizes, length of the name, no extra field.
    const common = numbers(
      ...([
        [20, 2],
        [0x800, 2],
        [0, 2],
        [0, 2],
        [FIRST_DAY, 2],
      ] as const),
      ...([
        [crc32(bytes), 4],
        [bytes.length, 4],
        [bytes.length, 4],
        [path.length, 2],
        [0, 2],
      ] as const),
    );
    const local = joined([numbers([0x04034b50, 4]), common, path, bytes]);
    directory.push(
      joined([
        numbers([0x02014b50, 4], [20, 2]),
        common,
        numbers([0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]),
        path,
      ]),
    );
    locals.push(local);
    offset += local.length;
  }
  const listed = joined(directory);
  const count = entries.length;
  const end = numbers(
    ...([
      [0x06054b50, 4],
      [0, 2],
      [0, 2],
      [count, 2],
      [count, 2],
    ] as const),
    ...([
      [listed.length, 4],
      [offset, 4],
      [0, 2],
    ] as const),
  );
  return joined([...locals, listed, end]);
}

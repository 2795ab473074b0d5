/**
 * A workbook is a zip of parts: its directory is looked at before anything is inflated.
 * Owns: which parts may be there, how many, how large they say they are, and counting what really comes out.
 * Refuses: paths that lead elsewhere, parts twice, locked parts, and sizes no list needs. Nothing is written to disk.
 */
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { limits, refuse } from './limits';

/** The folders of the Open Packaging Conventions that spreadsheet programs fill. */
const KNOWN_PARTS =
  /^(?:\[Content_Types\]\.xml|(?:_rels|docProps|docMetadata|xl|customXml|customUI|\[trash\])\/[^\\]+)$/;
/** Bytes of XML repeat themselves 10 to 40 times, seldom 100 times; from this size on a far better ratio is a trap. */
const TRAP = { bytes: 8 * 1024 * 1024, ratio: 300 };
const BIT_ENCRYPTED = 1;

/** The parts of a workbook by their names, and the bytes and tags that may still be read. */
export interface Package {
  zip: ZipFile;
  parts: ReadonlyMap<string, Entry>;
  bytesLeft: number;
  tagsLeft: number;
}

/** Reads the directory; refuses what is no workbook or is not as a spreadsheet program writes one. */
export async function openPackage(bytes: Uint8Array): Promise<Package> {
  const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
    ...{ strictFileNames: true, validateEntrySizes: true },
  }).catch(() => refuse('spreadsheets.damaged'));
  if (zip.entryCount > limits.parts) refuse('spreadsheets.strangeParts');
  const parts = new Map<string, Entry>();
  let claimed = 0;
  for await (const entry of entriesOf(zip)) {
    const name = entry.fileName;
    if (name.endsWith('/')) continue;
    if (!KNOWN_PARTS.test(name) || parts.has(name)) refuse('spreadsheets.strangeParts');
    if (entry.generalPurposeBitFlag & BIT_ENCRYPTED) refuse('spreadsheets.oldFormat');
    claimed += entry.uncompressedSize;
    if (claimed > limits.inflatedBytes || isTrap(entry)) refuse('spreadsheets.tooMuchInside');
    parts.set(name, entry);
  }
  return { zip, parts, bytesLeft: limits.inflatedBytes, tagsLeft: limits.tags };
}

function isTrap({ uncompressedSize, compressedSize }: Entry): boolean {
  return uncompressedSize > TRAP.bytes && uncompressedSize > compressedSize * TRAP.ratio;
}

/** Paths with "..", absolute paths and broken directories are found by yauzl while it reads the entries. */
async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  const entries = zip.eachEntry();
  for (;;) {
    const next = await entries.next().catch((error: Error) => {
      const isPath = /relative path|absolute path|characters in fileName/i.test(error.message);
      return refuse(isPath ? 'spreadsheets.strangeParts' : 'spreadsheets.damaged');
    });
    if (next.done) return;
    yield next.value;
  }
}

/** Inflates one part piece by piece; counts the bytes that come, not those that were announced. */
export async function* inflate(from: Package, entry: Entry): AsyncGenerator<Uint8Array> {
  const damaged = () => refuse('spreadsheets.damaged');
  if (!entry.canDecodeFileData()) damaged();
  const stream = await from.zip.openReadStreamPromise(entry).catch(damaged);
  const pieces = stream[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  try {
    for (;;) {
      const next = await pieces.next().catch(damaged);
      if (next.done) return;
      from.bytesLeft -= next.value.length;
      if (from.bytesLeft < 0) refuse('spreadsheets.tooMuchInside');
      yield next.value;
    }
  } finally {
    stream.destroy();
  }
}

/**
 * The XML of one part, read as it is inflated; nothing is kept but what a handler keeps.
 * Owns the guards: no DOCTYPE (so no entities but the five of XML), no piece of text or tag without an end, no more tags
 * than a list needs.
 * Refuses namespaces: producers choose prefixes freely, and the names of a sheet are the same in all of them.
 */
import { SaxesParser } from 'saxes';
import type { Entry } from 'yauzl';
import { limits, refuse } from './limits';
import { inflate, type Package } from './zip';

export type Attributes = Readonly<Record<string, string>>;

/** What a reader of a part listens to. Names come without prefix. */
export interface XmlHandlers {
  open: (name: string, attributes: Attributes) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
}

/** So many bytes may pass without the end of a tag or a text; the longest cell of Excel takes 200,000. */
const MOST_PENDING = 1024 * 1024;
const PIECE = 64 * 1024;

const local = (name: string) => name.slice(name.indexOf(':') + 1);

/** The shortest tag there is, "<a>", in bytes: a part below so many times the tags left cannot hold too many. */
const SHORTEST_TAG = 3;
const [LESS_THAN, SLASH] = [0x3c, 0x2f];

/** Reads one part from its first tag to its last. Throws refusals; what a handler throws goes through. */
export async function readXml(from: Package, entry: Entry, handlers: XmlHandlers): Promise<void> {
  await refuseTooManyTags(from, entry);
  const parser = new SaxesParser({ xmlns: false, position: false });
  let [pending, depth] = [0, 0];
  parser.on('doctype', () => refuse('spreadsheets.entities'));
  parser.on('error', () => refuse('spreadsheets.damaged'));
  parser.on('opentag', (tag) => {
    pending = 0;
    depth += 1;
    from.tagsLeft -= 1;
    if (from.tagsLeft < 0 || depth > limits.depth) refuse('spreadsheets.tooMuchInside');
    handlers.open(local(tag.name), tag.attributes);
    if (tag.isSelfClosing) handlers.close?.(local(tag.name));
  });
  parser.on('closetag', (tag) => {
    pending = 0;
    depth -= 1;
    if (!tag.isSelfClosing) handlers.close?.(local(tag.name));
  });
  if (handlers.text) parser.on('text', handlers.text);
  const letters = new TextDecoder('utf-8', { fatal: true });
  const write = (bytes?: Uint8Array) => {
    parser.write(decoded(letters, bytes));
    pending += bytes?.length ?? 0;
    if (pending > MOST_PENDING) refuse('spreadsheets.tooMuchInside');
  };
  for await (const piece of inflate(from, entry))
    for (let at = 0; at < piece.length; at += PIECE) write(piece.subarray(at, at + PIECE));
  write();
  parser.close();
}

/** Counts the openings of tags without reading them, which is many times faster: a bomb is refused before it costs. */
async function refuseTooManyTags(from: Package, entry: Entry): Promise<void> {
  if (entry.uncompressedSize < from.tagsLeft * SHORTEST_TAG) return;
  const { bytesLeft } = from;
  let count = 0;
  for await (const piece of inflate(from, entry)) {
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.length);
    for (let at = bytes.indexOf(LESS_THAN); at >= 0; at = bytes.indexOf(LESS_THAN, at + 1))
      if (bytes[at + 1] !== SLASH) count += 1;
    if (count > from.tagsLeft) refuse('spreadsheets.tooMuchInside');
  }
  // The same bytes are inflated once more when they are read.
  from.bytesLeft = bytesLeft;
}

function decoded(letters: TextDecoder, bytes: Uint8Array | undefined): string {
  try {
    return letters.decode(bytes, { stream: bytes !== undefined });
  } catch {
    return refuse('spreadsheets.damaged');
  }
}

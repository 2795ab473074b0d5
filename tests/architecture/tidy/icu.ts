/**
 * The placeholders of a message, read from ICU text: {name}, {count, plural, one {…} other {…}}, <b>…</b>.
 * Owns only what comparing two languages needs. Refuses to format.
 */

interface Reader {
  text: string;
  at: number;
}

/** Names of the values and tags a message uses, sorted. Throws a sentence when braces do not match. */
export function placeholdersOf(message: string): string[] {
  const found = new Set<string>();
  const reader = { text: message, at: 0 };
  readText(reader, found, false);
  if (reader.at < message.length) throw new Error('a brace closes nothing');
  return [...found].sort();
}

function readText(reader: Reader, found: Set<string>, isInside: boolean): void {
  while (reader.at < reader.text.length) {
    const letter = reader.text[reader.at]!;
    if (letter === '}') {
      if (!isInside) return;
      reader.at += 1;
      return;
    }
    if (letter === '{') readValue(reader, found);
    else if (letter === '<') readTag(reader, found);
    else if (letter === "'") skipQuoted(reader);
    else reader.at += 1;
  }
  if (isInside) throw new Error('a brace is not closed');
}

function readValue(reader: Reader, found: Set<string>): void {
  const head = /^\{\s*(\w+)\s*(,\s*(plural|select|selectordinal)\s*,|,[^{}]*\}|\})/.exec(
    reader.text.slice(reader.at),
  );
  if (!head) throw new Error('a value cannot be read');
  found.add(head[1]!);
  reader.at += head[0].length;
  if (!head[3]) return;
  while (reader.at < reader.text.length && reader.text[reader.at] !== '}') {
    if (reader.text[reader.at] === '{') {
      reader.at += 1;
      readText(reader, found, true);
    } else reader.at += 1;
  }
  reader.at += 1;
}

function readTag(reader: Reader, found: Set<string>): void {
  const tag = /^<(\w+)>/.exec(reader.text.slice(reader.at));
  if (tag) found.add(`<${tag[1]}>`);
  reader.at += tag ? tag[0].length : 1;
}

function skipQuoted(reader: Reader): void {
  const quoted = /^'[{}<>][^']*'/.exec(reader.text.slice(reader.at));
  reader.at += quoted ? quoted[0].length : 1;
}

/**
 * The first table of an HTML text as cells. One pass from left to right, no tree.
 * Owns: rows, cells, merged cells, line breaks and the named signs that Excel and Word write.
 * Refuses everything else: scripts, styles, comments and attributes are stepped over, nothing is kept as markup.
 */
import { type Cells, limits, refuse } from './limits';

const SKIPPED = new Set(['script', 'style', 'head', 'template', 'noscript', 'xml']);
const LINE_ENDS = new Set(['p', 'div', 'li', 'h1', 'h2', 'h3']);
/** Attributes further on in a tag are styles of programs; the span of a cell stands before them. */
const READ_OF_TAG = 2_000;

/** Rows of the first table that has any; none when there is no table. Throws a refusal for too many rows. */
export function tableOf(html: string): Cells {
  const lower = html.toLowerCase();
  const reading = new TableReading();
  let at = 0;
  while (at < html.length && !reading.isDone) {
    const open = html.indexOf('<', at);
    reading.text(html.slice(at, open < 0 ? html.length : open));
    if (open < 0) break;
    const isComment = html.startsWith('<!--', open);
    const close = html.indexOf(isComment ? '-->' : '>', open);
    at = close < 0 ? html.length : close + (isComment ? 3 : 1);
    const tag = isComment ? null : /^<(\/?)([a-z][a-z0-9:]*)/.exec(lower.slice(open, open + 40));
    if (!tag) continue;
    const [, slash, name = ''] = tag;
    if (slash) reading.close(name);
    else if (!SKIPPED.has(name)) reading.open(name, lower.slice(open, Math.min(at, open + READ_OF_TAG)));
    else {
      const end = lower.indexOf(`</${name}`, at);
      at = end < 0 ? html.length : end;
    }
  }
  reading.endCell();
  return reading.rows;
}

function spanOf(tag: string, attribute: 'colspan' | 'rowspan'): number {
  const found = new RegExp(`\\s${attribute}\\s*=\\s*["']?(\\d{1,5})`).exec(tag);
  return Math.max(1, Number(found?.[1] ?? 1));
}

/** The state between two tags: how deep in tables, which cell, which columns are taken by cells above. */
class TableReading {
  readonly rows: Cells = [];
  isDone = false;
  private depth = 0;
  private cell: string | undefined;
  private span = { columns: 1, rows: 1 };
  private taken: number[] = [];

  open(name: string, tag: string): void {
    if (name === 'table') this.depth += 1;
    if (this.depth === 0) return;
    if (this.depth > 1) this.breakLine(name);
    else if (name === 'tr') this.beginRow();
    else if (name === 'td' || name === 'th') {
      this.endCell();
      if (this.rows.length === 0) this.beginRow();
      this.span = { columns: Math.min(spanOf(tag, 'colspan'), limits.columns), rows: spanOf(tag, 'rowspan') };
      this.cell = '';
    } else this.breakLine(name);
  }

  close(name: string): void {
    if (name === 'table' && this.depth > 0) {
      this.depth -= 1;
      if (this.depth > 0) return;
      this.endCell();
      this.isDone = this.rows.length > 0;
    } else if (this.depth === 1 && (name === 'td' || name === 'th' || name === 'tr')) this.endCell();
    else if (LINE_ENDS.has(name)) this.breakLine('br');
  }

  text(text: string): void {
    if (this.cell !== undefined && text !== '') this.cell += plainText(text);
  }

  endCell(): void {
    const row = this.rows.at(-1);
    if (this.cell === undefined || !row) return;
    this.fillTaken(row);
    const text = this.cell.split('\n').map((line) => line.trim());
    this.cell = undefined;
    for (let at = 0; at < this.span.columns && row.length <= limits.columns; at += 1) {
      this.taken[row.length] = this.span.rows - 1;
      row.push(at === 0 ? text.join('\n').trim() : '');
    }
  }

  private breakLine(name: string): void {
    if (name === 'br' && this.cell !== undefined) this.cell += '\n';
  }

  private beginRow(): void {
    this.endCell();
    this.rows.push([]);
    if (this.rows.length > limits.rows) refuse('spreadsheets.tooManyRows', { max: limits.rows });
  }

  /** Places that a merged cell of an earlier row reaches down into stay empty. */
  private fillTaken(row: string[]): void {
    while (row.length <= limits.columns && (this.taken[row.length] ?? 0) > 0) {
      this.taken[row.length]! -= 1;
      row.push('');
    }
  }
}

const NAMED: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', shy: '\u00AD', hellip: '…' },
  ...{
    ndash: '–',
    mdash: '—',
    lsquo: '‘',
    rsquo: '’',
    ldquo: '“',
    rdquo: '”',
    bull: '•',
    eth: 'ð',
    ETH: 'Ð',
  },
};
const ACCENTS: Readonly<Record<string, string>> = {
  ...{ grave: '\u0300', acute: '\u0301', circ: '\u0302', tilde: '\u0303', uml: '\u0308', ring: '\u030A' },
};

/** Runs of white space as one space, as a browser shows them; named and numbered signs as themselves. */
function plainText(text: string): string {
  return text
    .replace(/[ \t\r\n\f]+/g, ' ')
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
      if (name !== undefined) return namedSign(name) ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    });
}

function namedSign(name: string): string | undefined {
  const accent = /^([a-z])(grave|acute|circ|tilde|uml|ring)$/i.exec(name);
  return accent ? (accent[1]! + ACCENTS[accent[2]!]).normalize('NFC') : NAMED[name];
}

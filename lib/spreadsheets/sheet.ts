/**
 * One sheet of a workbook as rows of texts, cell by cell as they are inflated.
 * Owns: where a cell stands, and what its type makes of its value. A formula counts as what it last gave.
 * Refuses rows and columns beyond the limits when something stands in them; what the sheet claims about its own
 * size ("dimension") is never read.
 */
import type { Entry } from 'yauzl';
import { numberText } from './cell-number';
import { type Cells, limits, refuse } from './limits';
import { unescaped, type Workbook } from './workbook';
import { type Attributes, readXml } from './xml';
import type { Package } from './zip';

/** Row and column of "AB12", from 0; undefined for anything else. */
export function placeOf(reference: string): { row: number; column: number } | undefined {
  const found = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference);
  if (!found) return undefined;
  const column = [...found[1]!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { row: Number(found[2]) - 1, column: column - 1 };
}

/** So often it is told how many rows were read. */
const TOLD_EVERY = 250;

/** Reads the cells of a sheet. `onRows` hears how many rows were read so far. Throws refusals, also those of `onRows`. */
export async function readSheet(
  from: Package,
  entry: Entry,
  book: Workbook,
  onRows?: (rows: number) => void,
): Promise<Cells> {
  const reading = new SheetReading(book, onRows);
  await readXml(from, entry, {
    open: (name, attributes) => reading.open(name, attributes),
    text: (text) => reading.text(text),
    close: (name) => reading.close(name),
  });
  return reading.cells;
}

/** The state between two tags: which row, which cell, which of its texts is being read. */
class SheetReading {
  readonly cells: Cells = [];
  private row = -1;
  private column = -1;
  private cell: { type: string; style: number } | undefined;
  private value = '';
  private takes: 'v' | 't' | undefined;
  private phonetic = 0;
  private total = 0;

  constructor(
    private readonly book: Workbook,
    private readonly onRows?: (rows: number) => void,
  ) {}

  open(name: string, attributes: Attributes): void {
    if (name === 'row') {
      this.row = /^\d{1,7}$/.test(attributes.r ?? '') ? Number(attributes.r) - 1 : this.row + 1;
      this.column = -1;
      if (this.row > 0 && this.row % TOLD_EVERY === 0) this.onRows?.(this.row);
    } else if (name === 'c') this.begin(attributes);
    else if (name === 'rPh') this.phonetic += 1;
    else if (this.cell && (name === 'v' || (name === 't' && this.phonetic === 0))) this.takes = name;
  }

  text(text: string): void {
    if (!this.takes) return;
    this.value += text;
    if (this.value.length > 4 * limits.cellChars) refuse('spreadsheets.tooLongCell', { row: this.row + 1 });
  }

  close(name: string): void {
    if (name === this.takes) this.takes = undefined;
    else if (name === 'rPh') this.phonetic -= 1;
    else if (name === 'c') this.end();
  }

  private begin(attributes: Attributes): void {
    const place = placeOf(attributes.r ?? '');
    this.row = place?.row ?? Math.max(this.row, 0);
    this.column = place?.column ?? this.column + 1;
    this.cell = { type: attributes.t ?? 'n', style: Number(attributes.s ?? 0) };
    this.value = '';
  }

  private end(): void {
    const { cell, row, column } = this;
    this.cell = undefined;
    this.takes = undefined;
    if (!cell) return;
    const text = this.shown(cell.type, cell.style);
    if (text === '') return;
    if (row >= limits.rows) refuse('spreadsheets.tooManyRows', { max: limits.rows });
    if (column >= limits.columns)
      refuse('spreadsheets.tooManyColumns', { max: limits.columns, row: row + 1 });
    if (text.length > limits.cellChars) refuse('spreadsheets.tooLongCell', { row: row + 1 });
    this.total += text.length;
    if (this.total > limits.totalChars) refuse('spreadsheets.tooMuchInside', { max: limits.totalChars });
    while (this.cells.length <= row) this.cells.push([]);
    const line = this.cells[row]!;
    while (line.length <= column) line.push('');
    line[column] = text;
  }

  private shown(type: string, style: number): string {
    if (type === 's') return /^\d{1,9}$/.test(this.value) ? (this.book.texts[Number(this.value)] ?? '') : '';
    if (type === 'b') return this.value === '1' ? 'TRUE' : 'FALSE';
    if (type === 'n') return numberText(this.value, this.book.kinds[style] ?? 'plain', this.book.is1904);
    return unescaped(this.value);
  }
}

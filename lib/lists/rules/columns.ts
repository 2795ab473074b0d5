/**
 * Which column is what: by the words above it, and by what stands in it. Pure.
 * Owns the words that associations write above their lists, without marks.
 * Refuses to choose between two columns of amounts: that is asked.
 */
import { parseDateVn } from '@/lib/kernel/dates';
import { parseVnd } from '@/lib/kernel/money';
import { foldText } from '@/lib/kernel/names';
import type { Cells, ColumnKind } from '../schema';

/** Tried from top to bottom on the folded words of a header cell. */
const headerWords: readonly (readonly [RegExp, ColumnKind])[] = [
  [/^(stt|tt|so tt|so thu tu|no\.?|#)$/, 'number'],
  [/(dien thoai|sdt|so dt|di dong|^dt$|^phone)/, 'phone'],
  [/(so tien|muc (ung ho|thuong|dong gop|ho tro)|thanh tien|^tien\b|gia tri|^amount)/, 'amount'],
  [/(hinh thuc|phuong thuc|^method)/, 'method'],
  [/(^ngay\b|thoi gian|^date)/, 'day'],
  [/(ghi chu|noi dung|dien giai|^note)/, 'note'],
  [/(dia chi|noi o|cho o|thuong tru|^address)/, 'address'],
  [
    /(ho va ten|ho ten|ho, ten|^ten\b|nguoi (ung ho|nop|dong gop)|nha (tai tro|hao tam)|ca nhan|tap the|^name)/,
    'name',
  ],
  [/(don vi|co quan|chi hoi|^lop\b|^truong\b|^thon\b|^xa\b|to dan pho|khu pho|^unit)/, 'unit'],
];

/** The header stands within so many first rows; above it stand titles. */
const MOST_PREAMBLE = 20;
const LONGEST_HEADER = 80;

/** What a header cell names, or null. */
export function kindOfHeader(cell: string): ColumnKind | null {
  if (cell === '' || cell.length > LONGEST_HEADER) return null;
  const folded = foldText(cell);
  return headerWords.find(([words]) => words.test(folded))?.[1] ?? null;
}

/** Index of the row that names the columns: the first with the most kinds of columns, at least two. */
export function findHeader(cells: Cells): number | null {
  let best = { at: -1, kinds: 1 };
  for (const [at, row] of cells.slice(0, MOST_PREAMBLE).entries()) {
    const kinds = new Set(row.map(kindOfHeader).filter((kind) => kind !== null)).size;
    if (kinds > best.kinds) best = { at, kinds };
  }
  return best.at < 0 ? null : best.at;
}

/** Cells that fit each kind by themselves. A name has two words at least; an amount is more than a running number. */
const fits: Readonly<Partial<Record<ColumnKind, (cell: string) => boolean>>> = {
  phone: (cell) => isPhone(cell),
  day: (cell) => /\d[/.-]\d/.test(cell) && parseDateVn(cell, '2100-01-01') !== undefined,
  method: (cell) => /^(tm|ck|tien mat|chuyen khoan)$/.test(foldText(cell)),
  amount: (cell) => {
    const read = parseVnd(cell);
    return read.kind === 'question' || (read.kind === 'amount' && read.amountVnd >= 1_000n);
  },
  number: (cell) => /^\d{1,5}[.)]?$/.test(cell),
  name: (cell) => /^\p{L}[\p{L}\p{M}'.]*(?: [\p{L}\p{M}\d'.,&()-]+)+$/u.test(cell),
};
/** In this order: a telephone number is also a number, a day may look like an amount. */
const byContent = ['phone', 'day', 'method', 'amount', 'number', 'name'] as const;
const LEAST_SHARE = 0.8;
const JUDGED_ROWS = 500;

/** Ten digits from 0, with the spaces and dots people put in; +84 stands for the 0. */
export function isPhone(cell: string): boolean {
  return /^(?:0|\+?84)\d{8,10}$/.test(cell.replace(/[\s.()-]/g, ''));
}

function contentOf(cells: Cells, column: number): string[] {
  return cells
    .slice(0, JUDGED_ROWS)
    .map((row) => row[column] ?? '')
    .filter((cell) => cell !== '');
}

/** Kind of a column by its cells alone; null when nothing fits most of them. */
export function kindOfContent(body: Cells, column: number): ColumnKind | null {
  const content = contentOf(body, column);
  if (content.length === 0) return null;
  return (
    byContent.find(
      (kind) => content.filter((cell) => fits[kind]!(cell)).length >= LEAST_SHARE * content.length,
    ) ?? null
  );
}

/** Columns whose header promises amounts or days while most cells are neither. */
export function isDoubtful(body: Cells, column: number, kind: ColumnKind | null): boolean {
  if (kind !== 'amount' && kind !== 'day') return false;
  const content = contentOf(body, column).filter((cell) => /\d/.test(cell));
  if (kind === 'day') return content.length > 0 && !content.some((cell) => /\d[/.-]\d|^\d{5}$/.test(cell));
  const written = contentOf(body, column);
  return written.length >= 3 && content.length < written.length / 2;
}

/**
 * The kind of every column. Words above a column decide; where there are none, its content does, and each kind that
 * was named above is not given a second time.
 */
export function recogniseColumns(cells: Cells, headerRow: number | null): (ColumnKind | null)[] {
  const width = Math.max(0, ...cells.map((row) => row.length));
  const header = headerRow === null ? [] : cells[headerRow]!;
  const body = cells.slice(headerRow === null ? 0 : headerRow + 1);
  const named = Array.from({ length: width }, (_, at) => kindOfHeader(header[at] ?? ''));
  const kinds = named.map((kind, at) =>
    kind === 'amount' ? kind : named.indexOf(kind) === at ? kind : null,
  );
  const known = new Set(kinds);
  for (const [at, kind] of kinds.entries()) {
    if (kind !== null || (header[at] ?? '') !== '') continue;
    const guess = kindOfContent(body, at);
    if (guess === null || known.has(guess)) continue;
    kinds[at] = guess;
    known.add(guess);
  }
  // "Đơn vị" above the only names of a list is who gave, not where somebody belongs.
  if (!known.has('name') && known.has('unit')) kinds[kinds.indexOf('unit')] = 'name';
  return kinds;
}

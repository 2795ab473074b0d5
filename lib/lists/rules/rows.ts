/**
 * One row of a list: a gift with what is wrong in its cells, or words around the list. Pure.
 * Owns telling totals, headings and footers from gifts, by what stands in them and by the running number.
 * Refuses to take a word for the row: "Cộng" among the notes of a numbered row is a note, and "Tổng công ty" gives.
 */
import { foldText, normaliseText } from '@/lib/kernel/names';
import type { ColumnKind, ListMethod, ListRow, RowKind } from '../schema';
import { isNothing, type readAmount } from './amounts';
import { isPhone } from './columns';
import type { readDay } from './days';

export interface RowContext {
  columns: readonly (ColumnKind | null)[];
  /** Readings of cells under the answers for their columns. */
  amountOf: (cell: string) => ReturnType<typeof readAmount>;
  dayOf: (cell: string) => ReturnType<typeof readDay>;
  aside: ReadonlySet<number>;
  /** Index of the last row with a figure among its amounts; what stands below without one is a footer. */
  lastAmountRow: number;
  /** True when the list numbers its rows: then a row without number and amount is a heading. */
  hasNumbers: boolean;
}

const LONGEST = { name: 200, note: 500 };
const TOTAL =
  /^(?:tổng(?! công ty| cục| liên đoàn| hội| lãnh sự)|cộng(?! đồng| tác| hoà| hòa)|luỹ kế|lũy kế)(?=[\s:.(]|$)/i;
const PLAIN_TOTAL = /^(?:tong|cong|tong cong|tong so|tong so tien)[:.]?$/i;
const NUMBERED = /^\d{1,5}[.)]?$/;
const COLUMN_NUMBER = /^\(?(?:\d{1,2}|[a-z])\)?$/i;

/** True for the words in front of a sum. */
export function isTotalWord(cell: string): boolean {
  const text = cell.trim();
  return TOTAL.test(text.toLowerCase()) || PLAIN_TOTAL.test(text);
}

/**
 * Reads one row. `at` counts from the first row below the header, `number` from the top of the list.
 * @returns undefined for an empty row
 */
export function readRow(
  cells: readonly string[],
  at: number,
  number: number,
  context: RowContext,
): ListRow | undefined {
  if (cells.every((cell) => cell === '')) return undefined;
  const cell = (kind: ColumnKind) => cells[context.columns.indexOf(kind)] ?? '';
  const row: ListRow = {
    ...{ number, kind: kindOf(cells, at, number, context), name: oneLine(cell('name')) },
    ...{ unit: oneLine(cell('unit')), address: oneLine(cell('address')) },
    ...{ phone: oneLine(cell('phone')), note: oneLine(cell('note')) },
    ...{ amountVnd: null, occurredOn: null, method: null, problems: [] },
  };
  const amount = context.amountOf(cell('amount'));
  if ('amountVnd' in amount) row.amountVnd = amount.amountVnd;
  if (row.kind === 'total' || row.kind === 'heading' || row.kind === 'footer') return row;
  if ('code' in amount) row.problems.push({ kind: 'amount', code: amount.code });
  checkName(row);
  const day = cell('day') === '' ? undefined : context.dayOf(cell('day'));
  if (day && 'day' in day) row.occurredOn = day.day;
  else if (day) row.problems.push({ kind: 'day', code: day.code });
  row.method = readMethod(cell('method'), row);
  if (row.phone !== '' && !isPhone(row.phone))
    row.problems.push({ kind: 'phone', code: 'lists.phoneUnread' });
  if (row.note.length > LONGEST.note) row.problems.push({ kind: 'note', code: 'lists.noteTooLong' });
  return row;
}

/** Cells come clean from lib/spreadsheets; only a line break inside one is left to be taken out. */
function oneLine(cell: string): string {
  return cell.includes('\n') ? normaliseText(cell) : cell;
}

function kindOf(cells: readonly string[], at: number, number: number, context: RowContext): RowKind {
  if (context.aside.has(number)) return 'aside';
  const { columns } = context;
  const written = cells.filter((cell) => cell !== '');
  if (at === 0 && written.length > 1 && written.every((cell) => COLUMN_NUMBER.test(cell))) return 'heading';
  const cell = (kind: ColumnKind) => cells[columns.indexOf(kind)] ?? '';
  const isNumbered = NUMBERED.test(cell('number'));
  const label = cell('name') || written.find((one) => one !== cell('amount')) || '';
  if (!isNumbered && (isTotalWord(label) || isTotalWord(cell('number')))) return 'total';
  if (!isNothing(cell('amount')) || isNumbered) return 'gift';
  if (at > context.lastAmountRow) return 'footer';
  return context.hasNumbers || written.length === 1 ? 'heading' : 'gift';
}

function checkName(row: ListRow): void {
  const add = (code: 'lists.nameMissing' | 'lists.nameTooLong' | 'lists.nameLostLetter') =>
    row.problems.push({ kind: 'name', code });
  if (row.name === '') add('lists.nameMissing');
  else if (row.name.length > LONGEST.name) add('lists.nameTooLong');
  // A question mark is what a program left of a letter it did not have, or a doubt of whoever wrote the list.
  else if (/[?\uFFFD]/.test(row.name)) add('lists.nameLostLetter');
}

function readMethod(cell: string, row: ListRow): ListMethod | null {
  const folded = foldText(cell);
  if (isNothing(cell)) return null;
  if (/^(tm|tien mat|nop tien mat)$/.test(folded)) return 'cash';
  if (/^(ck|chuyen khoan|qua ngan hang|ngan hang)$/.test(folded)) return 'transfer';
  row.problems.push({ kind: 'method', code: 'lists.methodUnread' });
  return null;
}

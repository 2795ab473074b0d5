/**
 * A column of days: days first as Việt Nam writes them, months first where a foreign Excel did, serial numbers of Excel.
 * Pure. Owns when the order must be asked. Refuses to swap day and month of single cells.
 */
import { addDays, type DateVn, parseDateVn } from '@/lib/kernel/dates';
import type { ColumnQuestion, ListProblemCode, OrderAnswer } from '../schema';

const NUMERIC = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})$/;
/** Days of Excel between 1954 and 2064; a number outside is no day. */
const SERIAL = { first: 20_000, last: 60_000 };
const CLOCK = / \d{1,2}:\d{2}(?::\d{2})?$/;

/** Asks for the order where some cell can only be read with the month first. */
export function questionsOfDays(
  cells: readonly string[],
  column: number,
  order: OrderAnswer | undefined,
): ColumnQuestion[] {
  const foreign = cells.filter((cell) => Number(NUMERIC.exec(cell.replace(CLOCK, ''))?.[3] ?? 0) > 12);
  if (order !== undefined || foreign.length === 0) return [];
  return [{ about: 'order', column, samples: foreign.slice(0, 3) }];
}

/** One day in the meaning of its column. `today` in Việt Nam; a day to come is refused. */
export function readDay(
  cell: string,
  order: OrderAnswer | undefined,
  today: DateVn,
): { day: DateVn } | { code: ListProblemCode } {
  if (/^#{2,}$/.test(cell)) return { code: 'lists.hidden' };
  const written = cell.replace(CLOCK, '');
  const parts = NUMERIC.exec(written);
  const swapped = parts && order === 'monthFirst' ? `${parts[3]}/${parts[1]}/${parts[4]}` : written;
  const day = serialDay(written) ?? parseDateVn(swapped, today);
  if (day === undefined) return { code: 'lists.dayUnread' };
  return day > today ? { code: 'lists.dayToCome' } : { day };
}

function serialDay(text: string): DateVn | undefined {
  const serial = /^\d{5}$/.test(text) ? Number(text) : 0;
  return serial >= SERIAL.first && serial <= SERIAL.last ? addDays('1900-01-01', serial - 2) : undefined;
}

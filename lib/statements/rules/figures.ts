/**
 * Amounts and days as banks print them. Pure.
 * Owns: which mark parts the thousands of a file (one for the whole file, never guessed cell by cell), days with and
 * without a year, times. Refuses fractions of a đồng and a file that mixes both marks.
 */
import { type DateVn, makeDate } from '@/lib/kernel/dates';

export type ThousandsMark = '.' | ',' | '';

const GROUPED = /^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$/;

/** A cell without sign, spaces and the unit behind it. */
function bare(cell: string): string {
  return cell
    .replace(/[\s\u00a0\u202f']/g, '')
    .replace(/(?:vnd|vnđ|đ|₫)$/i, '')
    .replace(/^[-+]/, '')
    .replace(/^\((.*)\)$/, '$1');
}

/** The mark a cell shows for its thousands: none when it has no mark, undefined when it is no amount. */
function markOf(cell: string): ThousandsMark | undefined {
  if (/^\d*$/.test(cell)) return cell === '' ? undefined : '';
  const text = bare(cell);
  if (/^\d+$/.test(text)) return '';
  const whole = /^(.*)([.,])(0{1,2})$/.exec(text);
  if (whole && whole[2] !== undefined) {
    const head = whole[1]!;
    if (/^\d+$/.test(head)) return '';
    const grouped = GROUPED.exec(head);
    return grouped && grouped[1] !== whole[2] ? (grouped[1] as ThousandsMark) : undefined;
  }
  const grouped = GROUPED.exec(text);
  return grouped ? (grouped[1] as ThousandsMark) : undefined;
}

/** The one mark of all amounts of a file; `mixed` when dots and commas both part thousands. */
export function thousandsMark(cells: Iterable<string>): ThousandsMark | 'mixed' {
  let found: ThousandsMark = '';
  for (const cell of cells) {
    const mark = markOf(cell);
    if (!mark) continue;
    if (found !== '' && mark !== found) return 'mixed';
    found = mark;
  }
  return found;
}

/**
 * One printed amount in đồng, with its sign; 0n for an empty cell, a dash or zero.
 * Returns undefined when the cell is no whole number of đồng in that form.
 */
export function readPrinted(cell: string, mark: ThousandsMark): bigint | undefined {
  const text = cell.trim();
  if (text === '' || /^[-–—]+$/.test(text)) return 0n;
  // Plain digits are what most files have: nothing to take away.
  if (/^\d{1,15}$/.test(text)) return BigInt(text);
  const own = markOf(text);
  if (own === undefined || (own !== '' && own !== mark)) return undefined;
  const digits = bare(text)
    .replace(/[.,]0{1,2}$/, '')
    .replace(/[.,]/g, '');
  if (digits.length > 15) return undefined;
  const isNegative = /^-|^\(/.test(text.replace(/\s/g, ''));
  return isNegative ? -BigInt(digits) : BigInt(digits);
}

/** A day as printed; `year` is missing in statements that say it once above. */
export interface PrintedDay {
  day: number;
  month: number;
  year: number | undefined;
  /** hh:mm:ss or empty. */
  time: string;
}

const DAY_FIRST = /^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?(?:[ T]+(\d.*))?$/;
const YEAR_FIRST = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?:[ T]+(\d.*))?$/;

/** Reads 05/09/2024, 5-9-24, 05/09, 2024-09-05, each with or without a time behind it. Day before month, always. */
export function readPrintedDay(cell: string): PrintedDay | undefined {
  const text = cell.trim().replace(/\s+/g, ' ');
  const iso = YEAR_FIRST.exec(text);
  if (iso) return printedDay(iso[3]!, iso[2]!, iso[1], iso[4]);
  const found = DAY_FIRST.exec(text);
  return found ? printedDay(found[1]!, found[2]!, found[3], found[4]) : undefined;
}

function printedDay(
  day: string,
  month: string,
  year: string | undefined,
  rest: string | undefined,
): PrintedDay | undefined {
  const time = rest === undefined ? '' : readPrintedTime(rest);
  if (time === undefined) return undefined;
  const full = year === undefined ? undefined : Number(year.length === 2 ? `20${year}` : year);
  return { day: Number(day), month: Number(month), year: full, time };
}

/** 9:05, 09:05:07, 9:05:07 SA/CH, AM/PM → hh:mm:ss; empty stays empty; undefined when it is no time. */
export function readPrintedTime(cell: string): string | undefined {
  const text = cell.trim();
  if (text === '') return '';
  const found = /^(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?(?: ?(SA|CH|AM|PM))?$/i.exec(text);
  if (!found) return undefined;
  const half = found[4]?.toUpperCase();
  let hour = Number(found[1]);
  if (half === 'CH' || half === 'PM') hour = (hour % 12) + 12;
  else if (half) hour %= 12;
  const [minute, second] = [Number(found[2]), Number(found[3] ?? '0')];
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  return [hour, minute, second].map((part) => String(part).padStart(2, '0')).join(':');
}

/**
 * The day with its year. A year that is not printed is the period's: of a period over New Year the one in which the
 * day lies within it. Returns undefined when the calendar has no such day or no year is known.
 */
export function completeDay(
  printed: PrintedDay,
  period: { from?: DateVn; to?: DateVn; year?: number },
): DateVn | undefined {
  if (printed.year !== undefined) return makeDate(printed.year, printed.month, printed.day);
  const years = [period.from, period.to].flatMap((day) => (day ? [Number(day.slice(0, 4))] : []));
  for (const year of years) {
    const date = makeDate(year, printed.month, printed.day);
    if (date && date >= (period.from ?? date) && date <= (period.to ?? date)) return date;
  }
  const fallback = period.year ?? years[0];
  return fallback === undefined ? undefined : makeDate(fallback, printed.month, printed.day);
}

/**
 * A number of a workbook as the text a person sees: days by their format, figures without what floats add.
 * Owns: serial days of both calendars of Excel, codes with zeros in front, fifteen figures as Excel shows them.
 * Refuses to guess from a value whether it is a day: only the format of its cell says so.
 */
import { type DateVn, formatDateVn, makeDate } from '@/lib/kernel/dates';

export type NumberKind = 'plain' | 'day' | 'time' | Readonly<{ zeros: number }>;

const DAY_MS = 86_400_000;
/** Excel believes in 29/02/1900; from 1 March 1900 on its days are these. */
const FIRST_TRUE_DAY = 61;
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);

/** Built-in formats of ECMA-376, 18.8.30, with the East Asian days. */
const DAY_FORMATS = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58,
]);
const TIME_FORMATS = new Set([18, 19, 20, 21, 32, 33, 45, 46, 47]);

/** What a number format makes of a number. `code` is the format as the workbook writes it, when it has its own. */
export function numberKind(id: number, code: string | undefined): NumberKind {
  if (code === undefined) return DAY_FORMATS.has(id) ? 'day' : TIME_FORMATS.has(id) ? 'time' : 'plain';
  const [first = ''] = code.replace(/"[^"]*"?|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '').split(';');
  if (/^0{2,20}$/.test(first)) return { zeros: first.length };
  if (/general/i.test(first) || /[#0?]/.test(first.replace(/[sS]\.0+/g, ''))) return 'plain';
  if (/[dy]/i.test(first)) return 'day';
  return /[hs]/i.test(first) ? 'time' : /m/i.test(first) ? 'day' : 'plain';
}

/** The day of a serial number, or undefined where the calendar has none. */
export function serialDay(serial: number, is1904: boolean): DateVn | undefined {
  if (!Number.isFinite(serial) || serial < 0 || serial >= 100_000) return undefined;
  const whole = Math.floor(serial);
  if (!is1904 && (whole === 0 || whole === FIRST_TRUE_DAY - 1)) return undefined;
  const shift = !is1904 && whole < FIRST_TRUE_DAY ? 1 : 0;
  const day = new Date((is1904 ? EPOCH_1904 : EPOCH_1900) + (whole + shift) * DAY_MS);
  return makeDate(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate());
}

/** The text of a number: "02/07/2019", "09:12", "0912000111", "500000", "1,5". */
export function numberText(value: string, kind: NumberKind, is1904: boolean): string {
  if (kind === 'day') {
    const day = serialDay(Number(value), is1904);
    const clock = clockText(Number(value));
    if (day !== undefined) return clock === '00:00' ? formatDateVn(day) : `${formatDateVn(day)} ${clock}`;
  }
  if (kind === 'time' && Number(value) >= 0 && Number(value) < 1) return clockText(Number(value));
  const plain = plainNumber(value);
  return typeof kind === 'object' && /^\d+$/.test(plain) ? plain.padStart(kind.zeros, '0') : plain;
}

function clockText(serial: number): string {
  const minutes = Math.round((serial - Math.floor(serial)) * 1440) % 1440;
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/**
 * Fifteen figures, no exponent, a comma before decimals as Vietnamese writes it. Exactly three decimals get a zero
 * behind: "2,125" would be read as two thousand one hundred and twenty-five.
 */
function plainNumber(value: string): string {
  if (/^-?\d{1,15}$/.test(value)) return value;
  if (!/^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d{1,3})?$/i.test(value) || value.length > 40) return value;
  const [figures = '0', exponent = '0'] = Number(value).toExponential(14).split('e');
  const digits = figures.replace(/[-.]/g, '');
  const point = Number(exponent) + 1;
  if (!Number.isFinite(point) || Math.abs(point) > 40) return value;
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0';
  const decimals = (point > 0 ? digits.slice(point) : '0'.repeat(-point) + digits).replace(/0+$/, '');
  const sign = Number(value) < 0 ? '-' : '';
  return sign + whole + (decimals ? `,${decimals.length === 3 ? `${decimals}0` : decimals}` : '');
}

/**
 * Days of business, in Việt Nam.
 *
 * Owns: `DateVn`, a calendar day written yyyy-mm-dd; what day it is in Việt Nam at an instant; how people type
 * days and how screens and papers print them.
 * Refuses: to look at a clock (the instant is given) and to keep a day as an instant: 31/12/2019 at 17:30 UTC
 * is already 01/01/2020 in Việt Nam, and a voucher dated by UTC lands in the wrong year.
 */
import { invariant } from './invariant';
import { foldTyped } from './names';

/** A real day of the calendar, yyyy-mm-dd, between 1900 and 2100. Strings compare in the order of days. */
export type DateVn = string;

const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;
const DAY_MS = 86_400_000;
/** Asia/Ho_Chi_Minh is UTC+7 all year; the country keeps no summer time. */
const VIETNAM_OFFSET_MS = 7 * 3_600_000;
/** No date anyone types is longer; longer texts are not read. */
const MAX_TEXT_LENGTH = 60;
/** A day without a year further ahead than this means last year's: in January, "28/12" is the December gone. */
const FURTHEST_AHEAD_DAYS = 183;

const pad = (value: number, width = 2) => String(value).padStart(width, '0');

/** The day with these numbers, or undefined when the calendar has no such day (30/2, 31/4, 29/2/2019). */
export function makeDate(year: number, month: number, day: number): DateVn | undefined {
  if (![year, month, day].every(Number.isInteger)) return undefined;
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12) return undefined;
  if (day < 1 || day > daysInMonth(year, month)) return undefined;
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
}

/** True when the text is a real day written yyyy-mm-dd. */
export function isDateVn(text: string): boolean {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return found !== null && makeDate(Number(found[1]), Number(found[2]), Number(found[3])) !== undefined;
}

/** The day it is in Việt Nam at an instant. */
export function todayVn(now: Date): DateVn {
  const date = inVietnam(now).toISOString().slice(0, 10);
  invariant(isDateVn(date), 'the instant lies within 1900 to 2100');
  return date;
}

/**
 * Reads a day as people type it: 2/7, 02.07.19, 2-7-2019, 02072019, 2019-07-02, "ngày 2 tháng 7 năm 2019",
 * "hôm nay", "hôm qua", "hôm kia", "ngày mai". The day always comes before the month.
 *
 * Without a year it is this year's day, or last year's when that lies more than half a year ahead. Two digits
 * of a year mean the 2000s, or the 1900s when that would be more than ten years ahead (a year of birth).
 *
 * @param today the day in Việt Nam, from `todayVn`
 * @returns undefined when the text is no day, or a day the calendar does not have
 */
export function parseDateVn(text: string, today: DateVn): DateVn | undefined {
  const trimmed = text.trim();
  if (trimmed.length > MAX_TEXT_LENGTH) return undefined;
  const typed = foldTyped(trimmed);
  const offset = NAMED_DAYS.get(typed);
  if (offset !== undefined) return addDays(today, offset);
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(typed);
  if (iso) return makeDate(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const found = DAY_FIRST.map((form) => form.exec(typed)).find((match) => match !== null);
  if (!found) return undefined;
  const [day, month] = [Number(found[1]), Number(found[2])];
  return found[3] === undefined
    ? nearestYear(day, month, today)
    : makeDate(fullYear(found[3], today), month, day);
}

const NAMED_DAYS: ReadonlyMap<string, number> = new Map([
  ['hom nay', 0],
  ['hom qua', -1],
  ['hom kia', -2],
  ['ngay mai', 1],
  ['ngay kia', 2],
]);

const DAY_FIRST = [
  /^(\d{1,2}) ?[-/.] ?(\d{1,2})(?: ?[-/.] ?(\d{4}|\d{2}))?$/,
  /^(\d{1,2}) (\d{1,2})(?: (\d{4}|\d{2}))?$/,
  /^(\d{2})(\d{2})(\d{4})$/,
  /^(?:ngay )?(\d{1,2}) thang (\d{1,2})(?:,? nam (\d{4}))?$/,
];

function nearestYear(day: number, month: number, today: DateVn): DateVn | undefined {
  const thisYear = makeDate(yearOf(today), month, day);
  if (thisYear === undefined || daysBetween(today, thisYear) <= FURTHEST_AHEAD_DAYS) return thisYear;
  return makeDate(yearOf(today) - 1, month, day);
}

function fullYear(digits: string, today: DateVn): number {
  const year = Number(digits);
  if (digits.length === 4) return year;
  return 2000 + year <= yearOf(today) + 10 ? 2000 + year : 1900 + year;
}

/** For screens: dd/MM/yyyy. */
export function formatDateVn(date: DateVn): string {
  const { year, month, day } = parts(date);
  return `${pad(day)}/${pad(month)}/${year}`;
}

/**
 * For papers: "ngày 02 tháng 7 năm 2019". Decree 30/2020 pads days below 10 and only the months 1 and 2,
 * where a stroke of the pen would make 11 or 12 of them.
 */
export function formatDateDocument(date: DateVn): string {
  const { year, month, day } = parts(date);
  return `ngày ${pad(day)} tháng ${month <= 2 ? pad(month) : month} năm ${year}`;
}

/**
 * An instant on the clocks of Việt Nam: "09:12 02/07/2019".
 * @param instant a Date, or ISO text that names its zone ("Z" or an offset)
 * @throws InvariantError for text without a zone, whose meaning would depend on the machine
 */
export function formatInstantVn(instant: string | Date): string {
  const local = inVietnam(typeof instant === 'string' ? parseInstant(instant) : instant);
  return `${pad(local.getUTCHours())}:${pad(local.getUTCMinutes())} ${formatDateVn(local.toISOString().slice(0, 10))}`;
}

/** The instant moved so that its UTC fields read as the clocks of Việt Nam do. */
function inVietnam(instant: Date): Date {
  invariant(!Number.isNaN(instant.getTime()), 'the instant is a real one');
  return new Date(instant.getTime() + VIETNAM_OFFSET_MS);
}

const INSTANT = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(?:Z|([+-]\d\d):?(\d\d)?)$/;

/** Reads what JavaScript and PostgreSQL write ("…T02:12:00.000Z", "2019-07-02 02:12:00+00"). */
function parseInstant(text: string): Date {
  const found = INSTANT.exec(text);
  invariant(found, 'an instant is ISO text with its zone');
  const [, day, time, hours, minutes] = found;
  return new Date(`${day}T${time}${hours === undefined ? 'Z' : `${hours}:${minutes ?? '00'}`}`);
}

/** The day `days` later (earlier when negative). */
export function addDays(date: DateVn, days: number): DateVn {
  const moved = new Date((dayNumber(date) + days) * DAY_MS).toISOString().slice(0, 10);
  invariant(isDateVn(moved), 'the day lies within 1900 to 2100');
  return moved;
}

/** The same day `months` later, or that month's last day where it is shorter (31/1 + 1 month = 28/2). */
export function addMonths(date: DateVn, months: number): DateVn {
  const { year, month, day } = parts(date);
  const index = year * 12 + (month - 1) + months;
  const [newYear, newMonth] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  const moved = makeDate(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth)));
  invariant(moved, 'the day lies within 1900 to 2100');
  return moved;
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: DateVn, to: DateVn): number {
  return dayNumber(to) - dayNumber(from);
}

/** Negative, zero or positive, as the first day is before, the same as or after the second. */
export function compareDates(a: DateVn, b: DateVn): number {
  return daysBetween(b, a);
}

/** First day of the month. */
export function startOfMonth(date: DateVn): DateVn {
  return `${date.slice(0, 7)}-01`;
}

/** Last day of the month. */
export function endOfMonth(date: DateVn): DateVn {
  const { year, month } = parts(date);
  return `${date.slice(0, 7)}-${pad(daysInMonth(year, month))}`;
}

/** Calendar year, which is also the association's financial year. */
export function yearOf(date: DateVn): number {
  return parts(date).year;
}

/** Month, 1 to 12. */
export function monthOf(date: DateVn): number {
  return parts(date).month;
}

function parts(date: DateVn): { year: number; month: number; day: number } {
  invariant(isDateVn(date), 'a DateVn is a real day written yyyy-mm-dd');
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

function dayNumber(date: DateVn): number {
  const { year, month, day } = parts(date);
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

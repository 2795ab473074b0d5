/**
 * School years, written "2018–2019".
 *
 * Owns: which school year a day belongs to, and how people type one.
 * Refuses: to stand for the financial year, which is the calendar year. An award carries both: Tết 2019 is
 * school year 2018–2019 and financial year 2019.
 */
import { type DateVn, monthOf, yearOf } from './dates';
import { invariant } from './invariant';
import { foldTyped } from './names';

/** Two consecutive years with an en dash between them. */
export type SchoolYear = string;

const FIRST_START = 1945;
const LAST_START = 2099;
/** The administrative year turns on 1 August; a ministry plan that says otherwise is passed as `firstMonth`. */
const DEFAULT_FIRST_MONTH = 8;

/** The school year that begins in this calendar year. */
export function schoolYearFrom(startYear: number): SchoolYear {
  invariant(Number.isInteger(startYear), 'a school year begins in a whole year');
  invariant(
    startYear >= FIRST_START && startYear <= LAST_START,
    'a school year begins between 1945 and 2099',
  );
  return `${startYear}–${startYear + 1}`;
}

/** The school year of a day. @param firstMonth month in which a new one begins, 1 to 12 */
export function schoolYearOf(date: DateVn, firstMonth = DEFAULT_FIRST_MONTH): SchoolYear {
  return schoolYearFrom(monthOf(date) >= firstMonth ? yearOf(date) : yearOf(date) - 1);
}

/** The calendar year in which it begins. */
export function schoolYearStart(schoolYear: SchoolYear): number {
  const parsed = parseSchoolYear(schoolYear);
  invariant(parsed !== undefined, 'a school year is two consecutive years');
  return Number(parsed.slice(0, 4));
}

/**
 * Reads "2018-2019", "2018 – 2019", "2018/2019", "2018-19", "năm học 2018-2019".
 * @returns undefined unless it is two consecutive years
 */
export function parseSchoolYear(text: string): SchoolYear | undefined {
  const trimmed = text.trim();
  if (trimmed.length > 40) return undefined;
  const found = /^(?:nam hoc:? )?(\d{4}) ?[-–—−/] ?(\d{4}|\d{2})$/.exec(foldTyped(trimmed));
  if (!found) return undefined;
  const start = Number(found[1]);
  const end =
    found[2]?.length === 2 ? Math.floor((start + 1) / 100) * 100 + Number(found[2]) : Number(found[2]);
  const isConsecutive = end === start + 1 && start >= FIRST_START && start <= LAST_START;
  return isConsecutive ? schoolYearFrom(start) : undefined;
}

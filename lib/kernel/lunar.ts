/**
 * Lunar years, as far as the programme of a ceremony needs them: the name of the year, and the days of Tết.
 *
 * Owns: a fixed table of mùng 1 Tết in Việt Nam, 2015 to 2044, and the names of years.
 * Refuses: to calculate, and to guess outside the table. `Intl`'s Chinese calendar puts Tết 2027 and 2030 on
 * Beijing's day, which is not Việt Nam's.
 */
import { type DateVn, daysBetween, yearOf } from './dates';

const FIRST_TABLE_YEAR = 2015;

/** Mùng 1 Tết of 2015, 2016, … 2044 as month and day, ten years a row. */
const TET_DAYS: readonly string[] = [
  '02-19 02-08 01-28 02-16 02-05 01-25 02-12 02-01 01-22 02-10',
  '01-29 02-17 02-06 01-26 02-13 02-02 01-23 02-11 01-31 02-19',
  '02-08 01-28 02-15 02-04 01-24 02-12 02-01 01-22 02-10 01-30',
].flatMap((row) => row.split(' '));

const CAN = ['Canh', 'Tân', 'Nhâm', 'Quý', 'Giáp', 'Ất', 'Bính', 'Đinh', 'Mậu', 'Kỷ'] as const;
const CHI = ['Thân', 'Dậu', 'Tuất', 'Hợi', 'Tý', 'Sửu', 'Dần', 'Mão', 'Thìn', 'Tỵ', 'Ngọ', 'Mùi'] as const;

/** Days that still count as Tết on an invitation: "mùng 1 Tết" to "mùng 10 Tết". */
const DAYS_OF_TET = 10;

/** Mùng 1 Tết of a calendar year, or undefined outside 2015 to 2044. */
export function firstDayOfTet(year: number): DateVn | undefined {
  const monthDay = TET_DAYS[year - FIRST_TABLE_YEAR];
  return monthDay === undefined ? undefined : `${year}-${monthDay}`;
}

/** The name of the lunar year that begins with Tết of a calendar year: 2019 is "Kỷ Hợi". */
export function canChi(lunarYear: number): string {
  return `${CAN[((lunarYear % 10) + 10) % 10]} ${CHI[((lunarYear % 12) + 12) % 12]}`;
}

/**
 * The name of the lunar year a day lies in; until Tết it is the year before: 20/01/2019 is still "Mậu Tuất".
 * @returns undefined before Tết 2015 and after 2044
 */
export function lunarYearLabel(date: DateVn): string | undefined {
  const year = yearOf(date);
  const tet = firstDayOfTet(year);
  if (tet === undefined) return undefined;
  if (daysBetween(tet, date) >= 0) return canChi(year);
  return firstDayOfTet(year - 1) === undefined ? undefined : canChi(year - 1);
}

/** Which day of Tết it is, 1 to 10, or undefined on other days and outside the table. */
export function lunarDayOfTet(date: DateVn): number | undefined {
  const tet = firstDayOfTet(yearOf(date));
  if (tet === undefined) return undefined;
  const day = daysBetween(tet, date) + 1;
  return day >= 1 && day <= DAYS_OF_TET ? day : undefined;
}

/** "mùng 5 Tết Kỷ Hợi" on the days of Tết, else undefined. */
export function tetDayLabel(date: DateVn): string | undefined {
  const day = lunarDayOfTet(date);
  return day === undefined ? undefined : `mùng ${day} Tết ${lunarYearLabel(date)}`;
}

/**
 * What the programme of a ceremony says beside the date: "mùng 5 Tết, xuân Kỷ Hợi 2019" on the days of Tết,
 * "năm Kỷ Hợi" on other days, and nothing outside the table, where somebody types it.
 */
export function festivalLabel(date: DateVn): string {
  const year = lunarYearLabel(date);
  if (year === undefined) return '';
  const day = lunarDayOfTet(date);
  return day === undefined ? `năm ${year}` : `mùng ${day} Tết, xuân ${year} ${yearOf(date)}`;
}

/**
 * A round of last year as the beginning of this year's: everything moves by one year, nothing else changes. Pure.
 * Refuses to open anything: what it makes stands in the boxes of the form, to be looked through.
 */
import { addMonths, type DateVn } from '@/lib/kernel/dates';
import { type SchoolYear, schoolYearFrom, schoolYearStart } from '@/lib/kernel/school-year';

export interface YearOfRound {
  name: string;
  schoolYear: SchoolYear;
  fiscalYear: number;
  deadlineOn: DateVn;
}

/** The same a year later; years written in the name move too: "Tết khuyến học 2027" becomes "Tết khuyến học 2028". */
export function nextYear(round: YearOfRound): YearOfRound {
  return {
    name: round.name.replaceAll(/(?<!\d)(?:19|20)\d\d(?!\d)/g, (year) => String(Number(year) + 1)),
    schoolYear: schoolYearFrom(schoolYearStart(round.schoolYear) + 1),
    fiscalYear: round.fiscalYear + 1,
    deadlineOn: addMonths(round.deadlineOn, 12),
  };
}

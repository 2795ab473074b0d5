/**
 * How long a list hangs on the wall and how long is left, pure. Calendar days, which everybody in a village can count.
 * Owns the last day. Refuses public holidays, which it does not know: whoever posts before Tết posts for longer.
 */
import { addDays, type DateVn, daysBetween } from '@/lib/kernel/dates';

/** Days a list may be posted; five unless somebody says otherwise. */
export const postingDays = { least: 3, most: 30, usual: 5 } as const;

/**
 * Last day of a posting. The first day is not counted, and a last day on a weekend moves to Monday
 * (Bộ luật Dân sự 2015, điều 147 and 148).
 */
export function postingEnd(fromOn: DateVn, days: number): DateVn {
  const last = addDays(fromOn, days);
  // Days since a Monday: 5 is Saturday, 6 is Sunday.
  const weekday = ((daysBetween('2018-01-01', last) % 7) + 7) % 7;
  return addDays(last, weekday < 5 ? 0 : 7 - weekday);
}

/** Where a day stands between the first and the last one; both count. */
export type PostingClock = { phase: 'ahead' | 'open' | 'over'; days: number };

/** Days until it begins, days left after today (0: today is the last), or days since it ended. */
export function postingClock(posting: { fromOn: DateVn; untilOn: DateVn }, today: DateVn): PostingClock {
  const [ahead, left] = [daysBetween(today, posting.fromOn), daysBetween(today, posting.untilOn)];
  if (ahead > 0) return { phase: 'ahead', days: ahead };
  return left >= 0 ? { phase: 'open', days: left } : { phase: 'over', days: -left };
}

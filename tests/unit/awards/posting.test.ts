/** The last day of a posting and how long is left: calendar days, and a weekend moves to Monday. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { postingClock, postingEnd } from '@/lib/awards/rules/posting';
import { addDays, daysBetween } from '@/lib/kernel/dates';

describe('the last day', () => {
  it.each([
    // Monday 28/01/2019 and five days: Saturday, so Monday.
    ['2019-01-28', 5, '2019-02-04'],
    ['2019-01-29', 5, '2019-02-04'],
    ['2019-01-30', 5, '2019-02-04'],
    ['2019-01-31', 5, '2019-02-05'],
    ['2019-12-30', 3, '2020-01-02'],
  ])('from %s, %i days: %s', (from, days, last) => {
    expect(postingEnd(from, days)).toBe(last);
  });

  it('is never earlier than promised, never on a weekend, at most two days later', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 3, max: 30 }), (start, days) => {
        const from = addDays('1990-01-01', start);
        const last = postingEnd(from, days);
        const more = daysBetween(from, last) - days;
        expect(more).toBeGreaterThanOrEqual(0);
        expect(more).toBeLessThanOrEqual(2);
        expect([0, 6]).not.toContain(new Date(`${last}T00:00:00Z`).getUTCDay());
      }),
    );
  });
});

describe('the clock', () => {
  const posting = { fromOn: '2019-01-28', untilOn: '2019-02-04' };
  it.each([
    ['2019-01-26', 'ahead', 2],
    ['2019-01-28', 'open', 7],
    ['2019-02-04', 'open', 0],
    ['2019-02-05', 'over', 1],
  ])('on %s: %s, %i', (today, phase, days) => {
    expect(postingClock(posting, today)).toEqual({ phase, days });
  });
});

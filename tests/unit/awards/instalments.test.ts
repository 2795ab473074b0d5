/** Splitting an award and reading the forms of instalments: sums exact, days on the calendar, nothing half said. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dueDays,
  type Instalment,
  instalmentAmounts,
  nextToCheck,
  sumByState,
} from '@/lib/awards/rules/instalments';
import { checksForm, planForm } from '@/lib/awards/schema/instalment-forms';

describe('instalments', () => {
  it('add up to the award whatever it is, in whole thousands but the last, which is never the smallest', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 24 }), fc.bigInt(0n, 10n ** 12n), (parts, more) => {
        const total = BigInt(parts) * 1000n + more;
        const amounts = instalmentAmounts(total, parts);
        expect(amounts).toHaveLength(parts);
        expect(amounts.reduce((sum, one) => sum + one, 0n)).toBe(total);
        expect(new Set(amounts.slice(0, -1)).size).toBe(1);
        expect(amounts[0]! % 1000n).toBe(0n);
        expect(amounts[0]! > 0n && amounts.at(-1)! >= amounts[0]!).toBe(true);
      }),
    );
  });

  it('are due on the last day of a month that is too short', () => {
    expect(dueDays('2026-10-31', 5, 1)).toEqual([
      ...['2026-10-31', '2026-11-30', '2026-12-31'],
      ...['2027-01-31', '2027-02-28'],
    ]);
    expect(dueDays('2026-09-05', 2, 6)).toEqual(['2026-09-05', '2027-03-05']);
  });

  it('the first that waits is checked next, and the sums go by state', () => {
    const one = (number: number, state: Instalment['state']): Instalment => ({
      ...{ number, state, dueOn: '2026-09-05', amountVnd: 333_000n },
    });
    const list = [one(1, 'paid'), one(2, 'checked'), one(3, 'waiting'), one(4, 'waiting')];
    expect(nextToCheck(list)?.number).toBe(3);
    expect(nextToCheck([one(1, 'paid'), one(2, 'stopped')])).toBeUndefined();
    expect(sumByState(list)).toMatchObject({ paid: 333_000n, waiting: 666_000n, stopped: 0n });
  });
});

describe('the forms', () => {
  const head = { round: 'dot-mot', roundId: '7', today: '2026-11-28', seenOn: '27/11/2026' };
  const problems = (form: object) =>
    checksForm.safeParse({ ...head, ...form }).error?.issues.map(({ path, message }) => [path[0], message]);

  it('read the rows that were filled in and leave the others', () => {
    const read = checksForm.parse({
      ...head,
      ...{
        'outcome-5-2': 'holds',
        'paperKind-5-2': 'reportCard',
        'paperNumber-5-2': ' 12/HB ',
        'reason-5-2': 'x',
      },
      ...{ 'outcome-6-1': '', 'paperKind-6-1': 'reportCard' },
      ...{ 'outcome-8-3': 'fails', 'paperKind-8-3': 'none', 'reason-8-3': 'Nghỉ học' },
    });
    expect(read).toEqual({
      ...{ round: 'dot-mot', roundId: 7, seenOn: '2026-11-27' },
      checks: [
        {
          ...{ awardId: 5, number: 2, outcome: 'holds', paperKind: 'reportCard' },
          ...{ paperNumber: '12/HB', reason: '' },
        },
        {
          ...{ awardId: 8, number: 3, outcome: 'fails', paperKind: 'none' },
          ...{ paperNumber: '', reason: 'Nghỉ học' },
        },
      ],
    });
  });

  it('refuse nothing at all, a "no longer" without a reason, and results without a paper', () => {
    expect(problems({ 'outcome-6-1': '' })).toEqual([['seenOn', 'awards.nothingChecked']]);
    expect(problems({ 'outcome-5-2': 'fails', 'paperKind-5-2': 'none' })).toContainEqual([
      ...['reason-5-2', 'fields.required'],
    ]);
    expect(problems({ 'outcome-5-2': 'holds', 'paperKind-5-2': 'none' })).toContainEqual([
      ...['paperKind-5-2', 'awards.paperNeeded'],
    ]);
    expect(problems({ 'outcome-5-2': 'maybe', 'paperKind-5-2': 'none' })).toContainEqual([
      ...['outcome-5-2', 'fields.invalid'],
    ]);
  });

  it('the plan needs all three, within limits', () => {
    const plan = { round: 'dot-mot', roundId: '7', today: '2026-11-28' };
    const filled = { parts: '12', firstDueOn: '5/12/2026', monthsApart: '1' };
    expect(planForm.parse({ ...plan, ...filled })).toMatchObject({ parts: 12, firstDueOn: '2026-12-05' });
    for (const wrong of [
      { parts: '1' },
      { parts: '25' },
      { monthsApart: '0' },
      { firstDueOn: '30/2/2027' },
      { parts: '' },
    ])
      expect(planForm.safeParse({ ...plan, ...filled, ...wrong }).success, JSON.stringify(wrong)).toBe(false);
  });
});

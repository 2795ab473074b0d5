import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  attainment,
  payOldestFirst,
  pledgeTotal,
  progressByYear,
  progressOf,
  splitInstalments,
} from '@/lib/campaigns/rules';

describe('attainment', () => {
  it('is never a division by zero, and never rounds up to done', () => {
    expect(attainment(5n, 0n)).toBeNull();
    expect(attainment(99_999n, 100_000n)).toBe(999);
    expect(attainment(150n, 100n)).toBe(1500);
    expect(progressOf(100n, 130n)).toMatchObject({ arrearsVnd: 0n, permille: 1300 });
  });
});

describe('progressByYear', () => {
  const targets = [
    { year: 2018, unitId: 1, amountVnd: 10n },
    { year: 2018, unitId: 2, amountVnd: 10n },
    { year: 2019, unitId: null, amountVnd: 5n },
  ];
  const gifts = [
    { year: 2018, unitId: 1, amountVnd: 25n },
    { year: 2019, unitId: 7, amountVnd: 2n },
    { year: 2021, unitId: 1, amountVnd: 3n },
  ];
  const years = progressByYear({ fromYear: 2018, toYear: 2020 }, targets, gifts);

  it('has every year of the scheme and every year in which money came', () => {
    expect(years.map(({ year, collectedVnd }) => [year, collectedVnd])).toEqual([
      ...[
        [2018, 25n],
        [2019, 2n],
        [2020, 0n],
        [2021, 3n],
      ],
    ]);
  });

  it('what one unit gave too much does not pay for another', () => {
    expect(years[0]).toMatchObject({ targetVnd: 20n, collectedVnd: 25n, arrearsVnd: 10n });
  });

  it('money of a unit without any target counts under everybody else', () => {
    expect(years[1]!.units).toMatchObject([
      { unitId: null, targetVnd: 5n, collectedVnd: 2n, arrearsVnd: 3n },
    ]);
  });
});

describe('payOldestFirst', () => {
  const instalments = [
    { dueOn: '2019-06-30', amountVnd: 50n },
    { dueOn: '2018-06-30', amountVnd: 50n },
    { dueOn: '2020-06-30', amountVnd: 50n },
  ];

  it('says paid, partly, due and overdue by days', () => {
    const states = (paidVnd: bigint, today: string) =>
      payOldestFirst(instalments, paidVnd, today).map(({ state, overdueDays }) => [state, overdueDays]);
    expect(states(70n, '2019-06-30')).toEqual([
      ...[
        ['paid', 0],
        ['partly', 0],
        ['due', 0],
      ],
    ]);
    expect(states(70n, '2019-07-01')).toEqual([
      ...[
        ['paid', 0],
        ['overdue', 1],
        ['due', 0],
      ],
    ]);
    expect(states(0n, '2018-07-30')[0]).toEqual(['overdue', 30]);
  });

  it('neither loses nor makes money, whatever was paid', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 150n), (paid) => {
        const spread = payOldestFirst(instalments, paid, '2019-01-01');
        expect(spread.reduce((total, one) => total + one.paidVnd, 0n)).toBe(paid);
        expect(spread.reduce((total, one) => total + one.openVnd, 0n)).toBe(150n - paid);
      }),
    );
  });
});

describe('splitInstalments', () => {
  it('adds up to the đồng, and stays on the last day of a shorter month', () => {
    const parts = splitInstalments(1_000_000n, { count: 3, firstDueOn: '2020-01-31', everyMonths: 1 });
    expect(parts.map(({ dueOn, amountVnd }) => [dueOn, amountVnd])).toEqual([
      ...[
        ['2020-01-31', 333_333n],
        ['2020-02-29', 333_333n],
        ['2020-03-31', 333_334n],
      ],
    ]);
    expect(pledgeTotal(parts)).toBe(1_000_000n);
  });

  it('a total too small for its parts is no pledge', () => {
    const parts = splitInstalments(2n, { count: 3, firstDueOn: '2020-01-31', everyMonths: 12 });
    expect(() => pledgeTotal(parts)).toThrowError('campaigns.instalmentsDoNotAddUp');
  });
});

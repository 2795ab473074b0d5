/** What is typed about places and rates is reckoned as the page of the round reckons it. */
import { describe, expect, it } from 'vitest';
import { leftOf, overBy, plannedAsTyped, unitWithoutRoom } from '@/lib/awards/rules/budget';

const facts = {
  plannedVnd: 2_000_000n,
  approvedVnd: 500_000n,
  decidedVnd: 500_000n,
  availableVnd: 1_500_000n,
};

describe('the money of a round', () => {
  it('goes beyond the fund by what is left and approved; what is decided is out of the fund', () => {
    expect(leftOf(facts)).toBe(1_000_000n);
    expect(overBy(facts)).toBe(0n);
    expect(overBy({ ...facts, plannedVnd: 2_000_001n })).toBe(1n);
    expect(overBy({ ...facts, availableVnd: 1_400_000n })).toBe(100_000n);
    expect(leftOf({ ...facts, plannedVnd: 900_000n })).toBe(0n);
  });

  it('is planned from what can be read, as people type it', () => {
    expect(
      plannedAsTyped([
        { quota: '3', rate: '500k' },
        { quota: ' 2 ', rate: '1tr2' },
      ]),
    ).toBe(3_900_000n);
    for (const half of [
      { quota: '', rate: '500k' },
      { quota: '3', rate: '' },
      { quota: '3', rate: '1.5' },
      { quota: 'ba', rate: '500k' },
    ])
      expect(plannedAsTyped([half])).toBe(0n);
  });
});

it('a unit has no room once it has handed in what it is asked for, however its name is written', () => {
  const units = [
    { unit: 'Trường THCS Mẫu', categoryId: 1, quota: 2, files: 2 },
    { unit: 'Thôn Hai', categoryId: 1, quota: 2, files: 1 },
  ];
  expect(unitWithoutRoom(units, 'truong thcs mau', 1)).toBe(units[0]);
  expect(unitWithoutRoom(units, 'Trường THCS Mẫu', 2)).toBeUndefined();
  expect(unitWithoutRoom(units, 'Thôn Hai', 1)).toBeUndefined();
  expect(unitWithoutRoom(units, '', 1)).toBeUndefined();
});

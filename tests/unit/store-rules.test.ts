/** The store: the running value after every paper, the value of pieces, and the boxes that ask how many. */
import { describe, expect, it } from 'vitest';
import { assignGoodsForm, takeField } from '@/lib/payments/schema/goods-take';
import { differenceOf, kindsOf, leftOf, runningStock, valueOfPieces } from '@/lib/store/rules';

it('ten contracts in and seven out leave three, and the sums say the same', () => {
  const { rows, sums } = runningStock([{ changeVnd: 6_500_000n }, { changeVnd: -4_550_000n }]);
  expect(rows.map((row) => row.leftVnd)).toEqual([6_500_000n, 1_950_000n]);
  expect(sums).toEqual({ inVnd: 6_500_000n, outVnd: 4_550_000n, leftVnd: 1_950_000n });
});

it('an empty store has nothing in, out or left', () => {
  expect(runningStock([])).toEqual({ rows: [], sums: { inVnd: 0n, outVnd: 0n, leftVnd: 0n } });
});

it('pieces taken one by one are worth exactly the gift, whatever the remainder', () => {
  for (const [quantity, amountVnd] of [
    [7, 1_000_000n],
    [3, 100n],
    [5, 3n],
    [1, 650_000n],
  ] as const) {
    const lot = { quantity, amountVnd, takenQuantity: 0, takenVnd: 0n };
    const values = Array.from({ length: quantity }, () => {
      const value = valueOfPieces(lot, 1);
      lot.takenQuantity += 1;
      lot.takenVnd += value;
      return value;
    });
    expect(values.reduce((sum, value) => sum + value, 0n)).toBe(amountVnd);
    expect(new Set(values.slice(0, -1)).size).toBeLessThanOrEqual(1);
    expect(leftOf(lot)).toEqual({ quantity: 0, valueVnd: 0n });
    expect(() => valueOfPieces(lot, 1)).toThrow('store.tooMany');
  }
});

it('an empty box takes nothing, a number takes so many, and anything else is told at its box', () => {
  const form = { orderId: '4', [takeField(7)]: ' 2 ', [takeField(8)]: '', [takeField(9)]: '0', taken: '5' };
  expect(assignGoodsForm.parse(form)).toEqual({ orderId: 4, items: [{ contributionId: 7, quantity: 2 }] });
  for (const typed of ['-1', '1,5', 'hai', '100000']) {
    const read = assignGoodsForm.safeParse({ orderId: '4', [takeField(7)]: typed });
    expect(read.error?.issues.map((issue) => issue.path)).toEqual([['take7']]);
  }
});

describe('kinds and stocktakes', () => {
  it('one name written with other marks or capitals is one kind, named as it was first written', () => {
    const gifts = [
      { id: 3, label: 'xe đạp' },
      { id: 4, label: 'Bộ sách' },
      { id: 9, label: 'XE ĐẠP' },
    ];
    expect(kindsOf(gifts)).toEqual([
      { label: 'Bộ sách', ids: [4] },
      { label: 'xe đạp', ids: [3, 9] },
    ]);
  });

  it('a blank has no difference, a zero takes all that was booked, any other piece its recorded value', () => {
    const item = { bookedQuantity: 7, bookedVnd: 1_000_000n, pieceVnd: 142_857n };
    expect(differenceOf({ ...item, countedQuantity: null })).toBeNull();
    expect(differenceOf({ ...item, countedQuantity: 0 })).toEqual({ quantity: -7, valueVnd: -1_000_000n });
    expect(differenceOf({ ...item, countedQuantity: 6 })).toEqual({ quantity: -1, valueVnd: -142_857n });
    expect(differenceOf({ ...item, countedQuantity: 9 })).toEqual({ quantity: 2, valueVnd: 285_714n });
    expect(differenceOf({ ...item, countedQuantity: 7 })).toEqual({ quantity: 0, valueVnd: 0n });
  });
});

/** Desks: what lies in the box, what the opening form takes, and what the record of the count says. */
import { describe, expect, it } from 'vitest';
import { type DeskGift, deskTotals } from '@/lib/desks/rules';
import { countDeskForm, openDeskForm } from '@/lib/desks/schema';
import { type DeskCountInput, deskCountSheet } from '@/lib/documents/desk-count';
import { readPages } from '../documents/read-paper';

const gift = (
  amountVnd: bigint,
  status: DeskGift['status'] = 'posted',
  method: DeskGift['method'] = 'cash',
) => ({ amountVnd, status, method });

describe('deskTotals', () => {
  it('adds cash that stands or waits to the float, and keeps transfers and goods apart', () => {
    const gifts = [
      ...[gift(500_000n), gift(200_000n, 'waiting'), gift(1_000_000n, 'posted', 'transfer')],
      ...[gift(300_000n, 'posted', 'inKind'), gift(700_000n, 'voided'), gift(900_000n, 'withdrawn')],
    ];
    expect(deskTotals(100_000n, gifts)).toEqual({
      ...{ giftCount: 4, waitingCount: 1, cashVnd: 700_000n },
      ...{ transferVnd: 1_000_000n, inKindVnd: 300_000n, boxVnd: 800_000n },
    });
  });

  it('an empty desk holds its float', () => {
    expect(deskTotals(50_000n, []).boxVnd).toBe(50_000n);
  });
});

describe('the forms', () => {
  const form = { place: ' Hội trường ', fundId: '3', heldOn: '2/7', today: '2026-07-02' };

  it('an empty float is 0, a float is an amount, and the day is read against the page', () => {
    expect(openDeskForm.parse(form)).toEqual({
      ...{ place: 'Hội trường', fundId: 3, campaignId: null, heldOn: '2026-07-02', floatVnd: 0n },
    });
    expect(openDeskForm.parse({ ...form, float: '500k', campaignId: '7' })).toMatchObject({
      ...{ floatVnd: 500_000n, campaignId: 7 },
    });
  });

  it.each([
    [{ float: '1.5' }, 'float'],
    [{ float: 'nhiều' }, 'float'],
    [{ place: '  ' }, 'place'],
    [{ place: 'x'.repeat(121) }, 'place'],
    [{ heldOn: '31/2' }, 'heldOn'],
    [{ fundId: '' }, 'fundId'],
  ])('refuses %j at its field', (change, field) => {
    const issues = openDeskForm.safeParse({ ...form, ...change }).error?.issues ?? [];
    expect(issues.map(({ path }) => path[0])).toEqual([field]);
  });

  it('a count may carry notes, a total and a reason', () => {
    expect(countDeskForm.parse({ deskId: '4', to500000: '2', reason: 'trả nhầm' })).toMatchObject({
      ...{ deskId: 4, to500000: '2', to1000: '', cashTotal: '', reason: 'trả nhầm' },
    });
  });
});

describe('the record of a desk', () => {
  const input: DeskCountInput = {
    issuer: { name: 'Hội Khuyến học xã Ngọc Lặc', address: 'Xã Ngọc Lặc', place: 'Ngọc Lặc' },
    ...{ place: 'Hội trường xã', heldOn: '2026-09-05', fundName: 'Quỹ chung', floatVnd: 100_000n },
    rows: [
      { donor: 'Cơ quan A', voucher: 'PT 01/2026', method: 'cash', amountVnd: 500_000n },
      { donor: 'Công ty B', voucher: 'BC 01/2026', method: 'transfer', amountVnd: 2_000_000n },
    ],
    count: {
      ...{ cashVnd: 500_000n, countedVnd: 580_000n, reason: 'trả nhầm tiền thừa' },
      notes: [
        { note: 500_000, sheets: 1 },
        { note: 20_000, sheets: 4 },
      ],
    },
    signers: { cashier: 'Bùi Thị Hoa', accountant: 'Lê Phương Trâm' },
  };

  it('names gifts, notes, the difference with its reason, and three to sign, on one page', () => {
    const [page, ...more] = readPages('desk-count', deskCountSheet(input));
    expect(more).toEqual([]);
    for (const words of [
      ...['BIÊN BẢN KIỂM ĐẾM', 'Cơ quan A', 'PT 01/2026', '2.500.000', '20.000', '80.000'],
      ...['600.000', '580.000', 'Thiếu 20.000', 'trả nhầm tiền thừa', 'Bùi Thị Hoa', 'Người chứng kiến'],
      'Năm trăm tám mươi nghìn đồng',
    ])
      expect(page).toContain(words);
  });

  it('before the count it is a list, and says so', () => {
    const [page] = readPages('desk-count', deskCountSheet({ ...input, count: undefined }));
    expect(page).toContain('BẢNG KÊ TẠM');
    expect(page).not.toContain('Đếm được');
  });

  it('goes on over pages and signs on the last', () => {
    const rows = Array.from({ length: 120 }, () => input.rows[0]!);
    const pages = readPages('desk-count', deskCountSheet({ ...input, rows }));
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.at(-1)).toContain('Người chứng kiến');
  });

  it('refuses notes that are not what was counted', () => {
    const count = { ...input.count!, countedVnd: 580_001n };
    expect(() => deskCountSheet({ ...input, count })).toThrow();
    expect(() => deskCountSheet({ ...input, count: { ...count, notes: [] } })).not.toThrow();
  });
});

import { describe, expect, test } from 'vitest';
import {
  type CandidateVoucher,
  natureOf,
  type OpenLine,
  senderIn,
  suggestMatches,
} from '@/lib/statements/rules/suggest';

const line = (lineId: number, part: Partial<OpenLine> = {}): OpenLine => ({
  ...{
    lineId,
    occurredOn: '2024-09-10',
    restVnd: 200_000n,
    memo: '',
    counterparty: '',
    knownDonorId: null,
    ruled: null,
  },
  ...part,
});
const voucher = (voucherId: number, part: Partial<CandidateVoucher> = {}): CandidateVoucher => ({
  ...{ voucherId, reference: `BC ${voucherId}/2024`, occurredOn: '2024-09-10', restVnd: 200_000n },
  ...{ partyId: null, partyName: '', bankMemo: '', orderLineId: null },
  ...{ purpose: 'expense', incomeKind: null, fundId: 1, otherAccountId: 642, reportKey: 'administration' },
  ...part,
});
/** A stand-in for the reader of memo codes: words of the form MA1, MA2 … */
const codesOf = (text: string) => text.match(/MA\d/g) ?? [];
const suggest = (lines: OpenLine[], vouchers: CandidateVoucher[]) =>
  suggestMatches(lines, vouchers, codesOf).map((one) => [
    one.lineId,
    one.voucher.voucherId,
    one.reason,
    one.isCertain,
  ]);

describe('suggestMatches', () => {
  test('a memo code wins over a nearer voucher of the same amount, and is certain', () => {
    const far = voucher(1, { occurredOn: '2024-09-25', bankMemo: 'MA1' });
    expect(suggest([line(1, { memo: 'CT MA1 ung ho' })], [voucher(2), far])).toEqual([
      [1, 1, 'memoCode', true],
    ]);
    expect(suggest([line(1, { memo: 'MA1' })], [voucher(1, { bankMemo: 'MA1', restVnd: 1n })])).toEqual([]);
    expect(suggest([line(1, { memo: 'MA2' })], [far])).toEqual([]);
  });

  test('amount, day and name: found through lost tones, broken lines and glued words', () => {
    const named = voucher(1, { partyName: 'Nguyễn Thị Hoà', occurredOn: '2024-09-12' });
    expect(suggest([line(1, { memo: 'MBVCB.12.NGUYEN THI\nHOA chuyen tien' })], [named])).toEqual([
      [1, 1, 'amountDayName', true],
    ]);
    expect(suggest([line(1, { counterparty: 'NGUYENTHIHOA – A/C' })], [named])).toEqual([
      [1, 1, 'amountDayName', true],
    ]);
  });

  test('amount and day alone are never certain; further away is nothing', () => {
    expect(suggest([line(1)], [voucher(1)])).toEqual([[1, 1, 'amountDay', false]]);
    expect(suggest([line(1)], [voucher(1, { occurredOn: '2024-09-15' })])).toEqual([]);
    expect(suggest([line(1, { restVnd: -200_000n })], [voucher(1)])).toEqual([]);
  });

  test('the order prepared from a line is certain whatever the day; no other line is offered its voucher', () => {
    const late = voucher(1, { occurredOn: '2024-11-30', orderLineId: 1, bankMemo: 'MA1' });
    expect(suggest([line(1, { memo: 'MA1' })], [late, voucher(2, { partyName: 'Kho Bạc Mẫu' })])).toEqual([
      [1, 1, 'orderOfLine', true],
    ]);
    expect(suggest([line(2, { memo: 'MA1' })], [voucher(1, { orderLineId: 1, bankMemo: 'MA1' })])).toEqual(
      [],
    );
    expect(suggest([line(1)], [voucher(1, { orderLineId: 1, restVnd: 199_999n })])).toEqual([]);
  });

  test('a rule stands between the name and history, finds only what it says, and is never certain', () => {
    const ruled = { kind: 'order', fundId: 1, expenseAccountId: 642 } as const;
    const known = voucher(2, { partyId: 7, otherAccountId: 811 });
    expect(suggest([line(1, { ruled, knownDonorId: 7 })], [known, voucher(1)])).toEqual([
      [1, 1, 'rule', false],
    ]);
    const named = voucher(3, { partyName: 'Cửa hàng Mẫu' });
    expect(suggest([line(1, { ruled, memo: 'CUA HANG MAU' })], [voucher(1), named])).toEqual([
      [1, 3, 'amountDayName', true],
    ]);
    expect(suggest([line(1, { ruled })], [voucher(1, { fundId: 2 })])).toEqual([[1, 1, 'amountDay', false]]);
  });

  test('two possible answers, or two lines for one voucher: nobody is sure', () => {
    const twins = [1, 2].map((id) => voucher(id, { partyName: 'Lê Văn Bình' }));
    const memo = 'LE VAN BINH ung ho';
    expect(suggest([line(1, { memo })], twins)).toEqual([[1, 1, 'amountDayName', false]]);
    expect(suggest([line(1, { memo }), line(2, { memo })], [twins[0]!])).toEqual([
      [1, 1, 'amountDayName', false],
      [2, 1, 'amountDayName', false],
    ]);
  });
});

test('natureOf: interest comes in, fees go out, own money moves both ways', () => {
  expect(natureOf('TRA LAI TIEN GUI KKH', 12_000n)).toBe('bankInterest');
  expect(natureOf('Trả lãi tiền gửi', -12_000n)).toBeNull();
  expect(natureOf('Thu phi quan ly tai khoan', -11_000n)).toBe('bankFee');
  expect(natureOf('Nộp tiền mặt vào TK', 1_000_000n)).toBe('ownTransfer');
  expect(natureOf('ung ho quy khuyen hoc', 1_000_000n)).toBeNull();
});

test('senderIn: the name ends before the first word of giving, not before the last', () => {
  expect(senderIn('LE VAN VI DU chuyen tien ung ho', '')).toBe('Le Van Vi Du');
  expect(senderIn('CT nhanh 247 den: HOANG THI MAI ung ho cac chau', '')).toBe('Hoang Thi Mai');
  expect(senderIn('hop lop chuyen tien ung ho', '')).toBe('');
});

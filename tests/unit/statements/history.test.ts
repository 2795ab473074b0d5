import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type EarlierEntry, historyOf, tellingWords } from '@/lib/statements/rules/history';
import { suggestMatches } from '@/lib/statements/rules/suggest';

const entry = (lineId: number, part: Partial<EarlierEntry> = {}): EarlierEntry => ({
  ...{ lineId, occurredOn: '2024-09-01', memo: '', counterparty: '', kind: 'gift', donorId: 7 },
  ...{ donorName: 'Trịnh Văn Mẫu', fundId: 1, fundName: 'Quỹ chung' },
  ...part,
});
const asked = { lineId: 99, occurredOn: '2024-10-01', memo: '', counterparty: '' };
const hint = (entries: EarlierEntry[], line: Partial<typeof asked>) => {
  const found = historyOf(entries)({ ...asked, ...line });
  return found && [found.entry.lineId, found.basis, found.isSteady];
};

describe('historyOf', () => {
  test('the other side first, then the sender in the text, then the telling words; tones and spaces do not count', () => {
    const entries = [
      entry(1, { memo: 'thang 8 to may xom Bai Dinh', donorId: 3 }),
      entry(2, { memo: 'TRINH VAN MAU chuyen tien', donorId: 2 }),
      entry(3, { counterparty: 'CTY MAU DON', donorId: 1 }),
    ];
    const memo = 'TRINH VAN MAU chuyen tien. Xóm Bái Đính, tổ máy';
    expect(hint(entries, { memo, counterparty: 'Cty Mẫu Đơn' })).toEqual([3, 'counterparty', true]);
    expect(hint(entries, { memo, counterparty: 'CTY KHAC HAN' })).toEqual([2, 'sender', true]);
    expect(hint(entries, { memo: 'Xóm Bái Đính tổ máy 9' })).toEqual([1, 'words', true]);
    expect(hint(entries, { memo: 'Xóm Bái Đính tổ khác máy' })).toBeNull();
  });

  test('the account it was sent from comes first, whatever the words; one that stood for two givers says nothing', () => {
    const from = (account: string, words: string) => `${words}.CT tu ${account} NGUYEN VAN MAU toi 999999999`;
    const entries = [
      entry(2, { memo: 'NGUYEN VAN MAU chuyen tien', donorId: 5 }),
      entry(1, { memo: from('7900824399', 'gop thang 8'), donorId: 3 }),
    ];
    expect(hint(entries, { memo: from('7900824399', 'hoc bong') })).toEqual([1, 'account', true]);
    expect(hint(entries, { memo: from('7900824300', 'hoc bong') })).toEqual([2, 'sender', false]);
    const shared = [
      ...entries,
      entry(3, { memo: from('7900824399', 'may in'), donorId: 9, occurredOn: '2024-08-01' }),
    ];
    expect(hint(shared, { memo: from('7900824399', 'hoc bong') })).not.toContain('account');
  });

  test('words that all transfers carry, and short names, say nothing', () => {
    const entries = [entry(1, { memo: 'ung ho quy khuyen hoc thang 9', counterparty: 'CTY A' })];
    expect(hint(entries, { memo: 'ung ho quy khuyen hoc thang 9', counterparty: 'CTY A' })).toBeNull();
    expect(tellingWords('xom Bai Dinh to may gop 2')).toBe('xom bai dinh to may');
    expect(tellingWords('MBVCB.123456 chuyen tien ung ho')).toBe('');
  });

  test('the latest counts and its doubt is told; words that stood for two givers say nothing', () => {
    const two = [
      entry(2, { counterparty: 'CTY MAU DON', memo: 'xom Bai Dinh gop', donorId: 5 }),
      entry(1, { counterparty: 'CTY MAU DON', memo: 'xom Bai Dinh gop', donorId: 6 }),
    ];
    expect(hint(two, { counterparty: 'CTY MAU DON' })).toEqual([2, 'counterparty', false]);
    expect(hint(two, { memo: 'xom Bai Dinh gop' })).toBeNull();
    expect(hint([two[0]!], { memo: 'xom Bai Dinh gop' })).toEqual([2, 'words', true]);
  });

  test('a line is not its own history, and nothing of a later day counts', () => {
    const own = entry(99, { counterparty: 'CTY MAU DON' });
    const later = entry(5, { counterparty: 'CTY MAU DON', occurredOn: '2024-10-02' });
    expect(hint([later, own], { counterparty: 'CTY MAU DON' })).toBeNull();
    expect(hint([later, own], { counterparty: 'CTY MAU DON', occurredOn: '2024-10-02' })).toEqual([
      ...[5, 'counterparty', true],
    ]);
  });

  test('whatever the texts: a hint is of an earlier line, never of the line itself, and always the same', () => {
    const texts = fc.constantFrom(
      '',
      'CTY MAU DON',
      'xom Bai Dinh gop',
      'TRINH VAN MAU chuyen tien',
      'ung ho',
    );
    const one = fc.record({
      counterparty: texts,
      memo: texts,
      donorId: fc.constantFrom(1, 2),
      day: fc.nat(5),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 20 }), fc.nat(19), (list, at) => {
        const entries = list
          .map(({ day, ...part }, id) => entry(id, { ...part, occurredOn: `2024-09-0${day + 1}` }))
          .sort((a, b) => (a.occurredOn < b.occurredOn ? 1 : -1));
        for (const line of entries.slice(at)) {
          const found = historyOf(entries)(line);
          if (!found) continue;
          expect(found.entry.lineId).not.toBe(line.lineId);
          expect(found.entry.occurredOn <= line.occurredOn).toBe(true);
          expect(historyOf(entries)(line)).toEqual(found);
        }
      }),
    );
  });
});

test('suggestMatches: as last time stands between the name and the bare amount, and is never certain', () => {
  const line = { ...asked, restVnd: 5n, knownDonorId: 7, ruled: null };
  const voucher = (voucherId: number, partyId: number | null, partyName = '') => ({
    ...{ voucherId, partyId, partyName, reference: '', occurredOn: '2024-10-01', restVnd: 5n, bankMemo: '' },
    ...{
      purpose: 'gift',
      incomeKind: 'gift',
      fundId: 1,
      otherAccountId: 1,
      reportKey: null,
      orderLineId: null,
    },
  });
  const found = (vouchers: ReturnType<typeof voucher>[], part = {}) =>
    suggestMatches([{ ...line, ...part }], vouchers, () => []).map((one) => [
      ...[one.voucher.voucherId, one.reason, one.isCertain],
    ]);
  expect(found([voucher(1, 8), voucher(2, 7)])).toEqual([[2, 'history', false]]);
  expect(found([voucher(2, 7), voucher(3, 8, 'Lê Thị Ví Dụ')], { memo: 'LE THI VI DU' })).toEqual([
    [3, 'amountDayName', true],
  ]);
  expect(found([voucher(1, null)], { knownDonorId: null })).toEqual([[1, 'amountDay', false]]);
});

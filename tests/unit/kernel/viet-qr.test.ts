import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bankOf, crc16, isPlainMemo, knownBanks, readVietQr, vietQr } from '@/lib/kernel/viet-qr';

interface Vector {
  payload: string;
  crc_ok: boolean;
  bin: string | null;
  account: string | null;
  amount: string | null;
  memo: string | null;
  service: string | null;
}
const vectors: Vector[] = JSON.parse(readFileSync('tests/fixtures/viet-qr.json', 'utf8'));

describe('squares made by others', () => {
  test.each(vectors.map((vector, at) => [at, vector] as const))(
    'vector %i gets its verdict',
    (_at, vector) => {
      const read = readVietQr(vector.payload);
      expect(read.kind).toBe(vector.crc_ok ? 'read' : 'bad');
      if (read.kind === 'bad') return;
      expect(read.request).toEqual({
        ...{ bin: vector.bin, accountNo: vector.account, memo: vector.memo ?? undefined },
        amountVnd: vector.amount === null ? undefined : BigInt(vector.amount),
      });
      expect(read.warnings.includes('noService')).toBe(vector.service === null);
    },
  );

  test('what is odd is named', () => {
    const warnings = (at: number) => {
      const read = readVietQr(vectors[at]!.payload);
      return read.kind === 'read' ? read.warnings : read.fault;
    };
    expect(warnings(0)).toEqual([]);
    expect(warnings(1)).toEqual(['crcLowerCase']);
    expect(warnings(3)).toEqual(['staticWithAmount', 'noService', 'emptyMemo']);
    expect([warnings(7), warnings(9)]).toEqual([['longMemo'], ['longMemo']]);
    expect([warnings(12), warnings(13), warnings(14), warnings(15)]).toEqual([
      ...['crcWrong', 'fieldsTorn', 'crcWrong', 'crcWrong'],
    ]);
  });
});

describe('squares of our own', () => {
  test('byte for byte what others write for the same transfer', () => {
    for (const { payload, service } of vectors) {
      const read = readVietQr(payload);
      if (read.kind === 'bad' || read.warnings.length > 0 || service === null) continue;
      expect(vietQr(read.request)).toBe(payload);
    }
    expect(
      vietQr({
        bin: '970405',
        accountNo: '3501205000123',
        amountVnd: 5_000_000n,
        memo: 'UH KHNL 2019 000123',
      }),
    ).toBe(
      '00020101021238570010A00000072701270006970405011335012050001230208QRIBFTTA5303704540750000005802VN62230819UH KHNL 2019 000123630428F5',
    );
    expect(vietQr({ bin: '970405', accountNo: '3501205000123' })).toBe(
      '00020101021138570010A00000072701270006970405011335012050001230208QRIBFTTA53037045802VN630417AA',
    );
    expect(vietQr({ bin: '970416', accountNo: '257678859' }).slice(-4)).toBe('AE9F');
    expect(crc16('123456789')).toBe('29B1');
  });

  test('every square we write is read back the same, and one changed sign is always found', () => {
    const request = fc.record({
      bin: fc.constantFrom(...knownBanks.map((bank) => bank.bin)),
      accountNo: fc.stringMatching(/^[A-Za-z0-9]{1,19}$/),
      amountVnd: fc.option(fc.bigInt({ min: 1n, max: 9_999_999_999_999n }), { nil: undefined }),
      memo: fc.option(fc.stringMatching(/^[A-Z0-9]([A-Z0-9 ]{0,17}[A-Z0-9])?$/), { nil: undefined }),
    });
    fc.assert(
      fc.property(request, fc.nat(), fc.constantFrom('0', '7', 'A', 'x', ' '), (wanted, place, sign) => {
        const payload = vietQr(wanted);
        expect(readVietQr(payload)).toEqual({ kind: 'read', request: wanted, warnings: [] });
        const at = place % payload.length;
        if (payload[at] === sign) return;
        const changed = payload.slice(0, at) + sign + payload.slice(at + 1);
        expect(readVietQr(changed).kind).toBe('bad');
      }),
      { numRuns: 500 },
    );
  });

  test('refuses a memo beyond 19 signs or with marks, odd accounts, amounts of fourteen digits', () => {
    const good = { bin: '970405', accountNo: '3501205000123' };
    expect([
      isPlainMemo('KH26 000123 7'),
      isPlainMemo('ủng hộ'),
      isPlainMemo('A'.repeat(20)),
      isPlainMemo(''),
    ]).toEqual([true, false, false, false]);
    for (const bad of [
      { memo: 'A'.repeat(20) },
      { memo: 'ủng hộ' },
      { amountVnd: 0n },
      { amountVnd: 10n ** 13n },
    ])
      expect(() => vietQr({ ...good, ...bad })).toThrow();
    expect(() => vietQr({ ...good, accountNo: '12 34' })).toThrow();
    expect(() => vietQr({ ...good, bin: '97040' })).toThrow();
  });
});

test('banks are known by six different digits', () => {
  expect(new Set(knownBanks.map((bank) => bank.bin)).size).toBe(knownBanks.length);
  expect(knownBanks.every((bank) => /^\d{6}$/.test(bank.bin))).toBe(true);
  expect(bankOf('970405')?.shortName).toBe('Agribank');
  expect(bankOf('000000')).toBeUndefined();
});

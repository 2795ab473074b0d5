import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatVnd, formatVndSign, formatVndUnit, MAX_VND, parseVnd, vndInWords } from '@/lib/kernel/money';

const amount = (amountVnd: bigint) => ({ kind: 'amount', amountVnd });
const anyAmount = fc.bigInt({ min: 0n, max: MAX_VND });

describe('what is printed is read back to the đồng', () => {
  test('100,000 amounts survive figures and words', () => {
    fc.assert(
      fc.property(anyAmount, (amountVnd) => {
        for (const text of [formatVnd(amountVnd), formatVndUnit(amountVnd)]) {
          const parsed = parseVnd(text);
          if (parsed.kind !== 'amount' || parsed.amountVnd !== amountVnd) return false;
        }
        const words = parseVnd(vndInWords(amountVnd));
        return amountVnd < 1_000n || (words.kind === 'amount' && words.amountVnd === amountVnd);
      }),
      { numRuns: 100_000 },
    );
  });

  test('every style of writing the same figures gives the same amount', () => {
    fc.assert(
      fc.property(anyAmount, (amountVnd) => {
        const dotted = formatVnd(amountVnd);
        const styles = [dotted, String(amountVnd), dotted.replaceAll('.', ','), dotted.replaceAll('.', ' ')];
        return styles.every((style) => {
          const parsed = parseVnd(`${style}đ`);
          return parsed.kind === 'amount' && parsed.amountVnd === amountVnd;
        });
      }),
      { numRuns: 5_000 },
    );
  });

  test('thousands, millions and tỷ may be shortened with a decimal comma', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 0, max: 99 }), (whole, hundredths) => {
        const text = `${whole},${String(hundredths).padStart(2, '0')}`;
        for (const [unit, size] of [
          ['k', 1_000n],
          ['triệu', 1_000_000n],
          ['tỷ', 1_000_000_000n],
        ] as const) {
          const expected = ((BigInt(whole) * 100n + BigInt(hundredths)) * size) / 100n;
          expect(parseVnd(`${text} ${unit}`)).toEqual(amount(expected));
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test('formats put dots between thousands and keep the sign in front', () => {
    expect([0n, 7n, 999n, 1_000n, 500_000n, 1_234_567_890n, -500_000n].map(formatVnd)).toEqual([
      '0',
      '7',
      '999',
      '1.000',
      '500.000',
      '1.234.567.890',
      '-500.000',
    ]);
    expect(formatVndUnit(500_000n)).toBe('500.000 đồng');
    expect(formatVndSign(500_000n)).toBe('500.000\u00A0₫');
  });

  test('dotted figures agree with the locale data of the platform', () => {
    const locale = new Intl.NumberFormat('vi-VN');
    fc.assert(fc.property(anyAmount, (amountVnd) => formatVnd(amountVnd) === locale.format(amountVnd)));
  });
});

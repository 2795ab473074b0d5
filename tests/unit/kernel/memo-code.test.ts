import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findMemoCodes, isMemoCode, memoCode, printedMemoCode } from '@/lib/kernel/memo-code';

const someCode = fc
  .tuple(
    fc.stringMatching(/^[A-Z]{2,4}$/),
    fc.integer({ min: 2000, max: 2099 }),
    fc.integer({ min: 1, max: 999_999 }),
  )
  .map((parts) => memoCode(...parts))
  .filter((code) => code !== null);

describe('the memo code', () => {
  test('is short, plain, and printed in groups', () => {
    fc.assert(
      fc.property(someCode, (code) => {
        const printed = printedMemoCode(code);
        expect(printed).toMatch(/^[A-Z]{2,4}\d{2} \d{6} [0-9A-Z]$/);
        expect(printed.length).toBeLessThanOrEqual(19);
        expect(isMemoCode(code)).toBe(true);
      }),
    );
  });

  test('one changed sign and any two swapped signs are always found', () => {
    const signs = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    const codes = Array.from({ length: 40 }, (_, at) => memoCode('KH', 2026, at * 24_421 + 1)).filter(
      (code) => code !== null,
    );
    expect(codes.length).toBeGreaterThan(35);
    for (const code of codes)
      for (let at = 0; at < code.length; at += 1) {
        for (const sign of signs)
          if (sign !== code[at])
            expect(isMemoCode(code.slice(0, at) + sign + code.slice(at + 1))).toBe(false);
        for (let other = at + 1; other < code.length; other += 1) {
          if (code[at] === code[other]) continue;
          const swapped = [...code];
          [swapped[at], swapped[other]] = [swapped[other]!, swapped[at]!];
          expect(isMemoCode(swapped.join(''))).toBe(false);
        }
      }
  });

  test('is found in what banks make of a text', () => {
    const code = memoCode('KH', 2026, 123)!;
    const printed = printedMemoCode(code);
    for (const text of [
      printed,
      `ung ho ${printed} gia dinh An`,
      `MBVCB.8057633467.250400.${code}.CT tu 7900824399 TRAN VAN NGOC`,
      `ck${code.toLowerCase()}cam on`,
      `${printed.slice(0, 6)}\n${printed.slice(6)}`,
    ])
      expect(findMemoCodes(text)).toContain(code);
    expect(findMemoCodes(`${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`)).not.toContain(code);
    expect(findMemoCodes('CT nhanh 247 den: TRUONG THIEN MO chuyen tien')).toEqual([]);
  });
});

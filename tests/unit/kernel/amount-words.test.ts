import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_VND, parseVndWords, vndInWords } from '@/lib/kernel/money';
import { AMOUNT_WORDS } from './amount-words-pairs';

const reference = readFileSync(new URL('../../fixtures/amount-words.csv', import.meta.url), 'utf8')
  .trim()
  .split(/\r?\n/)
  .slice(1)
  .map((line) => line.split(',') as [string, string]);

describe('amounts in words follow the house style', () => {
  test('every reference value is read back to the đồng', () => {
    expect(reference).toHaveLength(212);
    for (const [digits, words] of reference) expect(parseVndWords(words), words).toBe(BigInt(digits));
  });

  test('every reference value is said exactly so, but 4 after tens: the reference says "bốn", the house "tư"', () => {
    const withFour = reference.filter(([, words]) => words.includes('mươi bốn'));
    expect(withFour).toHaveLength(25);
    for (const [digits, words] of reference) {
      const house = `${words.charAt(0).toUpperCase()}${words.slice(1)} đồng`.replaceAll(
        'mươi bốn',
        'mươi tư',
      );
      expect(vndInWords(BigInt(digits))).toBe(house);
    }
  });

  test('the 61 pairs checked by eye hold in both directions', () => {
    expect(AMOUNT_WORDS).toHaveLength(61);
    for (const [amountVnd, words] of AMOUNT_WORDS) {
      expect(vndInWords(amountVnd)).toBe(words);
      expect(parseVndWords(words)).toBe(amountVnd);
    }
  });

  test('100,000 amounts survive their words', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: MAX_VND }), (amountVnd) => {
        return parseVndWords(vndInWords(amountVnd)) === amountVnd;
      }),
      { numRuns: 100_000 },
    );
  });

  test('every amount from 0 to 20,000 survives its words, and no two share them', () => {
    const seen = new Set<string>();
    for (let amountVnd = 0n; amountVnd <= 20_000n; amountVnd += 1n) {
      const words = vndInWords(amountVnd);
      seen.add(words);
      if (parseVndWords(words) !== amountVnd) expect.fail(`${amountVnd}: ${words}`);
    }
    expect(seen.size).toBe(20_001);
  });

  test('a negative amount says so and is not read back', () => {
    expect(vndInWords(-500_000n)).toBe('Âm năm trăm nghìn đồng');
    expect(parseVndWords('Âm năm trăm nghìn đồng')).toBeUndefined();
  });
});

describe('words of other regions and hands are understood', () => {
  test.each<[string, bigint]>([
    ['một trăm lẻ năm ngàn đồng', 105_000n],
    ['một tỉ không trăm lẻ một', 1_000_000_001n],
    ['hai mươi bốn nghìn', 24_000n],
    ['hai mươi mốt ngàn đồng chẵn', 21_000n],
    ['hai mươi nhăm nghìn', 25_000n],
    ['một trăm linh tư', 104n],
    ['một triệu năm mươi nghìn', 1_050_000n],
    ['hai triệu rưỡi', 2_500_000n],
    ['một tỷ rưỡi', 1_500_000_000n],
    ['BA TRIỆU MỘT TRĂM LINH NĂM NGHÌN ĐỒNG', 3_105_000n],
    ['hai trieu dong', 2_000_000n],
    ['Hai\u00A0triệu  đồng.', 2_000_000n],
    ['hai triệu đồng'.normalize('NFD'), 2_000_000n],
  ])('%s', (words, amountVnd) => {
    expect(parseVndWords(words)).toBe(amountVnd);
  });

  test.each([
    '',
    'đồng',
    'triệu',
    'rưỡi',
    'một nghìn năm',
    'hai mươi năm',
    'mười năm',
    'hai trăm ba',
    'một mươi',
    'không mươi',
    'linh năm',
    'không trăm năm mươi',
    'năm nghìn hai triệu',
    'năm nghìn hai mươi triệu',
    'một triệu một triệu',
    'một tỷ không',
    'không tỷ một triệu',
    'hai triệu triệu',
    'một tỷ tỷ',
    'hai triệu tỷ',
    'một hai ba',
    'hai triệu năm trăm nghìn rưỡi đồng rưỡi',
    'constructor triệu',
    'xin chào',
  ])('"%s" is not read', (words) => {
    expect(parseVndWords(words)).toBeUndefined();
  });

  test('a text of a million characters is refused at once', () => {
    const started = performance.now();
    expect(parseVndWords('một triệu '.repeat(100_000))).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

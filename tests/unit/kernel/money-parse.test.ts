import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_VND, parseVnd } from '@/lib/kernel/money';

const amount = (amountVnd: bigint) => ({ kind: 'amount', amountVnd });
const question = (...readings: bigint[]) => ({ kind: 'question', readings });
const error = (code: string) => ({ kind: 'error', code });

describe('an amount is read as people in Việt Nam type it', () => {
  test.each<[string, bigint]>([
    ['500.000', 500_000n],
    ['500,000', 500_000n],
    ['500000', 500_000n],
    ['500 000', 500_000n],
    ['500. 000', 500_000n],
    ["1'500'000", 1_500_000n],
    ['500000đ', 500_000n],
    ['500.000 đ.', 500_000n],
    ['500.000 ₫', 500_000n],
    ['500.000 VNĐ', 500_000n],
    ['VND 500.000', 500_000n],
    ['500.000,-', 500_000n],
    ['+500.000', 500_000n],
    ['1.000.000 đồng chẵn', 1_000_000n],
    ['1.500.000', 1_500_000n],
    ['1,500,000', 1_500_000n],
    ['1.500.000,00', 1_500_000n],
    ['1,500,000.00', 1_500_000n],
    ['500000.00', 500_000n],
    ['500k', 500_000n],
    ['500K', 500_000n],
    ['500kđ', 500_000n],
    ['2k5', 2_500n],
    ['2tr5', 2_500_000n],
    ['2TR5', 2_500_000n],
    ['2tr', 2_000_000n],
    ['2tr500', 2_500_000n],
    ['2tr500k', 2_500_000n],
    ['1tr250000', 1_250_000n],
    ['1 triệu 250.000', 1_250_000n],
    ['2,5 triệu', 2_500_000n],
    ['2.5 triệu', 2_500_000n],
    ['1,5 triệu', 1_500_000n],
    ['1.234,5 triệu', 1_234_500_000n],
    ['05 triệu', 5_000_000n],
    ['2 triệu rưỡi', 2_500_000n],
    ['50 nghìn', 50_000n],
    ['50 ngàn', 50_000n],
    ['50 nghin', 50_000n],
    ['5 trăm nghìn', 500_000n],
    ['1 tỷ 2', 1_200_000_000n],
    ['1 tỉ 2', 1_200_000_000n],
    ['1 tỷ 200 triệu', 1_200_000_000n],
    ['1,2 nghìn tỷ', 1_200_000_000_000n],
    ['Hai triệu đồng', 2_000_000n],
    ['hai triệu rưỡi', 2_500_000n],
    ['0', 0n],
    ['0.00', 0n],
    ['1000000000000000', MAX_VND],
  ])('%s', (text, amountVnd) => {
    expect(parseVnd(text)).toEqual(amount(amountVnd));
  });

  test('full-width digits, hard spaces, invisible marks and decomposed letters read like plain ones', () => {
    for (const text of [
      '５００．０００',
      '500\u00A0000',
      '500\u202F000',
      '\u202A500.000\u202C',
      '\uFEFF500.000',
    ]) {
      expect(parseVnd(text), JSON.stringify(text)).toEqual(amount(500_000n));
    }
    expect(parseVnd('2,5 triệu'.normalize('NFD'))).toEqual(amount(2_500_000n));
    expect(parseVnd('500.000 Ð')).toEqual(amount(500_000n));
  });
});

describe('an amount with two readings is a question, never a guess', () => {
  test.each<[string, bigint[]]>([
    ['1.5', [1_500n, 1_500_000n, 1_500_000_000n]],
    ['1,5', [1_500n, 1_500_000n, 1_500_000_000n]],
    ['0.500', [500n, 500_000n, 500_000_000n]],
    ['0,5', [500n, 500_000n, 500_000_000n]],
    ['500.00', [500n, 500_000n, 500_000_000n, 500_000_000_000n]],
    ['1.500,000', [1_500n, 1_500_000n]],
    ['1.500 triệu', [1_500_000n, 1_500_000_000n]],
    ['2tr50', [2_050_000n, 2_500_000n]],
    ['2tr05', [2_005_000n, 2_050_000n]],
    ['5 trăm', [500n, 500_000n]],
    ['2 triệu 5 trăm', [2_000_500n, 2_500_000n]],
    ['1 triệu 500 đồng', [1_000_500n, 1_500_000n]],
    ['0912345678', [912_345_678n]],
  ])('%s', (text, readings) => {
    expect(parseVnd(text)).toEqual(question(...readings));
  });
});

describe('what is no amount is refused with its reason', () => {
  test.each<[string, string]>([
    ['', 'empty'],
    [' \u00A0\t', 'empty'],
    ['abc', 'notANumber'],
    ['đồng', 'notANumber'],
    ['triệu', 'notANumber'],
    ['Ba', 'notANumber'],
    ['1.50.000', 'notANumber'],
    ['5 5', 'notANumber'],
    ['1tr2tr', 'notANumber'],
    ['5 nghìn 2 triệu', 'notANumber'],
    ['2,5tr5', 'notANumber'],
    ['500-600', 'notANumber'],
    ['500 USD', 'notANumber'],
    ['1e5', 'notANumber'],
    ['0x10', 'notANumber'],
    ['10²', 'notANumber'],
    ['٥٠٠', 'notANumber'],
    ['\u202E000.005', 'notANumber'],
    ['=500000', 'notANumber'],
    ['constructor', 'notANumber'],
    ['5 constructor', 'notANumber'],
    ['-abc', 'notANumber'],
    ['-500.000', 'negative'],
    ['−500.000', 'negative'],
    ['500.000-', 'negative'],
    ['(500.000)', 'negative'],
    ['-2tr5', 'negative'],
    ['1000000000000001', 'tooLarge'],
    ['1 triệu tỷ 1 tỷ', 'notANumber'],
    ['2 triệu tỷ', 'tooLarge'],
    ['1.500.000,50', 'fraction'],
    ['1,500,000.5', 'fraction'],
    ['0,0001 nghìn', 'fraction'],
  ])('%s', (text, code) => {
    expect(parseVnd(text)).toEqual(error(code));
  });

  test('a text of a million characters is refused at once, whatever it is made of', () => {
    const size = 1_000_000;
    const started = performance.now();
    for (const piece of [
      '9',
      '1.',
      '1 ',
      ' 1',
      '. ',
      'tr',
      '1tr',
      '-',
      '(',
      'đ',
      'ệ'.normalize('NFD'),
      '\u200B',
    ]) {
      expect(parseVnd(piece.repeat(size / piece.length))).toMatchObject({ kind: 'error' });
    }
    expect(parseVnd('9'.repeat(size))).toEqual(error('tooLarge'));
    expect(parseVnd(`${' '.repeat(size)}500k`)).toEqual(amount(500_000n));
    expect(performance.now() - started).toBeLessThan(3_000);
  });

  test('no text makes the reader throw, and no reading leaves the range', () => {
    const pieces = fc.constantFrom(
      ...[
        '1',
        '0',
        '25',
        '500',
        '.',
        ',',
        ' ',
        '-',
        '(',
        ')',
        'k',
        'tr',
        'triệu',
        'tỷ',
        'trăm',
        'rưỡi',
        'đ',
        "'",
      ],
    );
    const texts = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.array(pieces, { maxLength: 12 }));
    fc.assert(
      fc.property(texts, (typed) => {
        const parsed = parseVnd(typeof typed === 'string' ? typed : typed.join(''));
        const readings = parsed.kind === 'amount' ? [parsed.amountVnd] : [];
        if (parsed.kind === 'question') readings.push(...parsed.readings);
        return readings.every((reading) => reading >= 0n && reading <= MAX_VND);
      }),
      { numRuns: 20_000 },
    );
  });
});

/** The list of families as people type or paste it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readShareLines } from '@/lib/contributions/rules/share-lines';
import { formatVnd } from '@/lib/kernel/money';

describe('readShareLines', () => {
  it('reads a semicolon, a tab, a running number, a total row, and empty lines', () => {
    const read = readShareLines(
      'Gia đình A; 100.000\n\n2\tGia đình  B\t50k\r\n3. ;Gia đình C;1tr\nTổng cộng;1.150.000',
    );
    expect(read).toEqual({
      ...{ sumVnd: 1_150_000n, badLine: null },
      shares: [
        { name: 'Gia đình A', amountVnd: 100_000n },
        { name: 'Gia đình B', amountVnd: 50_000n },
        { name: 'Gia đình C', amountVnd: 1_000_000n },
      ],
    });
  });

  it.each([
    ['a name alone', 'Gia đình A;1.000\nGia đình B', 2],
    ['an amount that is a question', 'Gia đình A;1.5', 1],
    ['nothing given', 'Gia đình A;0', 1],
    ['a total that differs', 'Gia đình A;1.000\nCộng;2.000', 2],
    ['an amount alone', ';1.000', 1],
  ])('names the line of %s', (_what, text, line) => {
    expect(readShareLines(text).badLine).toBe(line);
  });

  it('reads back every list it could have been written from', () => {
    const family = fc.record({
      name: fc.stringMatching(/^[A-Za-zÀ-ỹ][A-Za-zÀ-ỹ ]{0,20}[a-z]x$/),
      amountVnd: fc.bigInt(1_000n, 10n ** 12n),
    });
    fc.assert(
      fc.property(fc.array(family, { maxLength: 30 }), (families) => {
        const text = families.map((one) => `${one.name};${formatVnd(one.amountVnd)}`).join('\n');
        const read = readShareLines(text);
        expect(read.badLine).toBeNull();
        expect(read.shares.map((share) => share.amountVnd)).toEqual(families.map((one) => one.amountVnd));
        expect(read.sumVnd).toBe(families.reduce((sum, one) => sum + one.amountVnd, 0n));
      }),
    );
  });

  it('never throws, whatever is pasted', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 120, unit: 'binary' }), (text) => void readShareLines(text)),
    );
  });
});

/** What a search of names asks for: plain letters, marks only when typed, and every slip of one finger. */
import { describe, expect, it } from 'vitest';
import { oneSlipAway, readHonourSearch } from '@/lib/honours/rules/search';

/** Slips between two texts, counted the slow way: left out, put in, mistaken, exchanged with its neighbour. */
function slipsBetween(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number) => table[i]![j]!;
  for (let i = 1; i <= a.length; i += 1)
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, at(i - 2, j - 2) + 1);
      table[i]![j] = least;
    }
  return at(a.length, b.length);
}

describe('readHonourSearch', () => {
  it('reads words in plain letters, and the marks only when there are any', () => {
    expect(readHonourSearch('  Đặng  Thị Thuỷ ')).toEqual({
      ...{ text: 'dang thi thuy', words: ['dang', 'thi', 'thuy'], marked: 'đặng thị thuỷ' },
    });
    expect(readHonourSearch('dang thi')).toEqual({ text: 'dang thi', words: ['dang', 'thi'] });
  });
  it('finds nothing to look for in signs alone', () => {
    expect(readHonourSearch(' …—! ')).toBeUndefined();
  });
});

const textsOf = (text: string) => oneSlipAway(text).map((slip) => slip.text);

describe('oneSlipAway', () => {
  it('holds only texts at distance one that do not begin with the text itself', () => {
    for (const text of ['lan', 'van an', 'nguyen']) {
      const all = textsOf(text);
      expect(all.length).toBeGreaterThan(text.length * 40);
      expect(all.every((one) => slipsBetween(one, text) === 1)).toBe(true);
      expect(all.some((one) => one.startsWith(text))).toBe(false);
    }
  });
  it('holds what people mean when they slip', () => {
    expect(textsOf('nguyne')).toContain('nguyen');
    expect(textsOf('tran thi haon')).toContain('tran thi hoan');
    expect(textsOf('tran tih')).toContain('tran thi');
    expect(textsOf('vanan')).toContain('van an');
  });
  it('says where the slip is: what stands before it and what stands two letters after it is as typed', () => {
    for (const typed of ['lan', 'van an', 'nguyen thi lan anh'])
      for (const { text, at } of oneSlipAway(typed)) {
        expect(text.slice(0, at)).toBe(typed.slice(0, at));
        expect(text.endsWith(typed.slice(at + 2))).toBe(true);
      }
  });
});

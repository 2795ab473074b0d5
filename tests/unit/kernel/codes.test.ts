import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatPaperCode, isPaperCode, paperCode, parsePaperCode, slugify } from '@/lib/kernel/codes';

const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const anyBytes = fc.uint8Array({ minLength: 16, maxLength: 16 });

describe('the code of a paper', () => {
  test('has ten characters that cannot be mistaken for each other, and is accepted', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        const code = paperCode(bytes);
        return /^[2-9A-HJKMNP-Z]{10}$/.test(code) && isPaperCode(code);
      }),
    );
  });

  test('uses every character about equally', () => {
    const counts = new Map<string, number>();
    for (let seed = 0; seed < 31_000; seed += 1) {
      const bytes = Uint8Array.from(
        { length: 16 },
        (_, at) => (Math.imul(seed + 1, 2654435761 + at * 40503) >>> 13) & 255,
      );
      const first = paperCode(bytes).charAt(0);
      counts.set(first, (counts.get(first) ?? 0) + 1);
    }
    expect(counts.size).toBe(31);
    for (const count of counts.values()) expect(count).toBeGreaterThan(700);
  });

  test('no single wrong character and no two swapped ones are accepted', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        const code = paperCode(bytes);
        for (let at = 0; at < code.length; at += 1) {
          for (const character of ALPHABET) {
            const wrong = code.slice(0, at) + character + code.slice(at + 1);
            if (wrong !== code && isPaperCode(wrong)) return false;
          }
          for (let other = at + 1; other < code.length; other += 1) {
            const swapped = [...code];
            [swapped[at], swapped[other]] = [code.charAt(other), code.charAt(at)];
            if (swapped.join('') !== code && isPaperCode(swapped.join(''))) return false;
          }
        }
        return true;
      }),
    );
  });

  test('follows the rule of the database function: places weighted 1 to 9, modulo 31', () => {
    expect(isPaperCode('2222222222')).toBe(true);
    expect(isPaperCode('3222222223')).toBe(true);
    expect(isPaperCode('223222222' + '5')).toBe(true);
    expect(isPaperCode('223222222' + '4')).toBe(false);
  });

  test('is read however it is typed, and printed in two groups', () => {
    const code = paperCode(Uint8Array.from({ length: 16 }, (_, at) => at * 17));
    const printed = formatPaperCode(code);
    expect(printed).toMatch(/^.{5}-.{5}$/);
    for (const typed of [code, printed, printed.toLowerCase(), ` ${printed.replace('-', ' – ')} `]) {
      expect(parsePaperCode(typed)).toBe(code);
    }
  });

  test('what is no code is not read, and not printed', () => {
    for (const text of [
      '',
      '0000000000',
      'OOOOOOOOOO',
      '222222222',
      '22222222222',
      '2'.repeat(1_000_000),
      '²222222222x',
    ]) {
      expect(parsePaperCode(text)).toBeUndefined();
    }
    expect(() => formatPaperCode('2222222223')).toThrow('valid');
    expect(() => paperCode(new Uint8Array(7))).toThrow('8 random bytes');
  });
});

describe('slugs', () => {
  test.each([
    ['Hội Khuyến học xã Lam Sơn', 'hoi-khuyen-hoc-xa-lam-son'],
    ['  Đồng Thịnh (cũ) – 2019 ', 'dong-thinh-cu-2019'],
    ['PGD&ĐT', 'pgd-dt'],
    ['---', ''],
    ['学校', ''],
  ])('%s', (text, slug) => {
    expect(slugify(text)).toBe(slug);
  });

  test('are at most 80 characters, whole words, and safe in an address', () => {
    expect(slugify('khuyến học '.repeat(20))).toBe(`${'khuyen-hoc-'.repeat(7)}`.slice(0, -1));
    expect(slugify('a'.repeat(1_000_000))).toHaveLength(80);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const slug = slugify(text);
        return slug.length <= 80 && /^([a-z0-9]+(-[a-z0-9]+)*)?$/.test(slug) && slugify(slug) === slug;
      }),
    );
  });
});

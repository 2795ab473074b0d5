import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalFields } from '@/lib/kernel/canonical';

/** Reads a canonical form back from its bytes: possible only because no two lists share one. */
function readCanonical(canonical: string): (string | null)[] {
  const bytes = new TextEncoder().encode(canonical);
  const fields: (string | null)[] = [];
  let at = 0;
  const takeUntil = (end: string) => {
    const from = at;
    while (bytes[at] !== end.charCodeAt(0)) at += 1;
    at += 1;
    return new TextDecoder().decode(bytes.subarray(from, at - 1));
  };
  while (at < bytes.length) {
    if (bytes[at] === '-'.charCodeAt(0)) {
      expect(takeUntil(';')).toBe('-');
      fields.push(null);
    } else {
      const length = Number(takeUntil(':'));
      fields.push(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(at, at + length)));
      at += length;
      expect(takeUntil(';')).toBe('');
    }
  }
  return fields;
}

describe('the canonical form of a row', () => {
  test('counts bytes, and marks null apart from empty text', () => {
    expect(canonicalFields([])).toBe('');
    expect(canonicalFields([null])).toBe('-;');
    expect(canonicalFields([''])).toBe('0:;');
    expect(canonicalFields(['PT', null, 'đồng', '🙂', '-;'])).toBe('2:PT;-;7:đồng;4:🙂;2:-;;');
  });

  test('does not touch the text: other spaces or letters are another form', () => {
    expect(canonicalFields(['Hoà'])).not.toBe(canonicalFields(['Hòa']));
    expect(canonicalFields(['a '])).not.toBe(canonicalFields(['a']));
    expect(canonicalFields(['Đ'])).not.toBe(canonicalFields(['\u00D0']));
  });

  test('moving a border between fields changes it', () => {
    expect(canonicalFields(['ab', 'c'])).not.toBe(canonicalFields(['a', 'bc']));
    expect(canonicalFields(['1:a;', ''])).not.toBe(canonicalFields(['1:a', ';']));
  });

  test('any list of fields can be read back from its bytes, so no two lists share a form', () => {
    const wellFormed = fc.string({ unit: 'binary', maxLength: 30 });
    const field = fc.oneof(
      fc.constant(null),
      wellFormed,
      fc.string({ unit: fc.constantFrom(...'0123:;-đ'), maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(field, { maxLength: 8 }), (fields) => {
        expect(readCanonical(canonicalFields(fields))).toEqual(fields);
      }),
      { numRuns: 5_000 },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compareNames,
  comparePlaces,
  foldText,
  initials,
  maskName,
  nameSortKey,
  normaliseLines,
  normaliseText,
} from '@/lib/kernel/names';

const GIVEN_NAMES =
  'An Ánh Ân Ần Ẩn Ẫn Ấn Ận Dũng Đạt Hạnh Hằng Hậu Hoa Hoà Hòa Hương Hường On Ôn Ơn Ung Ưng Ứng Ý Yến'.split(
    ' ',
  );
const PEOPLE = [
  'Nguyễn Văn An',
  'Lê Thị Lan Anh',
  'Trần Thị Ánh',
  'Lê Ân',
  'Đinh Văn Ấn',
  'Bùi Thị Dung',
  'Phạm Văn Đạt',
  'Quách Văn Hào',
  'Lê Thị Hậu',
  'Lê Văn Hậu',
  'Nguyễn Thị Hậu',
  'Trương Thị On',
  'Trương Thị Ơn',
  'Giàng A Páo',
  'Phạm Văn Quang',
  'Phạm Tuấn Quảng',
  'Phạm Thị Ý',
  'Hà Thị Yến',
];
const VIETNAMESE = [...'aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậứừửữựýỳỷỹỵĂÂĐÊÔƠƯ Ð'];
const anyText = fc.oneof(
  fc.string({ unit: fc.constantFrom(...VIETNAMESE), maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 30 }),
);

describe('text is stored in one form', () => {
  test('decomposed letters, double and hard spaces, invisible marks and control characters are gone', () => {
    expect(normaliseText('  Đồng\u00A0\u00A0Thịnh\t'.normalize('NFD'))).toBe('Đồng Thịnh');
    expect(normaliseText('Lê\u200B Thị\uFEFF\r\nHoa\u0000')).toBe('Lê Thị Hoa');
    expect(normaliseText('\uD800x')).toBe('\uFFFDx');
  });

  test('a false Đ of old fonts becomes a real one', () => {
    expect(normaliseText('\u00D0ặng Thị Ánh')).toBe('\u0110ặng Thị Ánh');
    expect(normaliseText('\u00F0ồng')).toBe('\u0111ồng');
  });

  test('tone placement stays as the person wrote it', () => {
    expect(normaliseText('Hoà')).not.toBe(normaliseText('Hòa'));
  });

  test('cleaning twice changes nothing more', () => {
    fc.assert(fc.property(anyText, (text) => normaliseText(normaliseText(text)) === normaliseText(text)));
  });

  test('a note keeps its lines', () => {
    expect(normaliseLines(' Dòng  một\r\n\r\n\r\n Dòng hai \n')).toBe('Dòng một\n\nDòng hai');
  });
});

describe('one fold serves search and duplicate hints', () => {
  test.each([
    ['Đồng Thịnh', 'dong thinh'],
    ['ĐẶNG THỊ ÁNH', 'dang thi anh'],
    ['\u00D0ặng  Thị Ánh ', 'dang thi anh'],
    ['Phúc Thinh', 'phuc thinh'],
    ['Trường Ươm', 'truong uom'],
  ])('%s', (text, key) => {
    expect(foldText(text)).toBe(key);
    expect(foldText(text.normalize('NFD'))).toBe(key);
  });

  test('old and new tone placement meet in one key', () => {
    for (const [old, modern] of [
      ['Hòa', 'Hoà'],
      ['Thúy', 'Thuý'],
      ['Ủy', 'Uỷ'],
    ] as const) {
      expect(foldText(old)).toBe(foldText(modern));
    }
  });

  test('folding twice, or folding cleaned text, gives the same key', () => {
    const names = fc.string({ unit: fc.constantFrom(...VIETNAMESE), maxLength: 30 });
    fc.assert(
      fc.property(names, (text) => {
        const key = foldText(text);
        return foldText(key) === key && foldText(normaliseText(text)) === key;
      }),
    );
  });
});

describe('places are listed by their words from the left', () => {
  test('communes stand under their own first letter, Đ after D', () => {
    const places = ['Xã Vân Am', 'Xã Đồng Thịnh', 'Xã Cao Ngọc', 'Thị trấn Ngọc Lặc', 'Xã Dân Hòa'];
    expect(places.toSorted(comparePlaces)).toEqual([
      'Thị trấn Ngọc Lặc',
      'Xã Cao Ngọc',
      'Xã Dân Hòa',
      'Xã Đồng Thịnh',
      'Xã Vân Am',
    ]);
  });
});

describe('people are listed by given name, then family and middle names', () => {
  const isSortedFrom = (expected: readonly string[]) =>
    fc.property(fc.shuffledSubarray([...expected], { minLength: expected.length }), (shuffled) => {
      expect(shuffled.toSorted(compareNames)).toEqual(expected);
    });

  test('given names follow the Vietnamese alphabet and tones', () => {
    fc.assert(isSortedFrom(GIVEN_NAMES), { numRuns: 50 });
  });

  test('full names follow, and a family name never outweighs the tone of a given name', () => {
    fc.assert(isSortedFrom(PEOPLE), { numRuns: 50 });
  });

  test('equal given names are ordered by the alphabet of the family name, not by code points', () => {
    expect(compareNames('Âu Văn An', 'Bùi Văn An')).toBeLessThan(0);
    expect(compareNames('Đinh Văn An', 'Hà Văn An')).toBeLessThan(0);
  });

  test('a key written by hand wins over the rule of the last word', () => {
    const byHand = { fullName: 'Y Moan Niê', sortKey: 'Y Moan, Niê' };
    expect(compareNames(byHand, 'Phạm Thị Út')).toBeGreaterThan(0);
    expect(compareNames('Y Moan Niê', 'Phạm Thị Út')).toBeLessThan(0);
    expect(compareNames({ fullName: 'Lê Ân', sortKey: null }, 'Lê Ân')).toBe(0);
  });

  test('the derived key shows the given name first', () => {
    expect(nameSortKey('Nguyễn  Văn An')).toBe('An, Nguyễn Văn');
    expect(nameSortKey('An')).toBe('An');
    expect(nameSortKey('')).toBe('');
    expect(nameSortKey('Công ty A, B')).toBe('B, Công ty A');
  });

  test('the order is total: antisymmetric, and equal only for equal keys', () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        const order = Math.sign(compareNames(a, b));
        return (
          order + Math.sign(compareNames(b, a)) === 0 && (order !== 0 || nameSortKey(a) === nameSortKey(b))
        );
      }),
    );
  });
});

describe('a masked name shows first letters only', () => {
  test('three stars for the first word, two for the others, whatever their length', () => {
    expect(maskName('Nguyễn Thị Hoa')).toBe('N*** T** H**');
    expect(maskName('Lê Ý')).toBe('L*** Ý**');
    expect(maskName('đặng thị ánh'.normalize('NFD'))).toBe('Đ*** T** Á**');
    expect(maskName('')).toBe('');
    expect(maskName('123 (Bà) 🙂')).toBe('B***');
  });

  test('no more of a word than its first letter can be recovered', () => {
    fc.assert(
      fc.property(anyText, (text) =>
        maskName(text)
          .split(' ')
          .every((word) => /^(\p{L}{1,3}\*{2,3})?$/u.test(word)),
      ),
    );
  });

  test('initials are the capital first letters', () => {
    expect(initials('Nguyễn Thị Hoa')).toBe('NTH');
  });
});

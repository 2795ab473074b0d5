/** What a typed search means, and how finds under several names are merged. */
import { describe, expect, it } from 'vitest';
import { firstDonors, readDonorSearch } from '@/lib/donors/rules/search';
import { endOf, searchText } from '@/lib/kernel/search-text';

describe('readDonorSearch', () => {
  it('reads words without marks, and keeps the marks that were typed', () => {
    expect(readDonorSearch('  Đặng  Thị Hoà ')).toEqual({
      ...{
        text: 'dang thi hoa',
        words: ['dang', 'thi', 'hoa'],
        marked: 'đặng thị hoà',
        letters: 'dangthihoa',
      },
    });
    expect(readDonorSearch('dang')).not.toHaveProperty('marked');
    expect(readDonorSearch('GD&ĐT')).toMatchObject({ text: 'gd dt', words: ['gd', 'dt'], letters: 'gddt' });
  });

  it('takes a telephone only when nothing else was typed', () => {
    expect(readDonorSearch('+84 912-345')?.phone).toEqual({ begins: '0912345', ends: '54321948' });
    expect(readDonorSearch('Mẫu 777')?.phone).toBeUndefined();
    expect(readDonorSearch('77')?.phone).toBeUndefined();
  });

  it('finds nothing to look for in nothing, and bounds what is long', () => {
    for (const typed of ['', '   ', '\u200b']) expect(readDonorSearch(typed)).toBeUndefined();
    expect(readDonorSearch('a b c d e f g h i k')?.words).toHaveLength(8);
    expect(readDonorSearch('x'.repeat(500))?.text).toHaveLength(100);
    expect(readDonorSearch('abcdefghiklmn')?.letters).toBeUndefined();
  });

  it('keeps a text without plain letters as it is', () => {
    expect(searchText('李 明')).toBe('李 明');
    expect(searchText('- Hoa_Đào.')).toBe('hoa dao');
    expect(['hoa' < endOf('hoa'), 'hoa\u{1F600}' < endOf('hoa'), 'hob' < endOf('hoa')]).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe('firstDonors', () => {
  const finds = (rank: 0 | 1 | 2, ...heads: number[]) => heads.map((headId) => ({ rank, headId }));

  it('shows each donor once, at its best place', () => {
    expect(firstDonors([...finds(0, 3), ...finds(1, 3, 1), ...finds(2, 1, 2, 3)], 8, 20)).toEqual([3, 1, 2]);
    expect(firstDonors([...finds(1, 1, 2), ...finds(2, 3)], 2, 20)).toEqual([1, 2]);
  });

  it('asks for more when names of one donor fill what was read', () => {
    expect(firstDonors(finds(1, 7, 7, 7, 7), 2, 4)).toBeUndefined();
    expect(firstDonors([...finds(1, 7, 7, 7, 7), ...finds(2, 8, 9)], 2, 4)).toBeUndefined();
    expect(firstDonors(finds(1, 7, 7, 7, 8), 2, 4)).toEqual([7, 8]);
  });
});

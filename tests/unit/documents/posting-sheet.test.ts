/** A sheet on a wall names those who agreed, counts the others, and tells nothing by which anybody could be taken for poor. */
import { describe, expect, it } from 'vitest';
import { type PostedAward, type PostingSheetInput, postingSheet } from '@/lib/documents/posting-sheet';
import { pageCount, readPaper } from './read-paper';

const pupil = (name: string, category = 'specialHardshipStudent', school = ''): PostedAward => ({
  ...{ name, school, category, benefit: 'money' },
});
const input = (changes: Partial<PostingSheetInput> = {}): PostingSheetInput => ({
  issuer: {
    ...{ name: 'Hội Khuyến học xã Thử', parentName: 'Hội Khuyến học tỉnh Thử' },
    ...{ address: '1 đường Thử', place: 'Xã Thử' },
  },
  ...{ occasion: 'Tết khuyến học 2019', fromOn: '2019-01-29', untilOn: '2019-02-04', size: 'a4' },
  ...{ wherePosted: 'bảng tin Hội', receiveAt: 'văn phòng Hội', chairName: 'Hà Văn Thử' },
  decisions: [{ reference: '01/QĐ-HKH', decidedOn: '2019-01-28' }],
  awards: [
    ...[pupil('Lò Thị Mẫu', 'academicPrizeStudent', 'THCS Thử'), pupil('Bùi Văn Ân'), pupil('')],
    { name: 'Phan Thị Hòa', school: '', category: 'excellentTeacher', benefit: 'money' },
  ],
  ...changes,
});
const text = (changes: Partial<PostingSheetInput> = {}) =>
  readPaper('posting-sheet', postingSheet(input(changes)));

describe('the posted sheet', () => {
  it('says what, by which decision, from when until when, where, and how one objects', () => {
    const read = text();
    for (const words of [
      ...['DANH SÁCH NIÊM YẾT', 'Tết khuyến học 2019', '01/QĐ-HKH ngày 28 tháng 01 năm 2019'],
      ...['từ ngày 29/01/2019 đến hết ngày 04/02/2019', 'bảng tin Hội', 'văn phòng Hội'],
      'trả lời có nêu lý do trước khi trao thưởng',
    ])
      expect(read).toContain(words);
  });

  it('names whom it may, in the order of names, and counts the others as one speaks to them', () => {
    const [scholarship, teacher] = postingSheet(input())
      .groups.toReversed()
      .sort((a) => (a.rows.length > 1 ? -1 : 1));
    expect(scholarship).toEqual({
      title: 'Học bổng khuyến học: 03 suất',
      rows: [
        { order: '1', name: 'Bùi Văn Ân', school: '' },
        { order: '2', name: 'Lò Thị Mẫu', school: 'THCS Thử' },
      ],
      unnamed: 'Và 1 em không nêu tên.',
    });
    expect(teacher!.rows.map(({ name }) => name)).toEqual(['Phan Thị Hòa']);
    expect(postingSheet(input({ awards: [pupil(''), pupil('')] })).groups[0]).toMatchObject({
      ...{ rows: [], unnamed: '2 em không nêu tên.' },
    });
  });

  it('is the same sheet for both kinds of pupils, without sums, ranks or circumstances', () => {
    const [poor, prize] = ['specialHardshipStudent', 'academicPrizeStudent'].map((category) =>
      text({ awards: [pupil('Lò Thị Mẫu', category), pupil('', category)] }),
    );
    expect(poor).toBe(prize);
    expect(poor).not.toMatch(/nghèo|khó khăn|hoàn cảnh|đồng|thứ hạng|\d{3}\.\d{3}/i);
  });

  it('is larger on A3, goes over to a second sheet when it is long, and no name is cut', () => {
    const many = Array.from({ length: 60 }, (_, at) => pupil(`Lò Thị Thử ${at + 1}`));
    expect(pageCount('posting-sheet', postingSheet(input()))).toBe(1);
    expect(pageCount('posting-sheet', postingSheet(input({ size: 'a3' })))).toBe(1);
    for (const size of ['a4', 'a3'] as const) {
      const long = postingSheet(input({ awards: many, size }));
      expect(pageCount('posting-sheet', long)).toBeGreaterThan(1);
      expect(readPaper('posting-sheet', long)).toContain('Lò Thị Thử 60');
    }
  });
});

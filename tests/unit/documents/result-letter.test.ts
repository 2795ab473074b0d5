/** A letter after a round tells one family or one nominator the result, and nothing about anybody else. */
import { describe, expect, it } from 'vitest';
import {
  type FamilyLetterInput,
  familyLetter,
  type LetterKind,
  letterKinds,
  nominatorLetter,
  resultPlaces,
  unknownResultPlace,
  usualWords,
} from '@/lib/documents/result-letter';
import { pageCount, readPaper } from './read-paper';

const sheet = {
  issuer: {
    name: 'Hội Khuyến học xã Thử',
    parentName: 'Hội Khuyến học tỉnh Thử',
    address: '1 đường Thử',
    place: 'Xã Thử',
  },
  ...{ occasion: 'Tết khuyến học 2019', issuedOn: '2019-01-29', chairName: 'Hà Văn Thử' },
};
const family = (changes: Partial<FamilyLetterInput> = {}): FamilyLetterInput => ({
  ...sheet,
  ...{ result: 'awarded', name: 'Lò Thị Mẫu', category: 'specialHardshipStudent', benefit: 'money' },
  ...{
    guardian: 'Lò Văn Thử',
    className: '7A',
    school: 'THCS Thử',
    unit: 'Xã Thử',
    amountVnd: 500_000n,
    places: 5,
  },
  decision: { reference: '01/QĐ-HKH', decidedOn: '2019-01-28' },
  body: usualWords[changes.result === 'incomplete' ? 'notSelected' : (changes.result ?? 'awarded')],
  ...changes,
});
const text = (input: FamilyLetterInput) => readPaper('result-letter', familyLetter(input));

describe('the words', () => {
  it('of each kind may hold its places, with or without marks, and no other', () => {
    for (const kind of letterKinds) {
      expect(unknownResultPlace(kind, usualWords[kind])).toBeUndefined();
      for (const place of resultPlaces[kind]) expect(unknownResultPlace(kind, `[${place}]`)).toBeUndefined();
    }
    expect(unknownResultPlace('awarded', '[PHAN THUONG]')).toBeUndefined();
    expect(unknownResultPlace('notSelected', '[phần thưởng]')).toBe('[phần thưởng]');
    expect(unknownResultPlace('nominator', '[người nhận')).toBe('[');
    expect(() => familyLetter(family({ body: '[lý do]' }))).toThrow();
  });

  it('say what is handed over, when, where, and who signs', () => {
    const letter = text(family({ ceremony: { heldOn: '2019-02-10', place: 'Nhà văn hoá xã Thử' } }));
    for (const words of [
      ...['Gia đình em Lò Thị Mẫu', 'Lớp 7A, THCS Thử', 'Học bổng khuyến học, 500.000 đồng'],
      ...[
        '01/QĐ-HKH',
        'ngày 10 tháng 02 năm 2019',
        'Nhà văn hoá xã Thử',
        'người giám hộ cùng đến và ký nhận',
      ],
    ])
      expect(letter).toContain(words);
    expect(text(family())).toContain('ngày Hội sẽ báo sau');
  });

  it('speak to a pupil, a teacher and a member as one speaks to them', () => {
    expect(text(family())).toContain('em Lò Thị Mẫu được trao');
    const teacher = text(family({ category: 'excellentTeacher', guardian: '' }));
    expect(teacher).toContain('Thầy/cô Lò Thị Mẫu');
    expect(teacher).not.toContain('Gia đình em');
    expect(text(family({ category: 'activeMember' }))).toContain('Ông/bà Lò Thị Mẫu');
  });
});

describe('what a letter must not tell', () => {
  const results: FamilyLetterInput['result'][] = ['awarded', 'reserve', 'notSelected', 'incomplete'];

  it('both kinds of pupils get the same letter, word for word', () => {
    for (const result of results) {
      const [poor, prize] = ['specialHardshipStudent', 'academicPrizeStudent'].map((category) =>
        text(family({ result, category })),
      );
      expect(poor).toBe(prize);
    }
  });

  it('no circumstance, no rank', () => {
    const words = /nghèo|khó khăn|hoàn cảnh|mồ côi|bệnh|khuyết tật|thứ hạng|xếp thứ|thứ tự/i;
    for (const result of results) expect(text(family({ result }))).not.toMatch(words);
    for (const kind of letterKinds as readonly LetterKind[]) expect(usualWords[kind]).not.toMatch(words);
    expect('gia đình có hoàn cảnh').toMatch(words);
  });

  it('why not: the rule in plain words, of the round or of its rules', () => {
    expect(text(family({ result: 'reserve' }))).toContain(
      'Đợt này Hội có 05 suất Học bổng khuyến học, ít hơn số hồ sơ',
    );
    expect(text(family({ result: 'notSelected' }))).toContain('quá nửa số thành viên dự họp');
    expect(text(family({ result: 'incomplete' }))).toContain('hồ sơ còn thiếu giấy tờ');
    const ruled = text(
      family({ result: 'notSelected', ruleSentence: 'Giải năm học 2016–2017 không thuộc năm xét.' }),
    );
    expect(ruled).toContain('Theo quy chế của đợt xét: Giải năm học 2016–2017');
    expect(ruled).not.toContain('quá nửa');
  });
});

describe('the letter to a nominator', () => {
  const file = (at: number, result: 'awarded' | 'reserve' | 'notSelected' | 'incomplete' | 'withdrawn') => ({
    ...{
      name: `Lò Thị Thử ${at}`,
      className: '7A',
      category: 'specialHardshipStudent',
      benefit: 'money',
      result,
    },
  });
  const letter = (count: number) =>
    nominatorLetter({
      ...{ ...sheet, unit: 'Trường THCS Thử', body: usualWords.nominator },
      files: Array.from({ length: count }, (_, at) =>
        file(at + 1, (['awarded', 'reserve', 'notSelected', 'incomplete', 'withdrawn'] as const)[at % 5]!),
      ),
    });

  it('lists its files with their results, without amounts', () => {
    const read = readPaper('result-letter', letter(5));
    for (const words of [
      'đã đề cử 05 hồ sơ',
      'Được trao Học bổng khuyến học',
      'Danh sách dự bị',
      'Chưa được trao đợt này',
    ])
      expect(read).toContain(words);
    expect(read).not.toContain('đồng');
  });

  it('a long list goes over to more sheets and stays whole; a letter to a family is one sheet', () => {
    expect(pageCount('result-letter', letter(60))).toBeGreaterThan(1);
    expect(readPaper('result-letter', letter(60))).toContain('Lò Thị Thử 60');
    const long = {
      name: 'Nguyễn Thị Thu Phượng Bích Ấỗửệặ Nguyễn Thị Thu Phượng',
      school: 'Trường THCS Dân tộc nội trú Thử',
    };
    for (const result of ['awarded', 'reserve', 'notSelected', 'incomplete'] as const)
      expect(pageCount('result-letter', familyLetter(family({ result, ...long })))).toBe(1);
  });
});

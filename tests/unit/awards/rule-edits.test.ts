/** The next version of rules: only what was edited differs, and every difference is told in words of both languages. */
import { describe, expect, it } from 'vitest';
import { type AwardWords, differenceWords, periodWords } from '@/lib/awards/rule-words';
import { editedRules, mainSource, type RuleEdits, ruleDifferences } from '@/lib/awards/rules/rule-edits';
import { viXuyenTemplate } from '@/lib/awards/rules/vi-xuyen';
import { type RuleSet, ruleSetShape } from '@/lib/awards/schema/rule-set';
import { translator } from '@/lib/web/messages';

const nothing: RuleEdits = { amounts: new Map(), added: [], caps: new Map(), sourceTitle: '' };
const edited = (changes: Partial<RuleEdits>) => editedRules(viXuyenTemplate, { ...nothing, ...changes });
const wordsIn =
  (locale: 'vi' | 'en'): AwardWords =>
  (key, values) =>
    translator(locale)(`awards.${key}`, values);
const told = (after: RuleSet, locale: 'vi' | 'en' = 'vi') =>
  ruleDifferences(viXuyenTemplate, after).map((one) => differenceWords(one, wordsIn(locale)));

describe('editedRules', () => {
  it('without edits is the same, byte for byte', () => {
    expect(editedRules(viXuyenTemplate, nothing)).toEqual(viXuyenTemplate);
    expect(told(edited({}))).toEqual([]);
  });

  it('changes an amount, leaves a row out, adds one, changes the part of a school', () => {
    const after = edited({
      amounts: new Map([
        [0, 350_000n],
        [7, null],
      ]),
      added: [
        {
          ...{ category: 'excellentTeacher', level: 'commune', rank: 'recognised', from: 2025, until: null },
          gives: { kind: 'money', amountVnd: '800000' },
        },
      ],
      caps: new Map([[0, { percent: 15, rounding: 'up' }]]),
    });
    expect(ruleSetShape.safeParse(after).success).toBe(true);
    expect(told(after)).toEqual([
      'Học sinh có hoàn cảnh đặc biệt khó khăn, không phân cấp, mức Giỏi (mọi năm học): trước là 300.000 đồng, nay là 350.000 đồng.',
      'Học sinh đạt giải, cấp quốc gia, giải Nhất (mọi năm học): trước là 500.000 đồng, nay là không có.',
      'Giáo viên giỏi, cấp xã, được công nhận (từ năm học 2025–2026): trước là không có, nay là 800.000 đồng.',
      'Tỉ lệ mỗi trường, Học sinh có hoàn cảnh đặc biệt khó khăn: trước là 10 % số học sinh, lẻ thì bỏ, nay là 15 % số học sinh, lẻ thì tính thêm một suất.',
    ]);
    for (const sentence of told(after, 'en')) expect(sentence).not.toMatch(/[{}]|ruleBook|awards\./);
  });

  it('a text of its own replaces the one of the template wherever that stood, and no other', () => {
    const after = edited({ sourceTitle: 'Quyết định 05/QĐ-HKH' });
    expect(mainSource(after)).toBe('ownRegulation');
    expect(ruleSetShape.safeParse(after).success).toBe(true);
    expect(JSON.stringify(after)).not.toContain('viXuyen2012');
    expect(after.sources.filter(({ key }) => key === 'tt22of2021')).toHaveLength(1);
    expect(told(after)).toEqual([
      'Căn cứ: trước là Quy chế chi quỹ của Hội Khuyến học huyện Vị Xuyên, 2012, nay là Quyết định 05/QĐ-HKH.',
    ]);
    expect(editedRules(after, nothing)).toEqual(after);
  });

  it('a rule that came, went or says something else is told', () => {
    const rules = viXuyenTemplate.rules.filter(({ kind }) => kind !== 'oncePerYear');
    const levels = rules.map((rule) =>
      rule.kind === 'levels' ? { ...rule, rows: rule.rows.slice(1) } : rule,
    );
    expect(told({ ...viXuyenTemplate, rules: levels })).toEqual([
      'Bỏ điều “Mỗi năm một lần”.',
      'Đổi điều “Cấp của cuộc thi”.',
      'Bỏ dòng: cấp trường, mọi năm học.',
    ]);
    const back = ruleDifferences({ ...viXuyenTemplate, rules }, viXuyenTemplate);
    expect(back.map((one) => differenceWords(one, wordsIn('vi')))).toEqual(['Thêm điều “Mỗi năm một lần”.']);
  });
});

describe('periodWords', () => {
  it.each([
    [{ from: null, until: null }, 'mọi năm học'],
    [{ from: 2025, until: null }, 'từ năm học 2025–2026'],
    [{ from: null, until: 2024 }, 'đến hết năm học 2024–2025'],
    [{ from: 2021, until: 2023 }, 'từ năm học 2021–2022 đến 2023–2024'],
  ])('%o is said as %s', (period, words) => expect(periodWords(period, wordsIn('vi'))).toBe(words));
});

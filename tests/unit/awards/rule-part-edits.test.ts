/** Every part of the rules by form: sent back untouched it is the same to the bit; what is edited is said and read aloud. */
import { describe, expect, it } from 'vitest';
import { type AwardWords, differenceWords, givesWords } from '@/lib/awards/rule-words';
import { canonicalJson } from '@/lib/awards/rules/canonical-json';
import { evaluate } from '@/lib/awards/rules/evaluate';
import { editedRules, ruleDifferences } from '@/lib/awards/rules/rule-edits';
import { viXuyenTemplate } from '@/lib/awards/rules/vi-xuyen';
import { beginningParts, beginningRates } from '@/lib/awards/schema/rule-form-values';
import { type RuleSet, ruleSetShape } from '@/lib/awards/schema/rule-set';
import { revisionForm } from '@/lib/awards/schema/rules-forms';
import { translator } from '@/lib/web/messages';

const marks = { limits: 'on', levels: 'on', results: 'on' };
const head = {
  today: '2026-11-28',
  base: '1@1',
  after: '1',
  name: '',
  validFrom: '',
  sourceTitle: '',
  seen: '',
};
/** The boxes of the form as the page fills them in for a version. */
const boxesOf = (rules: RuleSet) => ({
  ...head,
  ...marks,
  ...beginningRates(rules),
  ...beginningParts(rules),
});
/** What the form makes of a version with these boxes changed; an undefined box is one that is not ticked. */
function sent(rules: RuleSet, changes: Record<string, string | undefined> = {}): RuleSet {
  const boxes = Object.entries({ ...boxesOf(rules), ...changes }).filter(([, value]) => value !== undefined);
  return editedRules(rules, revisionForm.parse(Object.fromEntries(boxes)).edits);
}
const problems = (changes: Record<string, string>) =>
  Object.fromEntries(
    (revisionForm.safeParse({ ...boxesOf(viXuyenTemplate), ...changes }).error?.issues ?? []).map(
      ({ path, message }) => [path[0], message],
    ),
  );
const wordsIn =
  (locale: 'vi' | 'en'): AwardWords =>
  (key, values) =>
    translator(locale)(`awards.${key}`, values);
const told = (after: RuleSet, before = viXuyenTemplate) =>
  ruleDifferences(before, after).map((one) => differenceWords(one, wordsIn('vi')));
const part = <K extends RuleSet['rules'][number]['kind']>(rules: RuleSet, kind: K) =>
  rules.rules.find((rule) => rule.kind === kind) as
    | Extract<RuleSet['rules'][number], { kind: K }>
    | undefined;

/** A version with everything the format knows: things, honours, several classes in one row, an odd list of conduct. */
const everything: RuleSet = {
  ...viXuyenTemplate,
  rules: viXuyenTemplate.rules.map((rule) => {
    if (rule.kind === 'rates')
      return {
        ...rule,
        rows: [
          ...rule.rows,
          {
            ...{ category: 'contestWinner', level: 'province', rank: 'first', from: null, until: null },
            gives: { kind: 'inKind', what: 'Xe đạp' },
          },
          {
            ...{ category: 'contestWinner', level: 'province', rank: 'second', from: 2025, until: null },
            gives: { kind: 'inKind', what: 'Hợp đồng bảo hiểm', valueVnd: '650000' },
          },
          {
            ...{ category: 'activeMember', level: null, rank: 'recognised', from: null, until: null },
            gives: { kind: 'honour' },
          },
        ],
      };
    if (rule.kind === 'highestPrizeOnly')
      return { ...rule, categories: ['contestWinner', 'academicPrizeStudent'] };
    if (rule.kind !== 'eligibility') return rule;
    return {
      ...rule,
      counts: [
        { circular: 'tt22of2021', study: ['good', 'fair'], conduct: ['good', 'pass'], as: 'good' },
        ...rule.counts.filter(({ circular }) => circular !== 'tt22of2021'),
      ],
    };
  }),
};

describe('a form sent back untouched', () => {
  it.each([
    ['the template', viXuyenTemplate],
    ['a version with everything', everything],
    ['a version of rates alone', { ...viXuyenTemplate, rules: viXuyenTemplate.rules.slice(0, 1) }],
  ])('of %s makes the same rules, to the bit', (_name, rules) => {
    expect(ruleSetShape.safeParse(rules).success).toBe(true);
    expect(canonicalJson(sent(rules))).toBe(canonicalJson(rules));
  });

  it('a version written before things had a worth is read as it was, and says the same', () => {
    const read = ruleSetShape.parse(JSON.parse(canonicalJson(everything)));
    expect(canonicalJson(read)).toBe(canonicalJson(everything));
    expect(canonicalJson(read)).toContain('{"kind":"inKind","what":"Xe đạp"}');
    const claims = [{ level: 'province' as const, rank: 'first' as const, schoolYear: 2025 }];
    const inputs = {
      ...{ schoolYear: 2025, pupils: [], paidThisYear: [] },
      candidates: [
        { id: 1, personKey: 'a', schoolKey: 's', category: 'contestWinner' as const, claims, result: null },
      ],
    };
    const worth = sent(everything, { thing_8: 'Xe đạp', worth_8: '2.000.000' });
    expect(canonicalJson(worth)).not.toBe(canonicalJson(everything));
    // What a thing is worth is words: no money is suggested for it, before and after.
    const [old, now] = [evaluate(read, inputs), evaluate(worth, inputs)].map((outcomes) => outcomes[0]!);
    expect(old).toEqual(evaluate(everything, inputs)[0]);
    expect(old).toMatchObject({
      outcome: 'eligible',
      amountVnd: 0n,
      gives: [{ kind: 'inKind', what: 'Xe đạp' }],
    });
    expect(old!.gives[0]).not.toHaveProperty('valueVnd');
    expect(now).toEqual({ ...old, gives: [{ kind: 'inKind', what: 'Xe đạp', valueVnd: '2000000' }] });
  });
});

describe('things and honours', () => {
  it('a thing gets a worth, another name, or leaves; an honour leaves; each is said', () => {
    const at = viXuyenTemplate.rules[0]!.kind === 'rates' ? viXuyenTemplate.rules[0]!.rows.length : 0;
    const after = sent(everything, {
      ...{ [`worth_${at}`]: '2 triệu', [`thing_${at + 1}`]: '', [`honour_${at + 2}`]: 'drop' },
    });
    expect(ruleSetShape.safeParse(after).success).toBe(true);
    expect(told(after, everything)).toEqual([
      expect.stringContaining('trước là Xe đạp, nay là Xe đạp (trị giá 2.000.000 đồng).'),
      expect.stringContaining('trước là Hợp đồng bảo hiểm (trị giá 650.000 đồng), nay là không có.'),
      expect.stringContaining('nay là không có.'),
    ]);
  });

  it('new rows may be money, a thing or an honour alone; a thing needs its name', () => {
    const row = { new_0_category: 'contestWinner', new_0_level: 'commune', new_0_rank: 'first' };
    const rows = (changes: Record<string, string>) =>
      part(sent(viXuyenTemplate, { ...row, ...changes }), 'rates')!.rows;
    expect(rows({ new_0_gives: 'inKind', new_0_what: 'Xe đạp', new_0_worth: '' }).at(-1)!.gives).toEqual({
      ...{ kind: 'inKind', what: 'Xe đạp' },
    });
    expect(rows({ new_0_gives: 'honour' }).at(-1)!.gives).toEqual({ kind: 'honour' });
    expect(rows({ new_0_gives: 'money', new_0_amount: '' })).toHaveLength(8);
    expect(problems({ ...row, new_0_gives: 'inKind', new_0_what: '', new_0_worth: '1.5' })).toEqual({
      ...{ new_0_what: 'fields.required', new_0_worth: 'fields.ambiguousAmount' },
    });
    const worth = { kind: 'inKind', what: 'A desk', valueVnd: '900000' } as const;
    expect(givesWords(worth, wordsIn('en'))).toMatch(/^A desk \(worth 900/);
  });
});

describe('limits, levels and results', () => {
  it('limits come, change and go', () => {
    const after = sent(viXuyenTemplate, {
      ...{ highest_contestWinner: 'on', once: undefined, cap_0: '' },
      ...{ newcap_category: 'contestWinner', newcap_percent: '5', newcap_rounding: 'up' },
    });
    expect(part(after, 'highestPrizeOnly')!.categories).toEqual(['academicPrizeStudent', 'contestWinner']);
    expect(part(after, 'oncePerYear')).toBeUndefined();
    expect(part(after, 'capPerSchool')).toMatchObject({
      category: 'contestWinner',
      percent: 5,
      rounding: 'up',
    });
    expect(ruleSetShape.safeParse(after).success).toBe(true);
    expect(told(after)).toHaveLength(4);
    expect(problems({ newcap_category: 'contestWinner', newcap_percent: '' })).toEqual({
      newcap_percent: 'fields.invalid',
    });
  });

  it('a level is valid by school year; two answers for one year contradict', () => {
    const after = sent(viXuyenTemplate, { level_1_from: '2026', level_6_name: '' });
    expect(part(after, 'levels')!.rows).toContainEqual({ level: 'commune', from: 2026, until: null });
    expect(part(after, 'levels')!.rows).toHaveLength(6);
    const twice = sent(viXuyenTemplate, {
      level_7_name: 'district',
      level_7_from: '2020',
      level_7_until: '',
    });
    expect(JSON.stringify(ruleSetShape.safeParse(twice).error)).toContain('rules.contradiction');
    expect(problems({ level_1_from: 'năm ngoái' })).toEqual({ level_1_from: 'fields.invalid' });
  });

  it('results: another class, conduct asked, a grade moved; foreign conduct and unknown classes are refused', () => {
    const after = sent(viXuyenTemplate, {
      count_2_conduct: 'good',
      count_3_class: '',
      scale_0_until: '2018',
    });
    const rule = part(after, 'eligibility')!;
    expect(rule.counts).toContainEqual({
      ...{ circular: 'tt22of2021', study: ['good'], conduct: ['good'], as: 'good' },
    });
    expect(rule.counts).toHaveLength(6);
    expect(rule.scales[0]).toMatchObject({
      grade: 1,
      circular: 'tt30of2014',
      source: 'tt30of2014',
      until: 2018,
    });
    expect(told(after)).toEqual([
      'Đổi điều “Điều kiện được xét”.',
      'Bỏ dòng: Thông tư 22/2021/TT-BGDĐT: học tập Tốt, tính là mức Giỏi.',
      'Bỏ dòng: Thông tư 22/2021/TT-BGDĐT: học tập Khá, tính là mức Khá.',
      'Bỏ dòng: lớp 1, Thông tư 30/2014/TT-BGDĐT, sửa bởi Thông tư 22/2016, từ năm học 2014–2015 đến 2019–2020.',
      'Thêm dòng: Thông tư 22/2021/TT-BGDĐT: học tập Tốt, rèn luyện Tốt, tính là mức Giỏi.',
      'Thêm dòng: lớp 1, Thông tư 30/2014/TT-BGDĐT, sửa bởi Thông tư 22/2016, từ năm học 2014–2015 đến 2018–2019.',
    ]);
    expect(
      problems({ count_0_conduct: 'pass', count_1_class: 'tt22of2021.excellent', scale_0_grade: '13' }),
    ).toEqual({
      ...{
        count_0_conduct: 'rules.conductOfOther',
        count_1_class: 'fields.invalid',
        scale_0_grade: 'fields.invalid',
      },
    });
    expect(
      part(sent(viXuyenTemplate, { results_specialHardshipStudent: undefined }), 'eligibility'),
    ).toBeUndefined();
  });

  it('a part that was not on the form is carried over', () => {
    const unmarked = { limits: undefined, levels: undefined, results: undefined };
    const rules = sent(viXuyenTemplate, {
      ...unmarked,
      once: undefined,
      level_0_name: '',
      count_0_class: '',
    });
    expect(canonicalJson(rules)).toBe(canonicalJson(viXuyenTemplate));
  });
});

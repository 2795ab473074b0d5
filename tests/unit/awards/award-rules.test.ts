/** The rules of awards, read from the tables of the regulation and of the circulars, to the đồng. */
import { describe, expect, it } from 'vitest';
import { evaluate } from '@/lib/awards/rules/evaluate';
import { placesOf } from '@/lib/awards/rules/limits';
import { viXuyenTemplate } from '@/lib/awards/rules/vi-xuyen';
import type { RuleCandidate, RuleInputs } from '@/lib/awards/schema/rule-facts';
import { type Rule, type RuleSet, ruleSetShape } from '@/lib/awards/schema/rule-set';

const candidate = (changes: Partial<RuleCandidate> = {}): RuleCandidate => ({
  ...{ id: 1, personKey: 'p1', schoolKey: 's1', category: 'academicPrizeStudent' },
  ...{ claims: [], result: null },
  ...changes,
});
const poor = (id: number, study: string, changes: Partial<RuleCandidate> = {}) =>
  candidate({
    ...{ id, personKey: `p${id}`, category: 'specialHardshipStudent' },
    result: { grade: 8, study, conduct: 'good' },
    ...changes,
  });
const inputs = (candidates: RuleCandidate[], changes: Partial<RuleInputs> = {}): RuleInputs => ({
  ...{ schoolYear: 2018, pupils: [{ schoolKey: 's1', count: 100 }], paidThisYear: [], candidates },
  ...changes,
});
const without = (kind: Rule['kind']): RuleSet => ({
  ...viXuyenTemplate,
  rules: viXuyenTemplate.rules.filter((rule) => rule.kind !== kind),
});
const codes = (set: RuleSet, given: RuleInputs) =>
  evaluate(set, given).map(({ outcome, amountVnd, reasons }) => [outcome, amountVnd, reasons.at(-1)!.code]);
const prize = (
  level: 'district' | 'commune' | 'province' | 'national',
  rank: 'first' | 'second' | 'third',
) => ({
  ...{ level, rank, schoolYear: 2018 },
});

describe('the rates of the regulation of 2012', () => {
  it.each([
    ['district', 'first', 300_000n],
    ['district', 'second', 200_000n],
    ['province', 'first', 400_000n],
    ['province', 'second', 300_000n],
    ['province', 'third', 200_000n],
    ['national', 'first', 500_000n],
  ] as const)('a prize of level %s, rank %s, gives %s đồng', (level, rank, amountVnd) => {
    const [outcome] = evaluate(viXuyenTemplate, inputs([candidate({ claims: [prize(level, rank)] })]));
    expect(outcome).toMatchObject({ outcome: 'eligible', amountVnd });
    expect(outcome!.reasons).toEqual([
      {
        ...{ code: 'rateApplies', source: 'viXuyen2012' },
        params: {
          ...{ category: 'academicPrizeStudent', level, rank, schoolYear: 2018, gives: 'money' },
          amountVnd: amountVnd.toString(),
        },
      },
    ]);
  });

  it('aid is 300.000 for the better class and 200.000 for the next, nothing below', () => {
    expect(
      codes(viXuyenTemplate, inputs([poor(1, 'excellent'), poor(2, 'fair'), poor(3, 'average')])),
    ).toEqual([
      ['eligible', 300_000n, 'withinCap'],
      ['eligible', 200_000n, 'withinCap'],
      ['notEligible', 0n, 'classDoesNotCount'],
    ]);
  });

  it('a prize that has no rate gives nothing, and says so', () => {
    const none = inputs([candidate({ claims: [prize('district', 'third')] })]);
    expect(codes(viXuyenTemplate, none)).toEqual([['notEligible', 0n, 'noRate']]);
    expect(codes(viXuyenTemplate, inputs([candidate()]))).toEqual([['notEligible', 0n, 'nothingClaimed']]);
  });

  it('a rate holds in its period only, both ends included', () => {
    const dated = structuredClone(viXuyenTemplate);
    const rates = dated.rules[0]!;
    if (rates.kind === 'rates') {
      Object.assign(rates.rows[2]!, { until: 2018 });
      const gives = { kind: 'money' as const, amountVnd: '350000' };
      rates.rows.push({ ...rates.rows[2]!, from: 2019, until: null, gives });
    }
    expect(ruleSetShape.safeParse(dated).success).toBe(true);
    const one = [candidate({ claims: [prize('district', 'first')] })];
    expect(codes(dated, inputs(one))[0]![1]).toBe(300_000n);
    expect(codes(dated, inputs(one, { schoolYear: 2019 }))[0]![1]).toBe(350_000n);
  });
});

describe('only the highest prize, once a year', () => {
  const three = [prize('district', 'first'), prize('province', 'first'), prize('province', 'third')];

  it('of several prizes only the highest is paid; without the rule all are', () => {
    const given = inputs([candidate({ claims: three })]);
    expect(evaluate(viXuyenTemplate, given)[0]!.amountVnd).toBe(400_000n);
    expect(evaluate(without('highestPrizeOnly'), given)[0]!.amountVnd).toBe(900_000n);
  });

  it('also when the prizes stand in two files', () => {
    const given = inputs([1, 2].map((id) => candidate({ id, claims: [three[id - 1]!] })));
    expect(codes(viXuyenTemplate, given)).toEqual([
      ['notEligible', 0n, 'lowerPrize'],
      ['eligible', 400_000n, 'rateApplies'],
    ]);
  });

  it('nobody is paid twice in a school year; without the rule they are', () => {
    const given = inputs([candidate({ claims: three })], { paidThisYear: ['p1'] });
    expect(codes(viXuyenTemplate, given)).toEqual([['notEligible', 0n, 'alreadyPaid']]);
    expect(codes(without('oncePerYear'), given)[0]![1]).toBe(400_000n);
    const twoKinds = inputs([poor(1, 'fair'), candidate({ id: 2, claims: three })]);
    expect(codes(viXuyenTemplate, twoKinds)).toEqual([
      ['notEligible', 0n, 'anotherFile'],
      ['eligible', 400_000n, 'lowerPrize'],
    ]);
  });
});

describe('at most ten per cent of a school', () => {
  const cap = viXuyenTemplate.rules.find((rule) => rule.kind === 'capPerSchool')!;
  const school = (count: number) => ({ pupils: [{ schoolKey: 's1', count }] });

  it('a part of a place is no place, unless the rule rounds up', () => {
    expect([9, 10, 19, 20, 101].map((pupils) => placesOf(cap, pupils))).toEqual([0, 1, 1, 2, 10]);
    const up = { ...cap, rounding: 'up' as const };
    expect([0, 1, 10, 11].map((pupils) => placesOf(up, pupils))).toEqual([0, 1, 1, 2]);
  });

  it('the better class first; who ties for the last place is a question; without the rule all are paid', () => {
    const given = inputs([poor(1, 'fair'), poor(2, 'excellent'), poor(3, 'fair')], school(20));
    expect(codes(viXuyenTemplate, given)).toEqual([
      ['question', 0n, 'capTie'],
      ['eligible', 300_000n, 'withinCap'],
      ['question', 0n, 'capTie'],
    ]);
    expect(codes(viXuyenTemplate, { ...given, ...school(10) }).map(([outcome]) => outcome)).toEqual([
      ...['notEligible', 'eligible', 'notEligible'],
    ]);
    expect(codes(without('capPerSchool'), given).map(([outcome]) => outcome)).toEqual(
      Array(3).fill('eligible'),
    );
  });

  it('a school whose pupils nobody counted is a question', () => {
    expect(codes(viXuyenTemplate, inputs([poor(1, 'fair')], { pupils: [] }))).toEqual([
      ['question', 0n, 'pupilsUnknown'],
    ]);
  });
});

describe('which circular classes a result', () => {
  const year = (grade: number, schoolYear: number) => {
    const result = { grade, study: 'unheard', conduct: null };
    const [outcome] = evaluate(viXuyenTemplate, inputs([poor(1, '', { result })], { schoolYear }));
    return outcome!.reasons[0]!.params.circular;
  };

  it.each([
    [1, 2020],
    [2, 2021],
    [3, 2022],
    [4, 2023],
    [5, 2024],
  ])('grade %i is under TT 27/2020 from %i', (grade, first) => {
    expect([year(grade, first - 1), year(grade, first)]).toEqual(['tt30of2014', 'tt27of2020']);
  });

  it.each([
    [6, 2021],
    [7, 2022],
    [8, 2023],
    [9, 2024],
    [10, 2022],
    [11, 2023],
    [12, 2024],
  ])('grade %i is under TT 22/2021 from %i', (grade, first) => {
    expect([year(grade, first - 1), year(grade, first)]).toEqual(['tt58of2011', 'tt22of2021']);
  });

  it('a word of another circular, a missing result, a grade without a table are questions', () => {
    const asked = (result: RuleCandidate['result'], schoolYear: number) =>
      codes(viXuyenTemplate, inputs([poor(1, '', { result })], { schoolYear }))[0];
    const excellent = { grade: 9, study: 'excellent', conduct: 'good' };
    expect(asked(excellent, 2023)).toEqual(['eligible', 300_000n, 'withinCap']);
    expect(asked(excellent, 2024)).toEqual(['question', 0n, 'classOfOtherScale']);
    expect(asked({ ...excellent, study: 'good' }, 2024)).toEqual(['eligible', 300_000n, 'withinCap']);
    expect(asked(null, 2024)).toEqual(['question', 0n, 'resultMissing']);
    expect(asked(excellent, 2009)).toEqual(['question', 0n, 'gradeUnknown']);
  });
});

describe('levels of competitions', () => {
  const at = (level: 'district' | 'commune', schoolYear: number) => {
    const claims = [{ level, rank: 'first' as const, schoolYear }];
    return codes(viXuyenTemplate, inputs([candidate({ claims })], { schoolYear: 2025 }))[0]!;
  };

  it('the district is known until 2024–2025, the commune from 2025–2026', () => {
    expect(at('district', 2024)[2]).toBe('rateApplies');
    expect(at('district', 2025)[2]).toBe('levelNotInYear');
    expect(at('commune', 2024)[2]).toBe('levelNotInYear');
    expect(at('commune', 2025)[2]).toBe('noRate');
  });

  it('without the rule a district prize of 2025–2026 would be paid', () => {
    const claims = [{ level: 'district' as const, rank: 'first' as const, schoolYear: 2025 }];
    expect(codes(without('levels'), inputs([candidate({ claims })], { schoolYear: 2025 }))[0]![0]).toBe(
      'eligible',
    );
  });
});

describe('a version that contradicts itself is refused', () => {
  const problems = (change: (set: RuleSet) => void) => {
    const set = structuredClone(viXuyenTemplate);
    change(set);
    return (ruleSetShape.safeParse(set).error?.issues ?? []).map(({ message }) => message);
  };

  it('the template is accepted', () => expect(problems(() => {})).toEqual([]));

  it('two rates for one prize, two rules of a kind, a word the circular does not know', () => {
    const contradiction = ['rules.contradiction'];
    const rates = (set: RuleSet) => set.rules.find((rule) => rule.kind === 'rates')!.rows;
    const counts = (set: RuleSet) => set.rules.find((rule) => rule.kind === 'eligibility')!.counts;
    const wrong = { circular: 'tt22of2021' as const, study: ['excellent'], conduct: [], as: 'good' as const };
    expect(problems((set) => rates(set).push(rates(set)[0]!))).toEqual(contradiction);
    expect(problems(({ rules }) => rules.push(rules[1]!))).toEqual(contradiction);
    expect(problems((set) => counts(set).push(wrong))).toEqual(contradiction);
  });

  it('a source that is not listed or has no name, and a set without rates', () => {
    expect(problems(({ rules }) => Object.assign(rules[1]!, { source: 'other' }))).toEqual([
      'rules.sourceMissing',
    ]);
    expect(problems(({ sources }) => sources.push({ key: 'own', title: ' ' }))).toEqual([
      'rules.sourceUnnamed',
    ]);
    expect(problems(({ rules }) => rules.shift())).toEqual(['rules.ratesMissing']);
  });
});

/** Every outcome is said in words, in both languages, with the text it rests on. */
import { describe, expect, it } from 'vitest';
import { reasonSentence } from '@/lib/awards/reasons';
import { evaluate } from '@/lib/awards/rules/evaluate';
import { viXuyenTemplate } from '@/lib/awards/rules/vi-xuyen';
import { type Reason, type RuleCandidate, reasonCodes } from '@/lib/awards/schema/rule-facts';
import {
  circulars,
  competitionLevels,
  knownSources,
  ranks,
  studyClasses,
} from '@/lib/awards/schema/rule-set';
import { translator } from '@/lib/web/messages';

const pupil = (id: number, schoolKey: string, study: string | null, grade = 8): RuleCandidate => ({
  ...{ id, personKey: `p${id}`, schoolKey, category: 'specialHardshipStudent', claims: [] },
  result: study === null ? null : { grade, study, conduct: 'good' },
});
const winner = (
  id: number,
  personKey: string,
  levels: ('district' | 'commune' | 'province' | 'school')[],
) => ({
  ...{ id, personKey, schoolKey: 's1', category: 'academicPrizeStudent' as const, result: null },
  claims: levels.map((level) => ({ level, rank: 'first' as const, schoolYear: 2018 })),
});
/** Files that bring out every reason the engine has. */
const candidates: RuleCandidate[] = [
  ...[pupil(1, 's1', 'excellent'), pupil(2, 's1', 'average'), pupil(3, 's1', 'pass'), pupil(4, 's1', null)],
  ...[pupil(5, 's2', 'fair'), pupil(6, 's2', 'fair'), pupil(7, 's3', 'fair'), pupil(8, 's4', 'fair')],
  pupil(9, 's1', 'fair'),
  ...[winner(10, 'a', ['district', 'province']), winner(11, 'b', ['commune']), winner(12, 'c', ['school'])],
  ...[winner(13, 'd', []), winner(14, 'paid', ['district']), winner(15, 'p1', ['province'])],
];
const reasonsIn = (schoolYear: number): Reason[] =>
  evaluate(viXuyenTemplate, {
    ...{ schoolYear, candidates, paidThisYear: ['paid'] },
    pupils: [
      { schoolKey: 's1', count: 100 },
      { schoolKey: 's2', count: 10 },
      { schoolKey: 's3', count: 9 },
    ],
  }).flatMap(({ reasons }) => reasons);
const reasons = [...reasonsIn(2018), ...reasonsIn(2009)];

describe('the sentences', () => {
  it('of every reason the engine can give are there in both languages, nothing left open', () => {
    const found = new Set(reasons.map(({ code }) => code));
    expect([...reasonCodes].filter((code) => !found.has(code))).toEqual([]);
    for (const locale of ['vi', 'en'] as const)
      for (const reason of reasons) {
        const text = reasonSentence(reason, viXuyenTemplate, translator(locale));
        expect(text).not.toMatch(/[{}]|awards\.|undefined/);
        expect(text.endsWith('.')).toBe(true);
      }
  });

  it('say which rule gave the amount, and the text it stands in', () => {
    const prize = reasons.find(({ code, params }) => code === 'rateApplies' && params.level === 'province')!;
    expect(reasonSentence(prize, viXuyenTemplate, translator('vi')).replace(/\u00a0/g, ' ')).toBe(
      'Giải Nhất, cấp tỉnh, năm học 2018–2019: 400.000 đồng. Căn cứ: Quy chế chi quỹ của Hội Khuyến học huyện Vị Xuyên, 2012.',
    );
    const counted = reasons.find(({ code }) => code === 'resultCounts')!;
    expect(reasonSentence(counted, viXuyenTemplate, translator('en'))).toBe(
      'Grade 8, school year 2018–2019, classed under Circular 58/2011/TT-BGDĐT: Giỏi (excellent); it counts as the better class. Source: Circular 58/2011/TT-BGDĐT.',
    );
  });

  it('name a source as the association wrote it', () => {
    const sources = viXuyenTemplate.sources.map((one) => ({ ...one, title: 'Quy chế của xã' }));
    const prize = reasons.find(({ code }) => code === 'rateApplies')!;
    expect(reasonSentence(prize, { sources }, translator('vi'))).toMatch(/Căn cứ: Quy chế của xã\.$/);
  });

  it('have words for every level, rank, class and known source', () => {
    for (const locale of ['vi', 'en'] as const) {
      const t = translator(locale);
      const keys = [
        ...competitionLevels.map((level) => `levels.${level}`),
        ...ranks.map((rank) => `ranks.${rank}`),
        ...knownSources.map((source) => `sources.${source}`),
        ...circulars.flatMap((one) => studyClasses[one].map((word) => `classes.${one}.${word}`)),
      ];
      for (const key of keys) expect(() => t(`awards.rules.${key}`)).not.toThrow();
    }
  });
});

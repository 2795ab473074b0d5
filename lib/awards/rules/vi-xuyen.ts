/**
 * A rule set to begin with: the regulation of the fund of Vị Xuyên (2012) as far as it is known, with the grading
 * tables and the levels of competitions since. Pure data.
 * Owns no law: an association copies it and changes what its own regulation says. What the regulation leaves open is
 * stated here as a rule that can be read: which result of the newer circulars stands for the old words, and rounding.
 * Source: domain.md §2.3b. The national rates beyond the first prize are not known, so they are not in it.
 */
import type { Circular, CompetitionLevel, Rank, Rate, RuleSet } from '../schema/rule-set';

const money = (level: CompetitionLevel | null, rank: Rank, amountVnd: string): Rate => ({
  category: level === null ? 'specialHardshipStudent' : 'academicPrizeStudent',
  ...{ level, rank, from: null, until: null, gives: { kind: 'money', amountVnd } },
});

/** First school year of the new circular, by grade (primary: TT 27/2020; lower and upper secondary: TT 22/2021). */
const newSince: Readonly<Record<number, number>> = {
  ...{ 1: 2020, 2: 2021, 3: 2022, 4: 2023, 5: 2024 },
  ...{ 6: 2021, 7: 2022, 10: 2022, 8: 2023, 11: 2023, 9: 2024, 12: 2024 },
};

const scales = Object.entries(newSince).flatMap(([text, since]) => {
  const grade = Number(text);
  const [old, current]: [Circular, Circular] =
    grade <= 5 ? ['tt30of2014', 'tt27of2020'] : ['tt58of2011', 'tt22of2021'];
  const first = grade <= 5 ? 2014 : 2011;
  return [
    { grade, circular: old, source: old, from: first, until: since - 1 },
    { grade, circular: current, source: current, from: since, until: null },
  ];
});

const keys = ['viXuyen2012', 'tt58of2011', 'tt22of2021', 'tt30of2014', 'tt27of2020', 'localGovernment2025'];

/** The template; known sources have their titles in the messages. */
export const viXuyenTemplate: RuleSet = {
  format: 1,
  sources: keys.map((key) => ({ key, title: '' })),
  rules: [
    {
      kind: 'rates',
      source: 'viXuyen2012',
      rows: [
        money(null, 'good', '300000'),
        money(null, 'fair', '200000'),
        money('district', 'first', '300000'),
        money('district', 'second', '200000'),
        money('province', 'first', '400000'),
        money('province', 'second', '300000'),
        money('province', 'third', '200000'),
        money('national', 'first', '500000'),
      ],
    },
    { kind: 'highestPrizeOnly', source: 'viXuyen2012', categories: ['academicPrizeStudent'] },
    { kind: 'oncePerYear', source: 'viXuyen2012' },
    {
      kind: 'capPerSchool',
      source: 'viXuyen2012',
      category: 'specialHardshipStudent',
      percent: 10,
      rounding: 'down',
    },
    {
      kind: 'eligibility',
      source: 'viXuyen2012',
      categories: ['specialHardshipStudent'],
      scales,
      counts: [
        { circular: 'tt58of2011', study: ['excellent'], conduct: [], as: 'good' },
        { circular: 'tt58of2011', study: ['fair'], conduct: [], as: 'fair' },
        { circular: 'tt22of2021', study: ['good'], conduct: [], as: 'good' },
        { circular: 'tt22of2021', study: ['fair'], conduct: [], as: 'fair' },
        { circular: 'tt30of2014', study: ['wellCompleted'], conduct: [], as: 'good' },
        { circular: 'tt27of2020', study: ['excellentlyCompleted'], conduct: [], as: 'good' },
        { circular: 'tt27of2020', study: ['wellCompleted'], conduct: [], as: 'fair' },
      ],
    },
    {
      kind: 'levels',
      source: 'localGovernment2025',
      rows: [
        { level: 'school', from: null, until: null },
        { level: 'commune', from: 2025, until: null },
        { level: 'district', from: null, until: 2024 },
        { level: 'province', from: null, until: null },
        { level: 'region', from: null, until: null },
        { level: 'national', from: null, until: null },
        { level: 'international', from: null, until: null },
      ],
    },
  ],
};

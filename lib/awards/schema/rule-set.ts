/**
 * A rule set as data: the closed list of kinds of rules by which a round may suggest who gets what.
 * Owns the shape of a version, the words of levels, ranks and classes, and what makes a version contradict itself.
 * Refuses anything that cannot be read aloud: no formulas, no expressions, no rule without the text it comes from.
 * A school year is written as the calendar year in which it begins; amounts are đồng as digits.
 */
import { z } from 'zod';
import { awardCategories } from './inputs';

export const competitionLevels = [
  'school',
  'commune',
  'district',
  'province',
  'region',
  'national',
  'international',
] as const;
export type CompetitionLevel = (typeof competitionLevels)[number];

/** Ranks of prizes, the titles that have no rank, and the two classes of yearly results that aid is paid for. */
export const ranks = [
  ...(['first', 'second', 'third', 'consolation', 'goldMedal', 'silverMedal', 'bronzeMedal'] as const),
  ...(['recognised', 'good', 'fair'] as const),
] as const;
export type Rank = (typeof ranks)[number];

/** How results are classed: the circular decides which words a school may write. */
export const circulars = ['tt58of2011', 'tt22of2021', 'tt30of2014', 'tt27of2020'] as const;
export type Circular = (typeof circulars)[number];

/** Words of each circular, from the best; the last of conduct are empty where it does not class conduct. */
export const studyClasses = {
  tt58of2011: ['excellent', 'fair', 'average', 'weak', 'poor'],
  tt22of2021: ['good', 'fair', 'pass', 'fail'],
  tt30of2014: ['wellCompleted', 'completed', 'notCompleted'],
  tt27of2020: ['excellentlyCompleted', 'wellCompleted', 'completed', 'notCompleted'],
} as const satisfies Record<Circular, readonly string[]>;
export const conductClasses = {
  tt58of2011: ['good', 'fair', 'average', 'weak'],
  tt22of2021: ['good', 'fair', 'pass', 'fail'],
  tt30of2014: [],
  tt27of2020: [],
} as const satisfies Record<Circular, readonly string[]>;

/** Legal texts the program has words for; the title of any other source is written into the version. */
export const knownSources = [
  ...(['viXuyen2012', 'tt58of2011', 'tt22of2021', 'tt30of2014', 'tt27of2020'] as const),
  'localGovernment2025',
] as const;

const year = z.number().int().min(1945).max(2099);
const period = { from: year.nullable(), until: year.nullable() };
const category = z.enum(awardCategories);
const amount = z.string().regex(/^[1-9]\d{0,14}$/);
const word = z.string().regex(/^[a-zA-Z0-9]{1,40}$/);
const source = { source: word };
const grade = z.number().int().min(1).max(12);

const gives = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('money'), amountVnd: amount }),
  /** A thing, with what it is worth where the regulation says so; versions before that knew no worth stay as they are. */
  z.strictObject({
    kind: z.literal('inKind'),
    what: z.string().min(1).max(120),
    valueVnd: amount.optional(),
  }),
  z.strictObject({ kind: z.literal('honour') }),
]);
export type Gives = z.infer<typeof gives>;

const rate = z.strictObject({
  category,
  level: z.enum(competitionLevels).nullable(),
  rank: z.enum(ranks),
  ...period,
  gives,
});
export type Rate = z.infer<typeof rate>;

const ruleKinds = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('rates'), ...source, rows: z.array(rate).min(1).max(300) }),
  z.strictObject({ kind: z.literal('highestPrizeOnly'), ...source, categories: z.array(category).min(1) }),
  z.strictObject({
    kind: z.literal('capPerSchool'),
    ...source,
    category,
    percent: z.number().int().min(1).max(100),
    rounding: z.enum(['down', 'up']),
  }),
  z.strictObject({ kind: z.literal('oncePerYear'), ...source }),
  z.strictObject({
    kind: z.literal('eligibility'),
    ...source,
    categories: z.array(category).min(1),
    /** Which circular classes which grade in which school years. */
    scales: z
      .array(z.strictObject({ grade, circular: z.enum(circulars), ...source, ...period }))
      .min(1)
      .max(60),
    /** Which results count, and as which class of the rate table. The first that fits decides. */
    counts: z
      .array(
        z.strictObject({
          circular: z.enum(circulars),
          study: z.array(word).min(1),
          /** Empty: conduct is not asked. */
          conduct: z.array(word),
          as: z.enum(['good', 'fair']),
        }),
      )
      .min(1)
      .max(40),
  }),
  z.strictObject({
    kind: z.literal('levels'),
    ...source,
    rows: z
      .array(z.strictObject({ level: z.enum(competitionLevels), ...period }))
      .min(1)
      .max(20),
  }),
]);
export type Rule = z.infer<typeof ruleKinds>;
export type RuleOf<K extends Rule['kind']> = Extract<Rule, { kind: K }>;

interface Period {
  from: number | null;
  until: number | null;
}

/** Whether a school year lies in a period; both ends are in it, an open end is null. */
export function isInPeriod(schoolYear: number, { from, until }: Period): boolean {
  return (from === null || from <= schoolYear) && (until === null || schoolYear <= until);
}

function overlap(a: Period, b: Period): boolean {
  return (
    (a.until === null || b.from === null || b.from <= a.until) &&
    (b.until === null || a.from === null || a.from <= b.until)
  );
}

function clashes<T extends Period>(rows: readonly T[], keyOf: (row: T) => string): boolean {
  return rows.some((row, at) =>
    rows.slice(at + 1).some((other) => keyOf(row) === keyOf(other) && overlap(row, other)),
  );
}

/** Two answers to one question, or words that the circular does not know. */
function contradicts(rule: Rule): boolean {
  if (rule.kind === 'rates')
    return clashes(rule.rows, (row) => [row.category, row.level, row.rank].join(' '));
  if (rule.kind === 'levels') return clashes(rule.rows, (row) => row.level);
  if (rule.kind !== 'eligibility') return false;
  const unknown = rule.counts.some(({ circular, study, conduct }) => {
    const known = { study: studyClasses[circular], conduct: conductClasses[circular] } as Record<
      string,
      readonly string[]
    >;
    return (
      study.some((one) => !known.study!.includes(one)) || conduct.some((one) => !known.conduct!.includes(one))
    );
  });
  return unknown || clashes(rule.scales, (row) => String(row.grade));
}

const slotOf = (rule: Rule) => (rule.kind === 'capPerSchool' ? `${rule.kind} ${rule.category}` : rule.kind);
const sourcesOf = (rule: Rule) => [
  rule.source,
  ...(rule.kind === 'eligibility' ? rule.scales.map((row) => row.source) : []),
];

/** One version of a rule set. Every rule names a source that is listed; no two rules answer the same question. */
export const ruleSetShape = z
  .strictObject({
    format: z.literal(1),
    sources: z
      .array(z.strictObject({ key: word, title: z.string().max(300) }))
      .min(1)
      .max(30),
    rules: z.array(ruleKinds).min(1).max(20),
  })
  .superRefine(({ sources, rules }, context) => {
    const refuse = (message: string) => context.addIssue({ code: 'custom', message });
    const keys = sources.map(({ key }) => key);
    const isNamed = sources.every(
      ({ key, title }) => title.trim() !== '' || (knownSources as readonly string[]).includes(key),
    );
    if (!isNamed || new Set(keys).size < keys.length) refuse('rules.sourceUnnamed');
    if (rules.some((rule) => sourcesOf(rule).some((key) => !keys.includes(key))))
      refuse('rules.sourceMissing');
    if (new Set(rules.map(slotOf)).size < rules.length || rules.some(contradicts))
      refuse('rules.contradiction');
    if (!rules.some((rule) => rule.kind === 'rates')) refuse('rules.ratesMissing');
  });
export type RuleSet = z.infer<typeof ruleSetShape>;

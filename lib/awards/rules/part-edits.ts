/**
 * The parts of a rule set besides rates, as a form changes them: limits, levels of competitions, results that count. Pure.
 * Owns how a row of the form becomes a rule, and that what was not touched stays the same to the bit.
 * Refuses to judge contradictions: the shape of the rule set does.
 */
import type { AwardCategory } from '../schema/inputs';
import type { Circular, Rule, RuleOf, RuleSet } from '../schema/rule-set';
import { canonicalJson } from './canonical-json';

export type LevelRow = RuleOf<'levels'>['rows'][number];
export type ScaleRow = Omit<RuleOf<'eligibility'>['scales'][number], 'source'>;
export type CountRow = RuleOf<'eligibility'>['counts'][number];
export type NewCap = Pick<RuleOf<'capPerSchool'>, 'category' | 'percent' | 'rounding'>;

/** What a part says from now on; a part that is left out is carried over as it is. */
export interface PartEdits {
  newCaps?: readonly NewCap[];
  /** Categories in which only the highest prize counts; none: no such rule. */
  highest?: readonly AwardCategory[];
  once?: boolean;
  /** None: no such rule. */
  levels?: readonly LevelRow[];
  /** Without categories there is no such rule. */
  eligibility?: {
    categories: readonly AwardCategory[];
    scales: readonly ScaleRow[];
    counts: readonly CountRow[];
  };
}

/** One row for each class of study: what the form shows. Two rows next to each other say the same as one for both. */
export function singleCounts(counts: readonly CountRow[]): CountRow[] {
  return counts.flatMap((row) => row.study.map((word) => ({ ...row, study: [word] })));
}

const same = (a: unknown, b: unknown) => canonicalJson(a) === canonicalJson(b);
/** The categories as they were written when the same ones are meant: their order says nothing. */
const kept = (was: readonly AwardCategory[] | undefined, now: readonly AwardCategory[]) =>
  was && same([...was].sort(), [...now].sort()) ? [...was] : [...now];
const withoutSource = ({ grade, circular, from, until }: ScaleRow): ScaleRow => ({
  grade,
  circular,
  from,
  until,
});

/** The rule set with its parts as edited; new rules rest on the text `source`. */
export function editedParts(base: RuleSet, edits: PartEdits, source: string): RuleSet {
  const { newCaps = [], highest, once, levels, eligibility } = edits;
  let rules = base.rules;
  if (highest)
    rules = placed(rules, 'highestPrizeOnly', (was) =>
      highest.length === 0
        ? null
        : {
            ...{ kind: 'highestPrizeOnly', source: was?.source ?? source },
            categories: kept(was?.categories, highest),
          },
    );
  if (once !== undefined)
    rules = placed(rules, 'oncePerYear', (was) => (once ? (was ?? { kind: 'oncePerYear', source }) : null));
  if (eligibility) rules = placed(rules, 'eligibility', (was) => eligibilityOf(was, eligibility, source));
  if (levels)
    rules = placed(rules, 'levels', (was) =>
      levels.length === 0 ? null : { kind: 'levels', source: was?.source ?? source, rows: [...levels] },
    );
  const caps = newCaps.map((cap): Rule => ({ kind: 'capPerSchool', source, ...cap }));
  return withScaleSources({ ...base, rules: [...rules, ...caps] });
}

/** The rules with the one of a kind in its place: changed, left out, or at the end when it is new. */
function placed<K extends Rule['kind']>(
  rules: readonly Rule[],
  kind: K,
  make: (was: RuleOf<K> | undefined) => Rule | null,
): Rule[] {
  const was = rules.find((rule): rule is RuleOf<K> => rule.kind === kind);
  const made = make(was);
  if (!was) return made ? [...rules, made] : [...rules];
  return rules.flatMap((rule) => (rule === was ? (made ? [made] : []) : [rule]));
}

function eligibilityOf(
  was: RuleOf<'eligibility'> | undefined,
  now: NonNullable<PartEdits['eligibility']>,
  source: string,
): Rule | null {
  if (now.categories.length === 0) return null;
  const scales = now.scales.map((row) => {
    const known = was?.scales.find((one) => one.circular === row.circular);
    return { ...row, source: known?.source ?? row.circular };
  });
  return {
    ...{
      kind: 'eligibility',
      source: was?.source ?? source,
      categories: kept(was?.categories, now.categories),
    },
    scales: was && same(was.scales.map(withoutSource), now.scales) ? was.scales : scales,
    counts: was && same(singleCounts(was.counts), now.counts) ? was.counts : [...now.counts],
  };
}

/** A circular that a new row rests on stands among the texts; the program has its title. */
function withScaleSources(set: RuleSet): RuleSet {
  const known = new Set(set.sources.map(({ key }) => key));
  const needed = set.rules.flatMap((rule) =>
    rule.kind === 'eligibility' ? rule.scales.map(({ source }) => source) : [],
  );
  const missing = [...new Set(needed)].filter((key) => !known.has(key));
  return missing.length === 0
    ? set
    : { ...set, sources: [...set.sources, ...missing.map((key) => ({ key, title: '' }))] };
}

/** Lists of conduct that a form offers: the best class, the best two …, of every circular that classes conduct. */
export function conductChoices(words: Readonly<Record<Circular, readonly string[]>>): string[] {
  const lists = Object.values(words).flatMap((classes) =>
    classes.map((_, at) => classes.slice(0, at + 1).join('+')).slice(0, -1),
  );
  return [...new Set(lists)];
}

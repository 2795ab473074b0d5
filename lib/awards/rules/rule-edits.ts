/**
 * The next version of a rule set from the one before: amounts, percentages, new rows, another text it rests on. Pure.
 * Owns what a form may change, and how two versions differ. Refuses to touch what the form does not show: it is carried
 * over to the bit.
 */
import type { Gives, Rate, Rule, RuleOf, RuleSet } from '../schema/rule-set';
import { canonicalJson } from './canonical-json';
import { editedParts, type PartEdits } from './part-edits';
import { type RowDifference, rowDifferences } from './row-differences';

export interface RuleEdits extends PartEdits {
  /** By place in the rate table: another amount, or null to leave the row out. Rows not named stay. */
  amounts: ReadonlyMap<number, bigint | null>;
  /** By place: another thing, or null to leave the row out. */
  things?: ReadonlyMap<number, { what: string; valueVnd: bigint | null } | null>;
  /** Places of honours without money that are left out. */
  dropped?: ReadonlySet<number>;
  added: readonly Rate[];
  /** By place among the rules that limit a part of each school; null leaves the limit out. */
  caps: ReadonlyMap<number, Pick<RuleOf<'capPerSchool'>, 'percent' | 'rounding'> | null>;
  /** Title of the text on which the rates rest; empty: as before. */
  sourceTitle: string;
}

/** Key of the association's own text, once it has written one. */
const ownSource = 'ownRegulation';

/** The version that the edits make of `base`; whether it contradicts itself is checked where it is written. */
export function editedRules(base: RuleSet, edits: RuleEdits): RuleSet {
  let cap = -1;
  const rules = base.rules.flatMap((rule): Rule[] => {
    if (rule.kind === 'rates') return [{ ...rule, rows: editedRates(rule.rows, edits) }];
    if (rule.kind !== 'capPerSchool') return [rule];
    cap += 1;
    const edit = edits.caps.get(cap);
    return edit === null ? [] : [{ ...rule, ...edit }];
  });
  const changed = editedParts({ ...base, rules }, edits, mainSource(base));
  return withSource(changed, edits.sourceTitle.trim());
}

function editedRates(rows: readonly Rate[], edits: RuleEdits): Rate[] {
  const kept = rows.flatMap((row, at): Rate[] => {
    const gives = editedGives(row.gives, at, edits);
    return gives === null ? [] : [gives === row.gives ? row : { ...row, gives }];
  });
  return [...kept, ...edits.added];
}

/** What a row gives now; null: the row is left out. */
function editedGives(gives: Gives, at: number, { amounts, things, dropped }: RuleEdits): Gives | null {
  if (gives.kind === 'honour') return dropped?.has(at) ? null : gives;
  if (gives.kind === 'money') {
    const amountVnd = amounts.get(at);
    if (amountVnd === undefined) return gives;
    return amountVnd === null ? null : { kind: 'money', amountVnd: amountVnd.toString() };
  }
  const thing = things?.get(at);
  if (thing === undefined) return gives;
  return thing === null ? null : thingOf(thing.what, thing.valueVnd);
}

/** A thing as the rules say it; without a worth the word is left out, as in versions that knew none. */
export function thingOf(what: string, valueVnd: bigint | null): Gives {
  return { kind: 'inKind', what, ...(valueVnd !== null && { valueVnd: valueVnd.toString() }) };
}

/** The rates, and every rule that rests on the same text, rest on the association's own text from now on. */
function withSource(set: RuleSet, title: string): RuleSet {
  const main = mainSource(set);
  if (title === '' || title === set.sources.find(({ key }) => key === main)?.title) return set;
  const renamed = (key: string) => (key === main ? ownSource : key);
  return {
    ...set,
    sources: set.sources.map((one) => (one.key === main ? { key: ownSource, title } : one)),
    rules: set.rules.map((rule): Rule => {
      const moved = { ...rule, source: renamed(rule.source) };
      if (moved.kind !== 'eligibility') return moved;
      return { ...moved, scales: moved.scales.map((row) => ({ ...row, source: renamed(row.source) })) };
    }),
  };
}

/** Key of the text on which the rates rest. */
export function mainSource(set: RuleSet): string {
  return set.rules.find(({ kind }) => kind === 'rates')!.source;
}

export type RuleDifference =
  | {
      kind: 'rate';
      row: Omit<Rate, 'gives'>;
      /** What it gave and gives; null: there was or is no such row. */
      before: Gives | null;
      after: Gives | null;
    }
  | { kind: 'cap'; category: string; before: string | null; after: string | null }
  | RowDifference
  | { kind: 'source'; before: string; after: string }
  | { kind: 'rule'; rule: Rule['kind']; change: 'added' | 'changed' | 'removed' };

/** How `after` differs from `before`, rates first; empty when they say the same. */
export function ruleDifferences(before: RuleSet, after: RuleSet): RuleDifference[] {
  return [
    ...rateDifferences(before, after),
    ...capDifferences(before, after),
    ...otherDifferences(before, after),
    ...rowDifferences(before, after),
  ];
}

const ratesOf = (set: RuleSet) => set.rules.flatMap((rule) => (rule.kind === 'rates' ? rule.rows : []));
const keyOf = ({ category, level, rank, from, until }: Omit<Rate, 'gives'>) =>
  [category, level, rank, from, until].join(' ');

function rateDifferences(before: RuleSet, after: RuleSet): RuleDifference[] {
  const [old, now] = [before, after].map((set) => new Map(ratesOf(set!).map((row) => [keyOf(row), row])));
  return [...new Map([...old!, ...now!]).keys()].flatMap((key): RuleDifference[] => {
    const [was, is] = [old!.get(key), now!.get(key)];
    if (was && is && canonicalJson(was.gives) === canonicalJson(is.gives)) return [];
    const { gives: _, ...row } = (is ?? was)!;
    return [{ kind: 'rate', row, before: was?.gives ?? null, after: is?.gives ?? null }];
  });
}

const capText = ({ percent, rounding }: RuleOf<'capPerSchool'>) => `${percent} ${rounding}`;

function capDifferences(before: RuleSet, after: RuleSet): RuleDifference[] {
  const caps = (set: RuleSet) =>
    new Map(
      set.rules.flatMap((rule) => (rule.kind === 'capPerSchool' ? [[rule.category, rule] as const] : [])),
    );
  const [old, now] = [caps(before), caps(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((category): RuleDifference[] => {
    const [was, is] = [old.get(category), now.get(category)].map((rule) => (rule ? capText(rule) : null));
    return was === is ? [] : [{ kind: 'cap', category, before: was!, after: is! }];
  });
}

/** The text behind the rates, and rules that came, went or say something else. */
function otherDifferences(before: RuleSet, after: RuleSet): RuleDifference[] {
  const title = (set: RuleSet) =>
    set.sources.find(({ key }) => key === mainSource(set))?.title || mainSource(set);
  const moved: RuleDifference[] =
    title(before) === title(after) ? [] : [{ kind: 'source', before: title(before), after: title(after) }];
  const others = (set: RuleSet) =>
    new Map(
      set.rules.flatMap((rule) => {
        if (rule.kind === 'rates' || rule.kind === 'capPerSchool') return [];
        const { source: _, ...said } = rule;
        return [[rule.kind, canonicalJson(said)] as const];
      }),
    );
  const [old, now] = [others(before), others(after)];
  const kinds = [...new Set([...old.keys(), ...now.keys()])];
  return [
    ...moved,
    ...kinds.flatMap((rule): RuleDifference[] => {
      const [was, is] = [old.get(rule), now.get(rule)];
      if (was === is) return [];
      return [
        {
          kind: 'rule',
          rule,
          change: was === undefined ? 'added' : is === undefined ? 'removed' : 'changed',
        },
      ];
    }),
  ];
}

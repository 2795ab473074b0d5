/**
 * What came into and left the lists of two versions: levels of competitions, results that count, grades by circular. Pure.
 * Owns which rows are the same: those that say the same. Refuses words; rule-words has them.
 */
import type { RuleOf, RuleSet } from '../schema/rule-set';
import { canonicalJson } from './canonical-json';
import { singleCounts } from './part-edits';

export type ListRow =
  | { list: 'level'; row: RuleOf<'levels'>['rows'][number] }
  | { list: 'result'; row: RuleOf<'eligibility'>['counts'][number] }
  | { list: 'scale'; row: RuleOf<'eligibility'>['scales'][number] };

/** A type, not an interface: it travels to the form as plain data. */
export type RowDifference = { kind: 'row'; change: 'added' | 'removed'; what: ListRow };

function rowsOf(set: RuleSet): ListRow[] {
  return set.rules.flatMap((rule): ListRow[] => {
    if (rule.kind === 'levels') return rule.rows.map((row) => ({ list: 'level', row }));
    if (rule.kind !== 'eligibility') return [];
    return [
      ...singleCounts(rule.counts).map((row) => ({ list: 'result' as const, row })),
      ...rule.scales.map((row) => ({ list: 'scale' as const, row })),
    ];
  });
}

/**
 * Rows that left, then rows that came; a changed row is both. A text that only got another name is no difference, and a
 * list that came or left whole is said once, as a rule.
 */
export function rowDifferences(before: RuleSet, after: RuleSet): RowDifference[] {
  const key = ({ list, row }: ListRow) => canonicalJson({ list, row: { ...row, source: '' } });
  const inBoth = ({ list }: ListRow) =>
    [before, after].every((set) => rowsOf(set).some((row) => row.list === list));
  const [old, now] = [rowsOf(before).filter(inBoth), rowsOf(after).filter(inBoth)];
  const only = (some: ListRow[], others: ListRow[]) => {
    const known = new Set(others.map(key));
    return some.filter((one) => !known.has(key(one)));
  };
  return [
    ...only(old, now).map((what) => ({ kind: 'row' as const, change: 'removed' as const, what })),
    ...only(now, old).map((what) => ({ kind: 'row' as const, change: 'added' as const, what })),
  ];
}

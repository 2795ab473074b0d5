/**
 * What the boxes of the form of rules begin with: the values of a version, by the names that the form reads. Pure.
 * Owns that a form sent back untouched makes the same rules to the bit. Refuses to know how a box looks.
 */
import { formatVnd } from '@/lib/kernel/money';
import { singleCounts } from '../rules/part-edits';
import { viXuyenTemplate } from '../rules/vi-xuyen';
import type { Gives, Rate, Rule, RuleOf, RuleSet } from './rule-set';

type Boxes = Record<string, string>;

function ruleOf<K extends Rule['kind']>(rules: RuleSet, kind: K): RuleOf<K> | undefined {
  return rules.rules.find((rule): rule is RuleOf<K> => rule.kind === kind);
}

/** Rows of the rate table that give such a thing, with their place. */
export function rowsGiving(rules: RuleSet, kind: Gives['kind']): { at: number; row: Rate }[] {
  return (ruleOf(rules, 'rates')?.rows ?? []).flatMap((row, at) =>
    row.gives.kind === kind ? [{ at, row }] : [],
  );
}

/** Amounts, things and honours by place. */
export function beginningRates(rules: RuleSet): Boxes {
  const boxes: Boxes = {};
  for (const [at, { gives }] of (ruleOf(rules, 'rates')?.rows ?? []).entries()) {
    if (gives.kind === 'money') boxes[`rate_${at}`] = formatVnd(BigInt(gives.amountVnd));
    if (gives.kind === 'honour') boxes[`honour_${at}`] = 'keep';
    if (gives.kind !== 'inKind') continue;
    boxes[`thing_${at}`] = gives.what;
    boxes[`worth_${at}`] = gives.valueVnd === undefined ? '' : formatVnd(BigInt(gives.valueVnd));
  }
  return boxes;
}

/** Results that count: those of the version, or those of the template for a version that asks for none. */
const resultsOf = (rules: RuleSet) => ruleOf(rules, 'eligibility') ?? ruleOf(viXuyenTemplate, 'eligibility')!;

/** How many rows each list begins with. */
export function beginningCounts(rules: RuleSet): Record<'levels' | 'scales' | 'results', number> {
  const results = resultsOf(rules);
  return {
    levels: ruleOf(rules, 'levels')?.rows.length ?? 0,
    ...{ scales: results.scales.length, results: singleCounts(results.counts).length },
  };
}

/** Lists of conduct as the version has them. */
export function conductsOf(rules: RuleSet): string[] {
  return resultsOf(rules).counts.flatMap(({ conduct }) => (conduct.length > 0 ? [conduct.join('+')] : []));
}

/** Limits, levels and results that count. */
export function beginningParts(rules: RuleSet): Boxes {
  const boxes: Boxes = {};
  const year = (value: number | null) => (value === null ? '' : String(value));
  for (const category of ruleOf(rules, 'highestPrizeOnly')?.categories ?? [])
    boxes[`highest_${category}`] = 'on';
  if (ruleOf(rules, 'oncePerYear')) boxes.once = 'on';
  for (const [at, { level, from, until }] of (ruleOf(rules, 'levels')?.rows ?? []).entries())
    Object.assign(boxes, {
      [`level_${at}_name`]: level,
      [`level_${at}_from`]: year(from),
      [`level_${at}_until`]: year(until),
    });
  for (const category of ruleOf(rules, 'eligibility')?.categories ?? []) boxes[`results_${category}`] = 'on';
  for (const [at, row] of resultsOf(rules).scales.entries()) {
    Object.assign(boxes, {
      [`scale_${at}_grade`]: String(row.grade),
      [`scale_${at}_circular`]: row.circular,
    });
    Object.assign(boxes, { [`scale_${at}_from`]: year(row.from), [`scale_${at}_until`]: year(row.until) });
  }
  for (const [at, row] of singleCounts(resultsOf(rules).counts).entries()) {
    Object.assign(boxes, {
      [`count_${at}_class`]: `${row.circular}.${row.study[0]}`,
      [`count_${at}_as`]: row.as,
    });
    boxes[`count_${at}_conduct`] = row.conduct.join('+');
  }
  return boxes;
}

/**
 * The engine: a version of a rule set and what is known give one outcome for each file, with its reasons. Pure.
 * Owns the order in which the rules are asked: results, levels, rates, highest prize, once a year, part of a school.
 * Refuses to depend on the order of files, claims or facts: the same inputs give the same bytes, years later.
 */
import type { RuleInputs, RuleOutcome } from '../schema/rule-facts';
import type { RuleSet } from '../schema/rule-set';
import { canonicalJson } from './canonical-json';
import { ruleOf, standingOf } from './claims';
import { amountOf, capSchools, keepHighest, payOnce } from './limits';

/**
 * What the rules suggest, by id of the file. Amounts in đồng; a suggestion, never a decision.
 * Source: domain.md §2.3b.
 */
export function evaluate(set: RuleSet, inputs: RuleInputs): RuleOutcome[] {
  const standings = [...inputs.candidates]
    .sort((a, b) => a.id - b.id)
    .map((candidate) => standingOf(set, candidate, inputs));
  const highest = ruleOf(set, 'highestPrizeOnly');
  const once = ruleOf(set, 'oncePerYear');
  if (highest) keepHighest(highest, standings);
  if (once) payOnce(once, standings, inputs);
  for (const rule of set.rules) if (rule.kind === 'capPerSchool') capSchools(rule, standings, inputs);
  return standings.map((standing) => {
    const isEligible = standing.outcome === 'eligible';
    return {
      id: standing.candidate.id,
      outcome: standing.outcome,
      gives: isEligible ? standing.worth.map(({ gives }) => gives) : [],
      amountVnd: isEligible ? amountOf(standing) : 0n,
      reasons: standing.reasons,
    };
  });
}

/** The inputs as one text, whatever the order in which they were brought. */
export function canonicalInputs(inputs: RuleInputs): string {
  const sorted = <T>(rows: readonly T[]) =>
    [...rows]
      .map((row) => [canonicalJson(row), row] as const)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const plain = <T>(rows: readonly T[]) => sorted(rows).map(([, row]) => row);
  return canonicalJson({
    ...inputs,
    pupils: plain(inputs.pupils),
    paidThisYear: [...new Set(plain(inputs.paidThisYear))],
    candidates: [...inputs.candidates]
      .sort((a, b) => a.id - b.id)
      .map((candidate) => ({ ...candidate, claims: plain(candidate.claims) })),
  });
}

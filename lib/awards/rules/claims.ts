/**
 * What one file may claim by itself, before it is compared with others: results that count, levels that existed,
 * rates that apply. Pure.
 * Owns the rules 'eligibility', 'levels' and 'rates'. Refuses to guess: a missing result is a question.
 * Source: domain.md §2.3b (amounts by category, level, rank, period; grading by school year and grade).
 */
import type { Claim, Reason, RuleCandidate, RuleInputs } from '../schema/rule-facts';
import { type Gives, isInPeriod, type RuleOf, type RuleSet, studyClasses } from '../schema/rule-set';

/** A claim with what it gives. */
export interface Worth {
  gives: Gives;
  amountVnd: bigint;
}

/** Where one file stands while the rules are asked one after another. */
export interface Standing {
  candidate: RuleCandidate;
  outcome: 'eligible' | 'notEligible' | 'question';
  worth: Worth[];
  reasons: Reason[];
}

/** The rule of a kind, where the set has one. */
export function ruleOf<K extends RuleSet['rules'][number]['kind']>(
  set: RuleSet,
  kind: K,
): RuleOf<K> | undefined {
  return set.rules.find((rule): rule is RuleOf<K> => rule.kind === kind);
}

type Judged = { claims: Claim[]; reason: Reason } | { outcome: 'notEligible' | 'question'; reason: Reason };

/** The yearly result as a class of the rate table, or why it is none. */
function judgeResult(rule: RuleOf<'eligibility'>, candidate: RuleCandidate, schoolYear: number): Judged {
  const { result } = candidate;
  if (result === null)
    return { outcome: 'question', reason: { code: 'resultMissing', source: rule.source, params: {} } };
  const { grade, study } = result;
  const conduct = result.conduct ?? '';
  const scale = rule.scales.find((row) => row.grade === grade && isInPeriod(schoolYear, row));
  if (!scale) {
    const params = { grade, schoolYear };
    return { outcome: 'question', reason: { code: 'gradeUnknown', source: rule.source, params } };
  }
  const { circular, source } = scale;
  const params = { grade, schoolYear, circular, study, conduct };
  if (!(studyClasses[circular] as readonly string[]).includes(study))
    return { outcome: 'question', reason: { code: 'classOfOtherScale', source, params } };
  const fit = rule.counts.find(
    (row) =>
      row.circular === circular &&
      row.study.includes(study) &&
      (row.conduct.length === 0 || row.conduct.includes(conduct)),
  );
  if (!fit)
    return { outcome: 'notEligible', reason: { code: 'classDoesNotCount', source: rule.source, params } };
  return {
    claims: [{ level: null, rank: fit.as, schoolYear }],
    reason: { code: 'resultCounts', source, params: { ...params, as: fit.as } },
  };
}

const order = ({ level, rank, schoolYear }: Claim) => `${schoolYear} ${level ?? ''} ${rank}`;
const inOrder = (claims: readonly Claim[]) =>
  [...claims].sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0));

/** What one prize gives: the level must have existed when it was won, the rate must be of the round's school year. */
function judgeClaim(
  set: RuleSet,
  { category }: RuleCandidate,
  claim: Claim,
  schoolYear: number,
): { worth?: Worth; reason: Reason } {
  const { level, rank } = claim;
  const params = { category, level: level ?? '', rank, schoolYear: claim.schoolYear };
  const levels = ruleOf(set, 'levels');
  const isKnownLevel =
    level === null ||
    !levels ||
    levels.rows.some((row) => row.level === level && isInPeriod(claim.schoolYear, row));
  if (!isKnownLevel) return { reason: { code: 'levelNotInYear', source: levels!.source, params } };
  const rates = ruleOf(set, 'rates')!;
  const row = rates.rows.find(
    (one) =>
      one.category === category && one.level === level && one.rank === rank && isInPeriod(schoolYear, one),
  );
  if (!row) return { reason: { code: 'noRate', source: rates.source, params } };
  const amountVnd = row.gives.kind === 'money' ? BigInt(row.gives.amountVnd) : 0n;
  return {
    worth: { gives: row.gives, amountVnd },
    reason: {
      code: 'rateApplies',
      source: rates.source,
      params: { ...params, gives: row.gives.kind, amountVnd: amountVnd.toString() },
    },
  };
}

/** Asks the rules that look at one file alone. */
export function standingOf(set: RuleSet, candidate: RuleCandidate, inputs: RuleInputs): Standing {
  const eligibility = ruleOf(set, 'eligibility');
  const reasons: Reason[] = [];
  let claims = inOrder(candidate.claims);
  if (eligibility?.categories.includes(candidate.category)) {
    const judged = judgeResult(eligibility, candidate, inputs.schoolYear);
    reasons.push(judged.reason);
    if ('outcome' in judged) return { candidate, outcome: judged.outcome, worth: [], reasons };
    claims = judged.claims;
  }
  if (claims.length === 0) reasons.push({ code: 'nothingClaimed', source: null, params: {} });
  const worth: Worth[] = [];
  for (const claim of claims) {
    const judged = judgeClaim(set, candidate, claim, inputs.schoolYear);
    reasons.push(judged.reason);
    if (judged.worth) worth.push(judged.worth);
  }
  return { candidate, outcome: worth.length > 0 ? 'eligible' : 'notEligible', worth, reasons };
}

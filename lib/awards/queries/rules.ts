/**
 * Reading the rules of a round, and replaying what they said.
 * Owns the comparison, bit for bit, of a stored evaluation with one computed now from the stored rules and inputs.
 * Refuses to repair: a difference is told, and stays.
 */
import { and, desc, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { roundEvaluation, roundRules, ruleVersion } from '@/db/schema/award-rules';
import { fingerprintOf } from '../fingerprint';
import { canonicalJson } from '../rules/canonical-json';
import { canonicalInputs, evaluate } from '../rules/evaluate';
import { ruleInputsShape } from '../schema/rule-facts';
import { type RuleSet, ruleSetShape } from '../schema/rule-set';

/** The version a round follows; undefined when it follows none, or is not there. */
export async function rulesOfRound(
  tx: Tx,
  roundId: number,
): Promise<{ body: string; fingerprint: string } | undefined> {
  const [row] = await tx
    .select({ body: ruleVersion.body, fingerprint: ruleVersion.fingerprint })
    .from(roundRules)
    .innerJoin(
      ruleVersion,
      and(
        eq(ruleVersion.associationId, roundRules.associationId),
        eq(ruleVersion.ruleSetId, roundRules.ruleSetId),
        eq(ruleVersion.version, roundRules.version),
      ),
    )
    .where(eq(roundRules.roundId, roundId));
  return row;
}

/** What differs: the text of the rules, the inputs, the outcomes, or what the rules say about the inputs today. */
export type ReplayProblem = 'rules' | 'inputs' | 'outcomes' | 'answer';

/** An evaluation as it lies in the books, with the text of the rules of its round. */
export interface StoredEvaluation {
  rules: string;
  rulesFingerprint: string;
  inputs: string;
  inputsFingerprint: string;
  outcomes: string;
  outcomesFingerprint: string;
}

/** Computes everything anew. Empty: not one byte differs. */
export function replay(stored: StoredEvaluation): ReplayProblem[] {
  const problems: ReplayProblem[] = [];
  if (fingerprintOf(stored.rules) !== stored.rulesFingerprint) problems.push('rules');
  if (fingerprintOf(stored.inputs) !== stored.inputsFingerprint) problems.push('inputs');
  if (fingerprintOf(stored.outcomes) !== stored.outcomesFingerprint) problems.push('outcomes');
  if (answerOf(stored) !== stored.outcomes) problems.push('answer');
  return problems;
}

/** What the rules say about the inputs now; undefined when one of them is no longer canonical or cannot be read. */
function answerOf(stored: StoredEvaluation): string | undefined {
  const rules = readJson(stored.rules, ruleSetShape);
  const inputs = readJson(stored.inputs, ruleInputsShape);
  if (!rules || !inputs || canonicalInputs(inputs) !== stored.inputs) return undefined;
  return canonicalJson(evaluate(rules as RuleSet, inputs));
}

function readJson<T>(
  text: string,
  shape: { safeParse(value: unknown): { success: boolean; data?: T } },
): T | undefined {
  try {
    return shape.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/**
 * Replays the last evaluation of a round.
 * @returns undefined when the round was never evaluated, or the reader may not see it (recused from a file of it)
 */
export async function replayOfRound(tx: Tx, roundId: number): Promise<ReplayProblem[] | undefined> {
  const rules = await rulesOfRound(tx, roundId);
  const [stored] = await tx
    .select()
    .from(roundEvaluation)
    .where(eq(roundEvaluation.roundId, roundId))
    .orderBy(desc(roundEvaluation.id))
    .limit(1);
  return rules && stored ? replay({ ...stored, rules: rules.body }) : undefined;
}

/**
 * Asking the rules of a round about its files, and keeping the question with the answer.
 * What people read from the papers are the facts of each file; who is who, and who was paid before, comes from the books.
 */
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { roundEvaluation } from '@/db/schema/award-rules';
import { awardRound, nomination, roundCategory } from '@/db/schema/awards';
import { personalValue } from '@/db/schema/people';
import type { Actor } from '@/lib/access/actor';
import { record } from '@/lib/audit/record';
import { DomainError } from '@/lib/kernel/invariant';
import { schoolYearOf, schoolYearStart } from '@/lib/kernel/school-year';
import { fingerprintOf } from '../fingerprint';
import { type HeldRound, holdRound } from '../hold-round';
import { factsOfRound, type StoredFacts } from '../queries/facts';
import { rulesOfRound } from '../queries/rules';
import { canonicalJson } from '../rules/canonical-json';
import { canonicalInputs, evaluate } from '../rules/evaluate';
import type { AwardCategory } from '../schema/inputs';
import { type RuleInputs, type RuleOutcome, ruleInputsShape } from '../schema/rule-facts';
import { type RuleSet, ruleSetShape } from '../schema/rule-set';

const asked = ['submitted', 'verified', 'shortlisted', 'reserve', 'notSelected'];

/**
 * Evaluates every file of the round that is in the running, and stores rules, inputs and outcomes by fingerprint.
 * @returns the outcomes by file and the sum of what the rules suggest, in đồng
 * @throws DomainError rules.noneForRound, rules.noFiles, rules.pupilsDiffer, awards.recused, awards.wrongState
 */
export async function evaluateRound(
  tx: Tx,
  actor: Actor,
  input: { roundId: number },
): Promise<{ outcomes: RuleOutcome[]; totalVnd: bigint }> {
  const round = await holdRound(tx, input.roundId, 'share', ['open', 'meeting', 'proposed']);
  const version = await rulesOfRound(tx, round.id);
  if (!version) throw new DomainError('rules.noneForRound');
  const rules: RuleSet = ruleSetShape.parse(JSON.parse(version.body));
  const read = ruleInputsShape.safeParse(await inputsOf(tx, round));
  if (!read.success) throw new DomainError('rules.factsUnreadable');
  const outcomes = evaluate(rules, read.data);
  const totalVnd = outcomes.reduce((sum, one) => sum + one.amountVnd, 0n);
  await record(tx, actor, {
    kind: 'round.evaluated',
    subjectType: 'round',
    subjectId: String(round.id),
    payload: { count: outcomes.length, totalVnd: totalVnd.toString() },
  });
  const texts = { inputs: canonicalInputs(read.data), outcomes: canonicalJson(outcomes) };
  await tx.insert(roundEvaluation).values({
    associationId: round.associationId,
    roundId: round.id,
    rulesFingerprint: version.fingerprint,
    ...texts,
    inputsFingerprint: fingerprintOf(texts.inputs),
    outcomesFingerprint: fingerprintOf(texts.outcomes),
    evaluatedBy: actor.userId,
  });
  return { outcomes, totalVnd };
}

/** Files, people and schools of the round as keys without names, with the newest facts of each file. */
async function inputsOf(tx: Tx, round: HeldRound): Promise<RuleInputs> {
  const files = await tx
    .select({
      id: nomination.id,
      partyId: nomination.partyId,
      category: roundCategory.category,
      school: personalValue.folded,
      schoolYear: awardRound.schoolYear,
    })
    .from(nomination)
    .innerJoin(awardRound, eq(awardRound.id, nomination.roundId))
    .innerJoin(roundCategory, eq(roundCategory.id, nomination.categoryId))
    .leftJoin(personalValue, eq(personalValue.id, nomination.schoolValueId))
    .where(and(eq(nomination.roundId, round.id), inArray(nomination.status, asked)))
    .orderBy(asc(nomination.id));
  if (files.length === 0) throw new DomainError('rules.noFiles');
  const facts = await factsOfRound(tx, round.id);
  // A school is named by its oldest file: the same word, folded, is the same school; no name leaves the register.
  const schools = new Map<string, string>();
  const schoolOf = (file: (typeof files)[number]) => {
    const folded = file.school || `file ${file.id}`;
    const known = schools.get(folded) ?? `school:${file.id}`;
    schools.set(folded, known);
    return known;
  };
  const rows = files.map((file) => ({ file, schoolKey: schoolOf(file), facts: facts.get(file.id) }));
  const elsewhere = rows
    .filter((row) => row.facts?.isPaidElsewhere)
    .map(({ file }) => `party:${file.partyId}`);
  return {
    schoolYear: schoolYearStart(files[0]!.schoolYear),
    pupils: pupilsOf(rows),
    paidThisYear: [...new Set([...(await paidBefore(tx, round.associationId, round.id)), ...elsewhere])],
    candidates: rows.map((row) => ({
      id: row.file.id,
      personKey: `party:${row.file.partyId}`,
      schoolKey: row.schoolKey,
      category: row.file.category as AwardCategory,
      claims: (row.facts?.prizes ?? []).map(({ level, rank, wonOn }) => ({
        ...{ level, rank },
        schoolYear: schoolYearStart(schoolYearOf(wonOn)),
      })),
      result: row.facts?.result ?? null,
    })),
  };
}

/** Pupils of each school; two files of one school that say different numbers are a question for people. */
function pupilsOf(rows: readonly { schoolKey: string; facts?: StoredFacts }[]): RuleInputs['pupils'] {
  const counts = new Map<string, number>();
  for (const { schoolKey, facts } of rows) {
    if (facts?.pupils == null) continue;
    if ((counts.get(schoolKey) ?? facts.pupils) !== facts.pupils) throw new DomainError('rules.pupilsDiffer');
    counts.set(schoolKey, facts.pupils);
  }
  return [...counts].map(([schoolKey, count]) => ({ schoolKey, count }));
}

/** People with a decided award of money in another round of the same school year. */
async function paidBefore(tx: Tx, associationId: number, roundId: number): Promise<string[]> {
  const rows = await tx.execute<{ party: string }>(
    sql`SELECT unnest(app.paid_in_school_year(${associationId}, ${roundId})) AS party`,
  );
  return rows.map(({ party }) => `party:${party}`);
}

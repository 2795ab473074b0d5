/** The council scores: the rubric of a round, drafts of one's own marks, and the sheet that is handed in for good. */
import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { roundRubric, scoreDraft, scoreSheet } from '@/db/schema/scoring';
import type { Actor } from '@/lib/access/actor';
import { record } from '@/lib/audit/record';
import { DomainError } from '@/lib/kernel/invariant';
import { fingerprintOf } from '../fingerprint';
import { holdRound, holdRoundOf } from '../hold-round';
import { canonicalJson } from '../rules/canonical-json';
import { type Criterion, criteriaShape, type Mark, type Visibility, writeMarks } from '../schema/scoring';

/**
 * Writes the rubric of a round, or its next version while no sheet has been handed in. Drafts of the old one are dropped
 * by their owners only: a draft fits by the order of the criteria.
 * @throws DomainError scoring.unreadable, scoring.begun, scoring.changedMeanwhile when somebody wrote one first,
 *   awards.notFound, awards.wrongState, access.notPermitted
 */
export async function writeRubric(
  tx: Tx,
  actor: Actor,
  input: { roundId: number; afterVersion: number; visibility: Visibility; criteria: Criterion[] },
): Promise<{ version: number; fingerprint: string }> {
  const read = criteriaShape.safeParse(input.criteria);
  if (!read.success) throw new DomainError('scoring.unreadable');
  const round = await holdRound(tx, input.roundId, 'no key update', ['open', 'meeting']);
  const version = input.afterVersion + 1;
  await record(tx, actor, {
    kind: 'score.rubricWritten',
    subjectType: 'round',
    subjectId: String(round.id),
    payload: { version, count: read.data.length, visibility: input.visibility },
  });
  const body = canonicalJson(read.data);
  const fingerprint = fingerprintOf(body);
  await tx.insert(roundRubric).values({
    ...{ associationId: round.associationId, roundId: round.id, version, visibility: input.visibility },
    ...{ criteria: read.data.length, body, fingerprint, madeBy: actor.userId },
  });
  return { version, fingerprint };
}

/**
 * Keeps the marks given so far; nobody else sees them, and nothing is logged.
 * @throws DomainError awards.notFound (also when recused), awards.notInCouncil, awards.wrongState, scoring.noRubric
 */
export async function keepScoreDraft(
  tx: Tx,
  actor: Actor,
  input: { nominationId: number; marks: readonly (Mark | null)[] },
): Promise<void> {
  const round = await holdRoundOf(tx, input.nominationId, 'share', ['open', 'meeting']);
  const [marks, keptAt] = [writeMarks(input.marks), new Date().toISOString()];
  await tx
    .insert(scoreDraft)
    .values({
      ...{ associationId: round.associationId, nominationId: input.nominationId },
      ...{ userId: actor.userId, marks, keptAt },
    })
    .onConflictDoUpdate({
      target: [scoreDraft.associationId, scoreDraft.nominationId, scoreDraft.userId],
      set: { marks, keptAt },
    });
}

/**
 * Hands in one's sheet about a file, for good: with a mark for every criterion, or as an abstention without marks.
 * From then on the marks of others are shown as the rubric of the round says.
 * @throws DomainError scoring.incomplete, scoring.alreadyHandedIn, scoring.noRubric, scoring.changedMeanwhile (another
 *   rubric than the one shown), awards.notInCouncil, awards.notFound (also when recused), awards.wrongState
 */
export async function handInScore(
  tx: Tx,
  actor: Actor,
  input: { nominationId: number; rubricVersion: number; marks: readonly (Mark | null)[] | 'abstain' },
): Promise<void> {
  const round = await holdRoundOf(tx, input.nominationId, 'share', ['open', 'meeting']);
  const outcome = input.marks === 'abstain' ? 'abstained' : 'scored';
  const given = input.marks === 'abstain' ? [] : input.marks;
  if (given.includes(null)) throw new DomainError('scoring.incomplete');
  await record(tx, actor, {
    kind: 'score.handedIn',
    subjectType: 'nomination',
    subjectId: String(input.nominationId),
    payload: { outcome },
  });
  const key = { associationId: round.associationId, nominationId: input.nominationId };
  await tx.insert(scoreSheet).values({
    ...{ ...key, userId: actor.userId, rubricVersion: input.rubricVersion },
    ...{ outcome, marks: writeMarks(given), submittedAt: sql`now()` },
  });
  await tx
    .delete(scoreDraft)
    .where(and(eq(scoreDraft.nominationId, input.nominationId), eq(scoreDraft.userId, actor.userId)));
}

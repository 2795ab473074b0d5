/**
 * Two others approve, each with the PIN, exactly these awards in exactly these versions.
 * Everything that refuses here stands in app.approve_awards; this file only calls it.
 */
import { eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { nomination } from '@/db/schema/awards';
import { award } from '@/db/schema/decisions';
import type { Actor } from '@/lib/access/actor';
import { record } from '@/lib/audit/record';
import { DomainError } from '@/lib/kernel/invariant';
import { holdRoundOf } from '../hold-round';
import type { AwardVersions } from '../schema/inputs';
import { demandShown } from '../shown-versions';

/** A list of ids as a parameter of type bigint[]. */
function idArray(ids: readonly number[]) {
  return sql`${sql.param(`{${ids.map(Number).join(',')}}`)}::bigint[]`;
}

/** What the PIN confirms when these awards are approved: their versions and contents as they stand now. */
export async function awardsDigest(tx: Tx, awardIds: readonly number[]): Promise<Buffer> {
  const rows = await tx.execute<{ digest: Buffer | null }>(
    sql`SELECT app.awards_digest(${idArray(awardIds)}) AS digest`,
  );
  const digest = rows[0]?.digest;
  if (!digest) throw new DomainError('awards.notFound');
  return digest;
}

/**
 * Approves awards in the actor's name; `actor.pinConfirmationId` confirms `awardsDigest` of the same ids.
 * @returns number of awards approved
 * @throws DomainError awards.ownProposal, awards.ownAward, awards.recused, awards.alreadyApproved,
 *   awards.alreadyDecided, awards.changedSinceShown, access.pinNotConfirmed (also when an award has changed since), ledger.fundOverspent
 */
export async function approveAwards(
  tx: Tx,
  actor: Actor,
  input: { awardIds: number[]; versions?: AwardVersions },
): Promise<number> {
  if (input.versions) await demandShown(tx, input.awardIds, input.versions);
  const rows = await tx.execute<{ approved: number }>(sql`
    SELECT app.approve_awards(${idArray(input.awardIds)}, ${actor.pinConfirmationId ?? null}::bigint, ${actor.correlationId}) AS approved`);
  return Number(rows[0]!.approved);
}

/**
 * Takes an undecided award back, and its file out of the round; the place is free for the reserve.
 * @throws DomainError awards.alreadyDecided, awards.notFound
 */
export async function withdrawAward(
  tx: Tx,
  actor: Actor,
  input: { awardId: number; reason: string },
): Promise<void> {
  const [before] = await tx
    .select({ nominationId: award.nominationId })
    .from(award)
    .where(eq(award.id, input.awardId));
  if (!before) throw new DomainError('awards.notFound');
  await holdRoundOf(tx, before.nominationId, 'share', ['proposed']);
  await record(
    tx,
    actor,
    { kind: 'award.withdrawn', subjectType: 'award', subjectId: String(input.awardId), payload: {} },
    input.reason,
  );
  await tx.execute(sql`SELECT app.withdraw_award(${input.awardId})`);
  await tx.update(nomination).set({ status: 'withdrawn' }).where(eq(nomination.id, before.nominationId));
}

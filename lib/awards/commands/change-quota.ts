/** The places of a round: more or fewer with a reason, and how many files each unit is asked for. */
import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { roundCategory } from '@/db/schema/awards';
import { unitQuota } from '@/db/schema/programmes';
import type { Actor } from '@/lib/access/actor';
import { record } from '@/lib/audit/record';
import { DomainError } from '@/lib/kernel/invariant';
import { holdRound } from '../hold-round';

/**
 * Changes the places of a category; the reason stays on record, and no award is proposed beyond the places.
 * @throws DomainError awards.quotaBelowAwards, awards.quotaNeedsReason, awards.wrongState, awards.notFound
 */
export async function changeQuota(
  tx: Tx,
  actor: Actor,
  input: { roundId: number; categoryId: number; quota: number; reason: string },
): Promise<void> {
  const round = await holdRound(tx, input.roundId, 'share', ['open', 'meeting', 'proposed']);
  await demandCategory(tx, round.id, input.categoryId);
  await record(tx, actor, {
    kind: 'round.quotaChanged',
    subjectType: 'round',
    subjectId: String(round.id),
    payload: { quota: input.quota },
  });
  await tx.execute(sql`SELECT app.change_quota(${input.categoryId}, ${input.quota}, ${input.reason})`);
}

/**
 * Says how many files of a category each of these units is asked for; 0 takes a unit off the list.
 * @throws DomainError awards.wrongState once the meeting began, awards.notFound
 */
export async function askUnits(
  tx: Tx,
  actor: Actor,
  input: { roundId: number; categoryId: number; units: readonly string[]; quota: number },
): Promise<void> {
  const round = await holdRound(tx, input.roundId, 'share', ['open']);
  await demandCategory(tx, round.id, input.categoryId);
  await record(tx, actor, {
    kind: 'round.unitsAsked',
    subjectType: 'round',
    subjectId: String(round.id),
    payload: { count: input.units.length },
  });
  const { categoryId, quota } = input;
  const { associationId } = round;
  await tx
    .insert(unitQuota)
    .values(input.units.map((unit) => ({ associationId, categoryId, unit, quota, madeBy: actor.userId })));
}

async function demandCategory(tx: Tx, roundId: number, categoryId: number): Promise<void> {
  const found = await tx
    .select({ id: roundCategory.id })
    .from(roundCategory)
    .where(and(eq(roundCategory.roundId, roundId), eq(roundCategory.id, categoryId)));
  if (found.length === 0) throw new DomainError('awards.notFound');
}

/** From the council's list to awards: proposing, changing (which voids approvals), filling a free place. */
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { nomination, roundCategory } from '@/db/schema/awards';
import { award } from '@/db/schema/decisions';
import type { Actor } from '@/lib/access/actor';
import { record } from '@/lib/audit/record';
import { DomainError } from '@/lib/kernel/invariant';
import { holdRound, holdRoundOf } from '../hold-round';
import { awardsAtRate, keepReason } from '../keep-reason';

/**
 * Proposes an award, at the rate of its category, for every chosen file that has none yet.
 * Files the actor is recused from are left to another person.
 * @throws DomainError awards.nothingToPropose, awards.wrongState, awards.overQuota; in a round with rules also
 * rules.evaluateFirst and rules.differenceNeedsReason (see explainDifferences)
 */
export async function proposeAwards(
  tx: Tx,
  actor: Actor,
  input: { roundId: number },
): Promise<{ awardIds: number[]; totalVnd: bigint }> {
  const round = await holdRound(tx, input.roundId, 'share', ['proposed']);
  const chosen = await tx
    .select({
      nominationId: nomination.id,
      partyId: nomination.partyId,
      categoryId: roundCategory.id,
      benefit: roundCategory.benefit,
      amountVnd: roundCategory.rateVnd,
    })
    .from(nomination)
    .innerJoin(roundCategory, eq(roundCategory.id, nomination.categoryId))
    .leftJoin(award, eq(award.nominationId, nomination.id))
    .where(and(eq(nomination.roundId, round.id), eq(nomination.status, 'shortlisted'), isNull(award.id)))
    .orderBy(asc(roundCategory.id), asc(nomination.rank));
  if (chosen.length === 0) throw new DomainError('awards.nothingToPropose');
  const totalVnd = chosen.reduce((sum, file) => sum + file.amountVnd, 0n);
  await record(tx, actor, {
    kind: 'award.proposed',
    subjectType: 'round',
    subjectId: String(round.id),
    payload: { count: chosen.length, totalVnd: totalVnd.toString() },
  });
  const rows = await tx
    .insert(award)
    .values(
      chosen.map((file) => ({
        associationId: round.associationId,
        roundId: round.id,
        fundId: round.fundId,
        proposedBy: actor.userId,
        ...file,
      })),
    )
    .returning({ id: award.id });
  return { awardIds: rows.map((row) => row.id), totalVnd };
}

/**
 * Changes what one award gives: another category of the round (with its rate), or another fund.
 * Makes a new version proposed by the actor; approvals of the old one no longer count.
 * `reason` is asked where the new amount is not what the rules of the round suggest.
 * @throws DomainError awards.notTheRate, awards.overQuota, awards.alreadyDecided, awards.notFound,
 * rules.differenceNeedsReason
 */
export async function changeAwardAmount(
  tx: Tx,
  actor: Actor,
  input: { awardId: number; amountVnd: bigint; categoryId?: number; fundId?: number; reason?: string },
): Promise<void> {
  const [before] = await tx
    .select({
      categoryId: award.categoryId,
      fundId: award.fundId,
      nominationId: award.nominationId,
      partyId: award.partyId,
    })
    .from(award)
    .where(eq(award.id, input.awardId));
  if (!before) throw new DomainError('awards.notFound');
  const round = await holdRoundOf(tx, before.nominationId, 'share', ['proposed']);
  await record(tx, actor, {
    kind: 'award.changed',
    subjectType: 'award',
    subjectId: String(input.awardId),
    payload: { amountVnd: input.amountVnd.toString() },
  });
  const { nominationId, partyId } = before;
  if (input.reason)
    await keepReason(
      tx,
      actor,
      round,
      [{ nominationId, partyId, proposedVnd: input.amountVnd }],
      input.reason,
    );
  await tx
    .update(award)
    .set({
      amountVnd: input.amountVnd,
      categoryId: input.categoryId ?? before.categoryId,
      fundId: input.fundId ?? before.fundId,
    })
    .where(eq(award.id, input.awardId));
}

/**
 * Changes the rate of a category for everybody in it. Undecided awards get the new amount and a new version; the
 * reason also stands for those that thereby differ from the rules of the round.
 * @returns number of awards changed
 * @throws DomainError awards.alreadyDecided when one of them is decided, awards.wrongState, awards.notFound
 */
export async function changeRate(
  tx: Tx,
  actor: Actor,
  input: { roundId: number; categoryId: number; rateVnd: bigint; reason: string },
): Promise<number> {
  if (input.rateVnd <= 0n)
    throw new DomainError('awards.notTheRate', { fields: { rateVnd: 'fields.badAmount' } });
  const round = await holdRound(tx, input.roundId, 'share', ['open', 'meeting', 'proposed']);
  await record(
    tx,
    actor,
    {
      kind: 'round.changed',
      subjectType: 'round',
      subjectId: String(round.id),
      payload: { rateVnd: input.rateVnd.toString() },
    },
    input.reason,
  );
  await keepReason(tx, actor, round, await awardsAtRate(tx, input.categoryId, input.rateVnd), input.reason);
  const rows = await tx.execute<{ changed: number }>(
    sql`SELECT app.change_rate(${input.categoryId}, ${input.rateVnd.toString()}::bigint) AS changed`,
  );
  return Number(rows[0]!.changed);
}

/**
 * Gives a place that became free to the first of the reserve of its category.
 * @returns the file that moved up
 * @throws DomainError awards.noFreePlace, awards.nobodyOnReserve, awards.wrongState
 */
export async function promoteReserve(
  tx: Tx,
  actor: Actor,
  input: { roundId: number; categoryId: number },
): Promise<{ nominationId: number }> {
  const round = await holdRound(tx, input.roundId, 'no key update', ['proposed']);
  const rows = await tx.execute<{ quota: number; taken: number; next: string | null }>(sql`
    SELECT c.quota,
           (SELECT count(*)::int FROM app.nomination n WHERE n.association_id = c.association_id
               AND n.category_id = c.id AND n.status = 'shortlisted') AS taken,
           (SELECT n.id FROM app.nomination n WHERE n.association_id = c.association_id
               AND n.category_id = c.id AND n.status = 'reserve' ORDER BY n.rank LIMIT 1) AS next
      FROM app.round_category c WHERE c.round_id = ${round.id} AND c.id = ${input.categoryId}`);
  const place = rows[0];
  if (!place) throw new DomainError('awards.notFound');
  if (place.taken >= place.quota) throw new DomainError('awards.noFreePlace');
  if (place.next === null) throw new DomainError('awards.nobodyOnReserve');
  const nominationId = Number(place.next);
  await record(tx, actor, {
    kind: 'nomination.reviewed',
    subjectType: 'nomination',
    subjectId: String(nominationId),
    payload: { status: 'shortlisted' },
  });
  await tx.update(nomination).set({ status: 'shortlisted' }).where(eq(nomination.id, nominationId));
  return { nominationId };
}

/**
 * An award was taken back before the round ended: the first of the reserve is called up. That person gets a proposed
 * award, which two approve and a decision gives, like every other; until then nobody is promised anything.
 */
import { eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { awardRound, nomination } from '@/db/schema/awards';
import { reserveCall } from '@/db/schema/reserve-calls';
import type { Actor } from '@/lib/access/actor';
import { record } from '@/lib/audit/record';
import { keepText } from '@/lib/people/commands';
import { holdRound } from '../hold-round';
import { type Difference, differencesOf } from '../queries/suggestions';
import type { CallUpInput } from '../schema/reserve-forms';
import { explainDifferences } from './explain-differences';
import { proposeAwards } from './propose-awards';

/**
 * Calls up one file for one award that was taken back, and proposes its award. A decided round takes proposals again.
 * @returns awards that were proposed: the one of this file
 * @throws DomainError awards.noFreePlace when the award was not taken back or its place is taken, awards.nobodyOnReserve,
 *   awards.reserveOutOfOrder without a reason, rules.differenceNeedsReason, awards.recused, awards.wrongState, awards.overQuota, access.notPermitted
 */
export async function callUpReserve(
  tx: Tx,
  actor: Actor,
  input: CallUpInput,
): Promise<{ awardIds: number[]; totalVnd: bigint }> {
  const { nominationId, freedAwardId, reason, whyDiffers } = input;
  const round = await holdRound(tx, input.roundId, 'no key update', ['proposed', 'decided']);
  await record(tx, actor, {
    kind: 'round.reserveCalled',
    subjectType: 'round',
    subjectId: String(round.id),
    payload: { nominationId },
  });
  await tx.insert(reserveCall).values({
    ...{ associationId: round.associationId, roundId: round.id, nominationId, freedAwardId },
    reasonValueId: reason === '' ? null : await keepText(tx, null, 'reason', reason),
    calledBy: actor.userId,
  });
  if (round.status === 'decided') {
    await tx.update(awardRound).set({ status: 'proposed' }).where(eq(awardRound.id, round.id));
  }
  await tx.update(nomination).set({ status: 'shortlisted' }).where(eq(nomination.id, nominationId));
  const isUnexplained = (one: Difference) => one.nominationId === nominationId && one.reason === '';
  if (whyDiffers !== '' && (await differencesOf(tx, round.id)).some(isUnexplained)) {
    const reasons = [{ nominationId, reason: whyDiffers }];
    await explainDifferences(tx, actor, { roundId: round.id, reasons });
  }
  return proposeAwards(tx, actor, { roundId: round.id });
}

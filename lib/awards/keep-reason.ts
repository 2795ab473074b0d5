/**
 * Why an award is not what the rules suggest: one row for a file, an evaluation and an amount.
 * Shared by the commands that propose another amount. Writes no event: the command before it has said why it is there.
 */
import { and, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { awardDifference } from '@/db/schema/award-facts';
import { nomination } from '@/db/schema/awards';
import { award } from '@/db/schema/decisions';
import type { Actor } from '@/lib/access/actor';
import { normaliseLines } from '@/lib/kernel/names';
import { keepText } from '@/lib/people/commands';
import type { HeldRound } from './hold-round';
import { suggestionsOf } from './queries/suggestions';

export interface NewAmount {
  nominationId: number;
  partyId: number;
  proposedVnd: bigint;
}

/**
 * Keeps `reason` for those of `amounts` that differ from the last evaluation and have none yet; nothing in a round
 * without rules. @returns how many were kept
 */
export async function keepReason(
  tx: Tx,
  actor: Actor,
  round: Pick<HeldRound, 'id' | 'associationId'>,
  amounts: readonly NewAmount[],
  reason: string,
): Promise<number> {
  const said = await suggestionsOf(tx, round.id);
  if (!said) return 0;
  let kept = 0;
  for (const { nominationId, partyId, proposedVnd } of amounts) {
    const suggestedVnd = said.outcomes.get(nominationId)?.amountVnd;
    if (suggestedVnd === undefined || suggestedVnd === proposedVnd) continue;
    const key = { nominationId, evaluationId: said.evaluationId, proposedVnd };
    const known = await tx
      .select({ id: awardDifference.id })
      .from(awardDifference)
      .where(
        and(
          eq(awardDifference.nominationId, nominationId),
          eq(awardDifference.evaluationId, said.evaluationId),
          eq(awardDifference.proposedVnd, proposedVnd),
        ),
      );
    if (known.length > 0) continue;
    const reasonValueId = await keepText(tx, partyId, 'reason', normaliseLines(reason));
    await tx.insert(awardDifference).values({
      ...key,
      ...{ associationId: round.associationId, suggestedVnd, reasonValueId, explainedBy: actor.userId },
    });
    kept += 1;
  }
  return kept;
}

/** Undecided awards of a category, at a new rate. */
export async function awardsAtRate(tx: Tx, categoryId: number, rateVnd: bigint): Promise<NewAmount[]> {
  const rows = await tx
    .select({ nominationId: award.nominationId, partyId: nomination.partyId, status: award.status })
    .from(award)
    .innerJoin(nomination, eq(nomination.id, award.nominationId))
    .where(eq(award.categoryId, categoryId));
  return rows
    .filter(({ status }) => status === 'proposed' || status === 'approved')
    .map(({ nominationId, partyId }) => ({ nominationId, partyId, proposedVnd: rateVnd }));
}

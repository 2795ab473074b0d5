/**
 * Taking hold of a round before anything of it is written.
 * Every command of this module locks the round first, so that two of them never wait for each other in a ring,
 * and none writes into a round that another is just moving on.
 */
import { and, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { awardRound, nomination } from '@/db/schema/awards';
import { DomainError } from '@/lib/kernel/invariant';
import type { RoundStatus } from './rules/states';

export interface HeldRound {
  associationId: number;
  id: number;
  slug: string;
  status: RoundStatus;
  fundId: number;
  deadlineOn: string;
  meetingOn: string | null;
}

/**
 * Locks a round: 'share' to write one of its rows, 'no key update' to move it to another state.
 * @throws DomainError awards.notFound, awards.wrongState when it is in none of the states `allowed`
 */
export async function holdRound(
  tx: Tx,
  roundId: number,
  strength: 'share' | 'no key update',
  allowed?: readonly RoundStatus[],
): Promise<HeldRound> {
  const [row] = await tx
    .select({
      associationId: awardRound.associationId,
      id: awardRound.id,
      slug: awardRound.slug,
      status: awardRound.status,
      fundId: awardRound.fundId,
      deadlineOn: awardRound.deadlineOn,
      meetingOn: awardRound.meetingOn,
    })
    .from(awardRound)
    .where(eq(awardRound.id, roundId))
    .for(strength);
  if (!row) throw new DomainError('awards.notFound');
  const round = { ...row, status: row.status as RoundStatus };
  if (allowed && !allowed.includes(round.status)) throw new DomainError('awards.wrongState');
  return round;
}

/**
 * The round of a file, held. A file the actor is recused from is not found, like one that does not exist.
 * @throws DomainError awards.notFound, awards.wrongState
 */
export async function holdRoundOf(
  tx: Tx,
  nominationId: number,
  strength: 'share' | 'no key update',
  allowed?: readonly RoundStatus[],
): Promise<HeldRound> {
  const [row] = await tx
    .select({ roundId: nomination.roundId })
    .from(nomination)
    .where(and(eq(nomination.id, nominationId)));
  if (!row) throw new DomainError('awards.notFound');
  return holdRound(tx, row.roundId, strength, allowed);
}

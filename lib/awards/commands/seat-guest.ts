/**
 * A guest in the council for one file that too few members are left to decide: seating, and the end of a seat.
 * Writes no vote: the guest casts his own, by castVote.
 */
import { eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { councilGuest, councilGuestEnd } from '@/db/schema/council-guests';
import type { Actor } from '@/lib/access/actor';
import { record } from '@/lib/audit/record';
import { DomainError } from '@/lib/kernel/invariant';
import { holdRoundOf } from '../hold-round';
import type { GuestSeatInput, SeatEndCause } from '../schema/guest-forms';

/**
 * Seats somebody invited to this round for one file, in the meeting, while fewer than two are left to decide about it.
 * From then on he counts there as present, votes himself, and leaves it like a member who stands aside.
 * @returns id of the seat; @throws DomainError awards.fileNotStuck, awards.guestNotInvited (no living invitation to this
 *   round), awards.guestRelated, awards.guestSeatedAlready, awards.wrongState, awards.notFound (no such file, or the actor
 *   stands aside from it), access.notPermitted
 */
export async function seatGuest(tx: Tx, actor: Actor, input: GuestSeatInput): Promise<{ guestId: number }> {
  const round = await holdRoundOf(tx, input.nominationId, 'share', ['meeting']);
  await record(tx, actor, {
    kind: 'council.guestSeated',
    subjectType: 'nomination',
    subjectId: String(input.nominationId),
    payload: { userId: input.userId, origin: input.origin },
  });
  const [row] = await tx
    .insert(councilGuest)
    .values({
      ...{ associationId: round.associationId, roundId: round.id, nominationId: input.nominationId },
      ...{ userId: input.userId, origin: input.origin, bodyName: input.bodyName },
      ...{ membersLeft: 0, seatedBy: actor.userId },
    })
    .returning({ id: councilGuest.id });
  return { guestId: row!.id };
}

/**
 * Ends a seat whose guest has not voted; another may be seated then.
 * @throws DomainError awards.guestHasVoted, awards.guestGone (ended before), awards.wrongState once the meeting is over,
 *   awards.notFound, access.notPermitted
 */
export async function endGuestSeat(
  tx: Tx,
  actor: Actor,
  input: { guestId: number; cause: SeatEndCause },
): Promise<void> {
  const [seat] = await tx
    .select({ nominationId: councilGuest.nominationId, userId: councilGuest.userId })
    .from(councilGuest)
    .where(eq(councilGuest.id, input.guestId));
  if (!seat) throw new DomainError('awards.notFound');
  const round = await holdRoundOf(tx, seat.nominationId, 'share', ['meeting']);
  await record(tx, actor, {
    kind: 'council.guestSeatEnded',
    subjectType: 'nomination',
    subjectId: String(seat.nominationId),
    payload: { userId: seat.userId, cause: input.cause },
  });
  await tx.insert(councilGuestEnd).values({
    ...{ associationId: round.associationId, guestId: input.guestId },
    ...{ cause: input.cause, unseatedBy: actor.userId },
  });
}

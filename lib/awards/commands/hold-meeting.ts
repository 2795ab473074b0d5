/** The council's meeting: who is there, how each votes, and the order in which it ends. */
import { and, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { awardRound, councilMember, nomination, vote } from '@/db/schema/awards';
import type { Actor } from '@/lib/access/actor';
import { record } from '@/lib/audit/record';
import type { DateVn } from '@/lib/kernel/dates';
import { DomainError } from '@/lib/kernel/invariant';
import { holdRound, holdRoundOf } from '../hold-round';
import { candidatesOf, quotasOf } from '../queries/candidates';
import { decideShortlist, type Outcome } from '../rules/shortlist';
import type { VoteChoice } from '../schema/inputs';

/**
 * Opens the meeting, or corrects who is present while it lasts. `meetingOn`: day in Việt Nam.
 * @throws DomainError awards.wrongState, awards.notInCouncil for a person who has no seat, awards.emptyCouncil
 */
export async function takeAttendance(
  tx: Tx,
  actor: Actor,
  input: { roundId: number; presentUserIds: number[]; meetingOn: DateVn },
): Promise<void> {
  const round = await holdRound(tx, input.roundId, 'no key update', ['open', 'meeting']);
  const seats = await tx
    .select({ userId: councilMember.userId, isPresent: councilMember.isPresent })
    .from(councilMember)
    .where(eq(councilMember.roundId, round.id));
  if (seats.length === 0) throw new DomainError('awards.emptyCouncil');
  const present = new Set(input.presentUserIds);
  for (const userId of present) {
    if (!seats.some((seat) => seat.userId === userId)) throw new DomainError('awards.notACouncilPerson');
  }
  await record(tx, actor, {
    kind: 'council.attendanceTaken',
    subjectType: 'round',
    subjectId: String(round.id),
    payload: { present: present.size },
  });
  await tx
    .update(awardRound)
    .set({ status: 'meeting', meetingOn: input.meetingOn })
    .where(eq(awardRound.id, round.id));
  for (const seat of seats) {
    const isPresent = present.has(seat.userId);
    if (isPresent !== seat.isPresent) await setPresence(tx, round.id, seat.userId, isPresent);
  }
}

async function setPresence(tx: Tx, roundId: number, userId: number, isPresent: boolean): Promise<void> {
  await tx
    .update(councilMember)
    .set({ isPresent })
    .where(and(eq(councilMember.roundId, roundId), eq(councilMember.userId, userId)));
}

/**
 * Casts or changes one's own vote on a file while the meeting is open.
 * @throws DomainError awards.notFound (no such file, or recused from it), awards.notInCouncil, awards.recused
 */
export async function castVote(
  tx: Tx,
  actor: Actor,
  input: { nominationId: number; choice: VoteChoice },
): Promise<void> {
  const round = await holdRoundOf(tx, input.nominationId, 'share');
  await record(tx, actor, {
    kind: 'vote.cast',
    subjectType: 'nomination',
    subjectId: String(input.nominationId),
    payload: { choice: input.choice },
  });
  const castAt = new Date().toISOString();
  await tx
    .insert(vote)
    .values({
      associationId: round.associationId,
      nominationId: input.nominationId,
      userId: actor.userId,
      choice: input.choice,
      castAt,
    })
    .onConflictDoUpdate({
      target: [vote.associationId, vote.nominationId, vote.userId],
      set: { choice: input.choice, castAt },
    });
}

/**
 * Ends the meeting: every checked file is chosen, on the reserve, or not selected; voting is over.
 * `ranking`: nomination ids in the council's order; left out, the votes decide.
 * @throws DomainError awards.noQuorum, awards.filesUndecided (a file nobody looked through, or one the actor is
 *   recused from: then another must end the meeting), awards.wrongState
 */
export async function concludeMeeting(
  tx: Tx,
  actor: Actor,
  input: { roundId: number; ranking?: number[] },
): Promise<Outcome[]> {
  const round = await holdRound(tx, input.roundId, 'no key update', ['meeting']);
  const outcomes = decideShortlist(
    await candidatesOf(tx, round.id),
    await quotasOf(tx, round.id),
    input.ranking ?? [],
  );
  const countOf = (status: Outcome['status']) =>
    outcomes.filter((outcome) => outcome.status === status).length;
  await record(tx, actor, {
    kind: 'nomination.ranked',
    subjectType: 'round',
    subjectId: String(round.id),
    payload: { shortlisted: countOf('shortlisted'), reserve: countOf('reserve') },
  });
  for (const { nominationId, status, rank } of outcomes) {
    await tx.update(nomination).set({ status, rank }).where(eq(nomination.id, nominationId));
  }
  await tx.update(awardRound).set({ status: 'proposed' }).where(eq(awardRound.id, round.id));
  return outcomes;
}

/** The council's meeting: who is there, how each votes, and the order in which it ends. */
import { and, eq, inArray } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { awardRound, councilMember, nomination, vote } from '@/db/schema/awards';
import { rankReason } from '@/db/schema/raised-hands';
import type { Actor } from '@/lib/access/actor';
import { record } from '@/lib/audit/record';
import type { DateVn } from '@/lib/kernel/dates';
import { DomainError } from '@/lib/kernel/invariant';
import { keepText } from '@/lib/people/commands';
import { holdRound, holdRoundOf } from '../hold-round';
import { candidatesOf, namesOf, quotasOf } from '../queries/candidates';
import { firstOrders } from '../queries/orders';
import {
  type CouncilOrder,
  type CouncilWords,
  councilOrders,
  type OrderBasis,
  type RankChange,
} from '../rules/order';
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
 * Casts one vote on each of several files the actor has not voted on; a vote he has given before stays as it is.
 * @returns how many files got the vote
 * @throws DomainError as castVote, for any of them: then none got it
 */
export async function castVotes(
  tx: Tx,
  actor: Actor,
  input: { nominationIds: readonly number[]; choice: VoteChoice },
): Promise<{ files: number }> {
  const given = await tx
    .select({ id: vote.nominationId })
    .from(vote)
    .where(and(eq(vote.userId, actor.userId), inArray(vote.nominationId, [...input.nominationIds])));
  const open = [...new Set(input.nominationIds)].filter((id) => !given.some((one) => one.id === id));
  for (const nominationId of open) await castVote(tx, actor, { nominationId, choice: input.choice });
  return { files: open.length };
}

/**
 * Ends the meeting: every checked file is chosen, on the reserve, or not selected; voting is over. Whoever stands
 * elsewhere than the scores (or, without scores, the votes) put him needs a reason, which is kept with him.
 * @param input.council places and reasons as the council gave them; left out, the first order stands
 * @throws DomainError awards.noQuorum, awards.rankNeedsReason, awards.tieAtCut, awards.filesUndecided (a file nobody
 *   looked through, or one the actor is recused from: then another must end the meeting), awards.wrongState
 */
export async function concludeMeeting(
  tx: Tx,
  actor: Actor,
  input: { roundId: number; council?: CouncilWords },
): Promise<Outcome[]> {
  const round = await holdRound(tx, input.roundId, 'no key update', ['meeting']);
  const candidates = await candidatesOf(tx, round.id);
  const quotas = await quotasOf(tx, round.id);
  const orders = councilOrders(await firstOrders(tx, round.id), candidates, quotas, input.council);
  const outcomes = decideShortlist(
    candidates,
    quotas,
    orders.flatMap((order) => order.ranking),
  );
  await demandReasons(tx, orders);
  const countOf = (status: Outcome['status']) =>
    outcomes.filter((outcome) => outcome.status === status).length;
  await record(tx, actor, {
    kind: 'nomination.ranked',
    subjectType: 'round',
    subjectId: String(round.id),
    payload: { shortlisted: countOf('shortlisted'), reserve: countOf('reserve') },
  });
  for (const { basis, changes } of orders)
    for (const change of changes) await keepReason(tx, actor, round.associationId, basis, change);
  for (const { nominationId, status, rank } of outcomes) {
    await tx.update(nomination).set({ status, rank }).where(eq(nomination.id, nominationId));
  }
  await tx.update(awardRound).set({ status: 'proposed' }).where(eq(awardRound.id, round.id));
  return outcomes;
}

/** @throws DomainError awards.tieAtCut, awards.rankNeedsReason, with the names of those it is about */
async function demandReasons(tx: Tx, orders: readonly CouncilOrder[]): Promise<void> {
  const refuse = async (code: string, ids: readonly number[]) => {
    if (ids.length > 0) throw new DomainError(code, { params: { names: await namesOf(tx, ids) } });
  };
  await refuse(
    'awards.tieAtCut',
    orders.flatMap((order) => order.tied),
  );
  await refuse(
    'awards.rankNeedsReason',
    orders.flatMap((order) => order.missing),
  );
}

async function keepReason(
  tx: Tx,
  actor: Actor,
  associationId: number,
  basis: OrderBasis,
  { nominationId, reason, ...change }: RankChange,
): Promise<void> {
  const [file] = await tx
    .select({ partyId: nomination.partyId })
    .from(nomination)
    .where(eq(nomination.id, nominationId));
  const reasonValueId = await keepText(tx, file!.partyId, 'reason', reason);
  await tx
    .insert(rankReason)
    .values({ associationId, nominationId, basis, ...change, reasonValueId, decidedBy: actor.userId });
}

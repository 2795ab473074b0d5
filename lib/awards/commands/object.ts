/**
 * Objections to a posted list: received, looked into, answered once with a reason. What was said and who said it are
 * personal values, which can be erased; the register keeps days, ways and states.
 */
import { eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { nomination } from '@/db/schema/awards';
import { objection, objectionStep } from '@/db/schema/objections';
import type { Actor } from '@/lib/access/actor';
import { record } from '@/lib/audit/record';
import { DomainError } from '@/lib/kernel/invariant';
import { keepText } from '@/lib/people/commands';
import { holdRound } from '../hold-round';
import type { ObjectionInput, ObjectionStepInput } from '../schema/objection-forms';

/**
 * Enters an objection into the register of the round. Without a file it is about the list as a whole.
 * @returns its id; @throws DomainError awards.notPosted before the first day of a posting, ledger.futureDate,
 *   awards.recused, awards.notFound, awards.wrongState once the round is closed, access.notPermitted
 */
export async function recordObjection(
  tx: Tx,
  actor: Actor,
  input: ObjectionInput,
): Promise<{ objectionId: number }> {
  const round = await holdRound(tx, input.roundId, 'share');
  const { nominationId, channel, receivedOn } = input;
  const partyId = nominationId === undefined ? null : await partyOf(tx, nominationId);
  await record(tx, actor, {
    kind: 'round.objectionReceived',
    subjectType: 'round',
    subjectId: String(round.id),
    payload: { channel },
  });
  const summaryValueId = await keepText(tx, partyId, 'reason', input.summary);
  const senderValueId = input.sender === '' ? null : await keepText(tx, null, 'receiver', input.sender);
  const [row] = await tx
    .insert(objection)
    .values({
      ...{ associationId: round.associationId, roundId: round.id, number: 0, nominationId, channel },
      ...{ receivedOn, summaryValueId, senderValueId, recordedBy: actor.userId },
    })
    .returning({ id: objection.id });
  return { objectionId: row!.id };
}

/** Whom the file is about; a file the actor stands aside from is not found. */
async function partyOf(tx: Tx, nominationId: number): Promise<number> {
  const [file] = await tx
    .select({ partyId: nomination.partyId })
    .from(nomination)
    .where(eq(nomination.id, nominationId));
  if (!file) throw new DomainError('awards.notFound');
  return file.partyId;
}

/**
 * Takes the next step of an objection. Upheld and not upheld are said by a leader; each ends it.
 * @throws DomainError awards.objectionAnswered, awards.answeredBeforeReceived, ledger.futureDate, awards.recused,
 *   awards.ownAward, awards.notFound, access.notPermitted
 */
export async function takeObjectionStep(tx: Tx, actor: Actor, input: ObjectionStepInput): Promise<void> {
  const { step, stepOn } = input;
  const [found] = await tx
    .select({
      associationId: objection.associationId,
      roundId: objection.roundId,
      number: objection.number,
      nominationId: objection.nominationId,
    })
    .from(objection)
    .where(eq(objection.id, input.objectionId));
  if (!found) throw new DomainError('awards.notFound');
  await record(tx, actor, {
    kind: 'round.objectionStepped',
    subjectType: 'round',
    subjectId: String(found.roundId),
    payload: { number: found.number, step },
  });
  const partyId = found.nominationId === null ? null : await partyOf(tx, found.nominationId);
  await tx.insert(objectionStep).values({
    ...{ associationId: found.associationId, objectionId: input.objectionId, ordinal: 0, step, stepOn },
    reasonValueId: step === 'underReview' ? null : await keepText(tx, partyId, 'reason', input.reason),
    takenBy: actor.userId,
  });
}

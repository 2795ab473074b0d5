/**
 * The list of a decision goes on the wall: from when, until when, where, and where people object.
 * While it hangs there no award of the round is paid or handed over; the database holds that (app.award_hold).
 */
import type { Tx } from '@/db/client';
import { roundPosting } from '@/db/schema/objections';
import type { Actor } from '@/lib/access/actor';
import { record } from '@/lib/audit/record';
import { holdRound } from '../hold-round';
import { postingEnd } from '../rules/posting';
import type { PostingInput } from '../schema/objection-forms';

/**
 * Records the posting. @returns its id and last day (in Việt Nam)
 * @throws DomainError awards.nothingToPost before the decision, awards.postedBeforeDecision, awards.postedTooFarAhead,
 *   awards.textNamesSomebody, awards.wrongState once the round is closed, awards.notFound, access.notPermitted
 */
export async function postRoundList(
  tx: Tx,
  actor: Actor,
  input: PostingInput,
): Promise<{ postingId: number; untilOn: string }> {
  const round = await holdRound(tx, input.roundId, 'share');
  const { fromOn, wherePosted, receiveAt } = input;
  const untilOn = postingEnd(fromOn, input.days);
  await record(tx, actor, {
    kind: 'round.posted',
    subjectType: 'round',
    subjectId: String(round.id),
    payload: { fromOn, untilOn },
  });
  const [row] = await tx
    .insert(roundPosting)
    .values({
      ...{ associationId: round.associationId, roundId: round.id, fromOn, untilOn },
      ...{ wherePosted, receiveAt, postedBy: actor.userId },
    })
    .returning({ id: roundPosting.id });
  return { postingId: row!.id, untilOn };
}

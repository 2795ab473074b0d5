/**
 * How long circumstances are kept after a round, and erasing them before that time.
 * Owns the term. Refuses to choose whose go: the database takes every file of the round without an award, or none.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { hardshipTerm } from '@/db/schema/hardship-erasure';
import type { Actor } from '@/lib/access/actor';
import { currentAssociationId } from '@/lib/access/queries';
import { record } from '@/lib/audit/record';
import type { EraseInput, TermInput } from '../schema/after-forms';

/**
 * Says for how many months (1 to 24) circumstances of the unsuccessful are kept after the round: in this round, in its
 * programme, or in every round of the association. The newest word counts, the round's before the programme's.
 * @throws DomainError access.notPermitted, awards.notFound (round or programme)
 */
export async function setHardshipTerm(tx: Tx, actor: Actor, input: TermInput): Promise<void> {
  await record(tx, actor, {
    kind: 'round.termSet',
    subjectType: 'round',
    subjectId: String(input.roundId),
    payload: { months: input.months, scope: input.scope },
  });
  await tx.insert(hardshipTerm).values({
    ...{ associationId: await currentAssociationId(tx), months: input.months, madeBy: actor.userId },
    ...(input.scope === 'round' && { roundId: input.roundId }),
    ...(input.scope === 'programme' && { programmeId: input.programmeId }),
  });
}

/**
 * Erases at once the circumstances of every file of the round without an award, and the drafts behind its ended links.
 * `seen`: how many the person was shown; another number is refused, so that nobody erases what he did not see.
 * @throws DomainError awards.erasureTooEarly (the round is not over), awards.nothingToErase, awards.erasureChanged,
 *   awards.erasureNeedsReason, access.notPermitted
 */
export async function eraseHardshipByHand(tx: Tx, _actor: Actor, input: EraseInput): Promise<void> {
  await tx.execute(sql`SELECT app.erase_hardship_by_hand(${input.roundId}, ${input.seen}, ${input.reason})`);
}

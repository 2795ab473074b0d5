/**
 * Handling a request: who is meant, that the one who asks may ask, the answer; and erasing, once both are certain.
 * Refuses steps out of order (the database does too) and a refusal without its reason.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { personRequestStep } from '@/db/schema/person-requests';
import type { Actor } from '@/lib/access/actor';
import { can } from '@/lib/access/policy';
import { currentAssociationId } from '@/lib/access/queries';
import { record } from '@/lib/audit/record';
import { DomainError } from '@/lib/kernel/invariant';
import { keepText } from '@/lib/people/commands';
import type { Step } from '../schema';

/**
 * Takes one step. @throws DomainError access.notPermitted, rights.over, rights.findFirst, rights.checkFirst,
 * rights.alreadyChecked, rights.notFound
 */
export async function stepRequest(
  tx: Tx,
  actor: Actor,
  { requestId, step, partyId, reason }: { requestId: number; step: Step; partyId?: number; reason: string },
): Promise<void> {
  if (!can(actor.roles, 'requests.handle')) throw new DomainError('access.notPermitted');
  const associationId = await currentAssociationId(tx);
  await record(tx, actor, {
    kind: 'personRequest.stepped',
    ...(partyId
      ? { subjectType: 'party', subjectId: String(partyId) }
      : { subjectType: 'association', subjectId: String(associationId) }),
    payload: { step, request: requestId },
  });
  await tx.insert(personRequestStep).values({
    ...{ associationId, requestId, step, ordinal: 0, takenBy: actor.userId },
    partyId: step === 'found' ? partyId : null,
    reasonValueId: reason === '' ? null : await keepText(tx, null, 'reason', reason),
  });
}

/**
 * Erases the texts of the person of a checked request, ends all consents, empties pictures of signed forms, takes out
 * circumstances. The name stays while it is on a voucher of the last ten years (Luật Kế toán 2015, art. 41).
 * @returns how many texts went @throws DomainError access.notPermitted, rights.notFound, rights.checkFirst, rights.roundRuns
 */
export async function erasePerson(tx: Tx, actor: Actor, requestId: number): Promise<number> {
  if (!can(actor.roles, 'requests.handle')) throw new DomainError('access.notPermitted');
  const [row] = await tx.execute<{ count: number }>(sql`SELECT app.erase_person(${requestId}) AS count`);
  return row!.count;
}

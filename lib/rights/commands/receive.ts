/**
 * Receiving a request about personal data: from the form, or by hand.
 * Refuses to look anybody up: the answer is a code, the same whether the person is known or not.
 */
import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { Tx } from '@/db/client';
import { personRequest } from '@/db/schema/person-requests';
import type { Actor } from '@/lib/access/actor';
import { can } from '@/lib/access/policy';
import { currentAssociationId } from '@/lib/access/queries';
import { record } from '@/lib/audit/record';
import { DomainError } from '@/lib/kernel/invariant';
import { keepText } from '@/lib/people/commands';
import { atWishDoor } from '../door';
import type { handRequestForm, wishForm } from '../schema';

/**
 * Receives what somebody sent with the form. @returns the code to name when asking after it; one is given for a filled
 * trap too, of which nothing is kept. @throws DomainError rights.tooMany, people.notFound (no such association)
 */
export async function receiveWish({ hoi, website, ...said }: z.output<typeof wishForm>): Promise<string> {
  const body = JSON.stringify({ ...said, trap: website });
  const [row] = await atWishDoor((tx) =>
    tx.execute<{ code: string | null }>(
      sql`SELECT access.person_request_receive(${hoi}, ${body}::jsonb) AS code`,
    ),
  );
  if (!row!.code) throw new DomainError('people.notFound');
  return row!.code;
}

/**
 * Records a request that came by visit, telephone or letter; two working days run from the day it came.
 * @returns its id @throws DomainError access.notPermitted, fields.futureDate
 */
export async function recordRequest(
  tx: Tx,
  actor: Actor,
  input: Omit<z.output<typeof handRequestForm>, 'today'>,
): Promise<number> {
  if (!can(actor.roles, 'requests.handle')) throw new DomainError('access.notPermitted');
  const associationId = await currentAssociationId(tx);
  const { wish, channel, askedBy, receivedOn } = input;
  await record(tx, actor, {
    kind: 'personRequest.received',
    subjectType: 'association',
    subjectId: String(associationId),
    payload: { wish, channel },
  });
  const [row] = await tx
    .insert(personRequest)
    .values({
      ...{ associationId, wish, channel, askedBy, receivedOn, dueOn: receivedOn, code: '' },
      nameValueId: await keepText(tx, null, 'name', input.name),
      contactValueId: await keepText(tx, null, 'phone', input.contact),
      textValueId: input.text === '' ? null : await keepText(tx, null, 'note', input.text),
      recordedBy: actor.userId,
    })
    .returning({ id: personRequest.id });
  return row!.id;
}

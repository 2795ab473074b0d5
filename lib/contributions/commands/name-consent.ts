/**
 * The consent of a donor to be named in public, as it is given at the desk or on the envelope's list.
 * Owns the version of the sentence that was read out. Refuses a second consent while one is in force.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { consent } from '@/db/schema/publication';
import type { Actor } from '@/lib/access/actor';
import { currentAssociationId } from '@/lib/access/queries';
import { record } from '@/lib/audit/record';
import type { DateVn } from '@/lib/kernel/dates';
import { lockPeople } from '@/lib/people/locked';

/** Version of the sentence a donor agrees to when asked to be named; texts under messages contributions.consent. */
export const donorConsentVersion = 'donor-name-1';

/** Writes one consent to be named for each person who has none in force. */
export async function giveNameConsent(
  tx: Tx,
  actor: Actor,
  partyIds: readonly number[],
  given: { givenOn: DateVn; channel: 'spoken' | 'paper' },
): Promise<void> {
  const associationId = await currentAssociationId(tx);
  await lockPeople(tx, partyIds);
  for (const partyId of partyIds) {
    const standing = await tx.execute(
      sql`SELECT 1 FROM app.consent WHERE association_id = ${associationId} AND party_id = ${partyId}
             AND field = 'name' AND purpose = 'publish' AND giver = 'self' AND withdrawn_at IS NULL LIMIT 1`,
    );
    if (standing.length > 0) continue;
    const payload = { field: 'name', purpose: 'publish', giver: 'self' };
    await record(tx, actor, {
      kind: 'consent.given',
      subjectType: 'party',
      subjectId: String(partyId),
      payload,
    });
    await tx.insert(consent).values({
      ...{ associationId, partyId, field: 'name', purpose: 'publish', giver: 'self' },
      ...{
        givenOn: given.givenOn,
        channel: given.channel,
        textVersion: donorConsentVersion,
        recordedBy: actor.userId,
      },
    });
  }
}

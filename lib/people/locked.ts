/**
 * One hand at a time on what is known of a person.
 * Owns the key of that lock. Refuses nothing by itself: who comes second finds what the first has written.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { currentAssociationId } from '@/lib/access/queries';

/**
 * Lets one transaction at a time look up and change what is known of these people, consents and texts alike: of two
 * papers keyed at the same moment, the second finds the first. Always in the order of the ids, so that two envelopes
 * never wait in a ring.
 */
export async function lockPeople(tx: Tx, partyIds: readonly number[]): Promise<void> {
  const associationId = await currentAssociationId(tx);
  for (const partyId of [...new Set(partyIds)].sort((one, other) => one - other))
    await tx.execute(sql`SELECT pg_advisory_xact_lock(9, hashtext(${`${associationId}:${partyId}`}))`);
}

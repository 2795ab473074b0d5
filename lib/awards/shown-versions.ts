/**
 * A PIN given for one list must not approve another: compares what a person saw with what stands now.
 * Owns that one comparison, shared by approving and signing.
 */
import { inArray } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { award } from '@/db/schema/decisions';
import { DomainError } from '@/lib/kernel/invariant';
import type { AwardVersions } from './schema/inputs';

/**
 * Refuses when an award is no longer in the version the person saw.
 * @throws DomainError awards.changedSinceShown
 */
export async function demandShown(tx: Tx, awardIds: readonly number[], shown: AwardVersions): Promise<void> {
  const rows = await tx
    .select({ id: award.id, version: award.version })
    .from(award)
    .where(inArray(award.id, [...awardIds]));
  if (rows.some((row) => shown[row.id] !== row.version)) throw new DomainError('awards.changedSinceShown');
}

/**
 * A campaign and a pledge under lock, as they stand. Owns the order: the pledges of the association first, then the row.
 * Refuses to decide who may change them: the commands do.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { DateVn } from '@/lib/kernel/dates';
import { DomainError } from '@/lib/kernel/invariant';

export interface LockedCampaign {
  id: number;
  isClosed: boolean;
  startsOn: DateVn;
}

/** Locks one campaign of this association; refuses campaigns.notFound. */
export async function lockCampaign(tx: Tx, id: number): Promise<LockedCampaign> {
  const [row] = await tx.execute<{ id: string; status: string; starts_on: string }>(sql`
    SELECT id, status, starts_on::text FROM app.campaign
     WHERE association_id = app.current_association() AND id = ${id} FOR NO KEY UPDATE`);
  if (!row) throw new DomainError('campaigns.notFound');
  return { id: Number(row.id), isClosed: row.status === 'closed', startsOn: row.starts_on };
}

/** One hand at a time on the pledges of this association, until the transaction ends. */
export async function lockPledges(tx: Tx): Promise<void> {
  await tx.execute(sql`SELECT app.lock_pledges(app.current_association())`);
}

export interface LockedPledge {
  id: number;
  version: number;
  donorId: number;
  totalVnd: bigint;
  /** Attached by gifts that stand or wait. */
  attachedVnd: bigint;
}

/** The pledge behind the lock; refuses campaigns.pledgeNotFound and campaigns.pledgeWithdrawn. */
export async function lockPledge(tx: Tx, id: number): Promise<LockedPledge> {
  await lockPledges(tx);
  const [row] = await tx.execute<Record<string, string | null>>(sql`
    SELECT id, version, donor_id, total_vnd, withdrawn_at::text, app.pledge_attached(association_id, id) AS attached
      FROM app.pledge WHERE association_id = app.current_association() AND id = ${id}`);
  if (!row) throw new DomainError('campaigns.pledgeNotFound');
  if (row.withdrawn_at !== null) throw new DomainError('campaigns.pledgeWithdrawn');
  return {
    ...{ id: Number(row.id), version: Number(row.version), donorId: Number(row.donor_id) },
    ...{ totalVnd: BigInt(row.total_vnd!), attachedVnd: BigInt(row.attached!) },
  };
}

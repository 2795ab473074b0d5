/**
 * Reading one locked name. The reading is on record before anything is returned; there is no other way in.
 * Not a query: it writes. Refuses everybody but the inspector, and a look without a reason.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { Actor } from '@/lib/access/actor';
import { can } from '@/lib/access/policy';
import { DomainError } from '@/lib/kernel/invariant';

/**
 * The text that is locked (Luật Kế toán 2015, art. 41), for a reason of three characters or more.
 * @throws DomainError access.notPermitted, rights.readingNeedsReason, rights.notLocked when there is none or its time is over
 */
export async function readLockedName(
  tx: Tx,
  actor: Actor,
  { lockId, reason }: { lockId: number; reason: string },
): Promise<string> {
  if (!can(actor.roles, 'lockedNames.read')) throw new DomainError('access.notPermitted');
  const [row] = await tx.execute<{ value: string | null }>(
    sql`SELECT app.read_locked_name(${lockId}, ${reason}) AS value`,
  );
  if (row!.value === null) throw new DomainError('rights.notLocked');
  return row!.value;
}

/**
 * The only caller of audit.record. A command records its event first; every row it then changes is bound to it.
 * Refuses to run outside a transaction of a signed-in actor (the database does).
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { Actor } from '@/lib/access/actor';
import type { AuditEvent } from './events';

/**
 * Records one event of the running transaction and returns its id.
 * `reason` is free text by the actor; it is stored apart, erasable, and referred to by the event.
 */
export async function record(tx: Tx, actor: Actor, event: AuditEvent, reason?: string): Promise<number> {
  const body = JSON.stringify({ ...event, correlationId: actor.correlationId, reason: reason ?? '' });
  const rows = await tx.execute<{ id: string }>(sql`SELECT audit.record(${body}::jsonb) AS id`);
  return Number(rows[0]!.id);
}

/**
 * Which names of the erased are still kept on vouchers, and until when; never the names. The inspector alone: the database
 * gives nobody else a row.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { DateVn } from '@/lib/kernel/dates';

export interface LockedLine {
  id: number;
  /** What kind of text: name, receiver, accountHolder, or a free text that says the name. */
  field: string;
  /** Last day, in Việt Nam, on which accounting law keeps it. */
  keepUntil: DateVn;
  /** Instant, ISO. */
  lockedAt: string;
  /** Numbers of vouchers, as printed; the first twenty. */
  vouchers: string[];
  /** How often it was read. */
  readings: number;
}

/** Everything locked, what ends first at the top; empty for every other office. */
export async function lockedNames(tx: Tx): Promise<LockedLine[]> {
  const rows = await tx.execute<Record<string, unknown> & Omit<LockedLine, 'id'> & { id: string }>(sql`
    SELECT id, field, keep_until::text AS "keepUntil", to_json(locked_at)#>>'{}' AS "lockedAt", vouchers, readings FROM app.locked_names()`);
  return rows.map((row) => ({ ...row, id: Number(row.id) }));
}

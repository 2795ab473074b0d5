/** The day on which the pages of awards stand. */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';

/** Today in Việt Nam by the database's clock. */
export async function todayOf(tx: Tx): Promise<string> {
  const rows = await tx.execute<{ today: string }>(sql`SELECT app.today()::text AS today`);
  return rows[0]!.today;
}

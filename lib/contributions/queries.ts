/**
 * Reads about money and goods that came in.
 * Owns the list with its filters and totals, one contribution with all its facts, and what the entry form asks.
 * Refuses to write; amounts leave as bigint đồng.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { EarlierGift } from './rules';
import type { PublicNameChoice } from './schema';

/** True for a tiny association whose accountant is also its cashier. */
export async function isOnePersonBooks(tx: Tx): Promise<boolean> {
  const rows = await tx.execute<{ one: boolean }>(
    sql`SELECT one_person_books AS one FROM app.association WHERE id = app.current_association()`,
  );
  return rows[0]?.one === true;
}

/** How the donor was named for the latest gift that stands. */
export async function lastNameChoice(tx: Tx, donorId: number): Promise<PublicNameChoice | undefined> {
  const rows = await tx.execute<{ choice: PublicNameChoice }>(
    sql`SELECT public_name_choice AS choice FROM app.contribution
         WHERE association_id = app.current_association() AND donor_id = ${donorId} AND status IN ('waiting', 'posted')
         ORDER BY occurred_on DESC, id DESC LIMIT 1`,
  );
  return rows[0]?.choice;
}

/** The donor's gifts that stand, newest first, at most 200: what hints are computed from. */
export async function earlierGifts(tx: Tx, donorId: number): Promise<EarlierGift[]> {
  const rows = await tx.execute<{ amount: string; day: string }>(
    sql`SELECT amount_vnd AS amount, occurred_on::text AS day FROM app.contribution
         WHERE association_id = app.current_association() AND donor_id = ${donorId} AND kind = 'gift'
           AND status IN ('waiting', 'posted')
         ORDER BY occurred_on DESC, id DESC LIMIT 200`,
  );
  return rows.map((row) => ({ amountVnd: BigInt(row.amount), occurredOn: row.day }));
}

/**
 * One donor under several names: the head and its aliases, read together.
 * Owns the SQL of that group, which every reading uses alike. Refuses to write: joining is a donor's command.
 */
import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';

/**
 * Ids of the head and all aliases of the group to which this party belongs, as a sub-select. Written without coalesce
 * over the members: row security keeps such a comparison away from the index, and all parties would be read.
 */
export const groupOf = (partyId: SQL | number): SQL =>
  sql`(SELECT h.id FROM app.party h WHERE h.association_id = app.current_association() AND h.id = ${headId(partyId)}
        UNION ALL
       SELECT m.id FROM app.party m WHERE m.association_id = app.current_association() AND m.alias_of = ${headId(partyId)})`;

const headId = (partyId: SQL | number): SQL =>
  sql`(SELECT coalesce(g.alias_of, g.id) FROM app.party g WHERE g.association_id = app.current_association() AND g.id = ${partyId})`;

/** The head of the group to which this party belongs: itself when it is no alias; undefined when there is no such party. */
export async function headOf(tx: Tx, partyId: number): Promise<number | undefined> {
  const [row] = await tx.execute<{ id: string }>(
    sql`SELECT coalesce(alias_of, id) AS id FROM app.party WHERE association_id = app.current_association() AND id = ${partyId}`,
  );
  return row && Number(row.id);
}

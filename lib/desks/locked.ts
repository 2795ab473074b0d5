/**
 * A desk and its gifts under lock. Owns the order: the desk, its gifts, then the ledger. Gifts that are being recorded
 * share the desk; a count has it alone. Refuses a desk of another association and one that was counted.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { DomainError } from '@/lib/kernel/invariant';

/** Holds the desk until the transaction ends. Errors: desks.notFound, desks.counted. */
export async function lockDesk(tx: Tx, id: number, purpose: 'gift' | 'count'): Promise<void> {
  const [desk] = await tx.execute<{ counted: boolean | null }>(
    sql`SELECT app.hold_desk(app.current_association(), ${id}, ${purpose === 'count'}) AS counted`,
  );
  if (desk!.counted === null) throw new DomainError('desks.notFound');
  if (desk!.counted) throw new DomainError('desks.counted');
}

/**
 * Holds every gift of the desk, so that none is voided while it is counted.
 * Returns those whose cash still waits for the cashier, oldest first.
 */
export async function lockDeskGifts(tx: Tx, deskId: number): Promise<number[]> {
  const rows = await tx.execute<{ id: string; status: string }>(sql`
    SELECT c.id, c.status FROM app.contribution c
      JOIN app.desk_gift g ON g.association_id = c.association_id AND g.contribution_id = c.id
     WHERE g.association_id = app.current_association() AND g.desk_id = ${deskId} ORDER BY c.id FOR NO KEY UPDATE OF c`);
  return rows.filter(({ status }) => status === 'waiting').map(({ id }) => Number(id));
}

/** Reads about who is here: the association of the address and the people who hold roles in it. */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { DomainError } from '@/lib/kernel/invariant';

/** Id of the association in the address; refuses when the actor holds no role there. */
export async function currentAssociationId(tx: Tx): Promise<number> {
  const rows = await tx.execute<{ id: number | null }>(sql`SELECT app.current_association() AS id`);
  const id = rows[0]?.id;
  if (id == null) throw new DomainError('access.noActor');
  return id;
}

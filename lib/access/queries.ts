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

/** Instant at which the running session ends, whatever is done in it. */
export async function sessionEnd(tx: Tx): Promise<string> {
  const rows = await tx.execute<{ at: string }>(
    sql`SELECT to_json(expires_at)#>>'{}' AS at FROM access.session WHERE id = app.session_id()`,
  );
  return rows[0]!.at;
}

export interface AssociationFacts {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly shortName: string;
  readonly place: string;
  readonly phone: string;
  readonly isDemo: boolean;
  readonly sampleKey: string | null;
}

/** What the frame of every staff page shows of the association in the address; undefined when it is not the actor's. */
export async function associationFacts(tx: Tx): Promise<AssociationFacts | undefined> {
  const rows = await tx.execute<AssociationFacts & Record<string, unknown>>(sql`
    SELECT id, slug, name, short_name AS "shortName", place, phone, is_demo AS "isDemo", sample_key AS "sampleKey"
      FROM app.association WHERE id = app.current_association()`);
  return rows[0];
}

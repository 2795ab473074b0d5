/** Whom a question about consent is about. */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { DomainError } from '@/lib/kernel/invariant';

/** The person a question is about. @throws DomainError consents.notFound */
export async function partyOfRequest(tx: Tx, requestId: number): Promise<string> {
  const [row] = await tx.execute<{ partyId: string }>(
    sql`SELECT party_id AS "partyId" FROM app.consent_request WHERE association_id = app.current_association() AND id = ${requestId}`,
  );
  if (!row) throw new DomainError('consents.notFound');
  return row.partyId;
}

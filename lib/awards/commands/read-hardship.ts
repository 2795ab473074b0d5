/**
 * Reading why somebody is poor. The reading is on record before anything is returned; there is no other way in.
 * Not a query: it writes. Links to it are never fetched ahead.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { Actor } from '@/lib/access/actor';
import { DomainError } from '@/lib/kernel/invariant';
import { hardshipErasedAt } from '../queries/erasure';
import type { Circumstance } from '../schema/inputs';

export interface HardshipRead {
  nominationId: number;
  circumstance: Circumstance;
  account: string;
  evidenceKind: string;
  evidenceNumber: string;
  evidenceIssuer: string;
  evidenceYear: number | null;
}

/**
 * Reads the hardship of these files for a stated reason (3 characters or more).
 * @throws DomainError awards.recused when the actor is recused from one of them, awards.readingNeedsReason,
 *   awards.hardshipErased when nothing is left of it, access.notPermitted
 */
export async function readHardship(
  tx: Tx,
  _actor: Actor,
  input: { nominationIds: number[]; reason: string },
): Promise<HardshipRead[]> {
  const ids = sql`${sql.param(`{${input.nominationIds.map(Number).join(',')}}`)}::bigint[]`;
  const rows = await tx.execute<Record<string, unknown>>(sql`
    SELECT nomination_id, circumstance, account, evidence_kind, evidence_number, evidence_issuer, evidence_year
      FROM app.read_hardship(${ids}, ${input.reason})`);
  if (rows.length === 0 && (await areErased(tx, input.nominationIds)))
    throw new DomainError('awards.hardshipErased');
  return rows.map((row) => ({
    nominationId: Number(row.nomination_id),
    circumstance: row.circumstance as Circumstance,
    account: String(row.account),
    evidenceKind: String(row.evidence_kind),
    evidenceNumber: String(row.evidence_number),
    evidenceIssuer: String(row.evidence_issuer),
    evidenceYear: row.evidence_year === null ? null : Number(row.evidence_year),
  }));
}

async function areErased(tx: Tx, nominationIds: readonly number[]): Promise<boolean> {
  for (const id of nominationIds) if ((await hardshipErasedAt(tx, id)) === null) return false;
  return nominationIds.length > 0;
}

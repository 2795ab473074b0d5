/**
 * The rows of a ceremony while a command works on them: locked, then read in a later statement.
 * Owns the lock order: the ceremony before its rows. Refuses to decide: rules.ts does, and commands.ts asks it.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { DateVn } from '@/lib/kernel/dates';
import { DomainError } from '@/lib/kernel/invariant';
import type { Recipient } from './rules';
import type { CeremonyStatus, HandoverStatus } from './schema';

/** Today in Việt Nam, as the database sees it. */
export async function today(tx: Tx): Promise<DateVn> {
  const rows = await tx.execute<{ day: string }>(sql`SELECT app.today()::text AS day`);
  return rows[0]!.day;
}

/** Locks one ceremony of this association; refuses ceremonies.notFound. */
export async function lockCeremony(
  tx: Tx,
  id: number,
): Promise<{ id: number; status: CeremonyStatus; roundId: number }> {
  const [row] = await tx.execute<{ status: CeremonyStatus; roundId: string }>(
    sql`SELECT status, round_id AS "roundId" FROM app.ceremony
         WHERE association_id = app.current_association() AND id = ${id} FOR NO KEY UPDATE`,
  );
  if (!row) throw new DomainError('ceremonies.notFound');
  return { id, status: row.status, roundId: Number(row.roundId) };
}

export interface LockedHandover extends Recipient {
  id: number;
  ceremonyId: number;
  ceremonyStatus: CeremonyStatus;
  awardId: number;
  partyId: number;
  status: HandoverStatus;
  isSigned: boolean;
}

/** Locks the ceremony of a row and the row, then reads both; refuses ceremonies.notFound. */
export async function lockHandover(tx: Tx, id: number): Promise<LockedHandover> {
  const [found] = await tx.execute<{ ceremonyId: string }>(
    sql`SELECT ceremony_id AS "ceremonyId" FROM app.handover WHERE association_id = app.current_association() AND id = ${id}`,
  );
  if (!found) throw new DomainError('ceremonies.notFound');
  const { id: ceremonyId, status: ceremonyStatus } = await lockCeremony(tx, Number(found.ceremonyId));
  const [row] = await tx.execute(
    sql`SELECT h.status, h.is_signed AS "isSigned", h.award_id AS "awardId", w.party_id AS "partyId", w.benefit,
               p.birth_year AS "birthYear", p.guardian_id IS NOT NULL AS "hasGuardian", p.kind = 'individual' AS "isPerson"
          FROM app.handover h
          JOIN app.award w ON w.association_id = h.association_id AND w.id = h.award_id
          JOIN app.party p ON p.association_id = w.association_id AND p.id = w.party_id
         WHERE h.association_id = app.current_association() AND h.id = ${id}`,
  );
  if (!row) throw new DomainError('ceremonies.notFound');
  return {
    ...(row as unknown as LockedHandover),
    ...{ id, ceremonyId, ceremonyStatus },
    ...{ awardId: Number(row.awardId), partyId: Number(row.partyId) },
    birthYear: row.birthYear === null ? null : Number(row.birthYear),
  };
}

/** Rows of a ceremony about which nothing was noted yet. */
export async function undecidedRows(tx: Tx, ceremonyId: number): Promise<number> {
  const rows = await tx.execute<{ count: number }>(
    sql`SELECT count(*)::int AS count FROM app.handover
         WHERE association_id = app.current_association() AND ceremony_id = ${ceremonyId} AND status = 'waiting'`,
  );
  return rows[0]!.count;
}

/** Decided awards of a round that are on no ceremony's list. */
export async function unlistedAwards(tx: Tx, roundId: number): Promise<number[]> {
  const rows = await tx.execute<{ id: string }>(
    sql`SELECT w.id FROM app.award w
         WHERE w.association_id = app.current_association() AND w.round_id = ${roundId} AND w.status = 'decided'
           AND NOT EXISTS (SELECT 1 FROM app.handover h WHERE h.association_id = w.association_id AND h.award_id = w.id)
         ORDER BY w.id`,
  );
  return rows.map((row) => Number(row.id));
}

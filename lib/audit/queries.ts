/**
 * State of the audit log: how far it is sealed, and which root left the machine last.
 * Owns these reads; the entries themselves are read in lib/audit/entries.ts. Refuses to write.
 */
import { sql } from 'drizzle-orm';
import { type Tx, withLogin } from '@/db/client';

/**
 * Seconds since the oldest entry that no seal covers; 0 when all is sealed.
 * Runs as the login role, which may call this one function of the log and read nothing in it.
 */
export async function sealLagSeconds(): Promise<number> {
  const rows = await withLogin((tx) =>
    tx.execute<{ lag: number }>(sql`SELECT audit.seal_lag_seconds() AS lag`),
  );
  return Number(rows[0]!.lag);
}

export interface ChainStatus {
  /** Number of the last seal of this association; 0 before the first. */
  sealNumber: number;
  /** First characters of its root, as printed on papers. */
  rootStart: string;
  sealedAt: string | null;
  lagSeconds: number;
  /** Last moment a root left the machine (printed or published); null when none ever did. */
  leftAt: string | null;
  leftNumber: number | null;
  /** Entries younger than that root: a full rewrite of these could not be found. */
  exposedEntries: number;
}

/** Where the chain of the association in the address stands. */
export async function chainStatus(tx: Tx): Promise<ChainStatus> {
  const rows = await tx.execute<{
    number: string | null;
    root: string | null;
    sealed_at: string | null;
    lag: number;
    left_at: string | null;
    left_number: string | null;
    exposed: string;
  }>(sql`
    WITH last AS (
      SELECT number, encode(root, 'hex') AS root, audit.instant_text(sealed_at) AS sealed_at FROM audit.seal
       WHERE association_id = app.current_association() ORDER BY number DESC LIMIT 1
    ), gone AS (
      SELECT seal_number, audit.instant_text(left_at) AS left_at FROM (
        SELECT seal_number, recorded_at AS left_at FROM audit.checkpoint WHERE association_id = app.current_association()
        UNION ALL
        SELECT s.number, p.published_at FROM app.publication p
          JOIN audit.seal s ON s.association_id = p.association_id AND s.root = p.audit_root
         WHERE p.association_id = app.current_association()
      ) roots ORDER BY seal_number DESC, left_at DESC LIMIT 1
    ), covered AS (
      SELECT s.epoch, s.horizon FROM audit.seal s JOIN gone ON gone.seal_number = s.number
       WHERE s.association_id = app.current_association()
    )
    SELECT last.number, last.root, last.sealed_at, audit.seal_lag_seconds() AS lag, gone.left_at, gone.seal_number AS left_number,
           (SELECT count(*) FROM audit.event e WHERE e.association_id = app.current_association()
               AND NOT EXISTS (SELECT 1 FROM covered c WHERE (e.epoch, e.xid) < (c.epoch, c.horizon))) AS exposed
      FROM (SELECT 1) one LEFT JOIN last ON true LEFT JOIN gone ON true`);
  const row = rows[0]!;
  return {
    sealNumber: Number(row.number ?? 0),
    rootStart: row.root?.slice(0, 12) ?? '',
    sealedAt: row.sealed_at,
    lagSeconds: Math.floor(Number(row.lag)),
    leftAt: row.left_at,
    leftNumber: row.left_number === null ? null : Number(row.left_number),
    exposedEntries: Number(row.exposed),
  };
}

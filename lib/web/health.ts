/**
 * Whether this node should get visitors.
 * Owns three questions: does the database answer, is it at the version of this code, is sealing up to date.
 * Refuses to say more than the answers: no address, no message of the database (the log has the cause).
 */
import { sql } from 'drizzle-orm';
import { withPublic } from '@/db/client';
import { migrationTags } from '@/db/migrate';
import { sealLagSeconds } from '@/lib/audit/queries';
import { log } from './log';

/** Sealing runs about once a second; more than this and the audit log is no longer being closed. */
export const longestSealLagSeconds = 10;

export type Readiness = {
  ready: boolean;
  database: 'ok' | 'unreachable';
  migrations: 'ok' | 'behind' | 'ahead' | 'unknown';
  sealing: 'ok' | 'late' | 'unknown';
  /** Whole seconds since the oldest unsealed entry; null when the database did not answer. */
  sealLagSeconds: number | null;
};

/** What was asked of the database, or null when it did not answer. */
export type Findings = { applied: string[]; lagSeconds: number } | null;

/** Judges the findings against the migrations of this code. Pure. */
export function judgeReadiness(findings: Findings, expected: string[]): Readiness {
  if (!findings) {
    return {
      ready: false,
      database: 'unreachable',
      migrations: 'unknown',
      sealing: 'unknown',
      sealLagSeconds: null,
    };
  }
  const { applied, lagSeconds } = findings;
  const isBehind = expected.some((tag) => !applied.includes(tag));
  const isAhead = applied.some((tag) => !expected.includes(tag));
  const migrations = isBehind ? 'behind' : isAhead ? 'ahead' : 'ok';
  const sealing = lagSeconds > longestSealLagSeconds ? 'late' : 'ok';
  const ready = migrations === 'ok' && sealing === 'ok';
  return { ready, database: 'ok', migrations, sealing, sealLagSeconds: Math.floor(lagSeconds) };
}

/** Asks the database and judges; never throws. */
export async function readiness(): Promise<Readiness> {
  try {
    const rows = await withPublic((tx) =>
      tx.execute<{ tag: string }>(sql`select tag from migration.applied`),
    );
    const applied = rows.map((row) => row.tag);
    return judgeReadiness({ applied, lagSeconds: await sealLagSeconds() }, migrationTags());
  } catch (error) {
    log.error('health.unreachable', { error });
    return judgeReadiness(null, []);
  }
}

/**
 * Closes the audit log about once a second, and keeps the month-end snapshots of the books fresh.
 * Owns: one direct connection as the role `sealer`, which may do nothing else. Two sealers never work at once:
 * audit.seal_pending takes a lock of the database. Refuses to give up: when the database is away it tries again,
 * ever more slowly, and the seal lag on /api/health/ready tells how long nothing was sealed.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { log } from '@/lib/web/log';

export interface Sealing {
  /** Seals what is left, then closes the connection. Safe to call twice. */
  stop(): Promise<void>;
}

const everyMs = 1_000;
const snapshotsEveryMs = 5 * 60_000;
const longestWaitMs = 10_000;

/**
 * Starts sealing in the background.
 * `url`: direct connection (no pooler) of the role `sealer`. Never fails: troubles go to the log.
 */
export function startSealing(url: string): Sealing {
  const sql = postgres(url, {
    max: 1,
    prepare: false,
    connect_timeout: 5,
    onnotice: () => undefined,
    connection: { application_name: 'densach_sealer' },
  });
  const stopping = new AbortController();
  const running = sealUntil(stopping.signal, sql);
  let stopped: Promise<void> | undefined;
  const stop = async () => {
    stopping.abort();
    await running;
    await attempt('sealing.lastFailed', () => sealPending(sql));
    await sql.end({ timeout: 5 });
  };
  return {
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
}

async function sealUntil(signal: AbortSignal, sql: postgres.Sql): Promise<void> {
  let failures = 0;
  let hasNewEntries = true;
  let snapshotsAt = 0;
  while (!signal.aborted) {
    const sealed = await attempt('sealing.failed', () => sealPending(sql));
    failures = sealed === undefined ? failures + 1 : 0;
    hasNewEntries ||= Boolean(sealed);
    if (failures === 0 && hasNewEntries && Date.now() - snapshotsAt >= snapshotsEveryMs) {
      snapshotsAt = Date.now();
      const refreshed = await attempt('snapshots.failed', () => sql`SELECT ledger.refresh_all_snapshots()`);
      hasNewEntries = refreshed === undefined;
    }
    const wait = Math.min(longestWaitMs, everyMs * 2 ** Math.min(failures, 5));
    await sleep(wait, undefined, { signal }).catch(() => undefined);
  }
}

/** Returns how many entries were sealed now. */
async function sealPending(sql: postgres.Sql): Promise<number> {
  const [row] = await sql<{ sealed: string }[]>`SELECT audit.seal_pending() AS sealed`;
  return Number(row?.sealed ?? 0);
}

async function attempt<T>(event: string, work: () => PromiseLike<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    log.error(event, { error });
    return undefined;
  }
}

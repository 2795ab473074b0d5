/**
 * Work that is done once a day, from five in the morning in Việt Nam, while the program runs.
 * Owns the hour and one direct connection as the role `sealer`. Refuses to do a day's work a second time; a day on which
 * the database was away is tried again a minute later. What the work may do is decided in the database.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { log } from '@/lib/web/log';

export interface DailyWork {
  /** Ends after the piece under way. Safe to call twice. */
  stop(): Promise<void>;
}

export interface DailyWorkOptions {
  /** Direct connection (no pooler) of the role `sealer`. */
  url: string;
  /** How the connection is called in the database. */
  application: string;
  /** Word of the log when a day's work could not be done. */
  failed: string;
  work: (sql: postgres.Sql, at: Date) => Promise<unknown>;
  /** The day a moment belongs to; work is done once for each. The working day when left out. */
  dayOf?: (at: Date) => string;
}

const everyMs = 60_000;

/** The working day that runs at a moment: it begins at five in Việt Nam, which is 22:00 UTC of the day before. */
export function workDayOf(at: Date): string {
  return new Date(at.getTime() + 2 * 3_600_000).toISOString().slice(0, 10);
}

/** Starts it in the background, first of all for today. Never fails: troubles go to the log. */
export function startDailyWork(options: DailyWorkOptions): DailyWork {
  const { url, application, failed, work, dayOf = workDayOf } = options;
  const sql = postgres(url, {
    ...{ max: 1, prepare: false, connect_timeout: 5, onnotice: () => undefined },
    connection: { application_name: application },
  });
  const stopping = new AbortController();
  const running = workUntil(stopping.signal, (at) => work(sql, at), { failed, dayOf });
  let stopped: Promise<void> | undefined;
  const stop = async () => {
    stopping.abort();
    await running;
    await sql.end({ timeout: 5 });
  };
  return {
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
}

async function workUntil(
  signal: AbortSignal,
  work: (at: Date) => Promise<unknown>,
  { failed, dayOf }: { failed: string; dayOf: (at: Date) => string },
) {
  let doneDay = '';
  while (!signal.aborted) {
    const now = new Date();
    if (dayOf(now) !== doneDay) {
      try {
        await work(now);
        doneDay = dayOf(now);
      } catch (error) {
        log.error(failed, { error });
      }
    }
    await sleep(everyMs, undefined, { signal }).catch(() => undefined);
  }
}

/**
 * Erases once a day what was half written behind links that are over, whether anybody looks or not.
 * Owns the rhythm and one direct connection as the role `sealer`; which links are over is decided in the database.
 * One link that cannot be emptied does not keep the others.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { todayVn } from '@/lib/kernel/dates';
import { log } from '@/lib/web/log';

export interface DailyDrafts {
  /** Ends after the link under way. Safe to call twice. */
  stop(): Promise<void>;
}

const everyMs = 60_000;

/** Empties every link that is over; returns how many files were erased. */
export async function eraseStaleDrafts(sql: postgres.Sql): Promise<number> {
  const links = await sql<{ association_id: number; link_id: string }[]>`
    SELECT association_id, link_id FROM app.links_with_stale_drafts()`;
  let erased = 0;
  for (const { association_id, link_id } of links) {
    try {
      const [row] = await sql<{ files: number }[]>`
        SELECT app.erase_stale_drafts(${association_id}, ${link_id}) AS files`;
      erased += row!.files;
    } catch (error) {
      log.error('nominationDrafts.notErased', { error, association: association_id, link: link_id });
    }
  }
  return erased;
}

/** Starts the daily work. `url`: direct connection (no pooler) of the role `sealer`. Never fails: troubles go to the log. */
export function startDailyDrafts(url: string): DailyDrafts {
  const sql = postgres(url, {
    ...{ max: 1, prepare: false, connect_timeout: 5, idle_timeout: 20, onnotice: () => undefined },
    connection: { application_name: 'densach_daily_drafts' },
  });
  const stopping = new AbortController();
  const running = eraseUntil(stopping.signal, sql);
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

/** A day on which the database was away is tried again a minute later. */
async function eraseUntil(signal: AbortSignal, sql: postgres.Sql): Promise<void> {
  let doneDay = '';
  while (!signal.aborted) {
    const today = todayVn(new Date());
    if (today !== doneDay) {
      try {
        await eraseStaleDrafts(sql);
        doneDay = today;
      } catch (error) {
        log.error('nominationDrafts.failed', { error });
      }
    }
    await sleep(everyMs, undefined, { signal }).catch(() => undefined);
  }
}

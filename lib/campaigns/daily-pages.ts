/**
 * Draws the public pages of campaigns anew once a day, from five in the morning in Việt Nam.
 * Owns the hour and one direct connection as the role `sealer`; what may move, and by how much at once, is decided in the
 * database (docs/decisions/0016-campaign-days.md). Refuses to look a second time on the same day: a page that moves
 * whenever a gift comes tells when it came. One page that cannot be drawn does not keep the others.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { log } from '@/lib/web/log';

export interface DailyPages {
  /** Ends after the page under way. Safe to call twice. */
  stop(): Promise<void>;
}

const everyMs = 60_000;

/** The day of the pages that runs at a moment: it begins at five in Việt Nam, which is 22:00 UTC of the day before. */
export function pageDayOf(at: Date): string {
  return new Date(at.getTime() + 2 * 3_600_000).toISOString().slice(0, 10);
}

/** Draws every page that is due at a moment; returns how many have a new version. */
export async function drawDuePages(sql: postgres.Sql, at: Date): Promise<number> {
  const due = await sql<{ association_id: number; campaign_id: string }[]>`
    SELECT association_id, campaign_id FROM app.due_campaign_pages(${at.toISOString()})`;
  let drawn = 0;
  for (const { association_id, campaign_id } of due) {
    try {
      const [row] = await sql<{ version: number | null }[]>`
        SELECT app.redraw_campaign_page(${association_id}, ${campaign_id}, ${at.toISOString()}) AS version`;
      if (row?.version != null) drawn += 1;
    } catch (error) {
      log.error('campaignPage.notDrawn', { error, association: association_id, campaign: campaign_id });
    }
  }
  return drawn;
}

/** Starts the daily work. `url`: direct connection (no pooler) of the role `sealer`. Never fails: troubles go to the log. */
export function startDailyPages(url: string): DailyPages {
  const sql = postgres(url, {
    ...{ max: 1, prepare: false, connect_timeout: 5, onnotice: () => undefined },
    connection: { application_name: 'densach_daily_pages' },
  });
  const stopping = new AbortController();
  const running = drawUntil(stopping.signal, sql);
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
async function drawUntil(signal: AbortSignal, sql: postgres.Sql): Promise<void> {
  let drawnDay = '';
  while (!signal.aborted) {
    const now = new Date();
    if (pageDayOf(now) !== drawnDay) {
      try {
        await drawDuePages(sql, now);
        drawnDay = pageDayOf(now);
      } catch (error) {
        log.error('campaignPages.failed', { error });
      }
    }
    await sleep(everyMs, undefined, { signal }).catch(() => undefined);
  }
}

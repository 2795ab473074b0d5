/**
 * Draws the public pages of campaigns anew once a day, from five in the morning in Việt Nam.
 * What may move, and by how much at once, is decided in the database (docs/decisions/0016-campaign-days.md). Refuses to
 * look a second time on the same day: a page that moves whenever a gift comes tells when it came. One page that cannot
 * be drawn does not keep the others.
 */
import type postgres from 'postgres';
import { type DailyWork, startDailyWork } from '@/lib/web/daily-work';
import { log } from '@/lib/web/log';

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
export function startDailyPages(url: string): DailyWork {
  return startDailyWork({
    ...{ url, application: 'densach_daily_pages', failed: 'campaignPages.failed' },
    work: drawDuePages,
  });
}

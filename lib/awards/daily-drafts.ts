/**
 * Erases once a day what was half written behind links that are over, whether anybody looks or not.
 * Owns the order; which links are over is decided in the database.
 * One link that cannot be emptied does not keep the others.
 */
import type postgres from 'postgres';
import { type DailyWork, startDailyWork } from '@/lib/web/daily-work';
import { log } from '@/lib/web/log';

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
export function startDailyDrafts(url: string): DailyWork {
  return startDailyWork({
    ...{ url, application: 'densach_daily_drafts', failed: 'nominationDrafts.failed' },
    work: eraseStaleDrafts,
  });
}

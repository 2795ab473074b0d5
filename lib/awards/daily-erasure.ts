/**
 * Erases, once a day, the circumstances of those who got nothing in a round whose time is over, and drafts behind ended
 * links. What is due, and by which clock, is decided in the database (docs/decisions/0022-after-the-round.md).
 * One round that cannot be erased does not keep the others.
 */
import type postgres from 'postgres';
import { type DailyWork, startDailyWork } from '@/lib/web/daily-work';
import { log } from '@/lib/web/log';

/** Erases what is due today; returns how many files and drafts. */
export async function eraseDueHardship(sql: postgres.Sql): Promise<number> {
  const due = await sql<{ association_id: number; round_id: string }[]>`
    SELECT association_id, round_id FROM app.due_hardship_erasures()`;
  let erased = 0;
  for (const { association_id, round_id } of due) {
    try {
      const [row] = await sql<{ erased: number }[]>`
        SELECT app.erase_due_hardship(${association_id}, ${round_id}) AS erased`;
      erased += row?.erased ?? 0;
    } catch (error) {
      log.error('hardship.notErased', { error, association: association_id, round: round_id });
    }
  }
  return erased;
}

/** Starts the daily work. `url`: direct connection (no pooler) of the role `sealer`. Never fails: troubles go to the log. */
export function startDailyErasure(url: string): DailyWork {
  return startDailyWork({
    ...{ url, application: 'densach_daily_erasure', failed: 'hardship.erasureFailed' },
    work: eraseDueHardship,
  });
}

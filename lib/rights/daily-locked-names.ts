/**
 * Erases, once a day, names on vouchers and originals of signed papers that accounting law keeps no longer. What is due is decided in the database.
 */
import type postgres from 'postgres';
import { type DailyWork, startDailyWork } from '@/lib/web/daily-work';

/** Erases what is due today; returns how many. */
export async function eraseDueLockedNames(sql: postgres.Sql): Promise<number> {
  const [row] = await sql<
    { erased: number }[]
  >`SELECT app.erase_due_locked_names() + app.erase_due_locked_papers() AS erased`;
  return row!.erased;
}

/** Starts the daily work. `url`: direct connection (no pooler) of the role `sealer`. Never fails: troubles go to the log. */
export function startDailyLockedNames(url: string): DailyWork {
  return startDailyWork({
    ...{ url, application: 'densach_daily_locked_names', failed: 'rights.lockedNamesNotErased' },
    work: eraseDueLockedNames,
  });
}

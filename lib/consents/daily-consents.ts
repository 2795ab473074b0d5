/**
 * Within a minute after midnight in Việt Nam: copies of pages are dropped where a consent ran out, and pictures of signed
 * papers that prove nothing any more are erased, and photos that nobody agrees to. What is due is decided in the database.
 */
import type postgres from 'postgres';
import { todayVn } from '@/lib/kernel/dates';
import { type DailyWork, startDailyWork } from '@/lib/web/daily-work';

/** Does the work of the day; returns how many associations had their copies dropped, and how many pictures went. */
export async function endLapsedConsents(
  sql: postgres.Sql,
): Promise<{ purged: number; erased: number; photos: number }> {
  const [purge] = await sql<{ purged: number }[]>`SELECT app.purge_lapsed_consents() AS purged`;
  const [erase] = await sql<{ erased: number }[]>`SELECT app.erase_due_consent_papers() AS erased`;
  const [photo] = await sql<{ erased: number }[]>`SELECT app.erase_due_photos() AS erased`;
  return { purged: purge!.purged, erased: erase!.erased, photos: photo!.erased };
}

/** Starts the daily work. `url`: direct connection (no pooler) of the role `sealer`. Never fails: troubles go to the log. */
export function startDailyConsents(url: string): DailyWork {
  return startDailyWork({
    ...{ url, application: 'densach_daily_consents', failed: 'consents.notEnded', dayOf: todayVn },
    work: endLapsedConsents,
  });
}

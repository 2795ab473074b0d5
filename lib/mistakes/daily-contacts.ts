/** Once a day the telephone numbers and addresses of those whose report was closed six months ago go. What is due is decided in the database. */
import type postgres from 'postgres';
import { type DailyWork, startDailyWork } from '@/lib/web/daily-work';

/** Erases what is due; returns how many contacts went. */
export async function eraseDueContacts(sql: postgres.Sql): Promise<number> {
  const [row] = await sql<{ erased: number }[]>`SELECT app.erase_due_mistake_contacts() AS erased`;
  return row!.erased;
}

/** Starts the daily work. `url`: direct connection (no pooler) of the role `sealer`. Never fails: troubles go to the log. */
export function startDailyContacts(url: string): DailyWork {
  return startDailyWork({
    ...{ url, application: 'densach_daily_contacts', failed: 'mistakes.contactsNotErased' },
    work: eraseDueContacts,
  });
}

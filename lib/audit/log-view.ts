/**
 * Everything the page of the log shows, in one reading.
 * Owns the order: a paper that was asked for and found leads to its own history, so nothing else is read then.
 */
import type { Tx } from '@/db/client';
import type { Role } from '@/lib/access/policy';
import { todayVn } from '@/lib/kernel/dates';
import type { Translator } from '@/lib/web/messages';
import { actingPeople, entryPage } from './entries';
import { type ChainStatus, chainStatus } from './queries';
import type { RecordType } from './record-types';
import { type LogQuery, readLogQuery } from './schema';
import { type EntryView, entryViews, findReference } from './views';

export interface LogView {
  query: LogQuery;
  /** The paper that was asked for by its number. */
  found: { type: RecordType; id: string } | null;
  chain: ChainStatus;
  people: { id: number; name: string }[];
  entries: EntryView[];
  newerThan?: number;
  olderThan?: number;
}

/** `asked`: the query of the address; `now` decides which year a day without a year belongs to. */
export async function logView(
  tx: Tx,
  roles: readonly Role[],
  asked: Record<string, string | string[] | undefined>,
  now: Date,
  t: Translator,
): Promise<LogView> {
  const query = readLogQuery(asked, todayVn(now));
  const found = query.typed.record ? await findReference(tx, query.typed.record) : null;
  const { entries, newerThan, olderThan } = await entryPage(tx, query.filter);
  return {
    query,
    found,
    chain: await chainStatus(tx),
    people: await actingPeople(tx),
    entries: await entryViews(tx, roles, entries, t),
    newerThan,
    olderThan,
  };
}

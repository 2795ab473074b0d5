/** The page of one entry with what it counts for and the papers of its value. Owns the pairing alone. Refuses to write. */
import type { Tx } from '@/db/client';
import { type GiftPlace, giftPlace } from '@/lib/campaigns/queries/gift-place';
import type { DateVn } from '@/lib/kernel/dates';
import { type GoodsBasis, goodsBases } from './goods-basis';
import { type OpenedContribution, openedContribution } from './opened';
import { todayOf } from './queries';

export interface EntryPage extends OpenedContribution {
  place: GiftPlace;
  /** Papers its value rests on, the one that holds first; none for money. */
  bases: GoodsBasis[];
  today: DateVn;
}

/** The entry behind the last part of an address, with its campaign and promises; null when there is none. */
export async function entryPage(tx: Tx, so: string): Promise<EntryPage | null> {
  const opened = await openedContribution(tx, so);
  if (!opened) return null;
  const { id, method } = opened.contribution;
  return {
    ...{ ...opened, place: await giftPlace(tx, id), today: await todayOf(tx) },
    bases: method === 'inKind' ? await goodsBases(tx, id) : [],
  };
}

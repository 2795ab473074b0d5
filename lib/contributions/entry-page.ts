/** The page of one entry with what it counts for. Owns the pairing alone. Refuses to write. */
import type { Tx } from '@/db/client';
import { type GiftPlace, giftPlace } from '@/lib/campaigns/queries/gift-place';
import { type OpenedContribution, openedContribution } from './opened';

export interface EntryPage extends OpenedContribution {
  place: GiftPlace;
}

/** The entry behind the last part of an address, with its campaign and promises; null when there is none. */
export async function entryPage(tx: Tx, so: string): Promise<EntryPage | null> {
  const opened = await openedContribution(tx, so);
  return opened && { ...opened, place: await giftPlace(tx, opened.contribution.id) };
}

/**
 * What the entry form offers while a donor's name is typed.
 * Owns the shape that travels to the browser: texts only, amounts as digits.
 * Refuses telephone numbers and addresses: they are searched, never sent.
 */
import type { Tx } from '@/db/client';
import { openPledgesOf } from '@/lib/campaigns/queries/pledges';
import { earlierGifts } from '@/lib/contributions/queries';
import type { DateVn } from '@/lib/kernel/dates';
import { formatDateVn } from '@/lib/kernel/dates';
import { formatVndUnit } from '@/lib/kernel/money';
import type { Translator } from '@/lib/web/messages';
import { type DonorRow, donorList } from './queries';

export interface DonorSuggestion {
  id: string;
  label: string;
  detail: string;
  /** What the donor has promised and not yet given, in words. */
  promise?: string;
  /** Gifts that stand, newest first: for "last time" and for the hints. */
  recent: { amount: string; day: DateVn }[];
}

/** Up to eight donors that fit what was typed, best first. */
export async function donorSuggestions(tx: Tx, q: string, t: Translator): Promise<DonorSuggestion[]> {
  if (q.trim() === '') return [];
  const donors = await donorList(tx, { q, limit: 8 });
  const found: DonorSuggestion[] = [];
  for (const donor of donors) found.push(await donorSuggestion(tx, donor, t));
  return found;
}

/** One donor as a suggestion. */
export async function donorSuggestion(tx: Tx, donor: DonorRow, t: Translator): Promise<DonorSuggestion> {
  const gifts = await earlierGifts(tx, donor.id);
  const kind = t(`contributions.donorKinds.${donor.kind}`);
  const last =
    donor.lastVnd !== null && donor.lastOn
      ? t('donors.option', { kind, amount: formatVndUnit(donor.lastVnd), day: formatDateVn(donor.lastOn) })
      : kind;
  const promises = (await openPledgesOf(tx, donor.id)).map(({ totalVnd, openVnd }) =>
    t('campaigns.gift.promise', { total: formatVndUnit(totalVnd), open: formatVndUnit(openVnd) }),
  );
  return {
    ...(promises.length > 0 ? { promise: promises.join('; ') } : {}),
    ...{ id: String(donor.id), label: donor.name, detail: last },
    recent: gifts.slice(0, 40).map((gift) => ({ amount: gift.amountVnd.toString(), day: gift.occurredOn })),
  };
}

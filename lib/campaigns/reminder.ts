/**
 * The words with which a donor is reminded: thanks first, what is open, and a way out for who has paid already.
 * Owns which words fit the state of a pledge. Refuses to send anything: a person copies the text and sends it.
 */
import { formatDateVn } from '@/lib/kernel/dates';
import { formatVndUnit } from '@/lib/kernel/money';
import type { Translator } from '@/lib/web/messages';
import type { PledgeView } from './queries/pledges';
import { nextOpen } from './rules';

/** Where to transfer, and the text that finds the promise: "KH26 000123 7". */
export interface TransferWords {
  bank: string;
  accountNo: string;
  holder: string;
  memo: string;
}

/**
 * The text for the oldest open instalment; null when nothing is open or the promise was withdrawn.
 * `transfer`: how to give by bank, when the promise has a code and an account is shown.
 */
export function reminderText(
  t: Translator,
  association: string,
  pledge: PledgeView,
  transfer?: TransferWords,
): string | null {
  const next = nextOpen(pledge.instalments);
  if (!next || pledge.isWithdrawn) return null;
  const values = {
    ...{ association, donor: pledge.donorName, campaign: pledge.campaignName },
    ...{ total: formatVndUnit(pledge.totalVnd), paid: formatVndUnit(pledge.paidVnd) },
    ...{ open: formatVndUnit(next.openVnd), day: formatDateVn(next.dueOn) },
  };
  const asked = t(next.state === 'overdue' ? 'campaigns.reminder.late' : 'campaigns.reminder.coming', values);
  return transfer ? `${asked} ${t('campaigns.reminder.transfer', { ...transfer })}` : asked;
}

/** Reminders of all promises that ask for something, in their order. `transfers`: by the number of the promise. */
export function remindersOf(
  t: Translator,
  association: string,
  { pledges, transfers }: { pledges: readonly PledgeView[]; transfers: ReadonlyMap<number, TransferWords> },
): { id: number; donor: string; text: string }[] {
  return pledges.flatMap((pledge) => {
    const text = reminderText(t, association, pledge, transfers.get(pledge.id));
    return text ? [{ id: pledge.id, donor: pledge.donorName, text }] : [];
  });
}

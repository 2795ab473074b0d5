/**
 * The words with which a donor is reminded: thanks first, what is open, and a way out for who has paid already.
 * Owns which words fit the state of a pledge. Refuses to send anything: a person copies the text and sends it.
 */
import { formatDateVn } from '@/lib/kernel/dates';
import { formatVndUnit } from '@/lib/kernel/money';
import type { Translator } from '@/lib/web/messages';
import type { PledgeView } from './queries/pledges';

/** The text for the oldest open instalment; null when nothing is open or the promise was withdrawn. */
export function reminderText(t: Translator, association: string, pledge: PledgeView): string | null {
  const next = pledge.instalments.find(({ openVnd }) => openVnd > 0n);
  if (!next || pledge.isWithdrawn) return null;
  const values = {
    ...{ association, donor: pledge.donorName, campaign: pledge.campaignName },
    ...{ total: formatVndUnit(pledge.totalVnd), paid: formatVndUnit(pledge.paidVnd) },
    ...{ open: formatVndUnit(next.openVnd), day: formatDateVn(next.dueOn) },
  };
  return t(next.state === 'overdue' ? 'campaigns.reminder.late' : 'campaigns.reminder.coming', values);
}

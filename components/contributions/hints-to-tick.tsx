'use client';
/**
 * Hints that never block: the same gift twice, an unusual amount, a similar name. One tick, kept in the audit log.
 * Owns when the box appears: while typing, from the donor's earlier gifts; without script, when the server asks.
 */
import { useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';
import { Checkbox } from '@/components/ui/radio-group';
import { hintsFor } from '@/lib/contributions/rules';
import type { DonorSuggestion } from '@/lib/donors/suggestions';
import { parseDateVn } from '@/lib/kernel/dates';
import { parseVnd } from '@/lib/kernel/money';
import type { Refused } from '@/lib/web/action-result';
import type { Locale } from '@/messages/catalogue';
import type { Draft } from './form-parts';

interface Props {
  locale: Locale;
  refusal: Refused | null;
  draft: Draft;
  donor: DonorSuggestion | null;
  today: string;
}

function liveHints({ draft, donor, today }: Props): string[] {
  const amount = parseVnd(draft.amount ?? '');
  const occurredOn = parseDateVn(draft.occurredOn ?? '', today);
  if (!donor || amount.kind !== 'amount' || !occurredOn || (draft.kind || 'gift') !== 'gift') return [];
  const earlier = donor.recent.map((gift) => ({ amountVnd: BigInt(gift.amount), occurredOn: gift.day }));
  return hintsFor({ amountVnd: amount.amountVnd, occurredOn }, earlier);
}

export function HintsToTick(props: Props) {
  const t = useTranslations('contributions');
  const { refusal, locale } = props;
  const asked = refusal?.fields?.acceptHints ? String(refusal.params?.hints ?? '').split(',') : [];
  const hints = [...new Set([...asked, ...liveHints(props)])].filter((hint) =>
    ['sameGift', 'unusualAmount', 'similarName'].includes(hint),
  );
  if (hints.length === 0) return null;
  return (
    <Notice tone="warning" title={t('hints.title')}>
      {hints.map((hint) => (
        <p key={hint}>
          {t(`hints.${hint as 'sameGift'}`, { similar: String(refusal?.params?.similar ?? '') })}
        </p>
      ))}
      <Checkbox name="acceptHints" locale={locale} label={t('form.accept')} />
    </Notice>
  );
}

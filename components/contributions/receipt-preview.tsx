'use client';
/**
 * The donor's receipt while it is typed (a confirmation for income that is no gift), and what this donor gave last time.
 * Owns nothing that is kept: the paper itself is drawn by the server from the books.
 */
import { useTranslations } from 'next-intl';
import { SummaryCard } from '@/components/ui/description-list';
import { type ContributionKind, isDonation } from '@/lib/contributions/schema';
import type { DonorSuggestion } from '@/lib/donors/suggestions';
import { formatDateVn, parseDateVn } from '@/lib/kernel/dates';
import { formatVndUnit, parseVnd, vndInWords } from '@/lib/kernel/money';
import type { Locale } from '@/messages/catalogue';
import type { Draft } from './form-parts';

interface Props {
  locale: Locale;
  draft: Draft;
  today: string;
  donor: DonorSuggestion | null;
  issuer: string;
  fund: string;
}

export function ReceiptPreview({ draft, today, donor, issuer, fund }: Props) {
  const t = useTranslations('contributions');
  const amount = parseVnd(draft.amount ?? '');
  const day = parseDateVn(draft.occurredOn ?? '', today);
  const isInKind = draft.method === 'inKind';
  const isGift = isInKind || isDonation((draft.kind || 'gift') as ContributionKind);
  const name = draft.publicNameChoice === 'other' && draft.publicName ? draft.publicName : draft.donor;
  const last = donor?.recent[0];
  return (
    <aside className="stack" aria-label={t('preview.title')}>
      <SummaryCard title={t('preview.title')}>
        <div className="certificate" lang="vi">
          <p>
            <strong>{issuer.toLocaleUpperCase('vi')}</strong>{' '}
            {t(isGift ? 'preview.acknowledges' : 'preview.confirms')}
          </p>
          <p className="honour-name">{name || t('preview.empty')}</p>
          <p>
            {t(isInKind ? 'preview.gaveInKind' : isGift ? 'preview.gave' : 'preview.paid')}{' '}
            <strong className="num">
              {amount.kind === 'amount' ? formatVndUnit(amount.amountVnd) : t('preview.empty')}
            </strong>
          </p>
          {amount.kind === 'amount' ? <p className="money-words">{vndInWords(amount.amountVnd)}</p> : null}
          <p>
            {[t(`methods.${(draft.method || 'cash') as 'cash'}`), fund, day ? formatDateVn(day) : '']
              .filter(Boolean)
              .join(' · ')}
          </p>
        </div>
        <p className="field-hint">{t('preview.note')}</p>
      </SummaryCard>
      {last ? (
        <p>
          {t('preview.last', { amount: formatVndUnit(BigInt(last.amount)), day: formatDateVn(last.day) })}
        </p>
      ) : null}
    </aside>
  );
}

/** Cash the accountant keyed and the cashier has not confirmed: one card each, one tap for the cashier. */
import { ButtonLink } from '@/components/ui/button';
import { MessagesProvider } from '@/components/ui/messages-provider';
import { Notice } from '@/components/ui/notice';
import type { ContributionRow } from '@/lib/contributions/list';
import { formatVndUnit, vndInWords } from '@/lib/kernel/money';
import type { BoundAction } from '@/lib/web/define-action';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { ConfirmReceipt } from './confirm-receipt';

interface Props {
  hoi: string;
  locale: Locale;
  rows: Pick<ContributionRow, 'id' | 'kind' | 'donorName' | 'amountVnd' | 'voucher'>[];
  /** The bound action for a cashier; null for everybody else. */
  confirm: BoundAction<string> | null;
}

export function WaitingReceipts({ hoi, locale, rows, confirm }: Props) {
  if (rows.length === 0) return null;
  const t = translator(locale);
  return (
    <Notice tone="warning" title={t('contributions.waiting.title')}>
      <p>{t('contributions.waiting.explain')}</p>
      <MessagesProvider locale={locale} modules={['contributions', 'errors']}>
        {rows.map((row) => (
          <div key={row.id} className="stack">
            <p>
              {t('contributions.waiting.sentence', {
                donor: row.donorName ?? t(`contributions.kinds.${row.kind}`),
                amount: formatVndUnit(row.amountVnd),
                words: vndInWords(row.amountVnd),
              })}{' '}
              <ButtonLink variant="quiet" href={routes.office.waitingContribution(hoi, row.id)}>
                {t('common.actions.view')}
              </ButtonLink>
            </p>
            {confirm ? <ConfirmReceipt locale={locale} action={confirm} id={row.id} /> : null}
          </div>
        ))}
      </MessagesProvider>
    </Notice>
  );
}

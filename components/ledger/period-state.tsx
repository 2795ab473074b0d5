/** One month: what the books say, when and by whom it was closed, who may change that. */
import { HistoryLink } from '@/components/audit/history-link';
import { Notice } from '@/components/ui/notice';
import { can, type Role } from '@/lib/access/policy';
import { formatDateVn, formatInstantVn } from '@/lib/kernel/dates';
import { formatVndUnit } from '@/lib/kernel/money';
import type { PeriodRow } from '@/lib/ledger/periods';
import { type Locale, translator } from '@/lib/web/messages';
import { monthOfRow } from './period-table';

interface Props {
  hoi: string;
  locale: Locale;
  row: PeriodRow;
  roles: readonly Role[];
}

export function PeriodState({ hoi, locale, row, roles }: Props) {
  const t = translator(locale);
  const books = t('ledger.period.books', {
    ...{ day: formatDateVn(row.lastDay), cash: formatVndUnit(row.cashVnd), bank: formatVndUnit(row.bankVnd) },
  });
  const history = (
    <HistoryLink hoi={hoi} type="period" id={monthOfRow(row)} locale={locale} of={monthOfRow(row)} />
  );
  if (row.status === 'closed' && row.closedAt) {
    return (
      <Notice tone="locked" title={t('ledger.period.closed')} actions={history}>
        <p>
          {t('ledger.period.closedAt', {
            ...{ at: formatInstantVn(row.closedAt), name: row.closedByName ?? '' },
            cash: formatVndUnit(row.cashCountedVnd ?? 0n),
            bank: formatVndUnit(row.bankConfirmedVnd ?? 0n),
          })}
        </p>
        {can(roles, 'ledger.reopenPeriod') ? null : <p>{t('ledger.period.onlyChair')}</p>}
      </Notice>
    );
  }
  return (
    <Notice tone="info" title={t(`ledger.period.${row.status}`)} actions={history}>
      <p>{books}</p>
      {row.status === 'open' && !can(roles, 'ledger.closePeriod') ? (
        <p>{t('ledger.period.onlyAccountant')}</p>
      ) : null}
    </Notice>
  );
}

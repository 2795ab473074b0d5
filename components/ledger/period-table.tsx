/** The months of a year with their balances and what may be done with each. */
import { Amount } from '@/components/ui/amount';
import { Pagination } from '@/components/ui/navigation';
import { StatusTag } from '@/components/ui/status-tag';
import { Table } from '@/components/ui/table';
import { can, type Role } from '@/lib/access/policy';
import type { PeriodRow } from '@/lib/ledger/periods';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

interface Props {
  hoi: string;
  locale: Locale;
  year: number;
  rows: PeriodRow[];
  roles: readonly Role[];
}

const tones = { open: 'info', closed: 'success', notOver: 'neutral' } as const;

/** "2019-01", as in the address. */
export function monthOfRow(row: Pick<PeriodRow, 'year' | 'month'>): string {
  return `${row.year}-${String(row.month).padStart(2, '0')}`;
}

export function PeriodTable({ hoi, locale, year, rows, roles }: Props) {
  const t = translator(locale);
  const header = (key: string) => t(`ledger.columns.${key}`);
  const mayClose = can(roles, 'ledger.closePeriod');
  return (
    <>
      <Table
        caption={t('ledger.caption.periods', { year })}
        columns={[
          {
            key: 'month',
            header: header('month'),
            cell: (row) => (
              <a
                href={routes.office.period(hoi, monthOfRow(row))}
              >{`${String(row.month).padStart(2, '0')}/${year}`}</a>
            ),
          },
          {
            key: 'status',
            header: header('status'),
            cell: (row) => <StatusTag tone={tones[row.status]}>{t(`ledger.period.${row.status}`)}</StatusTag>,
          },
          {
            key: 'cash',
            header: header('cash'),
            align: 'end',
            cell: (row) => <Amount value={row.cashVnd} unit={false} />,
          },
          {
            key: 'bank',
            header: header('bank'),
            align: 'end',
            cell: (row) => <Amount value={row.bankVnd} unit={false} />,
          },
          {
            key: 'closedBy',
            header: header('closedBy'),
            cell: (row) =>
              row.status === 'open' && mayClose ? (
                <a href={routes.office.period(hoi, monthOfRow(row))}>{t('ledger.period.close')}</a>
              ) : (
                row.closedByName
              ),
          },
        ]}
        rows={rows}
        rowKey={(row) => row.month}
      />
      <Pagination
        locale={locale}
        previousHref={routes.office.periods(hoi, { nam: year - 1 })}
        nextHref={routes.office.periods(hoi, { nam: year + 1 })}
        summary={`${t('ledger.period.year')} ${year}`}
      />
    </>
  );
}

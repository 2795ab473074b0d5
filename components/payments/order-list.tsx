/**
 * The list of orders to pay: what waits for the reader on top, then all of them by state.
 * Owns the columns and the tabs. Refuses a category: an order of awards says how many people, never why.
 */
import { Amount } from '@/components/ui/amount';
import { ButtonLink } from '@/components/ui/button';
import { DateText } from '@/components/ui/date-text';
import { Tabs } from '@/components/ui/navigation';
import { EmptyState } from '@/components/ui/state-of-page';
import { StatusTag, type TagTone } from '@/components/ui/status-tag';
import { Table } from '@/components/ui/table';
import type { Role } from '@/lib/access/policy';
import { mineWord, statusWords, waitingAct } from '@/lib/payments/filter';
import type { OrderSummary } from '@/lib/payments/queries';
import { type OrderStatus, orderStatuses } from '@/lib/payments/schema';
import { type Locale, type Translator, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

export const statusTone: Readonly<Record<OrderStatus, TagTone>> = {
  prepared: 'warning',
  approved: 'info',
  paid: 'success',
  withdrawn: 'neutral',
};

export interface OrderListProps {
  hoi: string;
  locale: Locale;
  roles: readonly Role[];
  rows: OrderSummary[];
  counts: Record<OrderStatus, number>;
  chosen: OrderStatus | 'mine' | undefined;
  mayPrepare: boolean;
}

/** Tabs by state and the orders of the chosen one. */
export function OrderList({ hoi, locale, roles, rows, counts, chosen, mayPrepare }: OrderListProps) {
  const t = translator(locale);
  const mine = rows.filter((row) => waitingAct(row, roles));
  const shown = rows.filter((row) =>
    chosen === 'mine' ? mine.includes(row) : chosen === undefined || row.status === chosen,
  );
  const tab = (key: OrderStatus | 'mine' | undefined, label: string, count: number) => ({
    label,
    count,
    current: chosen === key,
    href: routes.office.payments(hoi, { muc: key === 'mine' ? mineWord : key && statusWords[key] }),
  });
  const add = mayPrepare ? (
    <ButtonLink variant="primary" shortcut="N" href={routes.office.newPayment(hoi)}>
      {t('payments.add')}
    </ButtonLink>
  ) : undefined;
  if (rows.length === 0)
    return (
      <EmptyState title={t('payments.list.empty')} actions={add}>
        <p>{t('payments.list.emptyBody')}</p>
      </EmptyState>
    );
  return (
    <>
      <p className="lede">{t('payments.lede')}</p>
      {add ? <div className="actions">{add}</div> : null}
      <Tabs
        locale={locale}
        items={[
          tab(undefined, t('payments.list.all'), rows.length),
          tab('mine', t('payments.list.mine'), mine.length),
          ...orderStatuses.map((status) => tab(status, t(`payments.status.${status}`), counts[status])),
        ]}
      />
      {shown.length === 0 ? (
        <EmptyState
          title={t('payments.list.emptyFilter')}
          actions={<ButtonLink href={routes.office.payments(hoi)}>{t('payments.list.showAll')}</ButtonLink>}
        />
      ) : (
        <OrderTable {...{ hoi, t, roles }} rows={shown} />
      )}
    </>
  );
}

function OrderTable({
  hoi,
  t,
  roles,
  rows,
}: {
  hoi: string;
  t: Translator;
  roles: readonly Role[];
  rows: OrderSummary[];
}) {
  return (
    <Table
      caption={t('payments.list.caption')}
      captionHidden
      rows={rows}
      rowKey={(row) => row.id}
      rowTone={(row) => (waitingAct(row, roles) ? 'warning' : undefined)}
      columns={[
        {
          key: 'order',
          header: t('payments.list.order'),
          cell: (row) => (
            <a className="nowrap" href={routes.office.payment(hoi, row.id)}>
              {row.reference ?? t('payments.orderTitle', { id: row.id })}
            </a>
          ),
        },
        { key: 'reason', header: t('payments.list.reason'), cell: (row) => row.reason },
        {
          key: 'payee',
          header: t('payments.list.payee'),
          cell: (row) =>
            row.awardCount > 0
              ? t('payments.list.awards', { count: row.awardCount })
              : (row.payeeName ?? t('payments.list.noPayee')),
        },
        {
          key: 'amount',
          header: t('payments.list.amount'),
          align: 'end',
          cell: (row) => <Amount value={row.amountVnd} unit={false} voided={row.status === 'withdrawn'} />,
        },
        {
          key: 'day',
          header: t('payments.list.day'),
          cell: (row) => <DateText date={row.paidOn ?? row.dueOn} />,
        },
        {
          key: 'status',
          header: t('payments.list.status'),
          cell: (row) => <OrderStatusCell {...{ row, t, roles }} />,
        },
      ]}
    />
  );
}

function OrderStatusCell({ row, t, roles }: { row: OrderSummary; t: Translator; roles: readonly Role[] }) {
  return (
    <>
      <StatusTag tone={statusTone[row.status]}>{t(`payments.status.${row.status}`)}</StatusTag>
      {waitingAct(row, roles) ? (
        <>
          {' '}
          <StatusTag tone="gold">{t('payments.list.waitingForMe')}</StatusTag>
        </>
      ) : null}
    </>
  );
}

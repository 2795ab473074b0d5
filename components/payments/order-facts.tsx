/**
 * One order: its facts, the people on its list, who approved which version.
 * Owns how an approval that no longer counts is shown. Refuses a category: labels are neutral.
 */
import { HistoryLink } from '@/components/audit/history-link';
import { Amount } from '@/components/ui/amount';
import { DateText } from '@/components/ui/date-text';
import { DescriptionList, SummaryCard } from '@/components/ui/description-list';
import { Table } from '@/components/ui/table';
import { Timeline } from '@/components/ui/timeline';
import { formatDateVn, formatInstantVn } from '@/lib/kernel/dates';
import type { OrderAward } from '@/lib/payments/award-lists';
import type { OrderPage } from '@/lib/payments/preparation';
import type { OrderApproval, OrderDetail } from '@/lib/payments/queries';
import { lineFilters } from '@/lib/statements/schema/view';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { partsText } from './order-act';

interface FactsProps {
  hoi: string;
  locale: Locale;
  order: OrderDetail;
  line: OrderPage['line'];
}

/** Term and value of everything the order says. */
export function OrderFacts({ hoi, locale, order, line }: FactsProps) {
  const t = translator(locale);
  const label = (key: string) => t(`payments.order.${key}`);
  const payee =
    order.awardCount > 0 ? t('payments.order.payeeList', { count: order.awardCount }) : order.payeeName;
  const preparedAt = formatInstantVn(order.preparedAt);
  return (
    <SummaryCard
      title={label('facts')}
      actions={
        <HistoryLink
          {...{ hoi, locale }}
          type="paymentOrder"
          id={order.id}
          of={t('payments.orderTitle', { id: order.id })}
        />
      }
    >
      <DescriptionList
        locale={locale}
        items={[
          { term: label('amount'), value: <Amount value={order.amountVnd} words large /> },
          { term: label('reason'), value: order.reason },
          { term: label('payee'), value: payee ?? t('payments.list.noPayee') },
          { term: label('kind'), value: t(`payments.kind.${order.kind}`) },
          { term: label('fund'), value: order.fundName },
          { term: label('account'), value: order.accountName },
          { term: label('use'), value: order.expenseName },
          { term: label('dueOn'), value: <DateText date={order.dueOn} /> },
          {
            term: label('prepared'),
            value: t('payments.order.preparedAt', { name: order.preparedByName, at: preparedAt }),
          },
          { term: label('version'), value: String(order.version) },
          ...(line
            ? [
                {
                  term: label('line'),
                  value: (
                    <a
                      href={routes.office.bankStatement(hoi, line.statementId, {
                        ...{ loc: lineFilters.all, sau: line.ordinal - 1 },
                      })}
                    >
                      {t('payments.order.lineDay', { day: formatDateVn(line.occurredOn) })}
                    </a>
                  ),
                },
              ]
            : []),
        ]}
      />
    </SummaryCard>
  );
}

/** The people an order pays, with what happened at the ceremony. */
export function OrderAwards({
  locale,
  awards,
  totalVnd,
}: {
  locale: Locale;
  awards: OrderAward[];
  totalVnd: bigint;
}) {
  const t = translator(locale);
  const label = (key: string) => t(`payments.order.${key}`);
  return (
    <Table
      caption={label('awards')}
      rows={awards}
      rowKey={(row) => row.awardId}
      columns={[
        { key: 'name', header: label('name'), cell: (row) => row.name },
        { key: 'school', header: label('school'), cell: (row) => row.school },
        {
          key: 'award',
          header: label('award'),
          cell: (row) => `${t(`payments.label.${row.label}`)}${partsText(t, row.parts)}`,
        },
        {
          key: 'receiver',
          header: label('receiver'),
          cell: (row) => row.receiverName ?? row.guardianName ?? row.name,
        },
        {
          key: 'handover',
          header: label('handover'),
          cell: (row) => t(`payments.order.handoverStatus.${row.handoverStatus ?? 'none'}`),
        },
        {
          key: 'amount',
          header: label('amount'),
          align: 'end',
          cell: (row) => <Amount value={row.amountVnd} unit={false} />,
        },
      ]}
      footer={{ name: label('total'), amount: <Amount value={totalVnd} unit={false} /> }}
    />
  );
}

/** Who approved which version, and which of these approvals count. */
export function OrderApprovals({ locale, approvals }: { locale: Locale; approvals: OrderApproval[] }) {
  const t = translator(locale);
  return (
    <section>
      <h2>{t('payments.order.history')}</h2>
      {approvals.length === 0 ? (
        <p className="muted">{t('payments.order.noApprovals')}</p>
      ) : (
        <Timeline
          items={approvals.map((one) => ({
            key: `${one.version}-${one.approvedAt}`,
            time: formatInstantVn(one.approvedAt),
            sentence: t('payments.order.approved', { name: one.approverName, version: one.version }),
            detail: one.isCurrent ? undefined : t('payments.order.approvalVoid'),
            tone: one.isCurrent ? 'done' : 'warning',
          }))}
        />
      )}
    </section>
  );
}

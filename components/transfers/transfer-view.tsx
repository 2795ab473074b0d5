/**
 * The transfers of one order: accounts with the last four signs, the forms of the accountant, the files.
 * Owns the order of the parts. Refuses a whole number on the screen.
 */
import { PlainForm } from '@/components/forms/plain-form';
import { Amount } from '@/components/ui/amount';
import { ButtonLink } from '@/components/ui/button';
import { MessagesProvider } from '@/components/ui/messages-provider';
import { Breadcrumbs } from '@/components/ui/navigation';
import { Notice } from '@/components/ui/notice';
import { Table } from '@/components/ui/table';
import { printedMemoCode } from '@/lib/kernel/memo-code';
import { bankOf } from '@/lib/kernel/viet-qr';
import type { TransferPage, TransferRow } from '@/lib/transfers/queries';
import type { BoundAction } from '@/lib/web/define-action';
import { type Locale, type Translator, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { AccountForms } from './account-forms';

export interface TransferViewProps {
  hoi: string;
  locale: Locale;
  data: TransferPage;
  mayPrepare: boolean;
  actions: Record<'keep' | 'list', BoundAction>;
}

/** Everything below the heading. */
export function TransferView({ hoi, locale, data, mayPrepare, actions }: TransferViewProps) {
  const t = translator(locale);
  const { order, rows, isListed } = data;
  const title = order.reference ?? t('payments.orderTitle', { id: order.id });
  const isBank = order.book === 'UNC';
  const isOpen = order.status === 'prepared' || order.status === 'approved';
  return (
    <MessagesProvider locale={locale} modules={['errors']}>
      <Breadcrumbs
        locale={locale}
        items={[
          { label: t('payments.title'), href: routes.office.payments(hoi) },
          { label: title, href: routes.office.payment(hoi, order.id) },
          { label: t('transfers.title') },
        ]}
      />
      <p>{t('transfers.intro')}</p>
      {isBank ? null : (
        <Notice title={t('transfers.cash')}>
          <p>{t('transfers.cashBody')}</p>
        </Notice>
      )}
      {isBank && isOpen ? <NextStep {...{ t, locale, data, mayPrepare }} action={actions.list} /> : null}
      {isListed && order.status !== 'prepared' && order.status !== 'withdrawn' ? (
        <Files {...{ t, hoi, mayPrepare }} orderId={order.id} />
      ) : null}
      <Recipients {...{ t, rows }} totalVnd={order.amountVnd} />
      {mayPrepare && order.status !== 'withdrawn' ? (
        <AccountForms {...{ locale, rows }} orderId={order.id} action={actions.keep} />
      ) : null}
    </MessagesProvider>
  );
}

function NextStep(props: {
  t: Translator;
  locale: Locale;
  data: TransferPage;
  mayPrepare: boolean;
  action: BoundAction;
}) {
  const { t, locale, data, mayPrepare, action } = props;
  if (data.isListed)
    return data.order.status === 'prepared' ? (
      <Notice title={t('transfers.waiting')}>
        <p>{t('transfers.waitingBody')}</p>
      </Notice>
    ) : null;
  if (data.missing > 0)
    return <Notice tone="warning" title={t('transfers.missing', { count: data.missing })} />;
  if (!mayPrepare || data.order.status !== 'prepared') return null;
  return (
    <section>
      <h2>{t('transfers.makeTitle')}</h2>
      <p>{t('transfers.makeBody', { count: data.rows.length })}</p>
      <PlainForm
        {...{ action, locale, fields: [], idPrefix: 'list', submit: t('transfers.make') }}
        hidden={{ orderId: String(data.order.id) }}
      />
    </section>
  );
}

function Files({
  t,
  hoi,
  orderId,
  mayPrepare,
}: {
  t: Translator;
  hoi: string;
  orderId: number;
  mayPrepare: boolean;
}) {
  return (
    <section className="no-print">
      <h2>{t('transfers.files')}</h2>
      <p>{t(mayPrepare ? 'transfers.filesBody' : 'transfers.onlyAccountant')}</p>
      {mayPrepare ? (
        <div className="actions">
          <ButtonLink variant="primary" href={routes.office.transferFile(hoi, orderId, 'xlsx')}>
            {t('transfers.xlsx')}
          </ButtonLink>
          <ButtonLink href={routes.office.transferFile(hoi, orderId, 'csv')}>{t('transfers.csv')}</ButtonLink>
          <ButtonLink href={routes.office.transferListPdf(hoi, orderId)}>{t('transfers.pdf')}</ButtonLink>
        </div>
      ) : null}
    </section>
  );
}

function Recipients({ t, rows, totalVnd }: { t: Translator; rows: TransferRow[]; totalVnd: bigint }) {
  const accountOf = ({ account }: TransferRow) =>
    account
      ? t('transfers.masked', {
          bank: bankOf(account.bankBin)?.shortName ?? account.bankBin,
          lastFour: account.lastFour,
          holder: t(`transfers.holder.${account.holderKind}`),
        })
      : t('transfers.none');
  return (
    <Table
      caption={t('transfers.list')}
      rows={rows}
      rowKey={(row) => row.awardId}
      rowTone={(row) => (row.account ? undefined : 'warning')}
      columns={[
        { key: 'name', header: t('transfers.name'), cell: (row) => row.name },
        { key: 'account', header: t('transfers.account'), cell: accountOf },
        {
          key: 'memo',
          header: t('transfers.memo'),
          cell: (row) => (row.memo ? printedMemoCode(row.memo) : '—'),
        },
        {
          key: 'amount',
          header: t('transfers.amount'),
          align: 'end',
          cell: (row) => <Amount value={row.amountVnd} unit={false} />,
        },
      ]}
      footer={{ name: t('transfers.total'), amount: <Amount value={totalVnd} unit={false} /> }}
    />
  );
}

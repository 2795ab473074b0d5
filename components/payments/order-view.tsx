/**
 * The page of one order, put together: state, money on hand, facts, list, approvals, papers.
 * Owns the order of the parts: what the reader can do comes first.
 */
import { ButtonLink } from '@/components/ui/button';
import { Breadcrumbs } from '@/components/ui/navigation';
import { Notice } from '@/components/ui/notice';
import { StatusTag } from '@/components/ui/status-tag';
import type { Role } from '@/lib/access/policy';
import type { DateVn } from '@/lib/kernel/dates';
import type { OrderPage } from '@/lib/payments/preparation';
import type { OrderAct } from '@/lib/payments/rules';
import type { NotesAtHand } from '@/lib/payments/schema/notes-at-hand';
import type { BoundAction } from '@/lib/web/define-action';
import { type Locale, type Translator, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { CashNeeded } from './cash-needed';
import { NotesAtHandPart } from './notes-at-hand';
import { OrderActs } from './order-act';
import { OrderApprovals, OrderAwards, OrderFacts } from './order-facts';
import { statusTone } from './order-list';

export interface OrderViewProps {
  hoi: string;
  locale: Locale;
  data: OrderPage;
  /** Notes the cashier typed into the address; null without any. */
  atHand: NotesAtHand | null;
  roles: readonly Role[];
  today: DateVn;
  requestKey: string;
  actions: Record<OrderAct, BoundAction>;
}

/** Everything below the heading. */
export function OrderView(props: OrderViewProps) {
  const { hoi, locale, data, atHand, roles, today, requestKey, actions } = props;
  const t = translator(locale);
  const { order, awards, approvals, accounts } = data;
  const account = accounts.find((one) => one.id === order.accountId);
  const isOpen = order.status === 'prepared' || order.status === 'approved';
  const absent = awards.filter((one) => one.handoverStatus === 'absent').length;
  // An order made for those who missed the ceremony is meant for them.
  const isMixed = absent < awards.length;
  const envelopes = awards.length > 0 ? awards.map((one) => one.amountVnd) : [order.amountVnd];
  return (
    <>
      <Breadcrumbs
        locale={locale}
        items={[
          { label: t('payments.title'), href: routes.office.payments(hoi) },
          { label: order.reference ?? t('payments.orderTitle', { id: order.id }) },
        ]}
      />
      <p>
        <StatusTag tone={statusTone[order.status]}>{t(`payments.status.${order.status}`)}</StatusTag>
      </p>
      {isOpen && account ? (
        <CashNeeded
          {...{ locale, account }}
          neededVnd={order.amountVnd}
          envelopes={order.book === 'PC' ? envelopes : []}
        />
      ) : null}
      {isOpen && order.book === 'PC' ? <NotesAtHandPart {...{ locale, envelopes, atHand }} /> : null}
      {isOpen && absent > 0 && isMixed ? (
        <Notice tone="warning" title={t('payments.order.absentTitle', { count: absent })}>
          <p>{t('payments.order.absentBody')}</p>
        </Notice>
      ) : null}
      <OrderActs {...{ locale, order, roles, accounts, today, requestKey, actions }} />
      <OrderFacts {...{ hoi, locale, order, line: data.line }} />
      {awards.length > 0 ? <OrderAwards {...{ locale, awards }} totalVnd={order.amountVnd} /> : null}
      <OrderApprovals {...{ locale, approvals }} />
      <Papers {...{ hoi, t, data, atHand }} />
    </>
  );
}

const voucherKey = { PC: 'voucher', UNC: 'unc', PX: 'goods' } as const;

type PapersProps = Pick<OrderViewProps, 'hoi' | 'data' | 'atHand'> & { t: Translator };

function Papers({ hoi, t, data, atHand }: PapersProps) {
  const { order, awards } = data;
  const isCash = order.book === 'PC';
  if (order.status !== 'paid' && awards.length === 0 && !isCash) return null;
  return (
    <section className="no-print">
      <h2>{t('payments.papers.title')}</h2>
      <div className="actions">
        {order.status === 'paid' ? (
          <ButtonLink variant="primary" href={routes.office.paymentVoucherPdf(hoi, order.id)}>
            {t(`payments.papers.${voucherKey[order.book]}`)}
          </ButtonLink>
        ) : null}
        {awards.length > 0 ? (
          <ButtonLink href={routes.office.paymentSignSheetPdf(hoi, order.id)}>
            {t('payments.papers.signSheet')}
          </ButtonLink>
        ) : null}
        {isCash ? (
          <ButtonLink href={routes.office.paymentNotesPdf(hoi, order.id, atHand?.supply ? atHand.typed : {})}>
            {t('payments.papers.notes')}
          </ButtonLink>
        ) : null}
        {awards.length > 0 ? (
          <ButtonLink href={routes.office.transfers(hoi, order.id)}>{t('transfers.link')}</ButtonLink>
        ) : null}
        {isCash && awards.length > 0 ? (
          <ButtonLink href={routes.office.paymentLabelsPdf(hoi, order.id)}>
            {t('payments.papers.labels')}
          </ButtonLink>
        ) : null}
      </div>
    </section>
  );
}

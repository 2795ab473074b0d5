/**
 * Where the money of a round's awards is: what agrees or not, then each decision with its sums and its awards.
 * Owns the order: the answer first, the figures after it. Refuses a colour as the only sign.
 */
import { Amount } from '@/components/ui/amount';
import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Table } from '@/components/ui/table';
import type { DateVn } from '@/lib/kernel/dates';
import { formatVndUnit } from '@/lib/kernel/money';
import type { AwardPaymentsPage, DecisionSum, PaymentRow } from '@/lib/transfers/award-payments';
import { type Difference, isOwed, sumStates } from '@/lib/transfers/tally';
import type { BoundAction } from '@/lib/web/define-action';
import { type Locale, type Translator, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { ReturnForms } from './return-forms';

export interface AwardPaymentsProps {
  hoi: string;
  locale: Locale;
  data: AwardPaymentsPage;
  today: DateVn;
  /** Null where the reader may not book money. */
  back: BoundAction | null;
  /** May make the orders that pay. */
  prepares: boolean;
}

/** Everything below the tabs of the round. */
export function AwardPayments({ hoi, locale, data, today, back, prepares }: AwardPaymentsProps) {
  const t = translator(locale);
  const { decisions, differences, round } = data;
  if (decisions.length === 0) return <p>{t('transfers.round.none')}</p>;
  return (
    <>
      <Answer {...{ t, decisions, differences }} />
      {prepares ? <PayNext {...{ t, hoi, decisions }} payable={data.payable} round={round.slug} /> : null}
      {decisions.map((decision) => (
        <section key={decision.decisionId}>
          <h2>{t('transfers.round.decision', { number: decision.number })}</h2>
          <p>{t('transfers.round.says', { amount: formatVndUnit(decision.totalVnd) })}</p>
          <Sums {...{ t, decision }} />
          <Awards {...{ t, hoi, decision }} />
          {back ? (
            <ReturnForms {...{ locale, today }} round={round.slug} rows={decision.rows} action={back} />
          ) : null}
        </section>
      ))}
    </>
  );
}

interface PayNextProps {
  t: Translator;
  hoi: string;
  decisions: DecisionSum[];
  payable: number;
  round: string;
}

/** Straight to the order for what may be paid now; what is owed but must wait is counted beside it. */
function PayNext({ t, hoi, decisions, payable, round }: PayNextProps) {
  const owed = decisions.flatMap(({ rows }) => rows).filter(({ state }) => isOwed(state)).length;
  const waiting = Math.max(owed - payable, 0);
  return (
    <>
      {payable > 0 ? (
        <ButtonLink variant="primary" href={routes.office.newPayment(hoi, { dot: round })}>
          {t('transfers.round.payNext', { count: payable })}
        </ButtonLink>
      ) : null}
      {waiting > 0 ? <p>{t('transfers.round.payLater', { count: waiting })}</p> : null}
    </>
  );
}

function Answer(props: { t: Translator; decisions: DecisionSum[]; differences: Difference[] }) {
  const { t, decisions, differences } = props;
  if (differences.length === 0)
    return (
      <Notice tone="success" title={t('transfers.round.agrees')}>
        <p>{t('transfers.round.agreesBody')}</p>
      </Notice>
    );
  return (
    <Notice tone="warning" title={t('transfers.round.differs')}>
      <ul>
        {differences.map((one) => {
          const text = differenceText(t, one, decisions);
          return <li key={text}>{text}</li>;
        })}
      </ul>
    </Notice>
  );
}

function differenceText(t: Translator, one: Difference, decisions: DecisionSum[]): string {
  const awards = 'awardsVnd' in one ? formatVndUnit(one.awardsVnd) : '';
  if (one.kind === 'decision')
    return t('transfers.round.differDecision', {
      number: decisions.find(({ decisionId }) => decisionId === one.decisionId)?.number ?? '',
      ...{ total: formatVndUnit(one.totalVnd), awards },
      difference: formatVndUnit(one.awardsVnd - one.totalVnd),
    });
  if (one.kind === 'voucher')
    return t('transfers.round.differVoucher', {
      ...{ reference: one.reference, moved: formatVndUnit(one.movedVnd), awards },
      difference: formatVndUnit(one.awardsVnd - one.movedVnd),
    });
  return t('transfers.round.differHanded', { count: one.count, amount: formatVndUnit(one.amountVnd) });
}

function Sums({ t, decision }: { t: Translator; decision: DecisionSum }) {
  const sums = sumStates(decision.rows);
  const total = sums.reduce((sum, one) => sum + one.amountVnd, 0n);
  return (
    <Table
      compact
      caption={t('transfers.round.state')}
      captionHidden
      rows={sums}
      rowKey={(row) => row.state}
      columns={[
        {
          key: 'state',
          header: t('transfers.round.state'),
          cell: (row) => t(`transfers.round.states.${row.state}`),
        },
        { key: 'count', header: t('transfers.round.count'), align: 'end', cell: (row) => row.count },
        {
          key: 'amount',
          header: t('transfers.round.amount'),
          align: 'end',
          cell: (row) => <Amount value={row.amountVnd} unit={false} />,
        },
      ]}
      footer={{
        ...{
          state: t('transfers.round.total'),
          count: new Set(decision.rows.map(({ awardId }) => awardId)).size,
        },
        amount: <Amount value={total} unit={false} />,
      }}
    />
  );
}

function Awards({ t, hoi, decision }: { t: Translator; hoi: string; decision: DecisionSum }) {
  const voucherOf = (row: PaymentRow) =>
    row.orderId === null ? (
      t('transfers.round.noVoucher')
    ) : (
      <a href={routes.office.payment(hoi, row.orderId)}>
        {row.reference ?? t('transfers.round.order', { id: row.orderId })}
      </a>
    );
  return (
    <Table
      caption={t('transfers.round.award')}
      captionHidden
      rows={decision.rows}
      rowKey={(row) => `${row.awardId}-${row.orderId ?? row.state}`}
      columns={[
        { key: 'name', header: t('transfers.round.award'), cell: (row) => row.name },
        {
          key: 'state',
          header: t('transfers.round.state'),
          cell: (row) => t(`transfers.round.states.${row.state}`),
        },
        { key: 'voucher', header: t('transfers.round.voucher'), cell: voucherOf },
        {
          key: 'amount',
          header: t('transfers.round.amount'),
          align: 'end',
          cell: (row) => <Amount value={row.amountVnd} unit={false} />,
        },
      ]}
    />
  );
}

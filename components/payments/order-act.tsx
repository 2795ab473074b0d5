/**
 * What the reader can do with an order now, or why not: approve, pay, change, withdraw, or wait.
 * Owns the sentence of each state. Refuses to hide a refusal: whoever may not approve reads why.
 */
import { PlainForm } from '@/components/forms/plain-form';
import { Amount } from '@/components/ui/amount';
import { MessagesProvider } from '@/components/ui/messages-provider';
import { Notice } from '@/components/ui/notice';
import type { Role } from '@/lib/access/policy';
import { type DateVn, formatDateVn } from '@/lib/kernel/dates';
import { formatVnd, formatVndUnit, vndInWords } from '@/lib/kernel/money';
import type { PayingAccount } from '@/lib/payments/money-on-hand';
import type { OrderDetail } from '@/lib/payments/queries';
import { decideAct, type OrderAct } from '@/lib/payments/rules';
import type { BoundAction } from '@/lib/web/define-action';
import { type Locale, type Translator, translator } from '@/lib/web/messages';
import { PinForm } from './pin-form';

export interface OrderActsProps {
  locale: Locale;
  order: OrderDetail;
  roles: readonly Role[];
  accounts: PayingAccount[];
  today: DateVn;
  requestKey: string;
  actions: Record<OrderAct, BoundAction>;
}

/** The state in words and the forms that belong to this reader. */
export function OrderActs(props: OrderActsProps) {
  const { locale, order, roles } = props;
  const t = translator(locale);
  const viewer = { roles, isPreparer: order.isPreparer, isInterested: order.isInterested };
  const may = (act: OrderAct) => decideAct(act, order.status, viewer);
  return (
    <MessagesProvider locale={locale} modules={['errors']}>
      <StateNotice {...{ t, order }} approval={may('approve')} payment={may('pay')} />
      {may('approve') === 'yes' ? <ApproveForm {...props} t={t} /> : null}
      {may('pay') === 'yes' ? <PayForm {...props} t={t} /> : null}
      {may('change') === 'yes' ? <ChangeForm {...props} t={t} /> : null}
      {may('withdraw') === 'yes' ? <WithdrawForm {...props} t={t} /> : null}
    </MessagesProvider>
  );
}

type Verdict = ReturnType<typeof decideAct>;

function StateNotice({
  t,
  order,
  approval,
  payment,
}: {
  t: Translator;
  order: OrderDetail;
  approval: Verdict;
  payment: Verdict;
}) {
  if (order.status === 'paid' && order.reference && order.paidOn) {
    const values = { amount: formatVndUnit(order.amountVnd), date: formatDateVn(order.paidOn) };
    return (
      <Notice tone="success" title={t('payments.act.paid', { reference: order.reference })}>
        <p>{t('payments.act.paidBody', values)}</p>
      </Notice>
    );
  }
  if (order.status === 'withdrawn')
    return (
      <Notice tone="locked" title={t('payments.act.withdrawn')}>
        <p>{t('payments.act.withdrawnBody')}</p>
      </Notice>
    );
  if (approval === 'ownOrder')
    return (
      <Notice tone="locked" title={t('payments.act.ownOrder')}>
        <p>{t(order.isPreparer ? 'payments.act.ownOrderPreparer' : 'payments.act.ownOrderInterested')}</p>
      </Notice>
    );
  if (approval === 'yes' || payment === 'yes') return null;
  return (
    <Notice title={t(order.status === 'prepared' ? 'payments.act.waitApproval' : 'payments.act.waitPay')}>
      <p>{t('payments.act.waitBody')}</p>
    </Notice>
  );
}

type Parts = OrderActsProps & { t: Translator };

const amounts = (order: OrderDetail) => ({
  amount: formatVndUnit(order.amountVnd),
  words: vndInWords(order.amountVnd),
});

function ApproveForm({ t, locale, order, actions }: Parts) {
  return (
    <section>
      <h2>{t('payments.act.approveTitle')}</h2>
      <PinForm
        action={actions.approve}
        locale={locale}
        sentence={t('payments.act.approveSentence', amounts(order))}
        submit={t('payments.act.approve')}
        hidden={{ orderId: String(order.id) }}
      />
    </section>
  );
}

function PayForm({ t, locale, order, actions, today, requestKey }: Parts) {
  const isGoods = order.book === 'PX';
  return (
    <section>
      <h2>{t('payments.act.payTitle')}</h2>
      <Amount value={order.amountVnd} words large />
      <PinForm
        action={actions.pay}
        locale={locale}
        requestKey={requestKey}
        sentence={t(isGoods ? 'payments.act.goodsSentence' : 'payments.act.paySentence', amounts(order))}
        submit={t(isGoods ? 'payments.act.goods' : 'payments.act.pay')}
        hidden={{ orderId: String(order.id), today }}
        day={{
          ...{ name: 'occurredOn', label: t('payments.act.paidOn'), today },
          value: formatDateVn(order.dueOn < today ? order.dueOn : today),
        }}
        attachments={{ name: 'attachmentCount', label: t('payments.act.attachments'), value: '1' }}
      />
    </section>
  );
}

function ChangeForm({ t, locale, order, actions, accounts, today }: Parts) {
  const kind = accounts.find((account) => account.id === order.accountId)?.kind;
  const same = accounts.filter((account) => account.kind === kind);
  return (
    <details className="no-print my-4">
      <summary>{t('payments.act.fewer')}</summary>
      <PlainForm
        action={actions.change}
        locale={locale}
        idPrefix="change"
        submit={t('payments.act.change')}
        hidden={{ orderId: String(order.id), version: String(order.version), today }}
        fields={[
          {
            ...{ kind: 'text', name: 'reason', label: t('payments.form.reason'), value: order.reason },
            hint: t('payments.act.changeHint'),
          },
          ...(order.kind === 'award'
            ? []
            : [
                {
                  ...({ kind: 'money', name: 'amount', label: t('payments.form.amount') } as const),
                  value: formatVnd(order.amountVnd),
                },
              ]),
          {
            ...{ kind: 'select', name: 'accountId', label: t('payments.form.account') },
            ...{ value: String(order.accountId), options: same.map((one) => accountOption(one, t)) },
          },
          {
            ...{ kind: 'date', name: 'dueOn', label: t('payments.form.dueOn'), today },
            value: formatDateVn(order.dueOn),
          },
        ]}
      />
    </details>
  );
}

/** " (kỳ 1, 2)" behind an award in instalments; nothing behind one paid at once. */
export const partsText = (t: Translator, parts: string) =>
  parts ? ` (${t('payments.form.parts', { parts })})` : '';

/** One account in a list of choices, with what is in it. */
export function accountOption(account: PayingAccount, t: Translator): { value: string; label: string } {
  const amount = formatVndUnit(account.balanceVnd);
  return {
    value: String(account.id),
    label: t('payments.form.accountOption', { name: account.name, amount }),
  };
}

function WithdrawForm({ t, locale, order, actions }: Parts) {
  return (
    <details className="no-print my-4">
      <summary>{t('payments.act.withdraw')}</summary>
      <PlainForm
        action={actions.withdraw}
        locale={locale}
        idPrefix="withdraw"
        variant="danger"
        submit={t('payments.act.withdraw')}
        hidden={{ orderId: String(order.id) }}
        fields={[
          {
            ...{ kind: 'text', name: 'reason', label: t('payments.act.withdrawReason') },
            hint: t('payments.act.withdrawHint'),
          },
        ]}
      />
    </details>
  );
}

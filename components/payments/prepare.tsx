/**
 * Preparing an order: three forms behind tabs, one in sight: awards, another payment, goods.
 * Owns what each form offers. Refuses a category: a ticked line carries a name, a school and a neutral label.
 */
import { PlainForm } from '@/components/forms/plain-form';
import { takeFields } from '@/components/store/take-fields';
import { MessagesProvider } from '@/components/ui/messages-provider';
import { Tabs } from '@/components/ui/navigation';
import { Notice } from '@/components/ui/notice';
import { EmptyState } from '@/components/ui/state-of-page';
import { type DateVn, formatDateVn } from '@/lib/kernel/dates';
import { formatVnd, formatVndUnit } from '@/lib/kernel/money';
import type { PrepareData, PrepareTab } from '@/lib/payments/preparation';
import type { BoundAction } from '@/lib/web/define-action';
import { type Locale, type Translator, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { AwardOrderForm } from './award-order-form';
import { accountOption, partsText } from './order-act';

export interface PrepareProps {
  hoi: string;
  locale: Locale;
  tab: PrepareTab;
  data: PrepareData;
  today: DateVn;
  payAwards: BoundAction;
  payOther: BoundAction;
}

/** Tabs and the chosen form. */
export function Prepare({ hoi, locale, tab, data, today, payAwards, payOther }: PrepareProps) {
  const t = translator(locale);
  const item = (key: PrepareTab, label: string) => ({
    label,
    current: tab === key,
    href: routes.office.newPayment(hoi, { loai: key === 'suat' ? undefined : key }),
  });
  return (
    <>
      <Tabs
        locale={locale}
        items={[
          item('suat', t('payments.form.awardsTab')),
          item('khac', t('payments.form.expenseTab')),
          item('hien-vat', t('payments.form.goodsTab')),
        ]}
      />
      <MessagesProvider locale={locale} modules={['payments', 'errors']}>
        {tab === 'suat' ? (
          <Awards {...{ locale, t, data, today }} action={payAwards} />
        ) : (
          <>
            {data.line && tab === 'khac' ? (
              <Notice
                title={t('payments.form.fromLine', {
                  ...{ day: formatDateVn(data.line.occurredOn), memo: data.line.memo },
                })}
              />
            ) : null}
            <OtherForm {...{ locale, t, data, today }} isGoods={tab === 'hien-vat'} action={payOther} />
          </>
        )}
      </MessagesProvider>
    </>
  );
}

interface FormParts {
  locale: Locale;
  t: Translator;
  data: PrepareData;
  today: DateVn;
  action: BoundAction;
}

function Awards({ locale, t, data, today, action }: FormParts) {
  const [first] = data.awards;
  return (
    <>
      <Waiting {...{ t, data }} />
      {first ? <AwardForm {...{ locale, t, data, today, action, first }} /> : <NoAwards {...{ t, data }} />}
    </>
  );
}

/** Those that would be refused, told beforehand: which ones, and what they wait for. */
function Waiting({ t, data }: Pick<FormParts, 't' | 'data'>) {
  if (data.waiting.length === 0) return null;
  const holds = ['postingOpen', 'objectionOpen', 'objectionUpheld'] as const;
  return (
    <Notice tone="locked" title={t('payments.form.heldTitle', { count: data.waiting.length })}>
      <ul>
        {holds.map((hold) => {
          const names = data.waiting.filter((one) => one.hold === `awards.${hold}`).map(({ name }) => name);
          return names.length === 0 ? null : (
            <li key={hold}>
              {t(`payments.form.held.${hold}`, {
                ...{ names: names.slice(0, 20).join(', '), more: Math.max(names.length - 20, 0) },
              })}
            </li>
          );
        })}
      </ul>
    </Notice>
  );
}

function NoAwards({ t, data }: Pick<FormParts, 't' | 'data'>) {
  return (
    <EmptyState title={t(data.waiting.length > 0 ? 'payments.form.allWait' : 'payments.form.noAwards')}>
      <p>{t(data.waiting.length > 0 ? 'payments.form.allWaitBody' : 'payments.form.noAwardsBody')}</p>
    </EmptyState>
  );
}

function AwardForm({ locale, t, data, today, action, first }: FormParts & { first: { roundName: string } }) {
  return (
    <AwardOrderForm
      {...{ locale, action, today }}
      ceremonyId={data.ceremony?.id}
      awards={data.awards.map((one) => ({
        ...{ awardId: one.awardId, amountVnd: one.amountVnd.toString(), isTicked: one.isTicked },
        label: `${one.name}${one.school ? `, ${one.school}` : ''}`,
        hint: `${t(`payments.label.${one.label}`)} · ${formatVndUnit(one.amountVnd)}${partsText(t, one.parts)} · ${t(
          `payments.order.handoverStatus.${one.handoverStatus ?? 'none'}`,
        )}`,
      }))}
      accounts={data.accounts.filter((one) => one.kind !== 'goods').map((one) => accountOption(one, t))}
      reason={t('payments.form.reasonAwards', { round: first.roundName })}
      dueOn={formatDateVn(data.ceremony?.heldOn ?? today)}
    />
  );
}

function OtherForm({ locale, t, data, today, action, isGoods }: FormParts & { isGoods: boolean }) {
  const accounts = data.accounts.filter((one) => (one.kind === 'goods') === isGoods);
  const uses = data.uses.filter((one) => (one.kind === 'goodsExpense') === isGoods);
  const label = (key: string) => t(`payments.form.${key}`);
  const filled = isGoods ? {} : filledByLine(t, data);
  return (
    <PlainForm
      {...{ locale, action }}
      key={isGoods ? 'goods' : 'expense'}
      submit={label('submit')}
      hidden={{ kind: isGoods ? 'inKindIssue' : 'expense', today, lineId: filled.lineId ?? '' }}
      fields={[
        ...(isGoods ? takeFields(data.goods, t) : []),
        {
          ...{ kind: 'money', name: 'amount', label: label(isGoods ? 'amountGoods' : 'amount') },
          value: filled.amount,
          ...(isGoods && data.goods.length > 0 && { hint: label('amountGoodsHint'), optional: true }),
        },
        {
          ...{ kind: 'text', name: 'reason', label: label(isGoods ? 'goodsReason' : 'reason') },
          ...{ hint: label(isGoods ? 'goodsReasonHint' : 'reasonHint'), value: filled.reason },
        },
        {
          ...{ kind: 'text', name: 'payeeName', label: label('payee'), optional: true },
          ...{ hint: label('payeeHint'), value: filled.payee },
        },
        { kind: 'text', name: 'payeeAddress', label: label('address'), optional: true },
        {
          ...{ kind: 'select', name: 'fundId', label: label('fund'), value: filled.fundId },
          hint: isGoods && data.goods.length > 0 ? label('fundOfGoodsHint') : undefined,
          options: data.funds.map((fund) => ({
            value: String(fund.id),
            label: t('payments.form.fundOption', {
              name: fund.name,
              amount: formatVndUnit(fund.availableVnd),
            }),
          })),
        },
        {
          ...{ kind: 'select', name: 'accountId', label: label('account'), value: filled.accountId },
          options: accounts.map((one) => accountOption(one, t)),
        },
        {
          ...{ kind: 'select', name: 'expenseAccountId', label: label('expenseAccount'), value: filled.use },
          options: uses.map((one) => ({ value: String(one.id), label: one.name })),
        },
        {
          kind: 'date',
          name: 'dueOn',
          label: label('dueOn'),
          today,
          value: filled.day ?? formatDateVn(today),
        },
      ]}
    />
  );
}

interface Filled {
  lineId?: string;
  amount?: string;
  reason?: string;
  payee?: string;
  accountId?: string;
  use?: string;
  day?: string;
  fundId?: string;
}

/** What a line of the bank fills in; nothing when the form was not opened from one. */
function filledByLine(t: Translator, { line, uses, funds }: PrepareData): Filled {
  if (!line) return {};
  const day = formatDateVn(line.occurredOn);
  const use = line.isBankFee
    ? uses.find(({ reportKey }) => reportKey === 'administration')
    : uses.find(({ id }) => id === line.expenseAccountId);
  const fund = funds.find(({ id }) => id === line.fundId);
  return {
    ...{ amount: formatVnd(line.amountVnd), day, accountId: String(line.accountId) },
    reason: line.isBankFee ? t('payments.form.reasonBankFee', { day }) : undefined,
    payee: line.counterparty || undefined,
    ...{ use: use && String(use.id), fundId: fund && String(fund.id), lineId: String(line.lineId) },
  };
}

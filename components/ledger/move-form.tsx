/**
 * The form of own money moved between own accounts.
 * Owns its fields. Refuses to call it income: the sentence above says what it is.
 */
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import { MessagesProvider } from '@/components/ui/messages-provider';
import { type DateVn, formatDateVn } from '@/lib/kernel/dates';
import type { Account, Fund } from '@/lib/ledger/queries';
import { type Locale, translator } from '@/lib/web/messages';

export interface MoveFormProps {
  action: FormAction;
  locale: Locale;
  today: DateVn;
  requestKey: string;
  accounts: Account[];
  funds: Fund[];
}

/** Stands on its own page. */
export function MoveForm({ action, locale, today, requestKey, accounts, funds }: MoveFormProps) {
  const t = translator(locale);
  const options = accounts.map((account) => ({
    value: String(account.id),
    label: `${account.code} – ${account.name}`,
  }));
  return (
    <MessagesProvider locale={locale} modules={['errors', 'common', 'ui']}>
      <p className="lede">{t('ledger.move.lede')}</p>
      <PlainForm
        {...{ action, locale, requestKey, hidden: { today }, submit: t('ledger.move.submit') }}
        fields={[
          { kind: 'select', name: 'fromAccountId', label: t('ledger.move.from'), options },
          {
            kind: 'select',
            name: 'toAccountId',
            label: t('ledger.move.to'),
            options,
            value: options[1]?.value,
          },
          {
            ...{ kind: 'select', name: 'fundId', label: t('ledger.move.fund') },
            options: funds.map((fund) => ({ value: String(fund.id), label: fund.name })),
          },
          { kind: 'money', name: 'amount', label: t('ledger.move.amount') },
          {
            kind: 'date',
            name: 'occurredOn',
            label: t('ledger.move.day'),
            today,
            value: formatDateVn(today),
          },
        ]}
      />
    </MessagesProvider>
  );
}

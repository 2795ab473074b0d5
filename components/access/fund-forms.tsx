/**
 * The forms that open a fund and a bank account.
 * Owns their order on the page. Refuses codes: those are made from the name and the chart.
 */
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import type { DateVn } from '@/lib/kernel/dates';
import { translator } from '@/lib/web/messages';
import type { Locale } from '@/messages/catalogue';
import { bankFields, fundFields, fundKindFields } from './fund-fields';

export interface FundFormsProps {
  locale: Locale;
  today: DateVn;
  addFund: FormAction;
  addBankAccount: FormAction;
}

/** Stands under MessagesProvider with "errors". */
export function FundForms({ locale, today, addFund, addBankAccount }: FundFormsProps) {
  const t = translator(locale);
  const text = (name: string) => t(`access.funds.${name}`);
  return (
    <>
      <h2>{text('openFund')}</h2>
      <PlainForm
        locale={locale}
        hidden={{ today }}
        action={addFund}
        fields={[...fundFields(t, today), ...fundKindFields(t)]}
        submit={text('openFundSubmit')}
        done={text('fundDone')}
      />
      <h2>{text('openAccount')}</h2>
      <PlainForm
        locale={locale}
        action={addBankAccount}
        idPrefix="tai-khoan"
        fields={[
          ...bankFields(t, false),
          { kind: 'checkbox', name: 'isTermDeposit', label: text('termDeposit') },
        ]}
        submit={text('openAccountSubmit')}
        done={text('accountDone')}
      />
    </>
  );
}

'use client';
/** Closing a month: the cash count by notes or as a total, and the bank's balance. */
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { useProblems } from '@/components/forms/use-problems';
import { FormShell } from '@/components/ui/form-shell';
import { MoneyInput } from '@/components/ui/money-input';
import { SubmitButton } from '@/components/ui/submit-button';
import type { ActionResult, BoundAction } from '@/lib/web/define-action';
import type { Locale } from '@/messages/catalogue';
import { CashCount } from './cash-count';

export function CloseForm({
  locale,
  month,
  action,
}: {
  locale: Locale;
  month: string;
  action: BoundAction<string>;
}) {
  const t = useTranslations('ledger');
  const [result, submit] = useActionState(action, null);
  const problems = useProblems(result as ActionResult | null);
  return (
    <FormShell
      action={submit}
      locale={locale}
      note={problems.message}
      errors={problems.errors}
      actions={<SubmitButton locale={locale}>{t('period.submit')}</SubmitButton>}
    >
      <p className="lede">{t('period.explain')}</p>
      <input type="hidden" name="month" value={month} />
      <CashCount {...{ locale, problems }} />
      <MoneyInput
        name="bank"
        locale={locale}
        label={t('period.bank')}
        hint={t('period.bankHint')}
        error={problems.errorOf('bank')}
        defaultValue={problems.valueOf('bank')}
      />
    </FormShell>
  );
}

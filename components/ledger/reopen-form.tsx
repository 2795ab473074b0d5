'use client';
/** Reopening a closed month: the chair's reason. */
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { useProblems } from '@/components/forms/use-problems';
import { FormShell } from '@/components/ui/form-shell';
import { SubmitButton } from '@/components/ui/submit-button';
import { Textarea } from '@/components/ui/text-input';
import type { ActionResult, BoundAction } from '@/lib/web/define-action';
import type { Locale } from '@/messages/catalogue';

export function ReopenForm({
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
      actions={
        <SubmitButton locale={locale} variant="danger">
          {t('period.reopenSubmit')}
        </SubmitButton>
      }
    >
      <input type="hidden" name="month" value={month} />
      <Textarea
        name="reason"
        locale={locale}
        label={t('period.reason')}
        error={problems.errorOf('reason')}
        defaultValue={problems.valueOf('reason')}
      />
    </FormShell>
  );
}

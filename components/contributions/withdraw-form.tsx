'use client';
/** Taking back cash that still waits: a reason, no number spent. */
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { useProblems } from '@/components/forms/use-problems';
import { FormShell } from '@/components/ui/form-shell';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextInput } from '@/components/ui/text-input';
import type { BoundAction } from '@/lib/web/define-action';
import type { Locale } from '@/messages/catalogue';

export function WithdrawForm({
  locale,
  action,
  id,
}: {
  locale: Locale;
  action: BoundAction<null>;
  id: number;
}) {
  const t = useTranslations('contributions');
  const [result, submit] = useActionState(action, null);
  const problems = useProblems(result);
  return (
    <details open={problems.message !== undefined}>
      <summary className="cursor-pointer py-2 font-semibold text-link">{t('waiting.withdraw')}</summary>
      <FormShell
        action={submit}
        locale={locale}
        note={problems.message}
        errors={problems.errors}
        actions={
          <SubmitButton locale={locale} variant="danger">
            {t('waiting.withdraw')}
          </SubmitButton>
        }
      >
        <input type="hidden" name="contributionId" value={id} />
        <TextInput
          name="reason"
          locale={locale}
          label={t('waiting.withdrawReason')}
          error={problems.errorOf('reason')}
          defaultValue={problems.valueOf('reason')}
        />
      </FormShell>
    </details>
  );
}

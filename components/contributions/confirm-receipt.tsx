'use client';
/** The cashier's one tap: "Đã nhận đủ tiền". Works without script; what was refused is said above the button. */
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { useProblems } from '@/components/forms/use-problems';
import { FormShell } from '@/components/ui/form-shell';
import { SubmitButton } from '@/components/ui/submit-button';
import type { BoundAction } from '@/lib/web/define-action';
import type { Locale } from '@/messages/catalogue';

export function ConfirmReceipt({
  locale,
  action,
  id,
}: {
  locale: Locale;
  action: BoundAction<string>;
  id: number;
}) {
  const t = useTranslations('contributions');
  const [result, submit] = useActionState(action, null);
  const problems = useProblems(result);
  return (
    <FormShell
      action={submit}
      locale={locale}
      note={problems.message}
      errors={problems.errors}
      actions={<SubmitButton locale={locale}>{t('waiting.confirm')}</SubmitButton>}
    >
      <input type="hidden" name="contributionId" value={id} />
    </FormShell>
  );
}

'use client';
/** Signing a written change: the day and the PIN. Works without script. */
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import type { FormAction } from '@/components/forms/plain-form';
import { useProblems } from '@/components/forms/use-problems';
import { ConfirmWithPin } from '@/components/ui/confirm-with-pin';
import { DateInput } from '@/components/ui/date-input';
import { FormShell } from '@/components/ui/form-shell';
import { SubmitButton } from '@/components/ui/submit-button';
import { formatDateVn } from '@/lib/kernel/dates';
import type { ActionResult } from '@/lib/web/define-action';
import type { Locale } from '@/messages/catalogue';

export interface ChangeSignFormProps {
  action: FormAction;
  locale: Locale;
  today: string;
  hidden: Record<string, string | number>;
  sentence: string;
}

/** Stands under MessagesProvider with the modules "awards" and "errors". */
export function ChangeSignForm({ action, locale, today, hidden, sentence }: ChangeSignFormProps) {
  const t = useTranslations('awards');
  const [result, dispatch] = useActionState<ActionResult | null, FormData>(action, null);
  const problems = useProblems(result, (name) => (name === 'pin' ? 'sign-pin' : name));
  const submit = <SubmitButton locale={locale}>{t('decision.signSubmit')}</SubmitButton>;
  return (
    <FormShell action={dispatch} locale={locale} errors={problems.errors} note={problems.message}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <DateInput
        {...{ name: 'decidedOn', locale, today, label: t('decision.decidedOn') }}
        error={problems.errorOf('decidedOn')}
        defaultValue={problems.valueOf('decidedOn', formatDateVn(today))}
      />
      <ConfirmWithPin locale={locale} id="sign-pin" error={problems.errorOf('pin')} actions={submit}>
        {sentence}
      </ConfirmWithPin>
    </FormShell>
  );
}

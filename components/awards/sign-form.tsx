'use client';
/** The signer's form; what was typed stays when something is refused, except the PIN. Works without script. */
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import type { FormAction } from '@/components/forms/plain-form';
import { useProblems } from '@/components/forms/use-problems';
import { ConfirmWithPin } from '@/components/ui/confirm-with-pin';
import { DateInput } from '@/components/ui/date-input';
import { FormShell } from '@/components/ui/form-shell';
import { SubmitButton } from '@/components/ui/submit-button';
import type { ActionResult } from '@/lib/web/define-action';
import type { Locale } from '@/messages/catalogue';

export interface SignFormProps {
  action: FormAction;
  locale: Locale;
  hidden: { round: string; roundId: number; today: string; textFingerprint: string };
  /** "12@1": awards and the versions that are shown. */
  awards: string[];
  begin: { decidedOn: string };
  sentence: string;
}

/** Day and PIN; the words stand above and are no part of the form. */
export function SignForm({ action, locale, hidden, awards, begin, sentence }: SignFormProps) {
  const t = useTranslations('awards');
  const [result, dispatch] = useActionState<ActionResult | null, FormData>(action, null);
  const {
    errors,
    errorOf,
    message,
    valueOf: kept,
  } = useProblems(result, (name) => (name === 'pin' ? 'sign-pin' : name));
  const field = (name: string, otherwise = '') => ({
    name,
    locale,
    error: errorOf(name),
    defaultValue: kept(name, otherwise),
  });
  const submit = <SubmitButton locale={locale}>{t('decision.signSubmit')}</SubmitButton>;
  return (
    <FormShell action={dispatch} locale={locale} errors={errors} note={message}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {awards.map((value) => (
        <input key={value} type="hidden" name="award" value={value} />
      ))}
      <DateInput
        {...field('decidedOn', begin.decidedOn)}
        label={t('decision.decidedOn')}
        today={hidden.today}
      />
      <ConfirmWithPin locale={locale} id="sign-pin" error={errorOf('pin')} actions={submit}>
        {sentence}
      </ConfirmWithPin>
    </FormShell>
  );
}

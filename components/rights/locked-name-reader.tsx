'use client';
/**
 * One locked name: nothing is on the page until the reading is on record.
 * Owns the form and what it brings back. Refuses links to it, so nothing is ever fetched ahead.
 */
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import type { FormAction } from '@/components/forms/plain-form';
import { useProblems } from '@/components/forms/use-problems';
import { FormShell } from '@/components/ui/form-shell';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextInput } from '@/components/ui/text-input';
import type { ActionResult } from '@/lib/web/define-action';
import type { Locale } from '@/messages/catalogue';

export interface LockedNameReaderProps {
  action: FormAction;
  locale: Locale;
  lockId: number;
}

/** The form, and after it the name; it vanishes with the page. */
export function LockedNameReader({ action, locale, lockId }: LockedNameReaderProps) {
  const t = useTranslations('rights');
  const [result, dispatch] = useActionState<ActionResult | null, FormData>(action, null);
  const { errors, errorOf, message, valueOf: kept } = useProblems(result, (name) => `khoa-${lockId}-${name}`);
  if (result?.ok) {
    return (
      <p role="status">
        {t('locked.readAs')} <strong>{String(result.value)}</strong>
      </p>
    );
  }
  const submit = (
    <SubmitButton locale={locale} variant="secondary">
      {t('locked.read')}
    </SubmitButton>
  );
  return (
    <FormShell action={dispatch} locale={locale} errors={errors} note={message} actions={submit}>
      <input type="hidden" name="lockId" value={lockId} />
      <TextInput
        name="reason"
        id={`khoa-${lockId}-reason`}
        label={t('locked.reason')}
        hint={t('locked.reasonHint')}
        error={errorOf('reason')}
        defaultValue={kept('reason')}
        locale={locale}
      />
    </FormShell>
  );
}

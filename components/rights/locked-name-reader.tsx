'use client';
/**
 * One locked name or signed paper: nothing is on the page until the reading is on record.
 * Owns the form and what it brings back. Refuses links to it, so nothing is ever fetched ahead.
 */
import Image from 'next/image';
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
  /** What comes back is an address that holds a picture or a PDF, not a name. */
  isPicture?: boolean;
}

/** The form, and after it the name; it vanishes with the page. */
export function LockedNameReader({ action, locale, lockId, isPicture = false }: LockedNameReaderProps) {
  const t = useTranslations('rights');
  const prefix = isPicture ? 'giay' : 'khoa';
  const [result, dispatch] = useActionState<ActionResult | null, FormData>(action, null);
  const {
    errors,
    errorOf,
    message,
    valueOf: kept,
  } = useProblems(result, (name) => `${prefix}-${lockId}-${name}`);
  if (result?.ok && isPicture) return <ShownPaper address={String(result.value)} />;
  if (result?.ok) {
    return (
      <p role="status">
        {t('locked.readAs')} <strong>{String(result.value)}</strong>
      </p>
    );
  }
  const submit = (
    <SubmitButton locale={locale} variant="secondary">
      {t(isPicture ? 'locked.readPaper' : 'locked.read')}
    </SubmitButton>
  );
  return (
    <FormShell action={dispatch} locale={locale} errors={errors} note={message} actions={submit}>
      <input type="hidden" name="lockId" value={lockId} />
      <TextInput
        name="reason"
        id={`${prefix}-${lockId}-reason`}
        label={t('locked.reason')}
        hint={t('locked.reasonHint')}
        error={errorOf('reason')}
        defaultValue={kept('reason')}
        locale={locale}
      />
    </FormShell>
  );
}

function ShownPaper({ address }: { address: string }) {
  const t = useTranslations('rights');
  return (
    <p role="status">
      {address.startsWith('data:image/') ? (
        <Image
          {...{ src: address, alt: t('locked.paperShown'), width: 1200, height: 1600 }}
          unoptimized
          className="paper-picture"
        />
      ) : (
        <a href={address} download="giay-da-ky.pdf">
          {t('locked.paperFile')}
        </a>
      )}
    </p>
  );
}

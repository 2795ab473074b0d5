'use client';
/**
 * Circumstances behind a reason: nothing is on the page until the reading is on record.
 * Owns the form and what it brings back. Refuses links to it, so nothing is ever fetched ahead.
 */
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import type { FormAction } from '@/components/forms/plain-form';
import { useProblems } from '@/components/forms/use-problems';
import { DescriptionList, SummaryCard } from '@/components/ui/description-list';
import { FormShell } from '@/components/ui/form-shell';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextInput } from '@/components/ui/text-input';
import type { HardshipRead } from '@/lib/awards/commands/read-hardship';
import type { ActionResult } from '@/lib/web/define-action';
import type { Locale } from '@/messages/catalogue';

export interface HardshipReaderProps {
  action: FormAction;
  locale: Locale;
  nominationId: number;
}

/** The form, and after it the words; they vanish with the page. */
export function HardshipReader({ action, locale, nominationId }: HardshipReaderProps) {
  const t = useTranslations('awards');
  const [result, dispatch] = useActionState<ActionResult | null, FormData>(action, null);
  const { errors, errorOf, message, valueOf: kept } = useProblems(result, (name) => `hardship-${name}`);
  const read = result?.ok ? (result.value as unknown as HardshipRead[])[0] : undefined;
  const submit = (
    <SubmitButton locale={locale} variant="secondary">
      {t('file.hardshipOpen')}
    </SubmitButton>
  );
  return (
    <SummaryCard title={t('file.hardshipTitle')}>
      {read ? (
        <DescriptionList
          items={[
            { term: t('file.circumstance'), value: t(`circumstances.${read.circumstance}`) },
            { term: t('file.account'), value: read.account },
            { term: t('file.evidence'), value: evidenceOf(read) || t('file.notGiven') },
          ]}
        />
      ) : (
        <FormShell action={dispatch} locale={locale} errors={errors} note={message} actions={submit}>
          <p>{t('file.hardshipBody')}</p>
          <input type="hidden" name="nominationIds" value={nominationId} />
          <TextInput
            name="reason"
            id="hardship-reason"
            label={t('file.hardshipReason')}
            error={errorOf('reason')}
            defaultValue={kept('reason')}
            locale={locale}
          />
        </FormShell>
      )}
    </SummaryCard>
  );
}

function evidenceOf(read: HardshipRead): string {
  return [read.evidenceKind, read.evidenceNumber, read.evidenceIssuer, read.evidenceYear]
    .filter(Boolean)
    .join(', ');
}

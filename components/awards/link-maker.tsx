'use client';
/**
 * Making a link: for whom, for which categories, until when; then the link itself, once, to copy and to scan.
 * Owns the moment at which the secret is in sight. Refuses to send it anywhere by itself.
 */
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { IssuedSecret } from '@/components/forms/issued-secret';
import { PlainField, type PlainFieldSpec } from '@/components/forms/plain-field';
import type { FormAction } from '@/components/forms/plain-form';
import { useProblems } from '@/components/forms/use-problems';
import { FormShell } from '@/components/ui/form-shell';
import { QrSquare } from '@/components/ui/qr-square';
import { SubmitButton } from '@/components/ui/submit-button';
import type { ActionResult } from '@/lib/web/define-action';
import type { Locale } from '@/messages/catalogue';

export interface LinkMakerProps {
  action: FormAction;
  locale: Locale;
  hidden: Record<string, string>;
  categories: { value: string; label: string }[];
  today: string;
  /** Offered as the last day, as people write it. */
  lastDay: string;
  /** What is sent with the link; the word VALUE stands for it. */
  message: string;
  start: string;
}

interface Made {
  unit: string;
  token: string;
  square: { side: number; path: string };
}

/** Stands under MessagesProvider with "awards" and "errors". */
export function LinkMaker(props: LinkMakerProps) {
  const { action, locale, hidden, categories, today, lastDay, message, start } = props;
  const t = useTranslations('awards.links');
  const [result, dispatch] = useActionState<ActionResult | null, FormData>(action, null);
  const { errors, errorOf, message: note, valueOf: kept } = useProblems(result);
  const made = result?.ok ? (result.value as unknown as Made) : undefined;
  const fields: PlainFieldSpec[] = [
    { kind: 'text', name: 'unit', label: t('unit'), hint: t('unitHint') },
    { kind: 'checkboxes', name: 'categoryIds', label: t('categories'), options: categories },
    { kind: 'date', name: 'expiresOn', label: t('expiresOn'), hint: t('expiresHint'), today, value: lastDay },
  ];
  return (
    <FormShell
      {...{ action: dispatch, locale, errors, note }}
      actions={<SubmitButton locale={locale}>{t('make')}</SubmitButton>}
    >
      {made ? (
        <div className="stack">
          <IssuedSecret
            {...{ locale, message, value: made.token, prefix: start }}
            title={t('issued', { unit: made.unit })}
            copyLabel={t('copy')}
          />
          <QrSquare {...made.square} label={t('square', { unit: made.unit })} />
        </div>
      ) : null}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {fields.map((field) => (
        <PlainField
          key={field.name}
          {...{ field, locale, id: field.name, error: errorOf(field.name) }}
          value={kept(field.name, field.value)}
        />
      ))}
    </FormShell>
  );
}

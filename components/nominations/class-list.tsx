'use client';
/**
 * Many files at once: the class list is pasted, shown as it was read, and only then begun.
 * Owns the two steps. Works without script: the text goes along as a hidden value of the second step.
 */
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import type { FormAction } from '@/components/forms/plain-form';
import { useProblems } from '@/components/forms/use-problems';
import { ButtonLink } from '@/components/ui/button';
import { FormShell } from '@/components/ui/form-shell';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { Textarea } from '@/components/ui/text-input';
import type { ClassRow } from '@/lib/awards/schema/link-forms';
import type { ActionResult } from '@/lib/web/define-action';
import type { Locale } from '@/messages/catalogue';

interface Read {
  rows: ClassRow[];
  begun: number;
}

export interface ClassListProps {
  action: FormAction;
  locale: Locale;
  token: string;
  backHref: string;
}

/** The whole page below its heading; stands under MessagesProvider with "links" and "errors". */
export function ClassList({ action, locale, token, backHref }: ClassListProps) {
  const t = useTranslations('links.many');
  const [result, dispatch] = useActionState<ActionResult | null, FormData>(action, null);
  const { errors, errorOf, message, valueOf: kept } = useProblems(result);
  const read = result?.ok ? (result.value as unknown as Read) : undefined;
  if (read && read.begun > 0)
    return (
      <Notice
        tone="success"
        title={t('done', { count: read.begun })}
        actions={<ButtonLink href={backHref}>{t('toList')}</ButtonLink>}
      />
    );
  const table = read?.rows.map((row) => [row.name, row.birthYear ?? '', row.className].join('\t')).join('\n');
  const submit = (
    <SubmitButton locale={locale}>{read ? t('begin', { count: read.rows.length }) : t('look')}</SubmitButton>
  );
  return (
    <FormShell
      key={read ? 'seen' : 'typed'}
      action={dispatch}
      locale={locale}
      errors={errors}
      note={message}
      actions={submit}
    >
      <input type="hidden" name="token" value={token} />
      {read ? (
        <>
          <input type="hidden" name="seen" value="on" />
          <input type="hidden" name="table" value={table} />
          <p>{t('check')}</p>
          <ol className="stack">
            {numbered(read.rows).map(({ key, text }) => (
              <li key={key}>{text}</li>
            ))}
          </ol>
        </>
      ) : (
        <>
          <p>{t('lede')}</p>
          <Textarea
            name="table"
            locale={locale}
            label={t('table')}
            hint={t('hint')}
            rows={10}
            error={errorOf('table')}
            defaultValue={kept('table')}
          />
        </>
      )}
    </FormShell>
  );
}

/** Two lines may be equal. */
function numbered(rows: Read['rows']) {
  return rows.map((row, at) => ({
    key: `${at} ${row.name}`,
    text: [row.name, row.birthYear, row.className].filter(Boolean).join(' · '),
  }));
}

'use client';
/**
 * Choose a file, see what it says, keep it: one form whose steps are its buttons, so that it works without script.
 * Owns nothing of the file: it travels with the form. Refuses to store while something is unread or unticked.
 */
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { useProblems } from '@/components/forms/use-problems';
import { ButtonLink } from '@/components/ui/button';
import { FormShell } from '@/components/ui/form-shell';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { Select, TextInput } from '@/components/ui/text-input';
import type { ImportStep, StatementPreview } from '@/lib/statements/commands/import-file';
import type { BoundAction } from '@/lib/web/define-action';
import type { Locale } from '@/messages/catalogue';
import { ColumnMapper } from './column-mapper';
import { FindingTicks } from './finding-ticks';
import { StatementSummary } from './statement-summary';

export interface ImportFormProps {
  action: BoundAction<ImportStep>;
  locale: Locale;
  accounts: { value: string; label: string }[];
  listHref: string;
}

/** Stands under MessagesProvider with the modules "statements", "errors" and "common". */
export function ImportForm({ action, locale, accounts, listHref }: ImportFormProps) {
  const t = useTranslations('statements.import');
  const [result, dispatch] = useActionState(action, null);
  const { errors, errorOf, message, valueOf: kept } = useProblems(result);
  const done = result?.ok ? result.value : null;
  const preview = done?.step === 'preview' ? done.preview : null;
  if (accounts.length === 0) return <Notice tone="locked" title={t('noAccount')} />;
  const isNothingNew = done?.step === 'stored' || (preview && preview.count > 0 && preview.newCount === 0);
  return (
    <FormShell
      action={dispatch}
      locale={locale}
      errors={errors}
      note={message}
      actions={
        <>
          {preview && preview.newCount > 0 ? (
            <SubmitButton locale={locale} name="step" value="store">
              {t('store')}
            </SubmitButton>
          ) : null}
          <SubmitButton locale={locale} name="step" value="check" variant={preview ? 'secondary' : 'primary'}>
            {t(preview ? 'checkAgain' : 'check')}
          </SubmitButton>
          <ButtonLink href={listHref}>{t('back')}</ButtonLink>
        </>
      }
    >
      <p className="lede">{t('lede')}</p>
      <Select
        name="accountId"
        label={t('account')}
        locale={locale}
        options={accounts}
        defaultValue={kept('accountId', accounts[0]?.value)}
        error={errorOf('accountId')}
      />
      <TextInput
        name="file"
        type="file"
        accept=".xlsx,.csv,.txt,.sta,.940,.xml,.mt940"
        label={preview ? t('another') : t('file')}
        hint={preview ? t('chosen', { name: preview.fileName }) : t('fileHint')}
        locale={locale}
        error={errorOf('file')}
      />
      {preview ? <input type="hidden" name="kept:file" value={preview.kept} /> : null}
      {isNothingNew ? (
        <Notice tone="success" title={t('nothingNew')}>
          <p>{t('nothingNewBody', { count: done?.step === 'stored' ? done.knownCount : preview!.count })}</p>
        </Notice>
      ) : null}
      {preview ? <Preview {...{ preview, locale, errorOf }} /> : null}
    </FormShell>
  );
}

interface PreviewProps {
  preview: StatementPreview;
  locale: Locale;
  errorOf: (name: string) => string | undefined;
}

/** What the file says and asks. New after each step: what was entered comes back with the answer. */
function Preview({ preview, locale, errorOf }: PreviewProps) {
  const { entered, findings, rawRows } = preview;
  const step = JSON.stringify(entered);
  return (
    <>
      <FindingTicks key={`ticks ${step}`} {...{ findings, accepted: entered.accepted, locale }} />
      {rawRows.length > 0 ? (
        <ColumnMapper key={`columns ${step}`} {...{ rows: rawRows, entered, locale }} />
      ) : null}
      {preview.count > 0 ? <StatementSummary preview={preview} /> : null}
      <Missing key={`more ${step}`} {...{ entered, locale, errorOf }} />
    </>
  );
}

/** What a file may not say of itself. */
function Missing({
  entered,
  locale,
  errorOf,
}: {
  entered: StatementPreview['entered'];
  locale: Locale;
  errorOf: (name: string) => string | undefined;
}) {
  const t = useTranslations('statements.import');
  return (
    <details className="my-4" open={entered.year + entered.opening + entered.closing !== ''}>
      <summary>{t('more')}</summary>
      <TextInput
        {...{ name: 'year', label: t('year'), locale, error: errorOf('year'), width: 'short' }}
        inputMode="numeric"
        defaultValue={entered.year}
        optional
      />
      <TextInput
        {...{ name: 'opening', label: t('openingTyped'), locale, error: errorOf('opening'), width: 'medium' }}
        defaultValue={entered.opening}
        optional
      />
      <TextInput
        {...{ name: 'closing', label: t('closingTyped'), locale, error: errorOf('closing'), width: 'medium' }}
        defaultValue={entered.closing}
        optional
      />
    </details>
  );
}

'use client';
/**
 * Where a list comes from and what holds for all its rows: text or file, name, way, day, fund.
 * Owns the fields; the text of a list that was read stands there again, to be mended or replaced.
 */
import { useTranslations } from 'next-intl';
import type { ClipboardEvent, ReactNode } from 'react';
import type { Problems } from '@/components/forms/use-problems';
import { DateInput } from '@/components/ui/date-input';
import { Checkbox, RadioGroup } from '@/components/ui/radio-group';
import { setInputValue } from '@/components/ui/set-input-value';
import { Select, Textarea, TextInput } from '@/components/ui/text-input';
import type { EntryForm } from '@/lib/contributions/entry';
import type { ListAnswer } from '@/lib/contributions/schema/list-preview';
import { formatDateVn } from '@/lib/kernel/dates';
import { tabsOfHtml } from '@/lib/spreadsheets/tabs';
import type { Locale } from '@/messages/catalogue';

interface Props {
  locale: Locale;
  form: EntryForm;
  problems: Problems;
  shown: Extract<ListAnswer, { step: 'preview' }> | null;
}

const FILES = '.xlsx,.xlsm,.csv,.txt,.tsv,.htm,.html,.xls';

export function ListSource({ locale, form, problems, shown }: Props) {
  const t = useTranslations('lists');
  const sent = shown?.sent;
  const field = (name: string, value: string | undefined) => ({
    ...{ name, locale, label: t(`fields.${name as 'name'}`), error: problems.errorOf(name) },
    defaultValue: value || problems.valueOf(name),
  });
  const methods = form.mayTransfer ? (['cash', 'transfer'] as const) : (['cash'] as const);
  return (
    <>
      <Folded title={shown ? t('changeText') : null}>
        <TextOrFile {...{ locale, problems, shown }} />
      </Folded>
      <TextInput {...field('name', sent?.name)} hint={t('fields.nameHint')} />
      <TextInput {...field('envelope', sent?.envelope)} hint={t('fields.envelopeHint')} optional />
      <RadioGroup
        {...field('method', sent?.method)}
        defaultValue={sent?.method || problems.valueOf('method', form.doesCashWait ? 'transfer' : 'cash')}
        options={methods.map((value) => ({ value, label: t(`methods.${value}`) }))}
      />
      <DateInput
        {...field('occurredOn', sent?.occurredOn)}
        today={form.today}
        defaultValue={sent?.occurredOn || problems.valueOf('occurredOn', formatDateVn(form.today))}
        hint={t('fields.dayHint')}
      />
      <Select {...field('fundId', sent?.fundId)} options={form.funds} />
      {form.mayTransfer && form.bankAccounts.length > 1 ? (
        <Select {...field('accountId', sent?.accountId)} options={form.bankAccounts} />
      ) : null}
    </>
  );
}

/** A table on the clipboard keeps its cells, also from Word or a page; with a list there already, the browser pastes. */
function pasteTable(event: ClipboardEvent<HTMLTextAreaElement>): void {
  const box = event.currentTarget;
  const table = box.value.trim() === '' ? tabsOfHtml(event.clipboardData.getData('text/html')) : null;
  if (table === null) return;
  event.preventDefault();
  setInputValue(box, table);
}

/** The text of the list, or its file; and whether old letters stay as they are. */
function TextOrFile({ locale, problems, shown }: Omit<Props, 'form'>) {
  const t = useTranslations('lists');
  return (
    <>
      <Textarea
        name="table"
        locale={locale}
        label={t('fields.table')}
        hint={t('fields.tableHint')}
        error={problems.errorOf('table')}
        defaultValue={shown?.preview.table || problems.valueOf('table')}
        onPaste={pasteTable}
        rows={shown ? 12 : 8}
        wrap="off"
        spellCheck={false}
      />
      <div className="field">
        <label className="field-label" htmlFor="file">
          {t('fields.file')}
        </label>
        <p className="field-hint" id="file-hint">
          {t('fields.fileHint')}
        </p>
        <input
          className="input"
          type="file"
          id="file"
          name="file"
          accept={FILES}
          aria-describedby="file-hint"
        />
      </div>
      <Checkbox
        name="keepsLetters"
        locale={locale}
        label={t('fields.keepsLetters')}
        defaultChecked={shown?.sent.keepsLetters}
      />
      {shown ? <input type="hidden" name="fileFingerprint" value={shown.preview.fileFingerprint} /> : null}
    </>
  );
}

/** Open as it stands before a list was read; behind a summary afterwards. */
function Folded({ title, children }: { title: string | null; children: ReactNode }) {
  if (title === null) return children;
  return (
    <details>
      <summary>{title}</summary>
      {children}
    </details>
  );
}

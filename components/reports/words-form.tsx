'use client';
/**
 * The form for the words of a report. What is typed is kept on this device at once; what somebody else saved meanwhile
 * in the same section stands beside one's own.
 * Owns the offer of what was typed before, and the conflict: a tick before one text takes the other's place. Works without
 * script, then without the copy on the device. Refuses typed numbers: it holds words alone.
 */
import { useTranslations } from 'next-intl';
import { type FormEvent, useActionState, useEffect, useState } from 'react';
import type { FormAction } from '@/components/forms/plain-form';
import { useIsLive } from '@/components/forms/use-is-live';
import { useProblems } from '@/components/forms/use-problems';
import { DraftOffer, useDrafts } from '@/components/ui/draft-offer';
import { FormShell } from '@/components/ui/form-shell';
import { forgetOldDrafts, type KeptDraft } from '@/components/ui/kept-draft';
import { Notice } from '@/components/ui/notice';
import { Checkbox } from '@/components/ui/radio-group';
import { SubmitButton } from '@/components/ui/submit-button';
import { Textarea } from '@/components/ui/text-input';
import { type ReportSection, type ReportTexts, reportSections } from '@/lib/honours/schema/reports';
import { formatInstantVn } from '@/lib/kernel/dates';
import { normaliseLines } from '@/lib/kernel/names';
import type { ActionResult } from '@/lib/web/define-action';
import type { Locale } from '@/messages/catalogue';

export interface WordsFormProps {
  action: FormAction;
  locale: Locale;
  reportId: number;
  texts: ReportTexts;
  /** The last saving that the texts come from; 0: none. */
  saving: number;
  /** Whose draft of which report, in which association. */
  draftOwner: string;
  isAfterSaving: boolean;
}

/** Stands under MessagesProvider with the modules "errors", "ui" and "reports". */
export function WordsForm({ action, locale, reportId, texts, saving, ...owner }: WordsFormProps) {
  const [result, dispatch] = useActionState<ActionResult | null, FormData>(action, null);
  const t = useTranslations('reports');
  const { errors, errorOf, message, valueOf: kept } = useProblems(result);
  const { drafts, keptAt, onInput } = useTyped(owner, texts);
  const isLive = useIsLive();
  // Words put back were typed over the saving of that day, not over the one this page shows.
  const [used, setUsed] = useState<KeptDraft>();
  const seen = kept('seen', used?.values.seen ?? String(saving));
  const other = result?.ok === false && result.params?.over !== undefined ? result.params : undefined;
  return (
    <FormShell
      action={dispatch}
      locale={locale}
      errors={errors.map((error) => ({ ...error, label: labelOf(t, error.fieldId) }))}
      note={message}
      onInput={onInput}
      actions={<SubmitButton locale={locale}>{t('office.save')}</SubmitButton>}
    >
      <DraftOffer {...{ drafts, locale, onUse: setUsed, body: t('office.keptBody') }} />
      <input type="hidden" name="reportId" value={reportId} />
      <input type="hidden" name="seen" value={seen} />
      {other ? (
        <Notice tone="warning" title={t('office.conflictTitle', { by: `${other.by}`, at: `${other.at}` })}>
          <p>{t('office.conflictBody')}</p>
        </Notice>
      ) : null}
      {reportSections.map((name) => (
        <div key={name} className={other?.[name] === undefined ? undefined : 'text-pair'}>
          {other?.[name] === undefined ? null : <OtherText name={name} text={String(other[name])} />}
          <Textarea
            {...{ name, locale, id: `viet-${name}`, label: t(`sections.${name}`), error: errorOf(name) }}
            {...{ rows: 12, optional: true, lang: 'vi', defaultValue: kept(name, texts[name] ?? '') }}
          />
        </div>
      ))}
      {other ? (
        <Checkbox name="over" id="over" value={String(other.over)} label={t('office.over')} locale={locale} />
      ) : null}
      <p role="status">{isLive ? keptSentence(t, keptAt) : null}</p>
    </FormShell>
  );
}

/** Keeps what is typed; what was saved meanwhile word for word is not offered any more. */
function useTyped(
  { draftOwner, isAfterSaving }: Pick<WordsFormProps, 'draftOwner' | 'isAfterSaving'>,
  texts: ReportTexts,
) {
  const drafts = useDrafts(draftOwner, isAfterSaving);
  const [keptAt, setKeptAt] = useState(0);
  const { offer, close } = drafts;
  const isSaved =
    offer !== null &&
    reportSections.every((name) => normaliseLines(offer.values[name] ?? '') === (texts[name] ?? ''));
  useEffect(() => forgetOldDrafts(Date.now()), []);
  useEffect(() => {
    if (isSaved) close(true);
  }, [isSaved, close]);
  const onInput = (event: FormEvent<HTMLFormElement>) => {
    drafts.onInput(event);
    setKeptAt(Date.now());
  };
  return { drafts: isSaved ? { ...drafts, offer: null } : drafts, keptAt, onInput };
}

/** Said only where script runs: without it nothing is kept on the device. */
function keptSentence(t: ReturnType<typeof useTranslations<'reports'>>, keptAt: number): string {
  return keptAt ? t('office.keptAt', { at: formatInstantVn(new Date(keptAt)) }) : t('office.keptNote');
}

function labelOf(t: ReturnType<typeof useTranslations<'reports'>>, fieldId: string): string | undefined {
  const section = reportSections.find((name) => name === fieldId);
  return section && t(`sections.${section}`);
}

/** What somebody else left in a section, beside the box with one's own. */
function OtherText({ name, text }: { name: ReportSection; text: string }) {
  const t = useTranslations('reports');
  return (
    <section aria-labelledby={`ban-kia-${name}`}>
      <h3 className="text-other" id={`ban-kia-${name}`}>
        {t('office.otherText', { section: t(`sections.${name}`) })}
      </h3>
      <div className="text-as-written" lang="vi">
        {text || t('office.otherNone')}
      </div>
    </section>
  );
}

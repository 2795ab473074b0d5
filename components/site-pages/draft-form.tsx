'use client';
/**
 * The form of a draft: two texts, and beside them what somebody else saved meanwhile.
 * Owns the conflict: both texts side by side, a tick before one takes the other's place. Works without script.
 * Refuses to send a number of saving that the person has not seen.
 */
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import type { FormAction } from '@/components/forms/plain-form';
import { useProblems } from '@/components/forms/use-problems';
import { FormShell } from '@/components/ui/form-shell';
import { Notice } from '@/components/ui/notice';
import { Checkbox } from '@/components/ui/radio-group';
import { SubmitButton } from '@/components/ui/submit-button';
import { Textarea } from '@/components/ui/text-input';
import type { ActionResult } from '@/lib/web/define-action';
import type { Locale } from '@/messages/catalogue';

export interface DraftFormProps {
  action: FormAction;
  locale: Locale;
  page: string;
  /** Where the words in the boxes come from. */
  intro: string;
  /** What the boxes hold, and the number of the saving they come from (0: none). */
  start: { vi: string; en: string; revision: number };
  /** Address of this page, to begin with the other text. */
  openOther: string;
}

/** Stands under MessagesProvider with the modules "errors" and "sitepages". */
export function DraftForm({ action, locale, page, intro, start, openOther }: DraftFormProps) {
  const [result, dispatch] = useActionState<ActionResult | null, FormData>(action, null);
  const t = useTranslations('sitepages.office');
  const { errors, errorOf, message, valueOf: kept } = useProblems(result);
  // What somebody saved meanwhile comes with the refusal itself, so that it is the newest also where scripts run.
  const other = result?.ok === false && result.params?.revision !== undefined ? result.params : undefined;
  const field = (name: 'vi' | 'en') => ({
    ...{ name, locale, id: name, label: t(name), hint: t(`${name}Hint`), error: errorOf(name), rows: 18 },
    ...{ defaultValue: kept(name, start[name]), lang: name, optional: name === 'en' },
  });
  const seen = kept('revision', String(start.revision));
  return (
    <FormShell
      action={dispatch}
      locale={locale}
      errors={errors.map((error) => ({
        ...error,
        label: error.fieldId === 'vi' || error.fieldId === 'en' ? t(error.fieldId) : undefined,
      }))}
      note={message}
      actions={<SubmitButton locale={locale}>{t('save')}</SubmitButton>}
    >
      <input type="hidden" name="page" value={page} />
      <input type="hidden" name="revision" value={seen} />
      {other ? <Conflict {...{ other, openOther }} /> : <p>{intro}</p>}
      {(['vi', 'en'] as const).map((name) => (
        <div key={name} className={other ? 'text-pair' : undefined}>
          {other ? <OtherText {...{ name, text: String(other[name]) }} /> : null}
          <Textarea {...field(name)} />
        </div>
      ))}
      {other ? (
        <Checkbox name="over" id="over" value={String(other.revision)} label={t('over')} locale={locale} />
      ) : null}
    </FormShell>
  );
}

type Other = Readonly<Record<string, string | number | boolean>>;

function Conflict({ other, openOther }: { other: Other; openOther: string }) {
  const t = useTranslations('sitepages.office');
  const title = other.isDraft
    ? t('conflictTitle', { by: String(other.by), at: String(other.at) })
    : t('conflictPublished');
  return (
    <div>
      <Notice tone="warning" title={title}>
        <p>{t('conflictBody')}</p>
      </Notice>
      <p>
        <a href={openOther}>{t('openOther')}</a>
      </p>
    </div>
  );
}

/** One text as somebody else left it, beside the box with one's own. */
function OtherText({ name, text }: { name: 'vi' | 'en'; text: string }) {
  const t = useTranslations('sitepages.office');
  return (
    <section aria-labelledby={`ban-kia-${name}`}>
      <h2 className="text-other" id={`ban-kia-${name}`}>
        {t(name === 'vi' ? 'otherVi' : 'otherEn')}
      </h2>
      <div className="text-as-written" lang={name}>
        {text || t('otherNone')}
      </div>
    </section>
  );
}

'use client';
/**
 * Opening a round: facts, then places and rates by category, begun from the last round.
 * Owns what stands where. Works without script. Refuses to reckon: the server reads amounts and days.
 */
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import type { FormAction } from '@/components/forms/plain-form';
import { useProblems } from '@/components/forms/use-problems';
import { DateInput } from '@/components/ui/date-input';
import { FormShell } from '@/components/ui/form-shell';
import { MoneyInput } from '@/components/ui/money-input';
import { SubmitButton } from '@/components/ui/submit-button';
import { Select, TextInput } from '@/components/ui/text-input';
import { awardCategories } from '@/lib/awards/schema/inputs';
import type { ActionResult } from '@/lib/web/define-action';
import type { Locale } from '@/messages/catalogue';

export interface RoundFormProps {
  action: FormAction;
  locale: Locale;
  today: string;
  funds: { value: string; label: string }[];
  /** Rules to follow; the first choice is none. */
  versions: { value: string; label: string }[];
  /** Empty: a round by itself. */
  programmeId: string;
  /** Values to begin with, by field name. */
  begin: Record<string, string>;
}

/** The whole form. */
export function RoundForm({ action, locale, today, funds, versions, programmeId, begin }: RoundFormProps) {
  const t = useTranslations('awards');
  const [result, dispatch] = useActionState<ActionResult | null, FormData>(action, null);
  const { errors, errorOf, message, valueOf: kept } = useProblems(result);
  const field = (name: string) => ({
    ...{ name, locale, error: errorOf(name) },
    defaultValue: kept(name, begin[name] ?? ''),
  });
  const submit = <SubmitButton locale={locale}>{t('round.submit')}</SubmitButton>;
  return (
    <FormShell action={dispatch} locale={locale} errors={errors} note={message} actions={submit}>
      <input type="hidden" name="today" value={today} />
      <input type="hidden" name="programmeId" value={programmeId} />
      <fieldset className="stack">
        <legend>{t('round.facts')}</legend>
        <TextInput {...field('name')} label={t('round.name')} hint={t('round.nameHint')} />
        <TextInput
          {...field('slug')}
          label={t('round.slug')}
          hint={t('round.slugHint')}
          optional
          width="medium"
        />
        <TextInput
          {...field('schoolYear')}
          label={t('round.schoolYear')}
          hint={t('round.schoolYearHint')}
          width="medium"
        />
        <TextInput
          {...field('fiscalYear')}
          label={t('round.fiscalYear')}
          hint={t('round.fiscalYearHint')}
          width="short"
          inputMode="numeric"
        />
        <Select {...field('fundId')} label={t('round.fund')} options={funds} />
        <Select
          {...field('rules')}
          label={t('round.rules')}
          hint={t('round.rulesHint')}
          options={versions}
          optional
        />
        <DateInput {...field('deadlineOn')} label={t('round.deadline')} today={today} />
      </fieldset>
      <CategoryFields field={field} />
    </FormShell>
  );
}

type FieldOf = (name: string) => { name: string; locale: Locale; error?: string; defaultValue?: string };

/** Three boxes for each category; a category that is not awarded stays empty. */
function CategoryFields({ field }: { field: FieldOf }) {
  const t = useTranslations('awards');
  return awardCategories.map((category) => (
    <fieldset className="stack" key={category}>
      <legend>{t(`categories.${category}`)}</legend>
      <TextInput
        {...field(`${category}_quota`)}
        label={t('round.quota')}
        width="short"
        inputMode="numeric"
        optional
      />
      <MoneyInput {...field(`${category}_rate`)} label={t('round.rate')} optional />
      <TextInput
        {...field(`${category}_honours`)}
        label={t('round.honours')}
        width="short"
        inputMode="numeric"
        optional
      />
    </fieldset>
  ));
}

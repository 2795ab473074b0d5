'use client';
/**
 * A new file in four sections: the nominee, category and merit, circumstances (council only), papers.
 * Owns the order and the warnings that keep circumstances out of the other sections. Works without script.
 */
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import type { FormAction } from '@/components/forms/plain-form';
import { useProblems } from '@/components/forms/use-problems';
import { FormShell } from '@/components/ui/form-shell';
import { RadioGroup } from '@/components/ui/radio-group';
import { SubmitButton } from '@/components/ui/submit-button';
import { Select, Textarea, TextInput } from '@/components/ui/text-input';
import { circumstances } from '@/lib/awards/schema/inputs';
import type { ActionResult } from '@/lib/web/define-action';
import type { Locale } from '@/messages/catalogue';

export interface NominationFormProps {
  action: FormAction;
  locale: Locale;
  round: string;
  roundId: number;
  categories: { value: string; label: string }[];
  /** The deadline is past: a reason is asked. */
  isLate: boolean;
}

type FieldOf = (name: string) => { name: string; locale: Locale; error?: string; defaultValue?: string };

/** The whole form; entered values stay when something is refused. */
export function NominationForm({ action, locale, round, roundId, categories, isLate }: NominationFormProps) {
  const t = useTranslations('awards');
  const [result, dispatch] = useActionState<ActionResult | null, FormData>(action, null);
  const { errors, errorOf, message, valueOf: kept } = useProblems(result);
  const field: FieldOf = (name) => ({ name, locale, error: errorOf(name), defaultValue: kept(name) });
  const submit = <SubmitButton locale={locale}>{t('form.submit')}</SubmitButton>;
  return (
    <FormShell action={dispatch} locale={locale} errors={errors} note={message} actions={submit}>
      <input type="hidden" name="round" value={round} />
      <input type="hidden" name="roundId" value={roundId} />
      <PersonFields field={field} />
      <fieldset className="stack">
        <legend>{t('form.meritSection')}</legend>
        <Select {...field('categoryId')} label={t('form.category')} options={categories} />
        <Textarea {...field('merit')} label={t('form.merit')} hint={t('form.meritHint')} optional />
      </fieldset>
      <HardshipFields field={field} />
      {isLate ? (
        <TextInput {...field('lateReason')} label={t('form.lateReason')} hint={t('form.lateHint')} />
      ) : null}
    </FormShell>
  );
}

function PersonFields({ field }: { field: FieldOf }) {
  const t = useTranslations('awards');
  return (
    <fieldset className="stack">
      <legend>{t('form.person')}</legend>
      <TextInput {...field('name')} label={t('form.name')} />
      <TextInput
        {...field('birthYear')}
        label={t('form.birthYear')}
        width="short"
        inputMode="numeric"
        optional
      />
      <TextInput
        {...field('guardianName')}
        label={t('form.guardian')}
        hint={t('form.guardianHint')}
        optional
      />
      <TextInput {...field('unitWrittenAs')} label={t('form.unit')} hint={t('form.unitHint')} optional />
      <TextInput {...field('school')} label={t('form.school')} optional />
      <TextInput {...field('className')} label={t('form.className')} width="short" optional />
      <TextInput
        {...field('proposedByUnit')}
        label={t('form.proposedBy')}
        hint={t('form.proposedByHint')}
        optional
      />
    </fieldset>
  );
}

function HardshipFields({ field }: { field: FieldOf }) {
  const t = useTranslations('awards');
  const choices = [
    { value: '', label: t('form.circumstanceNone') },
    ...circumstances.map((value) => ({ value, label: t(`circumstances.${value}`) })),
  ];
  const circumstance = field('circumstance');
  return (
    <>
      <fieldset className="stack">
        <legend>{t('form.hardshipSection')}</legend>
        <p>{t('form.hardshipLede')}</p>
        <RadioGroup
          {...circumstance}
          defaultValue={circumstance.defaultValue ?? ''}
          label={t('form.circumstance')}
          options={choices}
          optional
        />
        <Textarea {...field('account')} label={t('form.account')} optional />
      </fieldset>
      <fieldset className="stack">
        <legend>{t('form.papersSection')}</legend>
        <p>{t('form.papersLede')}</p>
        <TextInput
          {...field('evidenceKind')}
          label={t('form.evidenceKind')}
          hint={t('form.evidenceKindHint')}
          optional
        />
        <TextInput {...field('evidenceNumber')} label={t('form.evidenceNumber')} width="medium" optional />
        <TextInput {...field('evidenceIssuer')} label={t('form.evidenceIssuer')} optional />
        <TextInput
          {...field('evidenceYear')}
          label={t('form.evidenceYear')}
          width="short"
          inputMode="numeric"
          optional
        />
      </fieldset>
    </>
  );
}

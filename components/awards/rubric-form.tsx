'use client';
/**
 * The rubric of a round: when marks of others are shown, and up to eight criteria with words for each mark.
 * Works without script: empty criteria at the end are left out. Once a sheet is in, it is shown and no longer sent.
 */
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import type { FormAction } from '@/components/forms/plain-form';
import { type Problems, useProblems } from '@/components/forms/use-problems';
import { FormShell } from '@/components/ui/form-shell';
import { RadioGroup } from '@/components/ui/radio-group';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextInput } from '@/components/ui/text-input';
import {
  type Criterion,
  criterionNumbers,
  marks,
  type Visibility,
  visibilities,
} from '@/lib/awards/schema/scoring';
import type { ActionResult } from '@/lib/web/define-action';
import type { Locale } from '@/messages/catalogue';

export interface RubricFormProps {
  action: FormAction;
  locale: Locale;
  hidden: Record<string, string | number>;
  visibility: Visibility;
  criteria: readonly Criterion[];
}

/** Stands under MessagesProvider with the modules "awards" and "errors". */
export function RubricForm({ action, locale, hidden, visibility, criteria }: RubricFormProps) {
  const t = useTranslations('awards.scoring');
  const [result, dispatch] = useActionState<ActionResult | null, FormData>(action, null);
  const problems = useProblems(result);
  return (
    <FormShell
      action={dispatch}
      locale={locale}
      errors={problems.errors}
      note={problems.message}
      actions={<SubmitButton locale={locale}>{t('rubricSubmit')}</SubmitButton>}
    >
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <RadioGroup
        {...{ locale, name: 'visibility', label: t('visibilityTitle') }}
        defaultValue={problems.valueOf('visibility', visibility)}
        options={visibilities.map((value) => ({ value, label: t(`visibilities.${value}`) }))}
      />
      {criterionNumbers.map((number) => (
        <CriterionBoxes key={number} {...{ locale, problems, number, criterion: criteria[number - 1] }} />
      ))}
    </FormShell>
  );
}

interface BoxProps {
  locale: Locale;
  problems: Problems;
  number: number;
  criterion: Criterion | undefined;
}

/** One criterion, folded up where there is none yet. */
function CriterionBoxes({ locale, problems, number, criterion }: BoxProps) {
  const t = useTranslations('awards.scoring');
  const box = (part: string, label: string, value: string | undefined, width?: 'short') => {
    const name = `c${number}_${part}`;
    return (
      <TextInput
        key={name}
        {...{ locale, name, label, width, error: problems.errorOf(name) }}
        defaultValue={problems.valueOf(name, value ?? '')}
      />
    );
  };
  const isWrong = problems.errors.some(({ fieldId }) => fieldId.startsWith(`c${number}_`));
  return (
    <details open={criterion !== undefined || isWrong}>
      <summary>{t('criterionNumber', { number, name: criterion?.name ?? t('criterionEmpty') })}</summary>
      {box('name', t('criterionName'), criterion?.name)}
      {box('weight', t('criterionWeight'), String(criterion?.weight ?? 1), 'short')}
      {marks.map((mark) => box(`a${mark}`, t('anchor', { mark }), criterion?.anchors[mark - 1]))}
    </details>
  );
}

'use client';
/**
 * The form "In": which paper in which shape, for one gift or for many.
 * Owns the words that a press counts as a print. Works without script. Refuses to open a file by itself.
 */
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { useProblems } from '@/components/forms/use-problems';
import { FormShell } from '@/components/ui/form-shell';
import { RadioGroup } from '@/components/ui/radio-group';
import { SubmitButton } from '@/components/ui/submit-button';
import { Select } from '@/components/ui/text-input';
import type { BoundAction } from '@/lib/web/define-action';
import type { Locale } from '@/messages/catalogue';

interface Props {
  locale: Locale;
  action: BoundAction<number>;
  requestKey: string;
  /** Forms that may be asked for. */
  forms: readonly string[];
  /** One gift, or the filter of a list whose rows carry ticks for the form `formId`. */
  of: { giftId: number } | { formId: string; filter: string; count: number };
}

/** Stands under MessagesProvider with the modules "contributions" and "errors". */
export function PrintForm({ locale, action, requestKey, forms, of }: Props) {
  const t = useTranslations('contributions.print');
  const [result, submit] = useActionState(action, null);
  const idOf = (name: string) => `print-${name}`;
  const problems = useProblems(result, idOf);
  return (
    <FormShell
      action={submit}
      locale={locale}
      requestKey={requestKey}
      id={'formId' in of ? of.formId : undefined}
      className="no-print"
      note={problems.message}
      errors={problems.errors}
      actions={<SubmitButton locale={locale}>{t('submit')}</SubmitButton>}
    >
      {'giftId' in of ? (
        <>
          <input type="hidden" name="ids" value={of.giftId} />
          <input type="hidden" name="scope" value="ticked" />
        </>
      ) : (
        <>
          <input type="hidden" name="filter" value={of.filter} />
          <RadioGroup
            name="scope"
            id={idOf('scope')}
            locale={locale}
            label={t('scope')}
            defaultValue={problems.valueOf('scope', 'ticked')}
            error={problems.errorOf('scope')}
            options={[
              { value: 'ticked', label: t('ticked'), hint: t('tickedHint') },
              { value: 'filtered', label: t('filtered', { count: of.count }), hint: t('filteredHint') },
            ]}
          />
        </>
      )}
      <Select
        name="form"
        id={idOf('form')}
        locale={locale}
        label={t('form')}
        hint={t('counts')}
        defaultValue={problems.valueOf('form', forms[0])}
        error={problems.errorOf('form')}
        options={forms.map((form) => ({ value: form, label: t(`forms.${form}`) }))}
      />
    </FormShell>
  );
}

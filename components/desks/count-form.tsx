'use client';
/** Counting the box of a desk: by notes or as a total, with a reason when it differs. */
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { useProblems } from '@/components/forms/use-problems';
import { CashCount } from '@/components/ledger/cash-count';
import { FormShell } from '@/components/ui/form-shell';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextInput } from '@/components/ui/text-input';
import type { ActionResult, BoundAction } from '@/lib/web/define-action';
import type { Locale } from '@/messages/catalogue';

export function CountForm(props: { locale: Locale; deskId: number; action: BoundAction<number> }) {
  const { locale, deskId, action } = props;
  const t = useTranslations('desks');
  const [result, submit] = useActionState(action, null);
  const problems = useProblems(result as ActionResult | null);
  return (
    <FormShell
      action={submit}
      locale={locale}
      note={problems.message}
      errors={problems.errors}
      actions={<SubmitButton locale={locale}>{t('count.submit')}</SubmitButton>}
    >
      <p>{t('count.explain')}</p>
      <input type="hidden" name="deskId" value={deskId} />
      <CashCount {...{ locale, problems }} />
      <TextInput
        name="reason"
        locale={locale}
        label={t('count.reason')}
        hint={t('count.reasonHint')}
        error={problems.errorOf('reason')}
        defaultValue={problems.valueOf('reason')}
        optional
      />
    </FormShell>
  );
}

'use client';
/** Name, telephone and address of a donor; the old ones stay in the history. */
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { useProblems } from '@/components/forms/use-problems';
import { ButtonLink } from '@/components/ui/button';
import { FormShell } from '@/components/ui/form-shell';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextInput } from '@/components/ui/text-input';
import type { ActionResult, BoundAction } from '@/lib/web/define-action';
import type { Locale } from '@/messages/catalogue';

interface Props {
  locale: Locale;
  action: BoundAction<number>;
  id: number;
  name: string;
  phone: string;
  address: string;
  backHref: string;
}

export function DonorEditForm({ locale, action, id, backHref, ...known }: Props) {
  const [t, words] = [useTranslations('donors'), useTranslations('common')];
  const [result, submit] = useActionState(action, null);
  const problems = useProblems(result as ActionResult | null);
  const bind = (name: 'name' | 'phone' | 'address') => ({
    ...{ name, locale, label: t(`edit.${name}`), error: problems.errorOf(name) },
    defaultValue: problems.valueOf(name, known[name]),
  });
  return (
    <FormShell
      action={submit}
      locale={locale}
      note={problems.message}
      errors={problems.errors}
      actions={
        <>
          <SubmitButton locale={locale}>{t('edit.submit')}</SubmitButton>
          <ButtonLink variant="quiet" href={backHref}>
            {words('actions.cancel')}
          </ButtonLink>
        </>
      }
    >
      <input type="hidden" name="donorId" value={id} />
      <TextInput {...bind('name')} hint={t('edit.nameHint')} />
      <TextInput {...bind('phone')} width="medium" inputMode="tel" optional />
      <TextInput {...bind('address')} optional />
    </FormShell>
  );
}

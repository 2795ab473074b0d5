'use client';
/** How one gift is named in public; people are named only when they agree, and how they agreed is kept. */
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { useProblems } from '@/components/forms/use-problems';
import { FormShell } from '@/components/ui/form-shell';
import { RadioGroup } from '@/components/ui/radio-group';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextInput } from '@/components/ui/text-input';
import { publicNameChoices } from '@/lib/contributions/schema';
import type { ActionResult, BoundAction, Json } from '@/lib/web/define-action';
import type { Locale } from '@/messages/catalogue';

interface Props<V extends Json> {
  locale: Locale;
  action: BoundAction<V>;
  id: number;
  choice: string;
  publicName: string;
}

export function PublicNameForm<V extends Json>({ locale, action, id, choice, publicName }: Props<V>) {
  const t = useTranslations('contributions');
  const [result, submit] = useActionState(action, null);
  const problems = useProblems(result as ActionResult | null);
  return (
    <details open={problems.message !== undefined} className="no-print">
      <summary className="cursor-pointer py-2 font-semibold text-link">{t('publicName.title')}</summary>
      <FormShell
        action={submit}
        locale={locale}
        note={problems.message}
        errors={problems.errors}
        actions={<SubmitButton locale={locale}>{t('publicName.submit')}</SubmitButton>}
      >
        <p>{t('publicName.explain')}</p>
        <input type="hidden" name="contributionId" value={id} />
        <RadioGroup
          name="choice"
          locale={locale}
          label={t('form.choice')}
          defaultValue={problems.valueOf('choice', choice)}
          error={problems.errorOf('choice')}
          options={publicNameChoices.map((value) => ({ value, label: t(`choices.${value}`) }))}
        />
        <TextInput
          name="publicName"
          locale={locale}
          label={t('form.publicName')}
          error={problems.errorOf('publicName')}
          defaultValue={problems.valueOf('publicName', publicName)}
          optional
        />
        <RadioGroup
          name="channel"
          locale={locale}
          label={t('form.channel')}
          hint={t('consent.donor-name-1')}
          optional
          options={[
            { value: 'spoken', label: t('form.channelSpoken') },
            { value: 'paper', label: t('form.channelPaper') },
          ]}
        />
      </FormShell>
    </details>
  );
}

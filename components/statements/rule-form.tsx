'use client';
/**
 * One rule for lines of the bank: what is looked for, what such a line is, and which lines it would have meant.
 * Two buttons of one form, so that it works without script. Refuses to offer keeping before trying.
 */
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { PlainField, type PlainFieldSpec } from '@/components/forms/plain-field';
import { useProblems } from '@/components/forms/use-problems';
import { ButtonLink } from '@/components/ui/button';
import { FormShell } from '@/components/ui/form-shell';
import { SubmitButton } from '@/components/ui/submit-button';
import type { RuleStep } from '@/lib/statements/commands/own-rules';
import type { RulePreview } from '@/lib/statements/own-rules';
import { ruleMeanings } from '@/lib/statements/schema/rule-form';
import type { BoundAction } from '@/lib/web/define-action';
import type { Locale } from '@/messages/catalogue';
import { RulePreviewBox } from './rule-preview';

type Choice = { value: string; label: string };

export interface RuleFormProps {
  action: BoundAction<RuleStep>;
  locale: Locale;
  listHref: string;
  entered: Record<string, string>;
  preview: RulePreview | null;
  choices: Record<'accounts' | 'funds' | 'uses' | 'campaigns', Choice[]>;
}

/** Stands under MessagesProvider with the modules "statements", "errors" and "common". */
export function RuleForm({ action, locale, listHref, entered, preview: first, choices }: RuleFormProps) {
  const t = useTranslations('statements.rules');
  const [result, dispatch] = useActionState(action, null);
  const { errors, errorOf, message, valueOf: kept } = useProblems(result);
  const done = result?.ok && result.value.step === 'preview' ? result.value : null;
  const preview = done ?? (result ? null : first);
  // What was entered comes back with the answer; a new key puts it into the fields.
  const now = done?.entered ?? entered;
  const step = JSON.stringify(done?.entered ?? '');
  const fieldOf = (field: PlainFieldSpec) => (
    <PlainField
      key={`${field.name} ${step}`}
      {...{ field, locale, id: field.name, error: errorOf(field.name) }}
      value={kept(field.name, now[field.name])}
    />
  );
  const { main, more } = useFields(choices, Boolean(now.replacesId));
  const isNarrowed = more.some(({ name }) => (now[name] ?? '') !== '' || errorOf(name));
  return (
    <FormShell
      action={dispatch}
      {...{ locale, errors, note: message }}
      actions={
        <>
          {preview ? (
            <SubmitButton locale={locale} name="step" value="store">
              {t('form.store')}
            </SubmitButton>
          ) : null}
          <SubmitButton locale={locale} name="step" value="check" variant={preview ? 'secondary' : 'primary'}>
            {t(preview ? 'form.checkAgain' : 'form.check')}
          </SubmitButton>
          <ButtonLink href={listHref}>{t('back')}</ButtonLink>
        </>
      }
    >
      <p className="lede">{t('form.lede')}</p>
      <input type="hidden" name="replacesId" value={now.replacesId ?? ''} />
      {main.map(fieldOf)}
      <details className="my-4" open={isNarrowed}>
        <summary>{t('form.more')}</summary>
        {more.map(fieldOf)}
      </details>
      {preview ? <RulePreviewBox preview={preview} /> : null}
    </FormShell>
  );
}

function useFields(
  { accounts, funds, uses, campaigns }: RuleFormProps['choices'],
  isReplacing: boolean,
): Record<'main' | 'more', PlainFieldSpec[]> {
  const t = useTranslations('statements.rules');
  const optional = (choices: Choice[], none: string) => [{ value: '', label: none }, ...choices];
  const none = t('form.noChoice');
  return {
    main: [
      { kind: 'text', name: 'text', label: t('form.text'), hint: t('form.textHint') },
      {
        ...{ kind: 'radio', name: 'meaning', label: t('form.meaning') },
        options: ruleMeanings.map((value) => ({ value, label: t(`meanings.${value}`) })),
      },
      {
        ...{ kind: 'select', name: 'fundId', label: t('form.fund'), hint: t('form.fundHint') },
        options: optional(funds, none),
      },
      {
        ...{ kind: 'select', name: 'expenseAccountId', label: t('form.use') },
        options: optional(uses, none),
      },
      ...(campaigns.length > 0
        ? [
            {
              ...{ kind: 'select' as const, name: 'campaignId', label: t('form.campaign') },
              options: optional(campaigns, none),
            },
          ]
        : []),
      ...(isReplacing ? [{ kind: 'text' as const, name: 'reason', label: t('form.reason') }] : []),
    ],
    more: [
      {
        ...{ kind: 'select', name: 'way', label: t('form.way') },
        options: [
          { value: '', label: t('form.ways.usual') },
          { value: 'in', label: t('form.ways.in') },
          { value: 'out', label: t('form.ways.out') },
        ],
      },
      {
        ...{ kind: 'select', name: 'accountId', label: t('form.account') },
        options: optional(accounts, t('form.anyAccount')),
      },
      { kind: 'money', name: 'least', label: t('form.least'), optional: true },
      { kind: 'money', name: 'most', label: t('form.most'), optional: true },
    ],
  };
}

'use client';
/**
 * A list from Excel, in two looks: where it comes from, and what was read of it.
 * Owns the one form that carries everything between the two: without script each press sends it whole.
 * Refuses to record on the first press: what will be recorded is always on the page before.
 */
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { useProblems } from '@/components/forms/use-problems';
import { FormShell } from '@/components/ui/form-shell';
import { SubmitButton } from '@/components/ui/submit-button';
import type { EntryForm } from '@/lib/contributions/entry';
import type { ListAnswer } from '@/lib/contributions/schema/list-preview';
import type { ActionResult, BoundAction } from '@/lib/web/define-action';
import type { Locale } from '@/messages/catalogue';
import { ListColumns } from './list-columns';
import { ListRows } from './list-rows';
import { ListSource } from './list-source';
import { ListSum } from './list-sum';

interface Props {
  locale: Locale;
  form: EntryForm & { requestKey: string };
  action: BoundAction<ListAnswer>;
}

type Shown = Extract<ListAnswer, { step: 'preview' }>;

/** A refusal told beside the list looks to the fields like any other. */
function asRefusal(result: ActionResult<ListAnswer> | null, shown: Shown | null): ActionResult | null {
  if (result && !result.ok) return result;
  return shown?.refusal ? { ok: false, ref: '', values: {}, ...shown.refusal } : null;
}

export function ListForm({ locale, form, action }: Props) {
  const t = useTranslations('lists');
  const [result, submit] = useActionState(action, null);
  const shown = result?.ok && result.value.step === 'preview' ? result.value : null;
  const preview = shown?.preview ?? null;
  const problems = useProblems(asRefusal(result, shown), (name) => (name === 'file' ? 'table' : name));
  const isReady = preview?.isReady === true;
  return (
    <FormShell
      action={submit}
      locale={locale}
      className="group"
      errors={problems.errors}
      note={problems.message}
      requestKey={shown?.sent.requestKey || problems.valueOf('requestKey', form.requestKey)}
      // React puts the first values back into the fields after each answer; a new key takes the answered ones.
      key={shown?.stamp ?? 'first'}
      actions={
        <>
          {isReady ? (
            <SubmitButton locale={locale} name="intent" value="record">
              {t('record', { rows: preview.giftCount, sum: preview.sum })}
            </SubmitButton>
          ) : null}
          <SubmitButton
            locale={locale}
            name="intent"
            value="read"
            variant={isReady ? 'secondary' : 'primary'}
          >
            {t(preview ? 'readAgain' : 'read')}
          </SubmitButton>
        </>
      }
    >
      {preview ? (
        <>
          <ListColumns {...{ locale, preview }} />
          <ListRows {...{ locale, preview }} />
          <ListSum {...{ locale, preview, problems }} />
        </>
      ) : null}
      <ListSource {...{ locale, form, problems, shown }} />
    </FormShell>
  );
}

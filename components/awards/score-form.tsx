'use client';
/**
 * One's own sheet about one file: a row of worded marks for each criterion, 1–5 on the keyboard, kept while one marks.
 * Owns which criterion the number keys mean: the first one without a mark, or the one just left.
 * Works without script: then a button keeps the marks. Refuses to hand in by itself.
 */
import { useTranslations } from 'next-intl';
import { type ChangeEvent, startTransition, useActionState, useEffect, useRef, useState } from 'react';
import type { FormAction } from '@/components/forms/plain-form';
import { useProblems } from '@/components/forms/use-problems';
import { FormShell } from '@/components/ui/form-shell';
import { RadioGroup } from '@/components/ui/radio-group';
import { SubmitButton } from '@/components/ui/submit-button';
import { type Criterion, type DraftMarks, marks } from '@/lib/awards/schema/scoring';
import type { ActionResult } from '@/lib/web/define-action';
import type { Locale } from '@/messages/catalogue';

export interface ScoreFormProps {
  action: FormAction;
  locale: Locale;
  hidden: Record<string, string | number>;
  criteria: readonly Criterion[];
  mine: DraftMarks;
}

/** Marks are kept this long after the last one was given. */
const settledMs = 500;

/** Stands under MessagesProvider with the modules "awards" and "errors". */
export function ScoreForm({ action, locale, hidden, criteria, mine }: ScoreFormProps) {
  const t = useTranslations('awards.scoring');
  const [result, dispatch] = useActionState<ActionResult | null, FormData>(action, null);
  const { message, errors } = useProblems(result);
  const [given, setGiven] = useState<DraftMarks>(mine);
  const [left, setLeft] = useState<number | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const open = given.indexOf(null);
  const keyed = open >= 0 ? open : (left ?? 0);
  const mark = (at: number, event: ChangeEvent<HTMLInputElement>) => {
    const chosen = marks.find((one) => String(one) === event.currentTarget.value) ?? null;
    const { form } = event.currentTarget;
    setGiven((before) => before.map((one, line) => (line === at ? chosen : one)));
    setLeft(at);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => form && keep(form, dispatch), settledMs);
  };
  const missing = given.filter((one) => one === null).length;
  return (
    <FormShell
      action={dispatch}
      locale={locale}
      errors={errors}
      note={message}
      onSubmit={() => clearTimeout(timer.current)}
      actions={<SheetButtons locale={locale} />}
    >
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {criteria.map((criterion, at) => (
        <RadioGroup
          key={criterion.name}
          {...{ locale, name: `m${at + 1}`, label: `${at + 1}. ${criterion.name}`, className: 'rubric' }}
          hint={criterion.weight > 1 ? t('weightHint', { weight: criterion.weight }) : undefined}
          defaultValue={mine[at] ? String(mine[at]) : undefined}
          onChange={(event) => mark(at, event)}
          options={marks.map((value) => ({
            ...{ value: String(value), label: `${value} – ${criterion.anchors[value - 1]}` },
            shortcut: at === keyed ? String(value) : undefined,
          }))}
        />
      ))}
      <p role="status">
        {missing > 0 ? t('missing', { count: missing }) : t('complete')}
        {result?.ok ? ` ${t('kept')}` : ''}
      </p>
    </FormShell>
  );
}

function keep(form: HTMLFormElement, dispatch: (data: FormData) => void): void {
  const data = new FormData(form);
  data.set('step', 'keep');
  startTransition(() => dispatch(data));
}

function SheetButtons({ locale }: { locale: Locale }) {
  const t = useTranslations('awards.scoring');
  return (
    <>
      <SubmitButton locale={locale} name="step" value="submit" shortcut="Control+Enter">
        {t('submit')}
      </SubmitButton>
      <SubmitButton locale={locale} name="step" value="keep" variant="secondary">
        {t('keep')}
      </SubmitButton>
      <SubmitButton locale={locale} name="step" value="abstain" variant="quiet">
        {t('abstain')}
      </SubmitButton>
    </>
  );
}

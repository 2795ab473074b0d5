'use client';
/**
 * The next version of the rules: amounts and percentages to change, rows to add; first the differences, then it is kept.
 * Owns the two steps of one form. Works without script. Refuses to reckon: the server tells the differences.
 */
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import type { FormAction } from '@/components/forms/plain-form';
import { useProblems } from '@/components/forms/use-problems';
import { DateInput } from '@/components/ui/date-input';
import { FormShell } from '@/components/ui/form-shell';
import { MoneyInput } from '@/components/ui/money-input';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextInput } from '@/components/ui/text-input';
import { type AwardWords, differenceWords } from '@/lib/awards/rule-words';
import type { RuleDifference } from '@/lib/awards/rules/rule-edits';
import type { ActionResult } from '@/lib/web/define-action';
import type { Locale } from '@/messages/catalogue';
import { LevelFields, LimitFields, ResultFields } from './rules-form-parts';
import { ChosenSelect, type FieldOf, NewRates, type TickOf } from './rules-form-rows';

export interface RulesFormProps {
  action: FormAction;
  locale: Locale;
  today: string;
  /** Begins a new set with a name of its own. */
  isNew: boolean;
  hidden: Record<string, string>;
  rates: { at: number; label: string }[];
  caps: { at: number; label: string }[];
  /** Rows that give a thing, and rows that are an honour alone. */
  things: { at: number; label: string }[];
  honours: { at: number; label: string }[];
  /** How many rows each list begins with. */
  counts: Record<'levels' | 'scales' | 'results', number>;
  /** Lists of conduct that stand in the version and are not among the usual ones. */
  conducts: string[];
  /** Values to begin with, by field name. */
  begin: Record<string, string>;
}

/** What the first step answers with; the second leads to another page. */
interface Shown {
  differences: RuleDifference[];
  seen: string;
  entered: Record<string, string>;
}

/** The whole form. */
export function RulesForm(props: RulesFormProps) {
  const { action, locale, today, isNew, hidden, rates, caps, begin } = props;
  const t = useTranslations('awards');
  const [result, dispatch] = useActionState<ActionResult | null, FormData>(action, null);
  const { errors, errorOf, message, valueOf: kept } = useProblems(result);
  const shown = result?.ok ? (result.value as unknown as Shown) : undefined;
  const field: FieldOf = (name) => ({
    ...{ name, locale, error: errorOf(name) },
    defaultValue: shown ? (shown.entered[name] ?? '') : kept(name, begin[name] ?? ''),
  });
  const entered = shown?.entered ?? (result?.ok === false ? result.values : undefined);
  const tick: TickOf = (name) => ({
    name,
    id: name,
    locale,
    defaultChecked: (entered ?? begin)[name] === 'on',
  });
  const text = (key: string) => t(`ruleBook.form.${key}` as never);
  const submit = <SubmitButton locale={locale}>{text(shown ? 'keep' : 'check')}</SubmitButton>;
  return (
    <FormShell action={dispatch} locale={locale} errors={errors} note={message} actions={submit}>
      {Object.entries({ ...hidden, today, seen: shown?.seen ?? '' }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <fieldset className="stack">
        <legend>{t('ruleBook.factsTitle')}</legend>
        {isNew ? <TextInput {...field('name')} label={text('setName')} hint={text('setNameHint')} /> : null}
        <TextInput
          {...field('sourceTitle')}
          label={text('sourceTitle')}
          hint={text('sourceTitleHint')}
          optional
        />
        <DateInput
          {...{ ...field('validFrom'), today, optional: true }}
          label={text('validFrom')}
          hint={text('validFromHint')}
        />
      </fieldset>
      <fieldset className="stack">
        <legend>{t('ruleBook.ratesTitle')}</legend>
        <p>{text('ratesHint')}</p>
        {rates.map(({ at, label }) => (
          <MoneyInput key={at} {...field(`rate_${at}`)} label={label} />
        ))}
        <OtherRates {...props} field={field} />
      </fieldset>
      <NewRates field={field} />
      {caps.map(({ at, label }) => (
        <CapFields key={at} {...{ field, at, label }} />
      ))}
      <LimitFields {...{ field, tick }} />
      <ResultFields {...{ field, tick }} counts={props.counts} conducts={props.conducts} />
      <LevelFields {...{ field, tick }} count={props.counts.levels} />
      <p>{text('carried')}</p>
      {shown ? <ShownDifferences differences={shown.differences} /> : null}
    </FormShell>
  );
}

/** Rows that give a thing or an honour: what it is and what it is worth, or whether the row stays. */
function OtherRates({ things, honours, field }: RulesFormProps & { field: FieldOf }) {
  const t = useTranslations('awards');
  const text = (key: string) => t(`ruleBook.form.${key}` as never);
  const options = ['keep', 'drop'].map((value) => ({ value, label: text(`honour.${value}`) }));
  return (
    <>
      {things.map(({ at, label }) => (
        <fieldset key={at} className="stack">
          <legend>{label}</legend>
          <TextInput
            {...field(`thing_${at}`)}
            label={text('thing')}
            hint={text('thingHint')}
            maxLength={120}
          />
          <MoneyInput {...field(`worth_${at}`)} label={text('worth')} optional />
        </fieldset>
      ))}
      {honours.map(({ at, label }) => (
        <ChosenSelect key={at} {...field(`honour_${at}`)} label={label} options={options} />
      ))}
    </>
  );
}

function CapFields({ field, at, label }: { field: FieldOf; at: number; label: string }) {
  const t = useTranslations('awards');
  const options = ['down', 'up'].map((value) => ({ value, label: t(`ruleBook.rounding.${value}` as never) }));
  return (
    <fieldset className="stack">
      <legend>{label}</legend>
      <TextInput
        {...field(`cap_${at}`)}
        label={t('ruleBook.form.percent')}
        width="short"
        inputMode="numeric"
      />
      <ChosenSelect {...field(`rounding_${at}`)} label={t('ruleBook.form.roundingLabel')} options={options} />
    </fieldset>
  );
}

function ShownDifferences({ differences }: { differences: RuleDifference[] }) {
  const t = useTranslations('awards');
  const words: AwardWords = (key, values) => t(key as never, values as never);
  if (differences.length === 0) return <Notice tone="info" title={t('ruleBook.form.shownSame')} />;
  return (
    <Notice tone="warning" title={t('ruleBook.form.shownTitle')}>
      <ul>
        {differences.map((one) => (
          <li key={JSON.stringify(one)}>{differenceWords(one, words)}</li>
        ))}
      </ul>
    </Notice>
  );
}

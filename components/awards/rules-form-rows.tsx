'use client';
/** Rows for new rates: category, level, rank, school years and amount; a row without an amount is none. */
import { useTranslations } from 'next-intl';
import { MoneyInput } from '@/components/ui/money-input';
import { Select, type SelectProps, TextInput } from '@/components/ui/text-input';
import { awardCategories } from '@/lib/awards/schema/inputs';
import { competitionLevels, ranks } from '@/lib/awards/schema/rule-set';
import { newRates } from '@/lib/awards/schema/rules-forms';
import type { Locale } from '@/messages/catalogue';

/** What a box begins with, and what was wrong with it. */
export type FieldOf = (name: string) => {
  name: string;
  locale: Locale;
  error?: string;
  defaultValue?: string;
};

/** The same for a box to tick. */
export type TickOf = (name: string) => { name: string; id: string; locale: Locale; defaultChecked: boolean };

const rows = Array.from({ length: newRates }, (_, at) => String(at));

/** Mounted anew when its value changes: the browser's own reset would put the first one back. */
export function ChosenSelect(props: SelectProps) {
  return <Select key={String(props.defaultValue)} {...props} />;
}

const kinds = ['money', 'inKind', 'honour'];

/** Folded away: most versions only change amounts. */
export function NewRates({ field }: { field: FieldOf }) {
  const t = useTranslations('awards');
  return (
    <details>
      <summary>{t('ruleBook.form.addTitle')}</summary>
      <p>{t('ruleBook.form.addHint')}</p>
      {rows.map((at) => (
        <NewRate key={at} field={(name) => field(`new_${at}_${name}`)} />
      ))}
    </details>
  );
}

function NewRate({ field }: { field: FieldOf }) {
  const t = useTranslations('awards');
  const choices = (values: readonly string[], words: string) =>
    values.map((value) => ({ value, label: t(`${words}.${value}` as never) }));
  const none = { value: '', label: t('ruleBook.form.noLevel') };
  const year = { width: 'short' as const, inputMode: 'numeric' as const, optional: true };
  return (
    <fieldset className="stack">
      <ChosenSelect
        {...field('category')}
        label={t('ruleBook.category')}
        options={choices(awardCategories, 'categories')}
      />
      <ChosenSelect
        {...field('level')}
        label={t('ruleBook.level')}
        options={[none, ...choices(competitionLevels, 'rules.levels')]}
      />
      <ChosenSelect {...field('rank')} label={t('ruleBook.rank')} options={choices(ranks, 'rules.ranks')} />
      <TextInput {...{ ...field('from'), ...year }} label={t('ruleBook.form.fromYear')} />
      <TextInput {...{ ...field('until'), ...year }} label={t('ruleBook.form.untilYear')} />
      <ChosenSelect
        {...field('gives')}
        label={t('ruleBook.form.gives')}
        options={choices(kinds, 'ruleBook.form.kinds')}
      />
      <MoneyInput {...field('amount')} label={t('ruleBook.form.amount')} optional />
      <TextInput
        {...field('what')}
        label={t('ruleBook.form.thing')}
        hint={t('ruleBook.form.thingHint')}
        optional
        maxLength={120}
      />
      <MoneyInput {...field('worth')} label={t('ruleBook.form.worth')} optional />
    </fieldset>
  );
}

/** The page that makes the next version: from the template, or from a version, with its values in the boxes. */
import type { FormAction } from '@/components/forms/plain-form';
import { MessagesProvider } from '@/components/ui/messages-provider';
import type { RuleVersionLine } from '@/lib/awards/queries/rule-book';
import { periodWords, rateWords } from '@/lib/awards/rule-words';
import { mainSource } from '@/lib/awards/rules/rule-edits';
import { viXuyenTemplate } from '@/lib/awards/rules/vi-xuyen';
import {
  beginningCounts,
  beginningParts,
  beginningRates,
  conductsOf,
  rowsGiving,
} from '@/lib/awards/schema/rule-form-values';
import type { Rate } from '@/lib/awards/schema/rule-set';
import { type Locale, translator } from '@/lib/web/messages';
import { RulesForm } from './rules-form';

export interface NewRulesProps {
  action: FormAction;
  locale: Locale;
  today: string;
  /** The version it begins from; undefined: the template. */
  base?: RuleVersionLine;
  /** The newest version of the set. */
  newest: number;
}

/** Lede and form. */
export function NewRules({ action, locale, today, base, newest }: NewRulesProps) {
  const t = translator(locale);
  const words = (key: string, values?: Record<string, string | number>) => t(`awards.${key}`, values);
  const rules = base?.rules ?? viXuyenTemplate;
  const rates = rowsGiving(rules, 'money');
  const label = ({ at, row }: { at: number; row: Rate }) => ({
    at,
    label: `${rateWords(row, words)} (${periodWords(row, words)})`,
  });
  const caps = rules.rules.filter((rule) => rule.kind === 'capPerSchool');
  const begin = {
    sourceTitle: rules.sources.find(({ key }) => key === mainSource(rules))?.title ?? '',
    ...beginningRates(rules),
    ...beginningParts(rules),
    ...Object.fromEntries(
      caps.flatMap(({ percent, rounding }, at) => [
        [`cap_${at}`, String(percent)],
        [`rounding_${at}`, rounding],
      ]),
    ),
  };
  return (
    <MessagesProvider locale={locale} modules={['awards', 'errors', 'common']}>
      <p className="lede">{t('awards.ruleBook.form.lede')}</p>
      <RulesForm
        {...{ action, locale, today, begin }}
        isNew={base === undefined}
        hidden={{ base: base ? `${base.ruleSetId}@${base.version}` : '', after: String(newest) }}
        rates={rates.map(label)}
        things={rowsGiving(rules, 'inKind').map(label)}
        honours={rowsGiving(rules, 'honour').map(label)}
        counts={beginningCounts(rules)}
        conducts={conductsOf(rules)}
        caps={caps.map(({ category }, at) => ({
          at,
          label: t('awards.ruleBook.capOf', { category: t(`awards.categories.${category}`) }),
        }))}
      />
    </MessagesProvider>
  );
}

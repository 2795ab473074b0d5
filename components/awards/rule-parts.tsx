/** Limits, results that count and levels of competitions of one version, in sentences. */
import { Table } from '@/components/ui/table';
import { sourceTitle } from '@/lib/awards/reasons';
import { type AwardWords, capWords, periodWords } from '@/lib/awards/rule-words';
import type { Rule, RuleOf, RuleSet } from '@/lib/awards/schema/rule-set';
import { type Locale, type Translator, translator } from '@/lib/web/messages';

export interface RulePartProps {
  rules: RuleSet;
  locale: Locale;
}

const wordsOf =
  (t: Translator): AwardWords =>
  (key, values) =>
    t(`awards.${key}`, values);

/** The limits, one sentence each, with the text they rest on. */
export function LimitsPart({ rules, locale }: RulePartProps) {
  const t = translator(locale);
  const limits = rules.rules.flatMap((rule) => {
    const sentence = limitSentence(rule, t);
    return sentence
      ? [t('awards.rules.withSource', { sentence, source: sourceTitle(rule.source, rules, t) })]
      : [];
  });
  return (
    <section>
      <h2>{t('awards.ruleBook.limitsTitle')}</h2>
      {limits.length === 0 ? <p>{t('awards.ruleBook.noLimits')}</p> : null}
      <ul>
        {limits.map((limit) => (
          <li key={limit}>{limit}</li>
        ))}
      </ul>
    </section>
  );
}

function limitSentence(rule: Rule, t: Translator): string | undefined {
  if (rule.kind === 'highestPrizeOnly') {
    const categories = rule.categories.map((one) => t(`awards.categories.${one}`)).join(', ');
    return t('awards.ruleBook.highestPrizeOnly', { categories });
  }
  if (rule.kind === 'oncePerYear') return t('awards.ruleBook.oncePerYear');
  if (rule.kind !== 'capPerSchool') return undefined;
  return t('awards.ruleBook.capPerSchool', {
    category: t(`awards.categories.${rule.category}`),
    cap: capWords(`${rule.percent} ${rule.rounding}`, wordsOf(t)),
  });
}

/** Which results count as what, and by which circular each grade is classed. */
export function EligibilityPart({ rules, locale }: RulePartProps) {
  const t = translator(locale);
  const rule = rules.rules.find((one): one is RuleOf<'eligibility'> => one.kind === 'eligibility');
  if (!rule) return null;
  const classes = (circular: string, words: readonly string[]) =>
    words.map((word) => t(`awards.rules.classes.${circular}.${word}`)).join(', ');
  const grades = [...new Set(rule.scales.map(({ grade }) => grade))].sort((a, b) => a - b);
  return (
    <section>
      <h2>{t('awards.ruleBook.eligibilityTitle')}</h2>
      <p>{rule.categories.map((one) => t(`awards.categories.${one}`)).join(', ')}</p>
      <ul>
        {rule.counts.map((row) => (
          <li key={JSON.stringify(row)}>
            {t('awards.ruleBook.countsRow', {
              circular: t(`awards.rules.sources.${row.circular}`),
              study: classes(row.circular, row.study),
              conduct:
                row.conduct.length === 0
                  ? ''
                  : t('awards.ruleBook.conductPart', { conduct: classes(row.circular, row.conduct) }),
              as: t(`awards.rules.ranks.${row.as}`),
            })}
          </li>
        ))}
      </ul>
      <details>
        <summary>{t('awards.ruleBook.scalesTitle')}</summary>
        <Table
          caption={t('awards.ruleBook.scalesTitle')}
          captionHidden
          rows={grades}
          rowKey={(grade) => grade}
          columns={[
            {
              ...{ key: 'grade', header: t('awards.ruleBook.gradeHeader') },
              cell: (grade) => t('awards.ruleBook.grade', { grade }),
            },
            {
              ...{ key: 'circular', header: t('awards.ruleBook.circular') },
              cell: (grade) => <ScalesOf {...{ rule, grade, t }} />,
            },
          ]}
        />
      </details>
    </section>
  );
}

function ScalesOf({ rule, grade, t }: { rule: RuleOf<'eligibility'>; grade: number; t: Translator }) {
  return (
    <ul>
      {rule.scales
        .filter((row) => row.grade === grade)
        .map((row) => (
          <li key={row.circular}>
            {t(`awards.rules.sources.${row.circular}`)}, {periodWords(row, wordsOf(t))}
          </li>
        ))}
    </ul>
  );
}

/** Which levels of competitions there are in which school years. */
export function LevelsPart({ rules, locale }: RulePartProps) {
  const t = translator(locale);
  const rule = rules.rules.find((one): one is RuleOf<'levels'> => one.kind === 'levels');
  if (!rule) return null;
  return (
    <section>
      <h2>{t('awards.ruleBook.levelsTitle')}</h2>
      <ul>
        {rule.rows.map((row) => {
          const level = t(`awards.rules.levels.${row.level}`);
          const period = periodWords(row, wordsOf(t));
          return (
            <li key={JSON.stringify(row)}>
              {t('awards.ruleBook.levelRow', {
                level: level.charAt(0).toUpperCase() + level.slice(1),
                period,
              })}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

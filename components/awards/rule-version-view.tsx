/**
 * One version of the rules in words: what it is, what changed, the rates as a table, the limits, what counts.
 * Refuses formulas: everything shown is a sentence or a row that can be read aloud at a meeting.
 */
import { ButtonLink } from '@/components/ui/button';
import { DateText } from '@/components/ui/date-text';
import { DescriptionList, SummaryCard } from '@/components/ui/description-list';
import { Table } from '@/components/ui/table';
import type { RuleVersionLine } from '@/lib/awards/queries/rule-book';
import { sourceTitle } from '@/lib/awards/reasons';
import { differenceWords, givesWords, periodWords } from '@/lib/awards/rule-words';
import { mainSource, ruleDifferences } from '@/lib/awards/rules/rule-edits';
import { viXuyenTemplate } from '@/lib/awards/rules/vi-xuyen';
import type { RuleSet } from '@/lib/awards/schema/rule-set';
import { formatInstantVn } from '@/lib/kernel/dates';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { RoundsOf, VersionTable } from './rule-book-list';
import { EligibilityPart, LevelsPart, LimitsPart } from './rule-parts';

export interface RuleVersionViewProps {
  hoi: string;
  locale: Locale;
  /** The version shown. */
  shown: RuleVersionLine;
  /** All versions of the set, the newest first. */
  versions: RuleVersionLine[];
  canWrite: boolean;
}

/** The page below its heading. */
export function RuleVersionView({ hoi, locale, shown, versions, canWrite }: RuleVersionViewProps) {
  const t = translator(locale);
  const before = versions.find(({ version }) => version === shown.version - 1);
  const parts = { rules: shown.rules, locale };
  return (
    <div className="stack">
      <Facts {...{ hoi, locale, shown }} />
      {canWrite ? (
        <div className="actions">
          <ButtonLink
            variant="primary"
            href={routes.office.newAwardRules(hoi, { tu: `${shown.ruleSetId}@${shown.version}` })}
          >
            {t('awards.ruleBook.next')}
          </ButtonLink>
        </div>
      ) : null}
      <Changes {...parts} before={before} />
      <RatesPart {...parts} />
      <LimitsPart {...parts} />
      <EligibilityPart {...parts} />
      <LevelsPart {...parts} />
      <section>
        <h2>{t('awards.ruleBook.otherVersions')}</h2>
        <VersionTable {...{ hoi, locale, versions }} caption={t('awards.ruleBook.otherVersions')} />
      </section>
    </div>
  );
}

function Facts({ hoi, locale, shown }: Pick<RuleVersionViewProps, 'hoi' | 'locale' | 'shown'>) {
  const t = translator(locale);
  const text = (key: string) => t(`awards.ruleBook.${key}`);
  const items = [
    { term: text('version'), value: shown.version },
    { term: text('source'), value: sourceTitle(mainSource(shown.rules), shown.rules, t) },
    {
      term: text('validFrom'),
      value: shown.validFrom ? <DateText date={shown.validFrom} /> : text('atOnce'),
    },
    {
      term: text('made'),
      value: t('awards.ruleBook.madeBy', { name: shown.madeBy, at: formatInstantVn(shown.madeAt) }),
    },
    { term: text('rounds'), value: <RoundsOf {...{ hoi, locale }} row={shown} /> },
    {
      term: text('fingerprint'),
      value: (
        <>
          <code>{shown.fingerprint.replaceAll(/(.{8})(?=.)/g, '$1 ')}</code>
          <br />
          <span className="muted">{text('fingerprintHint')}</span>
        </>
      ),
    },
  ];
  return (
    <SummaryCard title={text('factsTitle')}>
      <DescriptionList items={items} locale={locale} />
    </SummaryCard>
  );
}

/** What differs from the version before it, or from the template for the first one. */
function Changes({ rules, locale, before }: { rules: RuleSet; locale: Locale; before?: RuleVersionLine }) {
  const t = translator(locale);
  const words = (key: string, values?: Record<string, string | number>) => t(`awards.${key}`, values);
  const differences = ruleDifferences(before?.rules ?? viXuyenTemplate, rules);
  const title = before
    ? t('awards.ruleBook.changedTitle', { version: before.version })
    : t('awards.ruleBook.changedFromTemplate');
  return (
    <section>
      <h2>{title}</h2>
      {differences.length === 0 ? (
        <p>{t('awards.ruleBook.sameAsTemplate')}</p>
      ) : (
        <ul>
          {differences.map((one) => (
            <li key={JSON.stringify(one)}>{differenceWords(one, words)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function RatesPart({ rules, locale }: { rules: RuleSet; locale: Locale }) {
  const t = translator(locale);
  const words = (key: string, values?: Record<string, string | number>) => t(`awards.${key}`, values);
  const text = (key: string) => t(`awards.ruleBook.${key}`);
  const rows = rules.rules.flatMap((rule) => (rule.kind === 'rates' ? rule.rows : []));
  return (
    <section>
      <h2>{text('ratesTitle')}</h2>
      <Table
        caption={text('ratesTitle')}
        captionHidden
        rows={rows}
        rowKey={(row) => [row.category, row.level, row.rank, row.from, row.until].join(' ')}
        columns={[
          {
            ...{ key: 'category', header: text('category') },
            cell: (row) => t(`awards.categories.${row.category}`),
          },
          {
            ...{ key: 'level', header: text('level') },
            cell: (row) => t(`awards.rules.levels.${row.level ?? 'none'}`),
          },
          { ...{ key: 'rank', header: text('rank') }, cell: (row) => t(`awards.rules.ranks.${row.rank}`) },
          { ...{ key: 'period', header: text('periodHeader') }, cell: (row) => periodWords(row, words) },
          {
            ...{ key: 'gives', header: text('gives'), align: 'end' as const },
            cell: (row) => givesWords(row.gives, words),
          },
        ]}
      />
    </section>
  );
}

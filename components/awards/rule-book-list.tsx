/** Rule sets with their versions: what each rests on, from when it is valid, its fingerprint, the rounds that follow it. */
import { ButtonLink } from '@/components/ui/button';
import { DateText } from '@/components/ui/date-text';
import { EmptyState } from '@/components/ui/state-of-page';
import { Table } from '@/components/ui/table';
import type { RuleVersionLine } from '@/lib/awards/queries/rule-book';
import { sourceTitle } from '@/lib/awards/reasons';
import { mainSource } from '@/lib/awards/rules/rule-edits';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

export interface RuleBookListProps {
  hoi: string;
  locale: Locale;
  versions: RuleVersionLine[];
  canWrite: boolean;
}

/** The list, or why it is empty and what to do. */
export function RuleBookList({ hoi, locale, versions, canWrite }: RuleBookListProps) {
  const t = translator(locale);
  const begin = canWrite ? (
    <ButtonLink variant="primary" href={routes.office.newAwardRules(hoi)}>
      {t('awards.ruleBook.new')}
    </ButtonLink>
  ) : null;
  if (versions.length === 0) {
    return (
      <EmptyState title={t('awards.ruleBook.emptyTitle')} actions={begin}>
        {t('awards.ruleBook.emptyBody')}
      </EmptyState>
    );
  }
  return (
    <>
      <p className="lede">{t('awards.ruleBook.lede')}</p>
      <div className="actions">
        {begin}
        <ButtonLink href={routes.office.awardRounds(hoi)}>{t('awards.ruleBook.toRounds')}</ButtonLink>
      </div>
      <VersionTable {...{ hoi, locale, versions }} caption={t('awards.ruleBook.title')} />
    </>
  );
}

/** Versions as a table, also for those of one set. */
export function VersionTable({
  hoi,
  locale,
  versions,
  caption,
}: Omit<RuleBookListProps, 'canWrite'> & { caption: string }) {
  const t = translator(locale);
  const text = (key: string) => t(`awards.ruleBook.${key}`);
  return (
    <Table
      caption={caption}
      captionHidden
      rows={versions}
      rowKey={(row) => `${row.ruleSetId}@${row.version}`}
      columns={[
        {
          ...{ key: 'name', header: text('name') },
          cell: (row) => (
            <a href={routes.office.awardRuleSet(hoi, row.ruleSetId, { ban: String(row.version) })}>
              {t('awards.ruleBook.versionOf', { name: row.name, version: row.version })}
            </a>
          ),
        },
        {
          ...{ key: 'source', header: text('source') },
          cell: (row) => sourceTitle(mainSource(row.rules), row.rules, t),
        },
        {
          ...{ key: 'from', header: text('validFrom') },
          cell: (row) => (row.validFrom ? <DateText date={row.validFrom} /> : text('atOnce')),
        },
        {
          ...{ key: 'fingerprint', header: text('fingerprint') },
          cell: (row) => <code>{row.fingerprint.slice(0, 12)}…</code>,
        },
        {
          ...{ key: 'rounds', header: text('rounds') },
          cell: (row) => <RoundsOf {...{ hoi, locale, row }} />,
        },
      ]}
    />
  );
}

/** Rounds that follow a version, as links. */
export function RoundsOf({ hoi, locale, row }: { hoi: string; locale: Locale; row: RuleVersionLine }) {
  if (row.rounds.length === 0) return translator(locale)('awards.ruleBook.noRounds');
  return (
    <ul>
      {row.rounds.map((round) => (
        <li key={round.slug}>
          <a href={routes.office.awardRound(hoi, round.slug)}>{round.name}</a>
        </li>
      ))}
    </ul>
  );
}

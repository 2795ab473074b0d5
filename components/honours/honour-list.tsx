/**
 * The honour list of one year: counts, search, the named in a table, how many are only counted.
 * Owns what stands beside a name: one neutral word, the unit and, with consent, the school.
 * Refuses amounts and decisions beside a name, and any word that would part pupils from pupils.
 */

import { ButtonLink } from '@/components/ui/button';
import { Figure } from '@/components/ui/description-list';
import { Pagination } from '@/components/ui/navigation';
import { EmptyState } from '@/components/ui/state-of-page';
import { type Column, Table } from '@/components/ui/table';
import {
  awardCounts,
  ceremoniesOf,
  decisionsOf,
  honourCounts,
  honourList,
  type NamedHonour,
} from '@/lib/honours/rules/honours';
import { pageOf } from '@/lib/honours/rules/lists';
import type { HonourRow, PublishedFigure } from '@/lib/honours/schema/published';
import type { HonourQuery } from '@/lib/honours/schema/words';
import { formatDateVn } from '@/lib/kernel/dates';
import { formatVndUnit } from '@/lib/kernel/money';
import { type Translator, translator } from '@/lib/web/messages';
import { type PublicPlace, routes } from '@/lib/web/routes';
import type { Locale } from '@/messages/catalogue';
import { HonourFilters } from './honour-filters';

export interface HonourContent {
  rows: HonourRow[];
  figures: PublishedFigure[];
}

export interface HonourListProps {
  locale: Locale;
  place: PublicPlace;
  year: number;
  associationName: string;
  content: HonourContent;
  query: HonourQuery;
}

/** Everything under the heading; the desk shows the same as a preview. */
export function HonourList({ locale, place, year, associationName, content, query }: HonourListProps) {
  const t = translator(locale);
  const { rows, figures } = content;
  const found = pageOf(honourList(rows, query), query.trang);
  const named = rows.filter((row) => row.name).length;
  const isFiltered = Boolean(query.q || query.dien || query['don-vi']);
  const bare = routes.public.honours({ ...place, year });
  const linkTo = (trang: number) =>
    routes.public.honours({
      ...place,
      year,
      query: { ...queryWords(query), trang: trang > 1 ? trang : undefined },
    });
  return (
    <>
      <p className="lede">{t('honours.list.lede', { name: associationName, year: String(year) })}</p>
      <HonourFigures t={t} figures={figures} rows={rows} />
      <HonourFilters
        locale={locale}
        action={bare}
        rows={rows}
        query={query}
        isFiltered={isFiltered}
        clearHref={bare}
        allYearsHref={routes.public.honourSearch({ ...place, query: { q: query.q } })}
      />
      {found.total === 0 && isFiltered ? (
        <EmptyState
          title={t('honours.list.noMatch')}
          actions={<ButtonLink href={bare}>{t('honours.list.clear')}</ButtonLink>}
        >
          <p>{t('honours.list.noMatchBody')}</p>
        </EmptyState>
      ) : (
        <Table
          caption={
            isFiltered
              ? t('honours.list.captionFiltered', { count: found.total, total: String(named) })
              : t('honours.list.caption', { count: found.total })
          }
          columns={columnsOf(t)}
          rows={found.rows}
          rowKey={(row) => `${row.name}|${row.label}|${row.unitName}|${found.rows.indexOf(row)}`}
        />
      )}
      <Pagination
        locale={locale}
        previousHref={found.page > 1 ? linkTo(found.page - 1) : undefined}
        nextHref={found.page < found.pages ? linkTo(found.page + 1) : undefined}
        summary={
          found.pages > 1
            ? t('honours.list.pageSummary', { page: String(found.page), pages: String(found.pages) })
            : undefined
        }
      />
      <HonourNotes t={t} rows={rows} figures={figures} />
    </>
  );
}

function queryWords(query: HonourQuery) {
  const { q, dien, 'don-vi': unit, 'sap-xep': sort } = query;
  return { q, dien, 'don-vi': unit, 'sap-xep': sort === 'ten' ? undefined : sort };
}

function columnsOf(t: Translator): Column<NamedHonour>[] {
  return [
    { key: 'name', header: t('honours.list.name'), cell: (row) => row.name, rowHeading: true },
    { key: 'what', header: t('honours.list.what'), cell: (row) => t(`honours.list.label.${row.label}`) },
    {
      key: 'where',
      header: t('honours.list.where'),
      cell: (row) => [row.unitName, row.school].filter(Boolean).join(' – '),
    },
  ];
}

function HonourFigures({
  t,
  figures,
  rows,
}: {
  t: Translator;
  figures: PublishedFigure[];
  rows: HonourRow[];
}) {
  const { count, honours, amountVnd, byKind } = awardCounts(figures);
  const kinds = byKind
    .map((entry) => t(`honours.list.kindCount.${entry.kind}`, { count: entry.count }))
    .join(', ');
  const named = rows.filter((row) => row.name).length;
  return (
    <div className="figures">
      <Figure label={t('honours.list.honoursLabel')} value={t('honours.home.people', { count: honours })} />
      <Figure label={t('honours.list.namedLabel')} value={t('honours.home.people', { count: named })} />
      {count > 0 ? (
        <Figure
          label={t('honours.list.awardsLabel')}
          value={t('honours.list.awards', { count, amount: formatVndUnit(amountVnd) })}
          note={t('honours.list.amountsSentence', { kinds })}
        />
      ) : null}
    </div>
  );
}

function HonourNotes({ t, rows, figures }: { t: Translator; rows: HonourRow[]; figures: PublishedFigure[] }) {
  const unnamed = honourCounts(rows)
    .filter((entry) => entry.unnamed > 0)
    .map((entry) => t(`honours.list.unnamed.${entry.kind}`, { count: entry.unnamed }));
  const decisions = decisionsOf(figures).map(({ reference, decidedOn }) =>
    t('honours.list.decision', { reference, date: formatDateVn(decidedOn) }),
  );
  return (
    <>
      {unnamed.length > 0 ? <p>{t('honours.list.unnamedSentence', { list: unnamed.join(', ') })}</p> : null}
      {decisions.length > 0 ? <p>{t('honours.list.decisions', { list: decisions.join('; ') })}</p> : null}
      {ceremoniesOf(figures).map(({ name, heldOn, place }) => (
        <p key={`${heldOn}${name}`}>
          {t('honours.list.ceremonies')}:{' '}
          {t('honours.list.ceremony', { name, date: formatDateVn(heldOn), place })}.
        </p>
      ))}
      <p className="muted">{t('honours.list.remove')}</p>
      <p className="muted no-print">{t('honours.list.printHint')}</p>
    </>
  );
}

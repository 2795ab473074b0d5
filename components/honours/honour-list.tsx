/**
 * The honour list of one year: counts, search, the named in a table, how many are only counted.
 * Owns what stands beside a name: one neutral word, the unit and, with consent, the school.
 * Refuses amounts and decisions beside a name, and any word that would part pupils from pupils.
 */

import { ButtonLink } from '@/components/ui/button';
import { Pagination } from '@/components/ui/navigation';
import { EmptyState } from '@/components/ui/state-of-page';
import { type Column, Table } from '@/components/ui/table';
import { honourList, type NamedHonour } from '@/lib/honours/rules/honours';
import { pageOf } from '@/lib/honours/rules/lists';
import type { HonourRound, HonourRow, PublishedFigure } from '@/lib/honours/schema/published';
import type { HonourQuery } from '@/lib/honours/schema/words';
import { type Translator, translator } from '@/lib/web/messages';
import { type PublicPlace, routes } from '@/lib/web/routes';
import type { Locale } from '@/messages/catalogue';
import { HonourFigures, HonourNotes } from './honour-counts';
import { HonourFilters } from './honour-filters';

export interface HonourContent {
  rows: HonourRow[];
  figures: PublishedFigure[];
  rounds: HonourRound[];
}

export interface HonourListProps {
  locale: Locale;
  place: PublicPlace;
  year: number;
  associationName: string;
  content: HonourContent;
  query: HonourQuery;
  /** A preview is not published yet: its names lead nowhere. */
  isPreview?: boolean;
}

/** Everything under the heading; the desk shows the same as a preview. */
export function HonourList(props: HonourListProps) {
  const { locale, place, year, associationName, content, query, isPreview } = props;
  const t = translator(locale);
  const { rows, figures, rounds } = content;
  const found = pageOf(honourList(rows, query, rounds), query.trang);
  const named = rows.filter((row) => row.name).length;
  const isFiltered = [query.q, query.dien, query['don-vi'], query.dot, query.le].some(Boolean);
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
      {named > 0 ? (
        <HonourFilters
          {...{ locale, rows, rounds, query, isFiltered }}
          action={bare}
          clearHref={bare}
          allYearsHref={routes.public.honourSearch({ ...place, query: { q: query.q } })}
        />
      ) : null}
      {found.total === 0 ? (
        <Nobody {...{ t, named }} all={rows.length} clearHref={bare} />
      ) : (
        <Table
          bare
          caption={
            isFiltered
              ? t('honours.list.captionFiltered', { count: found.total, total: String(named) })
              : t('honours.list.caption', { count: found.total })
          }
          columns={columnsOf(t, (code) =>
            isPreview ? undefined : routes.public.honour({ ...place, year, code }),
          )}
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

interface NobodyProps {
  t: Translator;
  /** Everybody in the list, and those who are named. */
  all: number;
  named: number;
  clearHref: string;
}

/** Nobody to show: nobody is in the list, nobody agreed to be named, or nobody fits what was looked for. */
function Nobody({ t, all, named, clearHref }: NobodyProps) {
  if (named === 0)
    return (
      <EmptyState title={t(all > 0 ? 'honours.list.nobodyNamed' : 'honours.list.nobody')}>
        {all > 0 ? <p>{t('honours.list.nobodyNamedBody')}</p> : null}
      </EmptyState>
    );
  return (
    <EmptyState
      title={t('honours.list.noMatch')}
      actions={<ButtonLink href={clearHref}>{t('honours.list.clear')}</ButtonLink>}
    >
      <p>{t('honours.list.noMatchBody')}</p>
    </EmptyState>
  );
}

function queryWords(query: HonourQuery) {
  const { q, dien, 'don-vi': unit, dot, le, 'sap-xep': sort } = query;
  return { q, dien, 'don-vi': unit, dot, le, 'sap-xep': sort === 'ten' ? undefined : sort };
}

function columnsOf(t: Translator, hrefOf: (code: string) => string | undefined): Column<NamedHonour>[] {
  const nameOf = ({ name, pageCode }: NamedHonour) => {
    const href = pageCode ? hrefOf(pageCode) : undefined;
    return href ? <a href={href}>{name}</a> : name;
  };
  return [
    { key: 'name', header: t('honours.list.name'), cell: nameOf, rowHeading: true },
    { key: 'what', header: t('honours.list.what'), cell: (row) => t(`honours.list.label.${row.label}`) },
    {
      key: 'where',
      header: t('honours.list.where'),
      cell: (row) => [row.unitName, row.school].filter(Boolean).join(' – '),
    },
  ];
}

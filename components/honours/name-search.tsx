/**
 * One name in the honour lists of all years: the box, and what was found, each with its year.
 * Owns the sentences for nothing, for a near miss and for too much. Refuses amounts, decisions and the count of those who
 * are not named: a search answers for one name.
 */
import { EmptyState } from '@/components/ui/state-of-page';
import { type Column, Table } from '@/components/ui/table';
import { TextInput } from '@/components/ui/text-input';
import type { FoundHonour, FoundHonours } from '@/lib/honours/search-queries';
import { type Translator, translator } from '@/lib/web/messages';
import { type PublicPlace, routes } from '@/lib/web/routes';
import type { Locale } from '@/messages/catalogue';

export interface NameSearchProps {
  locale: Locale;
  place: PublicPlace;
  /** Name of the association. */
  name: string;
  /** What was typed; empty before the first search. */
  q: string;
  /** Undefined when nothing readable was typed. */
  found?: FoundHonours;
}

/** Everything under the heading. */
export function NameSearch({ locale, place, name, q, found }: NameSearchProps) {
  const t = translator(locale);
  return (
    <>
      <p className="lede">{t('honours.find.lede', { name })}</p>
      <form className="filters" action={routes.public.honourSearch(place)}>
        <TextInput
          name="q"
          label={t('honours.find.label')}
          hint={t('honours.find.hint')}
          locale={locale}
          defaultValue={q}
          maxLength={60}
          type="search"
        />
        <button className="btn btn-primary" type="submit">
          {t('honours.list.find')}
        </button>
        <a href={routes.public.honours(place)}>{t('honours.find.lists')}</a>
      </form>
      {found ? <Found {...{ t, place, found, q }} /> : null}
    </>
  );
}

function Found({
  t,
  place,
  found,
  q,
}: { t: Translator; found: FoundHonours } & Pick<NameSearchProps, 'place' | 'q'>) {
  const { rows, isNear, hasMore } = found;
  if (rows.length === 0)
    return (
      <EmptyState title={t('honours.find.nobody', { q })}>
        <p>{t('honours.find.nobodyBody')}</p>
      </EmptyState>
    );
  return (
    <>
      {isNear ? <p>{t('honours.find.near', { q })}</p> : null}
      <Table
        bare
        caption={t(hasMore ? 'honours.find.captionMore' : 'honours.find.caption', { count: rows.length })}
        columns={columnsOf(t, place)}
        rows={rows}
        rowKey={(row) => `${row.year}-${row.ordinal}`}
      />
      {hasMore ? <p>{t('honours.find.more')}</p> : null}
    </>
  );
}

function columnsOf(t: Translator, place: PublicPlace): Column<FoundHonour>[] {
  return [
    {
      ...{ key: 'name', header: t('honours.list.name'), rowHeading: true },
      cell: ({ name, year, pageCode }) =>
        pageCode ? <a href={routes.public.honour({ ...place, year, code: pageCode })}>{name}</a> : name,
    },
    { key: 'what', header: t('honours.list.what'), cell: (row) => t(`honours.list.label.${row.label}`) },
    {
      key: 'where',
      header: t('honours.list.where'),
      cell: (row) => [row.unitName, row.school].filter(Boolean).join(' – '),
    },
    {
      key: 'year',
      header: t('honours.find.year'),
      cell: (row) => (
        <a href={routes.public.honours({ ...place, year: row.year })}>
          {t('honours.years.year', { year: String(row.year) })}
        </a>
      ),
    },
  ];
}

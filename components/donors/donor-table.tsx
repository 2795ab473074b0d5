/** The list of donors with its search; a name leads to the profile. */
import { Amount } from '@/components/ui/amount';
import { DateText } from '@/components/ui/date-text';
import { Pagination } from '@/components/ui/navigation';
import { EmptyState } from '@/components/ui/state-of-page';
import { type Column, Table } from '@/components/ui/table';
import { TextInput } from '@/components/ui/text-input';
import type { DonorRow } from '@/lib/donors/queries';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

const pageSize = 50;

interface Props {
  hoi: string;
  locale: Locale;
  query: { q?: string; after?: { id: number; folded: string } };
  /** One row more than a page, when there is a next page. */
  rows: (DonorRow & { folded: string })[];
}

export function DonorTable({ hoi, locale, query, rows }: Props) {
  const t = translator(locale);
  const shown = rows.slice(0, pageSize);
  const last = shown.at(-1);
  // Search results are ordered by how well they fit, so they are one page.
  const hasNext = !query.q && rows.length > pageSize && last !== undefined;
  return (
    <>
      <form className="filters" method="get">
        <TextInput
          name="q"
          locale={locale}
          label={t('donors.search')}
          hint={t('donors.searchHint')}
          defaultValue={query.q}
        />
        <button className="btn btn-secondary" type="submit">
          {t('donors.submit')}
        </button>
      </form>
      {shown.length === 0 ? (
        <EmptyState
          title={query.q ? t('donors.empty.filtered', { q: query.q }) : t('donors.empty.title')}
          actions={
            query.q ? <a href={routes.office.donors(hoi)}>{t('common.actions.clearFilters')}</a> : null
          }
        >
          {query.q ? null : <p>{t('donors.empty.body')}</p>}
        </EmptyState>
      ) : (
        <Table
          caption={t('donors.caption')}
          columns={columnsOf(hoi, locale)}
          rows={shown}
          rowKey={(row) => row.id}
        />
      )}
      <Pagination
        locale={locale}
        previousHref={query.after ? routes.office.donors(hoi) : undefined}
        nextHref={hasNext ? routes.office.donors(hoi, { sau: `${last.id}~${last.folded}` }) : undefined}
      />
    </>
  );
}

function columnsOf(hoi: string, locale: Locale): Column<DonorRow>[] {
  const t = translator(locale);
  const header = (key: string) => t(`donors.columns.${key}`);
  return [
    {
      key: 'name',
      header: header('name'),
      cell: (row) => <a href={routes.office.donor(hoi, row.id)}>{row.name}</a>,
    },
    { key: 'kind', header: header('kind'), cell: (row) => t(`contributions.donorKinds.${row.kind}`) },
    { key: 'gifts', header: header('gifts'), align: 'end', cell: (row) => row.giftCount },
    {
      key: 'last',
      header: header('last'),
      cell: (row) => (row.lastOn ? <DateText date={row.lastOn} locale={locale} /> : null),
    },
    {
      key: 'total',
      header: header('total'),
      align: 'end',
      cell: (row) => <Amount value={row.totalVnd} unit={false} />,
    },
  ];
}

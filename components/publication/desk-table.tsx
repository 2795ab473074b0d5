/** Every list and year there is something to publish for, and what is shown of it now. */
import { ButtonLink } from '@/components/ui/button';
import { StatusTag } from '@/components/ui/status-tag';
import { Table } from '@/components/ui/table';
import type { DeskRow } from '@/lib/honours/desk-queries';
import { kindSlugs } from '@/lib/honours/schema/words';
import { formatDateVn, formatInstantVn } from '@/lib/kernel/dates';
import { type Translator, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import type { Locale } from '@/messages/catalogue';

/** One row per list and year. */
export function DeskTable({ locale, hoi, rows }: { locale: Locale; hoi: string; rows: DeskRow[] }) {
  const t = translator(locale);
  return (
    <Table
      caption={t('honours.desk.title')}
      captionHidden
      columns={[
        { key: 'list', header: t('honours.desk.list'), cell: (row) => t(`honours.desk.kinds.${row.kind}`) },
        { key: 'year', header: t('honours.desk.year'), cell: (row) => String(row.year) },
        { key: 'state', header: t('honours.desk.inForce'), cell: (row) => <State t={t} row={row} /> },
        {
          key: 'open',
          header: t('honours.desk.act'),
          cell: (row) => (
            <ButtonLink
              variant="secondary"
              href={routes.office.publication(hoi, kindSlugs[row.kind], row.year)}
              aria-label={`${t('honours.desk.open')}: ${t(`honours.desk.kinds.${row.kind}`)} ${row.year}`}
            >
              {t('honours.desk.open')}
            </ButtonLink>
          ),
        },
      ]}
      rows={rows}
      rowKey={(row) => `${row.kind}-${row.year}`}
    />
  );
}

function State({ t, row }: { t: Translator; row: DeskRow }) {
  if (row.version === undefined || !row.asOf || !row.publishedAt)
    return <StatusTag tone="neutral">{t('honours.desk.none')}</StatusTag>;
  if (row.isWithdrawn) return <StatusTag tone="warning">{t('honours.desk.withdrawn')}</StatusTag>;
  return t('honours.desk.state', {
    version: String(row.version),
    asOf: formatDateVn(row.asOf),
    at: formatInstantVn(row.publishedAt),
  });
}

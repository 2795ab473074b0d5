/** Every version of one list and year, with who published it, when and why. */
import { publisherWords } from '@/components/honours/publisher';
import { DateText, InstantText } from '@/components/ui/date-text';
import { StatusTag } from '@/components/ui/status-tag';
import { Table } from '@/components/ui/table';
import type { DeskVersion } from '@/lib/honours/desk-queries';
import { translator } from '@/lib/web/messages';
import type { Locale } from '@/messages/catalogue';

/** Newest first; nothing when there is none. */
export function VersionTable({ locale, versions }: { locale: Locale; versions: DeskVersion[] }) {
  const t = translator(locale);
  if (versions.length === 0) return null;
  const stateOf = (row: DeskVersion) =>
    row.isWithdrawn ? 'stateWithdrawn' : row === versions[0] ? 'stateInForce' : 'stateOld';
  return (
    <Table
      caption={t('honours.desk.versionsTitle')}
      columns={[
        { key: 'version', header: t('honours.desk.version'), cell: (row) => String(row.version) },
        { key: 'asOf', header: t('honours.published.asOf'), cell: (row) => <DateText date={row.asOf} /> },
        { key: 'at', header: t('honours.desk.at'), cell: (row) => <InstantText at={row.publishedAt} /> },
        {
          key: 'by',
          header: t('honours.desk.by'),
          cell: (row) => (row.isByOrder ? publisherWords(t, row) : row.publishedBy),
        },
        { key: 'reason', header: t('honours.desk.reason'), cell: (row) => row.reason },
        {
          key: 'state',
          header: t('honours.desk.whatState'),
          cell: (row) => (
            <StatusTag tone={stateOf(row) === 'stateInForce' ? 'success' : 'neutral'}>
              {t(`honours.desk.${stateOf(row)}`)}
            </StatusTag>
          ),
        },
        {
          key: 'fingerprint',
          header: t('honours.desk.fingerprint'),
          cell: (row) => <code>{row.fingerprint.slice(0, 16)}</code>,
        },
      ]}
      rows={versions}
      rowKey={(row) => row.id}
    />
  );
}

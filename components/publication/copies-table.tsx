/** The copies of an honour list that left the house, each with what has become of it. */
import { InstantText } from '@/components/ui/date-text';
import { EmptyState } from '@/components/ui/state-of-page';
import { StatusTag } from '@/components/ui/status-tag';
import { Table } from '@/components/ui/table';
import type { HonourCopy } from '@/lib/honours/copy-queries';
import { formatInstantVn } from '@/lib/kernel/dates';
import { type Translator, translator } from '@/lib/web/messages';
import type { Locale } from '@/messages/catalogue';

/** Newest first. */
export function CopiesTable({ locale, copies }: { locale: Locale; copies: readonly HonourCopy[] }) {
  const t = translator(locale);
  if (copies.length === 0) return <EmptyState title={t('honours.copies.none')} />;
  return (
    <Table
      caption={t('honours.copies.caption', { count: copies.length })}
      columns={[
        { key: 'id', header: t('honours.copies.number'), cell: (row) => String(row.id) },
        { key: 'at', header: t('honours.copies.madeAt'), cell: (row) => <InstantText at={row.madeAt} /> },
        { key: 'by', header: t('honours.copies.madeBy'), cell: (row) => row.madeBy },
        { key: 'reason', header: t('honours.copies.reason'), cell: (row) => row.reason },
        { key: 'named', header: t('honours.copies.named'), cell: (row) => String(row.named), align: 'end' },
        { key: 'state', header: t('honours.desk.whatState'), cell: (row) => <CopyState t={t} copy={row} /> },
      ]}
      rows={copies}
      rowKey={(row) => row.id}
      rowTone={(row) => (row.changedSince ? 'warning' : undefined)}
    />
  );
}

/** Still right, or since when and why it is not. */
function CopyState({ t, copy }: { t: Translator; copy: HonourCopy }) {
  const { changedSince, withdrawals, additions, isReplaced } = copy;
  if (!changedSince) return <StatusTag tone="success">{t('honours.copies.right')}</StatusTag>;
  const causes = [
    withdrawals > 0 ? t('honours.copies.withdrawals', { count: withdrawals }) : '',
    additions > 0 ? t('honours.copies.additions', { count: additions }) : '',
    isReplaced ? t('honours.copies.replaced') : '',
  ].filter(Boolean);
  return (
    <>
      <StatusTag tone="warning">{t('honours.copies.old', { at: formatInstantVn(changedSince) })}</StatusTag>{' '}
      {causes.join('; ')}.
    </>
  );
}

/** The lists recorded so far, newest first; a list that stands may be reversed as a whole. */
import { StatusTag } from '@/components/ui/status-tag';
import { Table } from '@/components/ui/table';
import type { RecordedListRow } from '@/lib/contributions/gift-lists';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

export function RecordedLists({
  hoi,
  locale,
  lists,
}: {
  hoi: string;
  locale: Locale;
  lists: RecordedListRow[];
}) {
  if (lists.length === 0) return null;
  const t = translator(locale);
  const header = (key: string) => t(`lists.recorded.${key}`);
  return (
    <Table
      caption={t('lists.recorded.title')}
      rows={lists}
      rowKey={(list) => list.id}
      rowTone={(list) => (list.isReversed ? 'void' : undefined)}
      columns={[
        { key: 'name', header: header('name'), rowHeading: true, cell: (list) => `${list.id}. ${list.name}` },
        { key: 'day', header: header('day'), cell: (list) => list.day },
        { key: 'by', header: header('by'), cell: (list) => list.by },
        {
          key: 'rows',
          header: header('rows'),
          align: 'end',
          cell: (list) => list.rows.toLocaleString(locale),
        },
        { key: 'amount', header: header('amount'), align: 'end', cell: (list) => list.amount },
        {
          key: 'state',
          header: header('state'),
          cell: (list) =>
            list.isReversed ? (
              <StatusTag tone="danger">{t('lists.recorded.reversed')}</StatusTag>
            ) : (
              <a href={routes.office.giftLists(hoi, { huy: list.id })}>{t('lists.recorded.reverse')}</a>
            ),
        },
      ]}
    />
  );
}

/** What a new version changes against the one on show: rows counted, totals side by side. */
import { amountText } from '@/components/ui/amount';
import { Notice } from '@/components/ui/notice';
import { Table } from '@/components/ui/table';
import type { Review } from '@/lib/honours/review';
import type { FigureChange } from '@/lib/honours/rules/changes';
import { translator } from '@/lib/web/messages';
import type { Locale } from '@/messages/catalogue';

/** Stands above the preview. */
export function ReviewChanges({ locale, review }: { locale: Locale; review: Review }) {
  const t = translator(locale);
  if (!review.preview) return null;
  const { rows, figures } = review.preview;
  const parts = (['added', 'removed', 'changed'] as const)
    .filter((part) => rows[part] > 0)
    .map((part) => t(`honours.desk.${part}`, { count: rows[part] }));
  const isSame = parts.length === 0 && figures.every((change) => differenceOf(change) === '');
  return (
    <section>
      <h2>{t('honours.desk.changesTitle')}</h2>
      <Notice
        tone={isSame ? 'info' : 'warning'}
        title={
          review.inForce
            ? isSame
              ? t('honours.desk.changesNone')
              : `${parts.join('. ')}.`
            : t('honours.desk.changesFirst')
        }
      />
      <Table
        caption={t('honours.desk.changesTitle')}
        captionHidden
        columns={[
          {
            key: 'figure',
            header: t('honours.desk.figure'),
            cell: (row) => t(`honours.desk.figures.${row.figure}`),
          },
          {
            key: 'before',
            header: t('honours.desk.before'),
            align: 'end',
            cell: (row) => shown(row.beforeVnd, row.beforeCount),
          },
          {
            key: 'after',
            header: t('honours.desk.after'),
            align: 'end',
            cell: (row) => shown(row.afterVnd, row.afterCount),
          },
          { key: 'difference', header: t('honours.desk.difference'), align: 'end', cell: differenceOf },
        ]}
        rows={figures}
        rowKey={(row) => row.figure}
        rowTone={(row) => (differenceOf(row) ? 'warning' : undefined)}
      />
    </section>
  );
}

/** A count alone where a figure is no money. */
function shown(amountVnd: bigint, count: number): string {
  if (amountVnd === 0n && count > 0) return String(count);
  return count > 0
    ? `${amountText(amountVnd, { unit: false })} (${count})`
    : amountText(amountVnd, { unit: false });
}

function differenceOf({ beforeVnd, afterVnd, beforeCount, afterCount }: FigureChange): string {
  const amount = amountText(afterVnd - beforeVnd, { unit: false, signed: true });
  const count = afterCount - beforeCount;
  const words = [
    beforeVnd === afterVnd ? '' : amount,
    count === 0 ? '' : `(${count > 0 ? '+' : '−'}${Math.abs(count)})`,
  ];
  return words.filter(Boolean).join(' ');
}

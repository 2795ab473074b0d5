/** The store book: every paper that brought goods in or took them out, how they were valued, what is left. */
import { Amount } from '@/components/ui/amount';
import { EmptyState } from '@/components/ui/state-of-page';
import { Table } from '@/components/ui/table';
import type { GoodsBasis } from '@/lib/contributions/goods-basis';
import { formatDateVn } from '@/lib/kernel/dates';
import type { StockEntry } from '@/lib/store/queries';
import { runningStock } from '@/lib/store/rules';
import { type Locale, translator } from '@/lib/web/messages';
import { basisOf } from './basis-of';
import { PaperLink } from './paper-link';

interface Props {
  hoi: string;
  locale: Locale;
  entries: StockEntry[];
  bases: ReadonlyMap<number, GoodsBasis>;
}

export function StockTable({ hoi, locale, entries, bases }: Props) {
  const t = translator(locale);
  if (entries.length === 0)
    return (
      <EmptyState title={t('store.empty')}>
        <p>{t('store.emptyBody')}</p>
      </EmptyState>
    );
  const { rows, sums } = runningStock(entries);
  const header = (key: string) => t(`store.columns.${key}`);
  const amount = (value: bigint) => <Amount value={value} unit={false} />;
  const plain = (key: string, cell: (row: (typeof rows)[number]) => React.ReactNode) => ({
    ...{ key, header: header(key), cell },
  });
  return (
    <>
      <h2>{t('store.paperTitle')}</h2>
      <p className="lede">{t('store.lede')}</p>
      <Table
        caption={t('store.caption')}
        captionHidden
        rows={rows}
        rowKey={(row) => row.voucherId}
        columns={[
          plain('paper', (row) => <PaperLink hoi={hoi} paper={row.ref} />),
          plain('day', (row) => formatDateVn(row.occurredOn)),
          plain('goods', (row) => goodsText(row) ?? t(`store.purpose.${row.purpose}`)),
          plain('basis', (row) =>
            row.ref.book === 'PN' ? basisOf(bases.get(row.contributionId ?? 0), row.valuationBasis, t) : '–',
          ),
          { ...plain('in', (row) => (row.changeVnd > 0n ? amount(row.changeVnd) : '–')), align: 'end' },
          { ...plain('out', (row) => (row.changeVnd < 0n ? amount(-row.changeVnd) : '–')), align: 'end' },
          { ...plain('left', (row) => amount(row.leftVnd)), align: 'end' },
        ]}
        footer={{
          paper: t('store.total'),
          in: amount(sums.inVnd),
          out: amount(sums.outVnd),
          left: amount(sums.leftVnd),
        }}
      />
    </>
  );
}

/** "10 hợp đồng bảo hiểm", else the reason of the paper. */
function goodsText({ quantity, goodsLabel, reason }: StockEntry): string | null {
  if (goodsLabel === null) return reason;
  return `${quantity ?? 1} ${goodsLabel}`;
}

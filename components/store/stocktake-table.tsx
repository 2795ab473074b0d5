/** The items of a stocktake: what the books say, what was found, the difference in pieces and đồng, and why. */
import { Amount } from '@/components/ui/amount';
import { EmptyState } from '@/components/ui/state-of-page';
import { Table } from '@/components/ui/table';
import { differenceOf } from '@/lib/store/rules';
import type { StocktakeItem, StocktakeView } from '@/lib/store/stocktakes';
import type { Translator } from '@/lib/web/messages';
import { PaperLink } from './paper-link';

/** Until it is counted the last columns are left out. Nothing written says "not counted", never 0. */
export function StocktakeTable({ hoi, t, view }: { hoi: string; t: Translator; view: StocktakeView }) {
  if (view.items.length === 0) return <EmptyState title={t('store.stocktakes.nothing')} />;
  const plain = (key: string, cell: (row: StocktakeItem) => React.ReactNode) => ({
    ...{ key, header: t(`store.stocktakes.col.${key}`), cell },
  });
  const end = (key: string, cell: (row: StocktakeItem) => React.ReactNode) => ({
    ...plain(key, cell),
    align: 'end' as const,
  });
  const found = [
    end('counted', (row) => row.countedQuantity ?? t('store.stocktakes.notCounted')),
    end('difference', (row) => {
      const difference = differenceOf(row);
      return difference === null ? '' : signed(difference.quantity);
    }),
    end('differenceVnd', (row) => {
      const difference = differenceOf(row);
      return difference === null ? '' : <Amount value={difference.valueVnd} unit={false} />;
    }),
    plain('reason', (row) => row.reason),
  ];
  return (
    <Table
      caption={t('store.stocktakes.items')}
      captionHidden
      rows={view.items}
      rowKey={(row) => row.contributionId}
      rowTone={(row) => ((differenceOf(row)?.quantity ?? 0) === 0 ? undefined : 'warning')}
      columns={[
        plain('goods', (row) => row.goodsLabel),
        plain('paper', (row) => <PaperLink hoi={hoi} paper={row.ref} />),
        plain('fund', (row) => row.fundName),
        end('booked', (row) => row.bookedQuantity),
        end('bookedVnd', (row) => <Amount value={row.bookedVnd} unit={false} />),
        ...(view.count ? found : []),
      ]}
    />
  );
}

function signed(quantity: number): string {
  return quantity > 0 ? `+${quantity}` : String(quantity).replace('-', '−');
}

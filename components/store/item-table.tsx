/** The store by item: each gift in kind, what came, what left, what is left, and how its value was found. */
import { Amount } from '@/components/ui/amount';
import { Table } from '@/components/ui/table';
import type { GoodsBasis } from '@/lib/contributions/goods-basis';
import { formatDateVn } from '@/lib/kernel/dates';
import type { StockItem } from '@/lib/store/items';
import { leftOf } from '@/lib/store/rules';
import { type Locale, translator } from '@/lib/web/messages';
import { basisOf } from './basis-of';
import { PaperLink } from './paper-link';

interface Props {
  hoi: string;
  locale: Locale;
  items: StockItem[];
  bases: ReadonlyMap<number, GoodsBasis>;
}

/** Quantities as typed, values in đồng. Pieces on orders not yet paid are no longer free, and said to be held. */
export function ItemTable({ hoi, locale, items, bases }: Props) {
  const t = translator(locale);
  if (items.length === 0) return null;
  const amount = (value: bigint) => <Amount value={value} unit={false} />;
  const plain = (key: string, cell: (row: StockItem) => React.ReactNode) => ({
    ...{ key, header: t(`store.itemColumns.${key}`), cell },
  });
  const end = (key: string, cell: (row: StockItem) => React.ReactNode) => ({
    ...plain(key, cell),
    align: 'end' as const,
  });
  const out = (row: StockItem) =>
    row.heldQuantity > 0
      ? t('store.outAndHeld', { out: row.takenQuantity - row.heldQuantity, held: row.heldQuantity })
      : String(row.takenQuantity);
  return (
    <section aria-labelledby="kho-hien-vat">
      <h2 id="kho-hien-vat">{t('store.itemTitle')}</h2>
      <Table
        caption={t('store.itemCaption')}
        captionHidden
        rows={items}
        rowKey={(row) => row.contributionId}
        columns={[
          plain('goods', (row) => row.goodsLabel),
          plain('paper', (row) => (
            <>
              <PaperLink hoi={hoi} paper={row.ref} />, {formatDateVn(row.occurredOn)}
            </>
          )),
          plain('fund', (row) => row.fundName),
          plain('basis', (row) => basisOf(bases.get(row.contributionId), row.valuationBasis, t)),
          end('in', (row) => String(row.quantity)),
          end('inVnd', (row) => amount(row.amountVnd)),
          end('out', out),
          end('left', (row) => String(leftOf(row).quantity)),
          end('leftVnd', (row) => amount(leftOf(row).valueVnd)),
        ]}
      />
    </section>
  );
}

/** Gifts in kind whose value rests on no paper yet, each leading to the page where it is stated. */
import { Table } from '@/components/ui/table';
import type { GoodsBasis } from '@/lib/contributions/goods-basis';
import { formatDateVn } from '@/lib/kernel/dates';
import { formatVndUnit } from '@/lib/kernel/money';
import type { StockItem } from '@/lib/store/items';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { paperNumber } from './paper-link';

interface Props {
  hoi: string;
  locale: Locale;
  items: StockItem[];
  bases: ReadonlyMap<number, GoodsBasis>;
}

/** Nothing when every gift that stands has its paper. */
export function NotOnPaper({ hoi, locale, items, bases }: Props) {
  const t = translator(locale);
  const rows = items.filter(({ contributionId }) => !bases.has(contributionId));
  if (rows.length === 0) return null;
  const header = (key: string) => t(`store.itemColumns.${key}`);
  return (
    <section aria-labelledby="chua-co-giay">
      <h2 id="chua-co-giay">{t('store.notOnPaperTitle', { count: rows.length })}</h2>
      <p>{t('store.notOnPaperBody')}</p>
      <Table
        caption={t('store.notOnPaperTitle', { count: rows.length })}
        captionHidden
        rows={rows}
        rowKey={(row) => row.contributionId}
        columns={[
          {
            ...{ key: 'paper', header: header('paper') },
            cell: (row) => <a href={routes.office.contribution(hoi, row.ref)}>{paperNumber(row.ref)}</a>,
          },
          { key: 'day', header: t('store.columns.day'), cell: (row) => formatDateVn(row.occurredOn) },
          { key: 'goods', header: header('goods'), cell: (row) => `${row.quantity} ${row.goodsLabel}` },
          { key: 'said', header: t('store.said'), cell: (row) => row.valuationBasis ?? '–' },
          {
            ...{ key: 'inVnd', header: header('inVnd'), align: 'end' },
            cell: (row) => formatVndUnit(row.amountVnd),
          },
        ]}
      />
    </section>
  );
}

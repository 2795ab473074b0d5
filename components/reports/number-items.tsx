/**
 * What one number of a report is made of, item by item, with the total that is the number.
 * Owns the columns. Refuses names of recipients: only who gave is named, to staff.
 */
import { ButtonLink } from '@/components/ui/button';
import { type Column, Table } from '@/components/ui/table';
import { wordsOf } from '@/lib/honours/report-words';
import { measureOf } from '@/lib/honours/rules/reports';
import type { ReportNumber } from '@/lib/honours/schema/reports';
import { formatDateVn } from '@/lib/kernel/dates';
import { formatVnd } from '@/lib/kernel/money';
import type { NumberItem } from '@/lib/reports/queries';
import { type Translator, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { parseVoucherSlug } from '@/lib/web/voucher-slug';
import type { Locale } from '@/messages/catalogue';

/** "Thu trong kỳ: 28.017.500". */
export function numberTitle(t: Translator, number: ReportNumber): string {
  const value =
    measureOf(number.figure) === 'count' ? String(number.itemCount) : formatVnd(number.amountVnd ?? 0n);
  return t('reports.office.itemsTitle', { what: wordsOf(t, number), value });
}

export interface NumberItemsProps {
  hoi: string;
  locale: Locale;
  reportId: number;
  number: ReportNumber;
  items: readonly NumberItem[];
}

/** The page below its heading. */
export function NumberItems({ hoi, locale, reportId, number, items }: NumberItemsProps) {
  const t = translator(locale);
  const measure = measureOf(number.figure);
  const total = items.reduce((sum, { amountVnd }) => sum + amountVnd, 0n);
  const count = items.reduce((sum, { itemCount }) => sum + itemCount, 0);
  return (
    <div className="stack">
      <p className="lede">{t('reports.office.itemsLede')}</p>
      {items.length === 0 ? (
        <p>{t('reports.office.noItems')}</p>
      ) : (
        <Table
          caption={wordsOf(t, number)}
          columns={columnsOf(t, hoi, items, measure)}
          rows={items.map((item, at) => ({ ...item, at }))}
          rowKey={({ at }) => at}
          footer={{ what: t('reports.office.total'), amount: formatVnd(total), count: String(count) }}
        />
      )}
      <p className="actions">
        <ButtonLink href={routes.office.report(hoi, reportId)}>{t('reports.office.toDraft')}</ButtonLink>
      </p>
    </div>
  );
}

type Item = NumberItem & { at: number };

function columnsOf(
  t: Translator,
  hoi: string,
  items: readonly NumberItem[],
  measure: 'amount' | 'count' | 'both',
): Column<Item>[] {
  const columns: (Column<Item> & { isShown: boolean })[] = [
    {
      ...{ key: 'what', header: t('reports.office.item'), isShown: items.some(({ what }) => what !== '') },
      cell: ({ what }) => <span lang="vi">{what}</span>,
    },
    {
      ...{
        key: 'party',
        header: t('reports.office.giver'),
        isShown: items.some(({ party }) => party !== null),
      },
      cell: ({ party }) => (party ? <a href={routes.office.donor(hoi, party.id)}>{party.name}</a> : '–'),
    },
    {
      ...{ key: 'day', header: t('reports.office.day'), isShown: true },
      cell: ({ day }) => (day ? formatDateVn(day) : ''),
    },
    {
      ...{ key: 'reference', header: t('reports.office.reference') },
      isShown: items.some(({ reference }) => reference !== ''),
      cell: ({ reference }) => {
        const voucher = parseVoucherSlug(reference.replace(/^([A-Z]+) 0*(\d+)\/(\d{4})$/, '$1-$3-$2'));
        return voucher ? <a href={routes.office.voucher(hoi, voucher)}>{reference}</a> : reference;
      },
    },
    {
      ...{ key: 'count', header: t('reports.office.number'), align: 'end', isShown: measure !== 'amount' },
      cell: ({ itemCount }) => String(itemCount),
    },
    {
      ...{ key: 'amount', header: t('reports.amount'), align: 'end', isShown: measure !== 'count' },
      cell: ({ amountVnd }) => formatVnd(amountVnd),
    },
  ];
  return columns.filter(({ isShown }) => isShown);
}

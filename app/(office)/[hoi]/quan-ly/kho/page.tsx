/** The store of goods given in kind: papers in and out, how they were valued, and the value left. */
import { guarded } from '@/components/access/guarded-page';
import { BookTabs } from '@/components/ledger/book-tabs';
import { StaffPage } from '@/components/office-shell/staff-page';
import { StockTable } from '@/components/store/stock-table';
import { stockEntries } from '@/lib/store/queries';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';

interface Props {
  params: Promise<{ hoi: string }>;
}

export default guarded(async function StorePage({ params }: Props) {
  const { hoi } = await params;
  const page = await officePage(hoi, 'ledger.view', (tx) => stockEntries(tx));
  const { locale, data } = page;
  return (
    <StaffPage page={page} current="cashBook" title={translator(locale)('store.title')}>
      <BookTabs {...{ hoi, locale, current: 'goods' }} />
      <StockTable {...{ hoi, locale, entries: data }} />
    </StaffPage>
  );
});

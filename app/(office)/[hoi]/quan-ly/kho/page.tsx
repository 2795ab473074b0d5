/** The store of goods given in kind: by item and by paper, how they were valued, and what is left. */
import { guarded } from '@/components/access/guarded-page';
import { BookTabs } from '@/components/ledger/book-tabs';
import { StaffPage } from '@/components/office-shell/staff-page';
import { CardLinks } from '@/components/store/card-links';
import { ItemTable } from '@/components/store/item-table';
import { NotOnPaper } from '@/components/store/not-on-paper';
import { StockTable } from '@/components/store/stock-table';
import { Unassigned } from '@/components/store/unassigned';
import { can } from '@/lib/access/policy';
import { currentBases } from '@/lib/contributions/goods-basis';
import { goodsKinds } from '@/lib/store/cards';
import { stockItems, unassignedIssues } from '@/lib/store/items';
import { stockEntries } from '@/lib/store/queries';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { assign } from './actions';

export default guarded(async function StorePage({ params }: { params: Promise<{ hoi: string }> }) {
  const { hoi } = await params;
  const page = await officePage(hoi, 'ledger.view', async (tx) => ({
    ...{ entries: await stockEntries(tx), items: await stockItems(tx), issues: await unassignedIssues(tx) },
    ...{ bases: await currentBases(tx), kinds: await goodsKinds(tx) },
  }));
  const { locale, data } = page;
  const mayAssign = can(page.actor.roles, 'payments.prepare');
  return (
    <StaffPage page={page} current="cashBook" title={translator(locale)('store.title')}>
      <BookTabs {...{ hoi, locale, current: 'goods' }} />
      <CardLinks {...{ hoi, locale, kinds: data.kinds }} />
      <NotOnPaper {...{ hoi, locale, ...data }} />
      <ItemTable {...{ hoi, locale, ...data }} />
      <Unassigned {...{ hoi, locale, ...data }} assign={mayAssign ? assign.bind(null, hoi) : undefined} />
      <StockTable {...{ hoi, locale, ...data }} />
    </StaffPage>
  );
});

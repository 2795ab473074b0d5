/** One stocktake: the form to count by, or what was found and which paper settles it. */
import { notFound } from 'next/navigation';
import { guarded, type PageProps } from '@/components/access/guarded-page';
import { StaffPage } from '@/components/office-shell/staff-page';
import { StocktakeView } from '@/components/store/stocktake-view';
import { can } from '@/lib/access/policy';
import { formatDateVn } from '@/lib/kernel/dates';
import { stocktakeById } from '@/lib/store/stocktakes';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { count } from './actions';

export default guarded(async function StocktakePage({ params }: PageProps<'hoi' | 'id'>) {
  const { hoi, id } = await params;
  const page = await officePage(hoi, 'ledger.view', async (tx) => (await stocktakeById(tx, id)) ?? null);
  const { locale, actor, data: view } = page;
  if (!view) notFound();
  const title = translator(locale)('store.stocktakes.one', { day: formatDateVn(view.takenOn) });
  const action = can(actor.roles, 'contributions.record') ? count.bind(null, hoi) : null;
  return (
    <StaffPage page={page} current="cashBook" title={title}>
      <StocktakeView {...{ hoi, locale, view, action, roles: actor.roles }} />
    </StaffPage>
  );
});

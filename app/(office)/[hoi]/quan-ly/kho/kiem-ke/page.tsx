/** Stocktakes: those that are open, those that were counted, and the form that opens one. */
import { guarded } from '@/components/access/guarded-page';
import { StaffPage } from '@/components/office-shell/staff-page';
import { OpenStocktakeForm, StocktakeList } from '@/components/store/stocktake-list';
import { can } from '@/lib/access/policy';
import { todayOf } from '@/lib/contributions/queries';
import { listStocktakes } from '@/lib/store/stocktakes';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { open } from './actions';

export default guarded(async function StocktakesPage({ params }: { params: Promise<{ hoi: string }> }) {
  const { hoi } = await params;
  const page = await officePage(hoi, 'ledger.view', async (tx) => ({
    ...{ rows: await listStocktakes(tx), today: await todayOf(tx) },
  }));
  const { locale, actor, data } = page;
  const t = translator(locale);
  return (
    <StaffPage page={page} current="cashBook" title={t('store.stocktakes.title')}>
      <p className="lede">{t('store.stocktakes.lede')}</p>
      <StocktakeList {...{ hoi, locale, rows: data.rows }} />
      {can(actor.roles, 'contributions.record') ? (
        <OpenStocktakeForm {...{ locale, today: data.today, action: open.bind(null, hoi) }} />
      ) : null}
    </StaffPage>
  );
});

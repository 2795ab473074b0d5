/** How the figures of the fund are published: by order or by hand; what came of it, and the order itself. */
import { guarded } from '@/components/access/guarded-page';
import { StaffPage } from '@/components/office-shell/staff-page';
import { FigureOrderPage } from '@/components/publication/figure-order';
import { figureOrders, figureRuns } from '@/lib/honours/order-queries';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { giveOrder } from './actions';

interface Props {
  params: Promise<{ hoi: string }>;
  searchParams: Promise<{ xong?: string | string[] }>;
}

export default guarded(async function FiguresByOrderPage({ params, searchParams }: Props) {
  const { hoi } = await params;
  const isDone = (await searchParams).xong === 'lenh';
  const page = await officePage(hoi, 'publication.order', async (tx) => ({
    orders: await figureOrders(tx),
    runs: await figureRuns(tx),
  }));
  const { locale, data } = page;
  return (
    <StaffPage page={page} current="publication" title={translator(locale)('figures.title')}>
      <FigureOrderPage
        {...{ hoi, locale, isDone, now: new Date(), ...data }}
        action={giveOrder.bind(null, hoi)}
      />
    </StaffPage>
  );
});

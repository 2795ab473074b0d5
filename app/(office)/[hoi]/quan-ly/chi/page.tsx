/** Orders to pay: what waits for the reader, and all of them by state. */
import { guarded } from '@/components/access/guarded-page';
import { StaffPage } from '@/components/office-shell/staff-page';
import { OrderList } from '@/components/payments/order-list';
import { can } from '@/lib/access/policy';
import { readOrderFilter } from '@/lib/payments/filter';
import { listOrders, orderCounts } from '@/lib/payments/queries';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';

interface Props {
  params: Promise<{ hoi: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default guarded(async function PaymentsPage({ params, searchParams }: Props) {
  const { hoi } = await params;
  const chosen = readOrderFilter(await searchParams);
  const page = await officePage(hoi, 'payments.view', async (tx) => ({
    rows: await listOrders(tx),
    counts: await orderCounts(tx),
  }));
  const { locale, actor, data } = page;
  return (
    <StaffPage page={page} current="payments" title={translator(locale)('payments.title')}>
      <OrderList
        {...{ hoi, locale, chosen, ...data }}
        roles={actor.roles}
        mayPrepare={can(actor.roles, 'payments.prepare')}
      />
    </StaffPage>
  );
});

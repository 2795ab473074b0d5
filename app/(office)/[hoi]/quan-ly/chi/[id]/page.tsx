/** One order to pay: what it says, who approved it, and what the reader can do with it. */
import { notFound } from 'next/navigation';
import { guarded } from '@/components/access/guarded-page';
import { StaffPage } from '@/components/office-shell/staff-page';
import { OrderView } from '@/components/payments/order-view';
import { todayVn } from '@/lib/kernel/dates';
import { orderPage } from '@/lib/payments/preparation';
import { readNotesAtHand } from '@/lib/payments/schema/notes-at-hand';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { approve, change, pay, withdraw } from './actions';

interface Props {
  params: Promise<{ hoi: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default guarded(async function PaymentPage({ params, searchParams }: Props) {
  const { hoi, id } = await params;
  const page = await officePage(hoi, 'payments.view', (tx) => orderPage(tx, id));
  const { locale, actor, data } = page;
  if (!data) notFound();
  const atHand = readNotesAtHand(await searchParams);
  const title = data.order.reference ?? translator(locale)('payments.orderTitle', { id: data.order.id });
  return (
    <StaffPage page={page} current="payments" title={title}>
      <OrderView
        {...{ hoi, locale, data, atHand, roles: actor.roles }}
        today={todayVn(new Date())}
        requestKey={crypto.randomUUID()}
        actions={{
          approve: approve.bind(null, hoi),
          pay: pay.bind(null, hoi),
          change: change.bind(null, hoi),
          withdraw: withdraw.bind(null, hoi),
        }}
      />
    </StaffPage>
  );
});

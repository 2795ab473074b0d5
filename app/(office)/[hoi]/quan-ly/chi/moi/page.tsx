/** Preparing an order to pay: decided awards with tick boxes, another payment, or goods. */
import { guarded } from '@/components/access/guarded-page';
import { StaffPage } from '@/components/office-shell/staff-page';
import { Prepare } from '@/components/payments/prepare';
import { todayVn } from '@/lib/kernel/dates';
import { prepareData, readPrepareTab } from '@/lib/payments/preparation';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { prepareAwards, prepareOther } from './actions';

interface Props {
  params: Promise<{ hoi: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default guarded(async function NewPaymentPage({ params, searchParams }: Props) {
  const [{ hoi }, query] = [await params, await searchParams];
  const page = await officePage(hoi, 'payments.prepare', (tx) => prepareData(tx, query));
  const { locale, data } = page;
  return (
    <StaffPage page={page} current="payments" title={translator(locale)('payments.newTitle')}>
      <Prepare
        {...{ hoi, locale, data }}
        tab={readPrepareTab(query)}
        today={todayVn(new Date())}
        payAwards={prepareAwards.bind(null, hoi)}
        payOther={prepareOther.bind(null, hoi)}
      />
    </StaffPage>
  );
});

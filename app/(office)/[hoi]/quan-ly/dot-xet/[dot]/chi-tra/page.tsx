/** Where the money of each award of a round is, added up and compared with decisions and vouchers. */
import { notFound } from 'next/navigation';
import { guarded } from '@/components/access/guarded-page';
import { RoundFrame } from '@/components/awards/round-frame';
import { StaffPage } from '@/components/office-shell/staff-page';
import { AwardPayments } from '@/components/transfers/award-payments';
import { can } from '@/lib/access/policy';
import { todayVn } from '@/lib/kernel/dates';
import { awardPaymentsPage } from '@/lib/transfers/award-payments';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { moneyBack } from './actions';

interface Props {
  params: Promise<{ hoi: string; dot: string }>;
}

export default guarded(async function AwardPaymentsPage({ params }: Props) {
  const { hoi, dot } = await params;
  const page = await officePage(hoi, 'payments.view', (tx) => awardPaymentsPage(tx, dot));
  const { locale, data, actor } = page;
  if (!data) notFound();
  const mayRecord = can(actor.roles, 'ledger.moveMoney');
  return (
    <StaffPage page={page} current="awards" title={translator(locale)('transfers.round.title')}>
      <RoundFrame {...{ hoi, locale, roles: actor.roles, round: data.round }} current="payments">
        <AwardPayments
          {...{ hoi, locale, data }}
          today={todayVn(new Date())}
          prepares={can(actor.roles, 'payments.prepare')}
          back={mayRecord ? moneyBack.bind(null, hoi) : null}
        />
      </RoundFrame>
    </StaffPage>
  );
});

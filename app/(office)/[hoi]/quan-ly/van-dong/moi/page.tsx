/** Opening a campaign or a scheme of several years. */
import { guarded } from '@/components/access/guarded-page';
import { OpenCampaignForm } from '@/components/campaigns/campaign-list';
import { StaffPage } from '@/components/office-shell/staff-page';
import { todayVn } from '@/lib/kernel/dates';
import { listFunds } from '@/lib/ledger/queries';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { open } from './actions';

interface Props {
  params: Promise<{ hoi: string }>;
}

export default guarded(async function NewCampaignPage({ params }: Props) {
  const { hoi } = await params;
  const page = await officePage(hoi, 'campaigns.manage', (tx) => listFunds(tx));
  const { locale, data } = page;
  const funds = data.filter((fund) => !fund.isClosed && fund.kind !== 'endowmentPrincipal');
  return (
    <StaffPage page={page} current="contributions" title={translator(locale)('campaigns.newTitle')}>
      <OpenCampaignForm
        {...{ locale, today: todayVn(new Date()), action: open.bind(null, hoi) }}
        funds={funds.map((fund) => ({ value: String(fund.id), label: fund.name }))}
      />
    </StaffPage>
  );
});

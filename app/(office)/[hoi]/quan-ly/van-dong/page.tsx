/** Campaigns and schemes: what was asked for and what came in. */
import { guarded } from '@/components/access/guarded-page';
import { CampaignList } from '@/components/campaigns/campaign-list';
import { StaffPage } from '@/components/office-shell/staff-page';
import { can } from '@/lib/access/policy';
import { listCampaigns } from '@/lib/campaigns/queries';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';

interface Props {
  params: Promise<{ hoi: string }>;
}

export default guarded(async function CampaignsPage({ params }: Props) {
  const { hoi } = await params;
  const page = await officePage(hoi, 'campaigns.view', (tx) => listCampaigns(tx));
  const { locale, actor, data } = page;
  return (
    <StaffPage page={page} current="contributions" title={translator(locale)('campaigns.title')}>
      <CampaignList {...{ hoi, locale, rows: data, mayManage: can(actor.roles, 'campaigns.manage') }} />
    </StaffPage>
  );
});

/** One campaign: collected against target, units with arrears, pledges, reminders. */
import { notFound } from 'next/navigation';
import { guarded } from '@/components/access/guarded-page';
import { CampaignView } from '@/components/campaigns/campaign-view';
import { StaffPage } from '@/components/office-shell/staff-page';
import { can } from '@/lib/access/policy';
import { campaignPage } from '@/lib/campaigns/pages';
import { remindersOf } from '@/lib/campaigns/reminder';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { change, close, makeCode, publish, reopen, retireCode, target, unpublish } from './actions';

interface Props {
  params: Promise<{ hoi: string; slug: string }>;
}

export default guarded(async function CampaignPage({ params }: Props) {
  const { hoi, slug } = await params;
  const page = await officePage(hoi, 'campaigns.view', (tx) => campaignPage(tx, slug));
  const { locale, actor, association, data } = page;
  if (!data) notFound();
  const reminders = remindersOf(translator('vi'), association.name, data);
  return (
    <StaffPage page={page} current="contributions" title={data.campaign.name}>
      <CampaignView
        {...{ hoi, locale, page: data, reminders }}
        mayManage={can(actor.roles, 'campaigns.manage')}
        mayPledge={can(actor.roles, 'campaigns.pledge')}
        mayCode={can(actor.roles, 'giving.manage')}
        mayPublish={can(actor.roles, 'publication.publish')}
        publicActions={{ publish: publish.bind(null, hoi), unpublish: unpublish.bind(null, hoi) }}
        codeActions={{ make: makeCode.bind(null, hoi), retire: retireCode.bind(null, hoi) }}
        actions={{
          ...{ target: target.bind(null, hoi), change: change.bind(null, hoi) },
          ...{ close: close.bind(null, hoi), reopen: reopen.bind(null, hoi) },
        }}
      />
    </StaffPage>
  );
});

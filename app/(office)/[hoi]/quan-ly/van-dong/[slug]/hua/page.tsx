/** Recording what somebody promises to a campaign. */
import { notFound } from 'next/navigation';
import { guarded } from '@/components/access/guarded-page';
import { NewPledgeForm } from '@/components/campaigns/pledge-forms';
import { StaffPage } from '@/components/office-shell/staff-page';
import { campaignBySlug } from '@/lib/campaigns/queries';
import { todayVn } from '@/lib/kernel/dates';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { promise } from './actions';

interface Props {
  params: Promise<{ hoi: string; slug: string }>;
}

export default guarded(async function NewPledgePage({ params }: Props) {
  const { hoi, slug } = await params;
  const page = await officePage(hoi, 'campaigns.pledge', (tx) => campaignBySlug(tx, slug));
  const { locale, data } = page;
  if (!data) notFound();
  return (
    <StaffPage page={page} current="contributions" title={translator(locale)('campaigns.form.newPledge')}>
      <p className="lede">{data.name}</p>
      <NewPledgeForm
        {...{ locale, campaign: data, today: todayVn(new Date()), action: promise.bind(null, hoi) }}
      />
    </StaffPage>
  );
});

/** `/van-dong/<dot>`: one campaign that the office opened to the public. */
import { CampaignPage } from '@/components/honours/campaign-page';
import { UnknownAssociation } from '@/components/public-shell/public-missing';
import { type PublicParams, publicCampaignPage, publicPlaceOf } from '@/lib/web/public-page';

export default async function Page({ params }: { params: PublicParams }) {
  const page = await publicCampaignPage(params);
  if (!page) return <UnknownAssociation locale={(await publicPlaceOf(params)).locale} />;
  return <CampaignPage page={page} campaign={(await params).dot ?? ''} />;
}

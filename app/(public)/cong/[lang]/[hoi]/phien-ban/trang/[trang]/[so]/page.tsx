/** `/phien-ban/trang/<trang>/<so>`: one version, its words and what differs from the one before. */
import { SitePageOld } from '@/components/honours/site-page-versions';
import { UnknownAssociation } from '@/components/public-shell/public-missing';
import { type PublicParams, publicPlaceOf } from '@/lib/web/public-page';
import { readSiteVersion } from '@/lib/web/site-page';

export default async function Page({ params }: { params: PublicParams }) {
  const page = await readSiteVersion(params);
  if (!page) return <UnknownAssociation locale={(await publicPlaceOf(params)).locale} />;
  return <SitePageOld page={page} />;
}

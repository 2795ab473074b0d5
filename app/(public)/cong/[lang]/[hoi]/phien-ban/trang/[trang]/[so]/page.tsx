/** `/phien-ban/trang/<trang>/<so>`: one version, its words and what differs from the one before. */
import { SitePageOld } from '@/components/honours/site-page-old';
import { UnknownAssociation } from '@/components/public-shell/public-missing';
import type { SearchParams } from '@/lib/honours/schema/words';
import { type PublicParams, publicPlaceOf } from '@/lib/web/public-page';
import { readSiteVersion } from '@/lib/web/site-page';

export default async function Page(props: { params: PublicParams; searchParams: Promise<SearchParams> }) {
  const page = await readSiteVersion(props.params, await props.searchParams);
  if (!page) return <UnknownAssociation locale={(await publicPlaceOf(props.params)).locale} />;
  return <SitePageOld page={page} />;
}

/** `/phien-ban/trang/<trang>`: every published version of a page the chair writes. */
import { SitePageHistory } from '@/components/honours/site-page-versions';
import { UnknownAssociation } from '@/components/public-shell/public-missing';
import type { SearchParams } from '@/lib/honours/schema/words';
import { type PublicParams, publicPlaceOf } from '@/lib/web/public-page';
import { readSiteHistory } from '@/lib/web/site-page';

export default async function Page(props: { params: PublicParams; searchParams: Promise<SearchParams> }) {
  const { params } = props;
  const page = await readSiteHistory(params, await props.searchParams);
  if (!page) return <UnknownAssociation locale={(await publicPlaceOf(params)).locale} />;
  return <SitePageHistory page={page} />;
}

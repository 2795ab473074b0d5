/** `/lien-he`: address, telephone, hours, how to complain. */
import { SitePageView } from '@/components/honours/site-page';
import { UnknownAssociation } from '@/components/public-shell/public-missing';
import { type PublicParams, publicPlaceOf } from '@/lib/web/public-page';
import { readSitePage } from '@/lib/web/site-page';

export default async function Page({ params }: { params: PublicParams }) {
  const page = await readSitePage(params, 'contact');
  if (!page) return <UnknownAssociation locale={(await publicPlaceOf(params)).locale} />;
  return <SitePageView page={page} />;
}

/** `/du-lieu`: open data, its dictionary and its licence. */
import { OpenDataPage } from '@/components/honours/open-data-page';
import { UnknownAssociation } from '@/components/public-shell/public-missing';
import { readOpenData } from '@/lib/web/open-data-page';
import { type PublicParams, publicPlaceOf } from '@/lib/web/public-page';

export default async function Page({ params }: { params: PublicParams }) {
  const page = await readOpenData(params);
  if (!page) return <UnknownAssociation locale={(await publicPlaceOf(params)).locale} />;
  return <OpenDataPage page={page} />;
}

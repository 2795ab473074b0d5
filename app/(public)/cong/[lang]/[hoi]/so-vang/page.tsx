/** `/so-vang`: the latest donors’ roll and the other years. */
import { DonorPage } from '@/components/honours/donor-page';
import { UnknownAssociation } from '@/components/public-shell/public-missing';
import { donorQuery, type SearchParams } from '@/lib/honours/schema/words';
import { type PublicParams, publicPlaceOf } from '@/lib/web/public-page';
import { readDonors } from './_read';

export default async function Page(props: { params: PublicParams; searchParams: Promise<SearchParams> }) {
  const query = donorQuery.parse(await props.searchParams);
  const page = await readDonors(props.params, query.nam);
  if (!page) return <UnknownAssociation locale={(await publicPlaceOf(props.params)).locale} />;
  return <DonorPage page={page} query={query} />;
}

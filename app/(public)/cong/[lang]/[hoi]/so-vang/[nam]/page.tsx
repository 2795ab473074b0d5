/** `/so-vang/<nam>`: the donors’ roll of one year. */
import { DonorPage } from '@/components/honours/donor-page';
import { UnknownAssociation } from '@/components/public-shell/public-missing';
import { donorQuery, type SearchParams } from '@/lib/honours/schema/words';
import { type PublicParams, publicPlaceOf } from '@/lib/web/public-page';
import { readDonors } from '../_read';

export default async function Page(props: { params: PublicParams; searchParams: Promise<SearchParams> }) {
  const year = Number((await props.params).nam);
  const page = await readDonors(props.params, year);
  if (!page) return <UnknownAssociation locale={(await publicPlaceOf(props.params)).locale} />;
  return <DonorPage page={page} query={donorQuery.parse(await props.searchParams)} addressYear={year} />;
}

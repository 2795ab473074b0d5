/** `/vinh-danh/<nam>`: the honour list of one year. */
import { HonourPage } from '@/components/honours/honour-page';
import { UnknownAssociation } from '@/components/public-shell/public-missing';
import { honourQuery, type SearchParams } from '@/lib/honours/schema/words';
import { type PublicParams, publicPlaceOf } from '@/lib/web/public-page';
import { readHonours } from '../_read';

export default async function Page(props: { params: PublicParams; searchParams: Promise<SearchParams> }) {
  const year = Number((await props.params).nam);
  const page = await readHonours(props.params, year);
  if (!page) return <UnknownAssociation locale={(await publicPlaceOf(props.params)).locale} />;
  return <HonourPage page={page} query={honourQuery.parse(await props.searchParams)} addressYear={year} />;
}

/** `/minh-bach`: the fund in its latest published year. */
import { FundPage } from '@/components/honours/fund-page';
import { UnknownAssociation } from '@/components/public-shell/public-missing';
import { type PublicParams, publicPlaceOf } from '@/lib/web/public-page';
import { readFund } from './_read';

export default async function Page({ params }: { params: PublicParams }) {
  const page = await readFund(params, undefined, ['figures']);
  if (!page) return <UnknownAssociation locale={(await publicPlaceOf(params)).locale} />;
  return <FundPage page={page} />;
}

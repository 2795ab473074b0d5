/** `/minh-bach/dot-xet/<dot>`: figures of fairness of one award round. */
import { RoundPage } from '@/components/honours/round-page';
import { UnknownAssociation } from '@/components/public-shell/public-missing';
import { type PublicParams, publicPlaceOf, publicRoundPage } from '@/lib/web/public-page';

export default async function Page({ params }: { params: PublicParams }) {
  const page = await publicRoundPage(params);
  if (!page) return <UnknownAssociation locale={(await publicPlaceOf(params)).locale} />;
  return <RoundPage page={page} round={(await params).dot ?? ''} />;
}

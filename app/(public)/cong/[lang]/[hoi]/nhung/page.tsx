/** `/nhung`: the latest honour list, made to be shown inside other sites. */
import { EmbeddedHonours } from '@/components/honours/embedded-honours';
import { UnknownAssociation } from '@/components/public-shell/public-missing';
import { type PublicParams, publicPlaceOf } from '@/lib/web/public-page';
import { readHonours } from '../vinh-danh/_read';

export default async function Page({ params }: { params: PublicParams }) {
  const page = await readHonours(params, undefined);
  if (!page) return <UnknownAssociation locale={(await publicPlaceOf(params)).locale} />;
  return <EmbeddedHonours page={page} />;
}

/** `/vinh-danh/<nam>/<mã>`: one honour, while its name may be shown. */
import { HonoureePage, MissingHonour } from '@/components/honours/honouree-page';
import { UnknownAssociation } from '@/components/public-shell/public-missing';
import { publicHonourPage } from '@/lib/web/honour-page';
import { type PublicParams, publicPlaceOf } from '@/lib/web/public-page';

export default async function Page({ params }: { params: PublicParams }) {
  const page = await publicHonourPage(params);
  if (!page) return <UnknownAssociation locale={(await publicPlaceOf(params)).locale} />;
  const { data, ...place } = page;
  return data ? <HonoureePage {...place} content={data} /> : <MissingHonour {...place} />;
}

/** `/phien-ban/<loai>/<nam>`: every version of a published list, and what differs. */
import { VersionPage } from '@/components/honours/version-page';
import { UnknownAssociation } from '@/components/public-shell/public-missing';
import type { SearchParams } from '@/lib/honours/schema/words';
import { type PublicParams, publicPlaceOf } from '@/lib/web/public-page';
import { readVersions } from '@/lib/web/version-page';

export default async function Page(props: { params: PublicParams; searchParams: Promise<SearchParams> }) {
  const { params } = props;
  const page = await readVersions(params, await props.searchParams);
  if (!page) return <UnknownAssociation locale={(await publicPlaceOf(params)).locale} />;
  return <VersionPage page={page} />;
}

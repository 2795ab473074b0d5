/** `/phien-ban/<loai>/<nam>` and `/phien-ban/<dot-xet|van-dong>/<dot>`: every version, and what differs. */
import { PageVersionsPage } from '@/components/honours/page-versions';
import { VersionPage } from '@/components/honours/version-page';
import { UnknownAssociation } from '@/components/public-shell/public-missing';
import type { SearchParams } from '@/lib/honours/schema/words';
import { type PublicParams, publicPlaceOf } from '@/lib/web/public-page';
import { readPageVersions, readVersions, versionedPageOf } from '@/lib/web/version-page';

export default async function Page(props: { params: PublicParams; searchParams: Promise<SearchParams> }) {
  const { params } = props;
  const search = await props.searchParams;
  const kind = await versionedPageOf(params);
  if (kind) {
    const page = await readPageVersions(params, kind, search);
    if (page) return <PageVersionsPage page={page} />;
  } else {
    const page = await readVersions(params, search);
    if (page) return <VersionPage page={page} />;
  }
  return <UnknownAssociation locale={(await publicPlaceOf(params)).locale} />;
}

/** What the page of versions reads. 404 for a list or a year that never was; withdrawn versions stay in the history. */
import { kindSlugs, type PublicationKind, publicationKinds } from '@/lib/honours/schema/words';
import { type HistoryVersion, publicationHistory } from '@/lib/honours/version-queries';
import { pageStatus } from './page-tags';
import { type PublicParams, publicPage } from './public-page';

export interface VersionHistory {
  kind: PublicationKind;
  year: number;
  versions: HistoryVersion[];
}

/** Every version of the list in the address, newest first. */
export function readVersions(params: PublicParams) {
  return publicPage(params, ['figures', 'texts'], async (tx, slug): Promise<VersionHistory> => {
    const { loai, nam } = await params;
    const kind = publicationKinds.find((one) => kindSlugs[one] === loai) ?? 'fundFigures';
    const year = Number(nam);
    const versions = await publicationHistory(tx, slug, { kind, year });
    if (versions.length === 0) pageStatus(404);
    return { kind, year, versions };
  });
}

/** What the page of versions reads. 404 for a list or a year that never was; withdrawn versions stay in the history. */
import {
  donorQuery,
  kindSlugs,
  type PublicationKind,
  publicationKinds,
  type SearchParams,
} from '@/lib/honours/schema/words';
import { type HistoryVersion, publicationHistory, VERSIONS_A_PAGE } from '@/lib/honours/version-queries';
import { pageStatus } from './page-tags';
import { type PublicParams, publicPage } from './public-page';

export interface VersionHistory {
  kind: PublicationKind;
  year: number;
  versions: HistoryVersion[];
  /** Page in the address, from 1; and whether an older one follows. */
  page: number;
  hasOlder: boolean;
}

/** The versions of the list in the address, newest first, a page at a time. */
export function readVersions(params: PublicParams, search: SearchParams) {
  return publicPage(params, ['figures', 'texts'], async (tx, slug): Promise<VersionHistory> => {
    const { loai, nam } = await params;
    const kind = publicationKinds.find((one) => kindSlugs[one] === loai) ?? 'fundFigures';
    const year = Number(nam);
    const page = donorQuery.parse(search).trang;
    const { versions, total } = await publicationHistory(tx, slug, { kind, year, page });
    if (versions.length === 0) pageStatus(404);
    return { kind, year, versions, page, hasOlder: page * VERSIONS_A_PAGE < total };
  });
}

/** What the page of versions reads. 404 for a list or a year that never was; withdrawn versions stay in the history. */

import {
  type PageChange,
  type PageKind,
  type PageVersion,
  pageHistory,
  pageKinds,
  pageSlugs,
} from '@/lib/honours/page-version-queries';
import type { HistoryVersion } from '@/lib/honours/schema/versions';
import {
  donorQuery,
  kindSlugs,
  type PublicationKind,
  publicationKinds,
  type SearchParams,
} from '@/lib/honours/schema/words';
import { publicationHistory, VERSIONS_A_PAGE } from '@/lib/honours/version-queries';
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

export interface PageVersionHistory {
  kind: PageKind;
  /** As in the address. */
  page: string;
  versions: (PageVersion & { changes: PageChange[] })[];
  /** True when one version was asked for: it stands alone, with all its words. */
  isOne: boolean;
  /** Stretch of the history, from 1; and whether an older one follows. */
  at: number;
  hasOlder: boolean;
}

/** Which page of a round or campaign the address is about; undefined when it is about a list of a year. */
export async function versionedPageOf(params: PublicParams): Promise<PageKind | undefined> {
  const { loai } = await params;
  return pageKinds.find((kind) => pageSlugs[kind] === loai);
}

/** The versions of the page of a round or a campaign, newest first, a stretch at a time. 404 when it never was public. */
export function readPageVersions(params: PublicParams, kind: PageKind, search: SearchParams) {
  return publicPage(params, ['figures', 'texts'], async (tx, slug): Promise<PageVersionHistory> => {
    const page = (await params).nam ?? '';
    const at = donorQuery.parse(search).trang;
    const only = typeof search.ban === 'string' ? Number(search.ban) : undefined;
    const size = VERSIONS_A_PAGE;
    const { versions, total } = await pageHistory(tx, slug, { kind, page, at, size, only });
    if (versions.length === 0) pageStatus(404);
    return { kind, page, versions, at, isOne: only !== undefined, hasOlder: at * size < total };
  });
}

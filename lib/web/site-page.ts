/**
 * What the six pages the chair writes read, with and without an association.
 * Owns the answer 404 for a version that never was. Refuses drafts.
 */
import { builtInPage, type SiteTexts } from '@/lib/honours/built-in-pages';
import type { PublicAssociation } from '@/lib/honours/schema/published';
import { type SitePage, sitePageOf } from '@/lib/honours/schema/site-pages';
import { donorQuery, type SearchParams } from '@/lib/honours/schema/words';
import {
  SITE_VERSIONS_A_PAGE,
  type SitePageNow,
  type SitePageVersion,
  sitePageNow,
  sitePageVersions,
} from '@/lib/honours/site-page-queries';
import type { Locale } from './messages';
import { pageStatus, tagPage } from './page-tags';
import { type PublicPage, type PublicParams, publicPage, publicPlaceOf } from './public-page';

export interface ReadSitePage {
  locale: Locale;
  /** Absent on pages of the whole installation. */
  association?: PublicAssociation;
  kind: SitePage;
  now: SitePageNow;
}

/** The text in force; without an association the built-in one. Undefined when there is no such association. */
export async function readSitePage(params: PublicParams, kind: SitePage): Promise<ReadSitePage | undefined> {
  const { locale, hoi } = await publicPlaceOf(params);
  if (!hoi) {
    tagPage('texts:installation');
    return { locale, kind, now: { texts: builtInPage(kind), facts: {} } };
  }
  const page = await publicPage(params, ['texts'], (tx, slug) => sitePageNow(tx, slug, kind));
  return page && { locale, association: page.association, kind, now: page.data };
}

export type ReadSiteHistory = PublicPage<{
  kind: SitePage;
  versions: SitePageVersion[];
  /** Number of the version in force. */
  newest: number;
  page: number;
  hasOlder: boolean;
}>;

/** The versions of the page in the address, newest first, a part at a time. */
export function readSiteHistory(
  params: PublicParams,
  search: SearchParams,
): Promise<ReadSiteHistory | undefined> {
  return publicPage(params, ['texts'], async (tx, slug) => {
    const kind = sitePageOf((await params).trang) ?? 'about';
    const page = donorQuery.parse(search).trang;
    const [last] = await sitePageVersions(tx, slug, kind, { limit: 1, below: undefined });
    const newest = last?.version ?? 0;
    const below = newest + 1 - (page - 1) * SITE_VERSIONS_A_PAGE;
    const versions = await sitePageVersions(tx, slug, kind, { limit: SITE_VERSIONS_A_PAGE, below });
    return { kind, versions, newest, page, hasOlder: (versions.at(-1)?.version ?? 1) > 1 };
  });
}

export type ReadSiteVersion = PublicPage<{
  kind: SitePage;
  number: number;
  version?: SitePageVersion;
  /** The last one before it that was not taken down. */
  previous?: { version: number; texts: SiteTexts };
  isInForce: boolean;
  /** Which part of the differences, from 1. */
  part: number;
}>;

/** One version with the one before it. Status 404 when it never was, 410 when its words were taken down. */
export function readSiteVersion(
  params: PublicParams,
  search: SearchParams,
): Promise<ReadSiteVersion | undefined> {
  return publicPage(params, ['texts'], async (tx, slug) => {
    const { trang, so } = await params;
    const kind = sitePageOf(trang) ?? 'about';
    const number = Number(so);
    const from = await sitePageVersions(tx, slug, kind, { limit: SITE_VERSIONS_A_PAGE, below: number + 1 });
    const version = from[0]?.version === number ? from[0] : undefined;
    const earlier = from.slice(1).find((one) => one.texts !== null);
    const previous = earlier?.texts ? { version: earlier.version, texts: earlier.texts } : undefined;
    const [last] = await sitePageVersions(tx, slug, kind, { limit: 1, below: undefined });
    if (!version) pageStatus(404);
    else if (version.isWithdrawn) pageStatus(410);
    const part = donorQuery.parse(search).trang;
    return { kind, number, version, previous, isInForce: last?.version === number, part };
  });
}

/**
 * The pages the chair writes as the public reads them, from the views of the public reader alone.
 * Owns which text is in force: the last version, or the built-in one while there is none.
 * Refuses drafts, who wrote, and the words of a version that was taken down.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { builtInPage, type SiteTexts } from './built-in-pages';
import type { SiteFacts } from './rules/site-text';
import type { SitePage } from './schema/site-pages';

export interface SitePageVersion {
  version: number;
  isBuiltIn: boolean;
  publishedAt: string;
  fingerprint: string;
  isWithdrawn: boolean;
  /** Null when it was taken down. */
  reason: string | null;
  texts: SiteTexts | null;
  /** What stood in the places on that day. */
  facts: SiteFacts;
}

export interface SitePageNow {
  texts: SiteTexts;
  facts: SiteFacts;
  /** Absent while nothing was ever published. */
  version?: { version: number; publishedAt: string; isBuiltIn: boolean };
}

/** Versions on one page of the history. */
export const SITE_VERSIONS_A_PAGE = 20;

/** What stands in the places today. */
export async function siteFacts(tx: Tx, slug: string): Promise<SiteFacts> {
  const [row] = await tx.execute<Record<string, string>>(sql`
    SELECT name, short_name AS "shortName", address, phone, min_approvals::text AS approvals
      FROM pub.association JOIN pub.association_approvals USING (slug) WHERE slug = ${slug}`);
  return row ? { ...row } : {};
}

/** The text in force of one page. */
export async function sitePageNow(tx: Tx, slug: string, page: SitePage): Promise<SitePageNow> {
  const facts = await siteFacts(tx, slug);
  const [last] = await sitePageVersions(tx, slug, page, { limit: 1, below: undefined });
  if (!last?.texts) return { texts: builtInPage(page), facts };
  const { version, publishedAt, isBuiltIn, texts } = last;
  return { texts, facts, version: { version, publishedAt, isBuiltIn } };
}

type Part = { limit: number; below: number | undefined };

/** Versions of one page, newest first; with `below` those of lower numbers. */
export async function sitePageVersions(
  tx: Tx,
  slug: string,
  page: SitePage,
  { limit, below }: Part,
): Promise<SitePageVersion[]> {
  const rows = await tx.execute<Record<string, unknown>>(sql`
    SELECT version::int AS version, is_built_in AS "isBuiltIn", published_at::text AS "publishedAt", fingerprint, is_withdrawn AS "isWithdrawn",
           reason, content_vi AS vi, content_en AS en, facts
      FROM pub.site_page_version WHERE slug = ${slug} AND page = ${page} AND version < ${below ?? 1_000_000}
     ORDER BY version DESC LIMIT ${limit}`);
  return rows.map((row) => {
    const { vi, en, facts, ...rest } = row as unknown as SitePageVersion & {
      vi: string | null;
      en: string;
    } & {
      facts: string;
    };
    return { ...rest, texts: vi === null ? null : { vi, en }, facts: JSON.parse(facts) as SiteFacts };
  });
}

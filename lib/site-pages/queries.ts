/**
 * The pages the chair writes as the office sees them: what is public, what waits as a draft, what may be about a person.
 * Refuses to decide what is in force: the public side does, and the office shows the same.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { builtInPage, type SiteTexts } from '@/lib/honours/built-in-pages';
import { type SitePage, sitePages } from '@/lib/honours/schema/site-pages';
import {
  SITE_VERSIONS_A_PAGE,
  type SitePageNow,
  type SitePageVersion,
  sitePageNow,
  sitePageVersions,
} from '@/lib/honours/site-page-queries';
import type { Finding } from './schema';

export interface Draft {
  revision: number;
  isOpen: boolean;
  texts: SiteTexts;
  /** Name of the colleague who saved last. */
  by: string;
  at: string;
}

export interface SitePageState {
  page: SitePage;
  now: SitePageNow;
  draft?: Draft;
  /** In the published text of the chair: somebody was proposed for an award after it was published. */
  isAboutRecipient: boolean;
}

export interface SitePageRoom extends SitePageState {
  /** What the editor starts with. */
  start: SiteTexts;
  findings: Finding[];
}

/** The draft of a page, open or closed; undefined when nobody ever wrote one. */
export async function draftOf(tx: Tx, page: SitePage): Promise<Draft | undefined> {
  const [row] = await tx.execute<Record<string, unknown>>(sql`
    SELECT d.revision::int AS revision, d.is_open AS "isOpen", d.content_vi AS vi, d.content_en AS en, coalesce(u.display_name, '') AS by,
           d.written_at::text AS at
      FROM app.site_page_draft d LEFT JOIN access."user" u ON u.id = d.written_by
     WHERE d.association_id = app.current_association() AND d.page = ${page}`);
  if (!row) return undefined;
  const { vi, en, ...rest } = row as unknown as Omit<Draft, 'texts'> & SiteTexts;
  return { ...rest, texts: { vi, en } };
}

/** What is public today, whatever the draft says. */
export async function textsInForce(tx: Tx, page: SitePage): Promise<SiteTexts> {
  const [row] = await tx.execute<SiteTexts & Record<string, unknown>>(sql`
    SELECT content_vi AS vi, content_en AS en FROM app.site_page_version
     WHERE association_id = app.current_association() AND page = ${page} ORDER BY version DESC LIMIT 1`);
  return row ?? builtInPage(page);
}

/** What in the texts may be about a person. */
export async function findingsIn(tx: Tx, ...texts: string[]): Promise<Finding[]> {
  const rows = await tx.execute<Finding & Record<string, unknown>>(
    sql`SELECT kind, excerpt FROM app.site_page_findings(${texts.join('\n.\n')})`,
  );
  return [...rows];
}

async function stateOf(tx: Tx, slug: string, page: SitePage): Promise<SitePageState> {
  const now = await sitePageNow(tx, slug, page);
  const found = now.version && !now.version.isBuiltIn ? await findingsIn(tx, now.texts.vi, now.texts.en) : [];
  const draft = await draftOf(tx, page);
  return { page, now, draft, isAboutRecipient: found.some(({ kind }) => kind === 'recipient') };
}

/** All six pages. */
export async function sitePageStates(tx: Tx, slug: string): Promise<SitePageState[]> {
  const states: SitePageState[] = [];
  for (const page of sitePages) states.push(await stateOf(tx, slug, page));
  return states;
}

/** One page with what the editor and the preview need. */
export async function sitePageRoom(tx: Tx, slug: string, page: SitePage): Promise<SitePageRoom> {
  const state = await stateOf(tx, slug, page);
  const start = state.draft?.isOpen ? state.draft.texts : state.now.texts;
  const findings = state.draft?.isOpen ? await findingsIn(tx, start.vi, start.en) : [];
  return { ...state, start, findings };
}

export interface OfficeHistory {
  versions: SitePageVersion[];
  /** Number of the version in force, 0 while there is none. */
  newest: number;
  /** Number below which older ones follow. */
  olderBelow?: number;
}

/** One part of the versions of a page, newest first; one more than is shown, to be compared with. */
export async function sitePageHistory(
  tx: Tx,
  slug: string,
  page: SitePage,
  below?: number,
): Promise<OfficeHistory> {
  const [last] = await sitePageVersions(tx, slug, page, { limit: 1, below: undefined });
  const versions = await sitePageVersions(tx, slug, page, { limit: SITE_VERSIONS_A_PAGE, below });
  const oldest = versions.at(-1)?.version ?? 1;
  return { versions, newest: last?.version ?? 0, olderBelow: oldest > 1 ? oldest : undefined };
}

/**
 * Versions of the pages of rounds and campaigns, from the views of the public reader alone.
 * Owns the shapes the history gets. Refuses content of what was withdrawn: the views hand out none.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { DateVn } from '@/lib/kernel/dates';

export const pageKinds = ['round', 'campaign'] as const;
export type PageKind = (typeof pageKinds)[number];

/** Words of the kinds in public addresses. */
export const pageSlugs: Readonly<Record<PageKind, string>> = { round: 'dot-xet', campaign: 'van-dong' };

export interface PageVersion {
  kind: PageKind;
  /** As in the address. */
  page: string;
  version: number;
  /** Of a round the day of its decision. */
  asOf: DateVn;
  publishedAt: string;
  fingerprint: string;
  cause: 'first' | 'again' | 'daily' | 'byHand';
  /** The last version before it that is still there. */
  previous: number | null;
  isWithdrawn: boolean;
  /** As the version on show calls it; null when that was withdrawn. */
  name: string | null;
}

export interface PageChange {
  version: number;
  figure: string;
  was: string | null;
  isNow: string | null;
  /** Counts, or đồng. */
  before: bigint | null;
  after: bigint | null;
}

const columns = sql`v.kind, v.page, v.version::int AS version, v.as_of::text AS "asOf", v.published_at::text AS "publishedAt", v.fingerprint,
  v.cause, v.previous::int AS previous, v.is_withdrawn AS "isWithdrawn", coalesce(r.name, c.name) AS name`;
const from = sql`FROM pub.page_version v
  LEFT JOIN pub.round r ON v.kind = 'round' AND r.slug = v.slug AND r.round = v.page
  LEFT JOIN pub.campaign c ON v.kind = 'campaign' AND c.slug = v.slug AND c.campaign = v.page`;
type Row = PageVersion & Record<string, unknown>;

/** One stretch of the history of one page, newest first, with what differs, or the version `only`; `total` counts all versions. */
export async function pageHistory(
  tx: Tx,
  slug: string,
  { kind, page, at, size, only }: { kind: PageKind; page: string; at: number; size: number; only?: number },
): Promise<{ versions: (PageVersion & { changes: PageChange[] })[]; total: number }> {
  const rows = await tx.execute<Row & { total: number }>(sql`
    SELECT ${columns}, count(*) OVER ()::int AS total ${from}
     WHERE v.slug = ${slug} AND v.kind = ${kind} AND v.page = ${page} AND (${only ?? null}::int IS NULL OR v.version = ${only ?? null}::int)
     ORDER BY v.version DESC LIMIT ${size} OFFSET ${(at - 1) * size}`);
  const changes = await tx.execute<Record<string, string | null>>(sql`
    SELECT version, figure, was, is_now, before_number, after_number FROM pub.page_change
     WHERE slug = ${slug} AND kind = ${kind} AND page = ${page}
       AND version BETWEEN ${rows.at(-1)?.version ?? 0} AND ${rows[0]?.version ?? 0} ORDER BY version, ordinal`);
  const all = changes.map((row) => ({
    ...{ version: Number(row.version), figure: row.figure!, was: row.was ?? null, isNow: row.is_now ?? null },
    before: row.before_number == null ? null : BigInt(row.before_number),
    after: row.after_number == null ? null : BigInt(row.after_number),
  }));
  const versions = rows.map(({ total: _, ...row }) => ({
    ...row,
    changes: all.filter(({ version }) => version === row.version),
  }));
  return { versions, total: rows[0]?.total ?? 0 };
}

/** The latest versions of all pages of rounds and campaigns, newest first. */
export async function latestPageVersions(tx: Tx, slug: string, most: number): Promise<PageVersion[]> {
  const rows = await tx.execute<Row>(sql`
    SELECT ${columns} ${from} WHERE v.slug = ${slug} ORDER BY v.published_at DESC, v.kind, v.page LIMIT ${most}`);
  return [...rows];
}

/** Every page that ever had a version, once: its last version. */
export async function versionedPages(tx: Tx, slug: string): Promise<PageVersion[]> {
  const rows = await tx.execute<Row>(sql`
    SELECT * FROM (SELECT DISTINCT ON (v.kind, v.page) ${columns} ${from} WHERE v.slug = ${slug}
                    ORDER BY v.kind, v.page, v.version DESC) x
     ORDER BY kind DESC, "publishedAt" DESC LIMIT 200`);
  return [...rows];
}

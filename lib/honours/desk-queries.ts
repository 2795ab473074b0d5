/**
 * What staff read at the publication desk: years to publish, versions with their authors, rows to compare.
 * Owns nothing public: names of publishers and reasons stay inside. Refuses hardship; no table of it is touched.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { DateVn } from '@/lib/kernel/dates';
import type { KeyedRow } from './rules/changes';
import type { OrderRole } from './schema/figure-order';
import type { PublishedFigure } from './schema/published';
import type { PublicationKind } from './schema/words';

export interface DeskRow {
  kind: PublicationKind;
  year: number;
  /** The last version; undefined when there never was one. */
  version?: number;
  asOf?: DateVn;
  publishedAt?: string;
  isWithdrawn: boolean;
}

/** Every list and year there is something to publish for, latest year first. */
export async function deskRows(tx: Tx): Promise<DeskRow[]> {
  const rows = await tx.execute<Record<string, string | boolean | null>>(sql`
    WITH years AS (
      SELECT 'fundFigures' AS kind, year::int AS year FROM ledger.voucher WHERE association_id = app.current_association()
      UNION SELECT 'honourList', year::int FROM app.decision WHERE association_id = app.current_association()
      UNION SELECT 'donorRoll', extract(year FROM occurred_on)::int FROM app.contribution
             WHERE association_id = app.current_association() AND status = 'posted' AND app.is_donation(kind)
      UNION SELECT kind, year::int FROM app.publication WHERE association_id = app.current_association())
    SELECT y.kind, y.year::text AS year, p.version::text AS version, p.as_of::text AS as_of, p.published_at::text AS published_at,
           p.withdrawn_at IS NOT NULL AS withdrawn
      FROM years y
      LEFT JOIN LATERAL (SELECT version, as_of, published_at, withdrawn_at FROM app.publication b
                          WHERE b.association_id = app.current_association() AND b.kind = y.kind AND b.year = y.year
                          ORDER BY version DESC LIMIT 1) p ON true
     ORDER BY y.year DESC, array_position(ARRAY['fundFigures', 'honourList', 'donorRoll'], y.kind)`);
  return rows.map((row) => ({
    kind: row.kind as PublicationKind,
    year: Number(row.year),
    version: row.version === null ? undefined : Number(row.version),
    asOf: (row.as_of as string | null) ?? undefined,
    publishedAt: (row.published_at as string | null) ?? undefined,
    isWithdrawn: row.withdrawn === true,
  }));
}

export interface DeskVersion {
  id: number;
  version: number;
  asOf: DateVn;
  publishedAt: string;
  publishedBy: string;
  reason: string;
  fingerprint: string;
  isWithdrawn: boolean;
  isByOrder: boolean;
  orderedRole: OrderRole | '' | null;
  orderedOn: DateVn | null;
}

/** All versions of one list and year, newest first, with who published them and why. */
export async function deskVersions(tx: Tx, kind: PublicationKind, year: number): Promise<DeskVersion[]> {
  const rows = await tx.execute<Record<string, string | boolean | null>>(sql`
    SELECT p.id, p.version, p.as_of::text AS as_of, p.published_at::text AS published_at, u.display_name AS by, r.value AS reason,
           encode(p.fingerprint, 'hex') AS fingerprint, p.withdrawn_at IS NOT NULL AS withdrawn,
           o.publication_id IS NOT NULL AS by_order, o.ordered_role, o.ordered_on::text AS ordered_on
      FROM app.publication p
      LEFT JOIN app.publication_order o ON o.association_id = p.association_id AND o.publication_id = p.id
      LEFT JOIN access."user" u ON u.id = p.published_by
      LEFT JOIN app.personal_value r ON r.association_id = p.association_id AND r.id = p.reason_value_id
     WHERE p.association_id = app.current_association() AND p.kind = ${kind} AND p.year = ${year} ORDER BY p.version DESC`);
  return rows.map((row) => ({
    id: Number(row.id),
    version: Number(row.version),
    asOf: String(row.as_of),
    publishedAt: String(row.published_at),
    publishedBy: String(row.by ?? ''),
    reason: String(row.reason ?? ''),
    fingerprint: String(row.fingerprint),
    isWithdrawn: row.withdrawn === true,
    isByOrder: row.by_order === true,
    orderedRole: (row.ordered_role as OrderRole | '' | null) ?? null,
    orderedOn: (row.ordered_on as string | null) ?? null,
  }));
}

export interface VersionContent {
  rows: KeyedRow[];
  figures: PublishedFigure[];
}

/** Rows of one version by opaque keys, and its figures. */
export async function versionContent(tx: Tx, publicationId: number): Promise<VersionContent> {
  const own = sql`association_id = app.current_association() AND publication_id = ${publicationId}`;
  const rows = await tx.execute<{ key: string; content: string }>(sql`
    SELECT 'v|' || reference || '|' || fund_label || '|' || figure AS key,
           concat_ws('|', occurred_on, direction, amount_vnd, state, related_reference, party_id) AS content
      FROM app.published_voucher WHERE ${own}
    UNION ALL SELECT 'h|' || party_id || '|' || label, concat_ws('|', unit_name, school_value_id, amount_vnd) FROM app.published_honour WHERE ${own}
    UNION ALL SELECT 'g|' || contribution_id || '|' || coalesce(party_id, 0),
                     concat_ws('|', amount_vnd, is_anonymous, public_name_value_id, fund_label, occurred_on, method) FROM app.published_gift WHERE ${own}`);
  const figures = await tx.execute<{
    figure: string;
    label: string | null;
    amount: string;
    items: number;
  }>(sql`
    SELECT figure, label, amount_vnd::text AS amount, item_count AS items FROM app.published_figure WHERE ${own} ORDER BY ordinal`);
  return {
    rows: [...rows],
    figures: figures.map(({ figure, label, amount, items }) => ({
      figure,
      label,
      amountVnd: BigInt(amount),
      itemCount: Number(items),
    })),
  };
}

/**
 * What the files of open data hold, from the views of the public reader alone: the rows of the pages, with their ids.
 * Owns the joining of rows with ids. Refuses a list that is not in force; the caller says whether it was withdrawn.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { openCampaignRows, openRounds } from './open-data-rounds';
import { giftRows, ledgerLines, publicationVersions, publishedFigures } from './queries';
import {
  figureTable,
  giftTable,
  honourTable,
  ledgerTable,
  type OpenHonour,
  type OpenLine,
  type OpenList,
  type OpenRow,
  openListKinds,
} from './rules/open-data';
import { versionInForce } from './rules/versions';
import type { HonourRow, PublicationVersion } from './schema/published';

/** As many as the page shows. */
const MAX_HONOURS = 5000;

export interface OpenTable {
  rows: OpenRow[];
  /** The publications the rows come from; empty for lists that know no year. */
  versions: PublicationVersion[];
}

/** The rows of a list of open data; "withdrawn" when they were taken back, undefined when there never were any. */
export async function openTable(
  tx: Tx,
  slug: string,
  { list, year }: { list: OpenList; year?: number },
): Promise<OpenTable | 'withdrawn' | undefined> {
  if (year === undefined) {
    return {
      rows: list === 'rounds' ? await openRounds(tx, slug) : await openCampaignRows(tx, slug),
      versions: [],
    };
  }
  const all = await publicationVersions(tx, slug);
  const states = openListKinds[list].map((kind) => versionInForce(all, kind, year));
  const versions = states.filter((state) => typeof state === 'object');
  if (versions.length === 0) return states.includes('withdrawn') ? 'withdrawn' : undefined;
  return { rows: await rowsOf(tx, slug, { list, year, versions }), versions };
}

type Asked = { list: OpenList; year: number; versions: readonly PublicationVersion[] };

async function rowsOf(tx: Tx, slug: string, { list, year, versions }: Asked): Promise<OpenRow[]> {
  if (list === 'honours') return honourTable(year, await openHonours(tx, slug, year));
  if (list === 'donors') {
    const [gifts, ids] = [await giftRows(tx, slug, year), await idsOf(tx, slug, year, 'gift_id')];
    return giftTable(
      year,
      gifts.map((row) => ({ ...row, publicId: ids.get(row.ordinal) ?? null })),
    );
  }
  if (list === 'ledger') {
    const figures = await publishedFigures(tx, slug, 'fundFigures', year);
    const openingVnd = figures.find(({ figure }) => figure === 'opening')?.amountVnd ?? 0n;
    return ledgerTable(year, await openLines(tx, slug, year), openingVnd);
  }
  const figures = [];
  for (const { kind, version } of versions)
    figures.push({ kind, version, figures: await publishedFigures(tx, slug, kind, year) });
  return figureTable(year, figures);
}

async function openHonours(tx: Tx, slug: string, year: number): Promise<OpenHonour[]> {
  const ids = await idsOf(tx, slug, year, 'honour_id');
  type Found = HonourRow & { ordinal: number; amount: string | null };
  const rows = await tx.execute<Found & Record<string, unknown>>(sql`
    SELECT ordinal, label, recipient_kind AS "recipientKind", name, unit_name AS "unitName", school, a.amount_vnd::text AS amount
      FROM pub.honour LEFT JOIN pub.honour_amount a USING (slug, year, ordinal)
     WHERE slug = ${slug} AND year = ${year} ORDER BY ordinal LIMIT ${MAX_HONOURS}`);
  return rows.map(({ ordinal, amount, ...row }) => ({
    ...row,
    publicId: ids.get(Number(ordinal)) ?? null,
    amountVnd: amount === null ? null : BigInt(amount),
  }));
}

/** The vouchers of a published year with their ids. */
export async function openLines(tx: Tx, slug: string, year: number): Promise<OpenLine[]> {
  const [lines, ids] = [await ledgerLines(tx, slug, year), await idsOf(tx, slug, year, 'ledger_line_id')];
  return lines.map((line) => ({ ...line, publicId: ids.get(line.ordinal) ?? '' }));
}

async function idsOf(tx: Tx, slug: string, year: number, view: 'honour_id' | 'gift_id' | 'ledger_line_id') {
  const rows = await tx.execute<{ ordinal: number; public_id: string }>(sql`
    SELECT ordinal, public_id FROM ${sql.raw(`pub.${view}`)} WHERE slug = ${slug} AND year = ${year}`);
  return new Map(rows.map((row) => [Number(row.ordinal), row.public_id]));
}

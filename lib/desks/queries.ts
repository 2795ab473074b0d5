/**
 * Readings of desks: what was recorded at each, and what was counted.
 * Owns the order: newest first. Refuses to write.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { type ContributionRow, contributionList } from '@/lib/contributions/list';
import type { DateVn } from '@/lib/kernel/dates';
import { type DeskGift, type DeskTotals, deskTotals } from './rules';

type Row = Record<string, string | null>;

export interface DeskCount {
  giftCount: number;
  cashVnd: bigint;
  countedVnd: bigint;
  /** Counted less what had to lie in the box: above 0 too much, below 0 missing. */
  differenceVnd: bigint;
  /** Why they differ; empty when they do not. */
  reason: string;
  countedBy: string;
  countedAt: string;
  /** Note in đồng → sheets; empty when only the total was counted. */
  notes: { note: number; sheets: number }[];
}

export interface DeskView {
  id: number;
  place: string;
  fundId: number;
  fundName: string;
  campaignId: number | null;
  campaignName: string | null;
  heldOn: DateVn;
  floatVnd: bigint;
  totals: DeskTotals;
  /** Null while it takes gifts. */
  count: DeskCount | null;
}

const columns = sql`
  d.id, d.place, d.fund_id, f.name AS fund_name, d.campaign_id, m.name AS campaign_name, d.held_on::text AS held_on, d.float_vnd,
  (SELECT coalesce(json_agg(json_build_array(c.method, c.status, c.amount_vnd::text)), '[]')::text
     FROM app.desk_gift g JOIN app.contribution c ON c.association_id = g.association_id AND c.id = g.contribution_id
    WHERE g.association_id = d.association_id AND g.desk_id = d.id) AS gifts,
  k.gift_count, k.cash_vnd, k.counted_vnd, k.counted_at::text AS counted_at, u.display_name AS counted_by, r.value AS reason,
  (SELECT coalesce(json_agg(json_build_array(n.note, n.sheets) ORDER BY n.note DESC), '[]')::text
     FROM app.desk_note n WHERE n.association_id = d.association_id AND n.desk_id = d.id) AS notes
  FROM app.desk d
  JOIN ledger.fund f ON f.association_id = d.association_id AND f.id = d.fund_id
  LEFT JOIN app.campaign m ON m.association_id = d.association_id AND m.id = d.campaign_id
  LEFT JOIN app.desk_count k ON k.association_id = d.association_id AND k.desk_id = d.id
  LEFT JOIN access."user" u ON u.id = k.counted_by
  LEFT JOIN app.personal_value r ON r.association_id = k.association_id AND r.id = k.reason_value_id AND r.erased_at IS NULL
 WHERE d.association_id = app.current_association()`;

function deskView(row: Row): DeskView {
  const gifts = (JSON.parse(row.gifts!) as [DeskGift['method'], DeskGift['status'], string][]).map(
    ([method, status, amount]) => ({ method, status, amountVnd: BigInt(amount) }),
  );
  const floatVnd = BigInt(row.float_vnd!);
  return {
    ...{ id: Number(row.id), place: row.place!, fundId: Number(row.fund_id), fundName: row.fund_name! },
    campaignId: row.campaign_id === null ? null : Number(row.campaign_id),
    ...{ campaignName: row.campaign_name ?? null, heldOn: row.held_on!, floatVnd },
    totals: deskTotals(floatVnd, gifts),
    count: row.counted_vnd === null ? null : deskCount(row, floatVnd),
  };
}

function deskCount(row: Row, floatVnd: bigint): DeskCount {
  const [cashVnd, countedVnd] = [BigInt(row.cash_vnd!), BigInt(row.counted_vnd!)];
  const notes = JSON.parse(row.notes!) as [number, number][];
  return {
    ...{ giftCount: Number(row.gift_count), cashVnd, countedVnd, reason: row.reason ?? '' },
    ...{ differenceVnd: countedVnd - floatVnd - cashVnd, countedBy: row.counted_by ?? '' },
    ...{ countedAt: row.counted_at!, notes: notes.map(([note, sheets]) => ({ note, sheets })) },
  };
}

/** The newest 100 desks; those that still take gifts first. */
export async function listDesks(tx: Tx): Promise<DeskView[]> {
  const rows = await tx.execute<Row>(
    sql`SELECT ${columns} ORDER BY k.desk_id IS NOT NULL, d.held_on DESC, d.id DESC LIMIT 100`,
  );
  return rows.map(deskView);
}

/** One desk; undefined when the address names none of this association. */
export async function deskById(tx: Tx, id: string): Promise<DeskView | undefined> {
  if (!/^[1-9]\d{0,14}$/.test(id)) return undefined;
  const [row] = await tx.execute<Row>(sql`SELECT ${columns} AND d.id = ${id}`);
  return row && deskView(row);
}

/** Gifts of a desk, the last one recorded first; at most `limit`. */
export async function deskGifts(tx: Tx, deskId: number, limit: number): Promise<ContributionRow[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    SELECT contribution_id AS id FROM app.desk_gift WHERE association_id = app.current_association() AND desk_id = ${deskId}
     ORDER BY contribution_id DESC LIMIT ${limit}`);
  const ids = rows.map((row) => Number(row.id));
  const gifts = await contributionList(tx, { ids }, limit);
  return gifts.sort((one, other) => other.id - one.id);
}

/** Gifts that stood when the desk was counted and were voided later; none before the count. */
export async function voidedAfterCount(tx: Tx, deskId: number): Promise<Set<number>> {
  const rows = await tx.execute<{ id: string }>(sql`
    SELECT c.id FROM app.desk_count k
      JOIN app.desk_gift g ON g.association_id = k.association_id AND g.desk_id = k.desk_id
      JOIN app.contribution c ON c.association_id = g.association_id AND c.id = g.contribution_id AND c.status = 'voided'
      JOIN ledger.voucher r ON r.association_id = c.association_id AND r.reverses_id = c.voucher_id AND r.recorded_at > k.counted_at
     WHERE k.association_id = app.current_association() AND k.desk_id = ${deskId}`);
  return new Set(rows.map((row) => Number(row.id)));
}

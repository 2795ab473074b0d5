/**
 * Readings of stocktakes: what lay in the store by the books of a day, and what was found.
 * Owns that a counted one is read as it was counted, whatever was written into the books since. Refuses to write.
 */
import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { DateVn } from '@/lib/kernel/dates';
import type { VoucherRef } from '@/lib/web/voucher-slug';
import type { CountedItem } from './rules';

type Row = Record<string, string | null>;

export interface StocktakeItem extends CountedItem {
  contributionId: number;
  ref: VoucherRef;
  goodsLabel: string;
  fundName: string;
  /** Why it differs; empty when it does not. */
  reason: string;
}

export interface StocktakeRow {
  id: number;
  takenOn: DateVn;
  openedBy: string;
  /** Null while it is open. `bookedVnd`: the goods accounts at the end of the day. */
  count: { countedBy: string; countedAt: string; bookedVnd: bigint } | null;
}

export interface StocktakeView extends StocktakeRow {
  /** Oldest first; while it is open nothing is counted. */
  items: StocktakeItem[];
}

const rowColumns = sql`
  s.id, s.taken_on::text AS taken_on, o.display_name AS opened_by, k.booked_vnd, u.display_name AS counted_by,
  audit.instant_text(k.counted_at) AS counted_at
  FROM app.stocktake s
  LEFT JOIN app.stocktake_count k ON k.association_id = s.association_id AND k.stocktake_id = s.id
  LEFT JOIN access."user" o ON o.id = s.opened_by
  LEFT JOIN access."user" u ON u.id = k.counted_by
 WHERE s.association_id = app.current_association()`;

function toRow(row: Row): StocktakeRow {
  return {
    ...{ id: Number(row.id), takenOn: row.taken_on!, openedBy: row.opened_by ?? '' },
    count:
      row.booked_vnd == null
        ? null
        : {
            ...{ countedBy: row.counted_by ?? '', countedAt: row.counted_at! },
            bookedVnd: BigInt(row.booked_vnd),
          },
  };
}

/** The newest 100, open ones first. */
export async function listStocktakes(tx: Tx): Promise<StocktakeRow[]> {
  const rows = await tx.execute<Row>(
    sql`SELECT ${rowColumns} ORDER BY k.stocktake_id IS NOT NULL, s.taken_on DESC, s.id DESC LIMIT 100`,
  );
  return rows.map(toRow);
}

/** One stocktake with its items; undefined when the address names none of this association. */
export async function stocktakeById(tx: Tx, id: string): Promise<StocktakeView | undefined> {
  if (!/^[1-9]\d{0,14}$/.test(id)) return undefined;
  const [row] = await tx.execute<Row>(sql`SELECT ${rowColumns} AND s.id = ${id}`);
  if (!row) return undefined;
  const head = toRow(row);
  return {
    ...head,
    items: head.count ? await countedItems(tx, head.id) : await shelfItems(tx, head.takenOn),
  };
}

/** What the goods accounts held at the end of a day, đồng. */
export async function goodsBalance(tx: Tx, day: DateVn): Promise<bigint> {
  const [row] = await tx.execute<{ vnd: string }>(
    sql`SELECT app.goods_balance(app.current_association(), ${day}::date) AS vnd`,
  );
  return BigInt(row!.vnd);
}

/** What lay in the store at the end of a day, by the papers of that day. */
export function shelfItems(tx: Tx, day: DateVn): Promise<StocktakeItem[]> {
  return itemsFrom(
    tx,
    sql`s.quantity AS booked_quantity, s.value_vnd AS booked_vnd, NULL AS counted_quantity, NULL AS reason`,
    sql`CROSS JOIN LATERAL app.goods_on_shelf(c.association_id, c.id, ${day}::date) s`,
    sql`s.quantity > 0 AND c.method = 'inKind' AND c.occurred_on <= ${day}::date`,
  );
}

function countedItems(tx: Tx, stocktakeId: number): Promise<StocktakeItem[]> {
  return itemsFrom(
    tx,
    sql`l.booked_quantity, l.booked_vnd, l.counted_quantity, r.value AS reason`,
    sql`JOIN app.stocktake_line l ON l.association_id = c.association_id AND l.contribution_id = c.id
        LEFT JOIN app.personal_value r ON r.association_id = l.association_id AND r.id = l.reason_value_id`,
    sql`l.stocktake_id = ${stocktakeId}`,
  );
}

async function itemsFrom(tx: Tx, columns: SQL, joins: SQL, wanted: SQL): Promise<StocktakeItem[]> {
  const rows = await tx.execute<Row>(sql`
    SELECT c.id, v.book, v.year, v.number, coalesce(c.goods_label, '') AS goods_label, f.name AS fund_name,
           c.amount_vnd / coalesce(c.quantity, 1) AS piece_vnd, ${columns}
      FROM app.contribution c
      JOIN ledger.voucher v ON v.association_id = c.association_id AND v.id = c.voucher_id
      JOIN ledger.fund f ON f.association_id = c.association_id AND f.id = c.fund_id
      ${joins}
     WHERE c.association_id = app.current_association() AND ${wanted} ORDER BY c.occurred_on, c.id`);
  return rows.map((row) => ({
    contributionId: Number(row.id),
    ref: { book: row.book as VoucherRef['book'], year: Number(row.year), number: Number(row.number) },
    ...{ goodsLabel: row.goods_label!, fundName: row.fund_name!, pieceVnd: BigInt(row.piece_vnd!) },
    ...{ bookedQuantity: Number(row.booked_quantity), bookedVnd: BigInt(row.booked_vnd!) },
    countedQuantity: row.counted_quantity == null ? null : Number(row.counted_quantity),
    reason: row.reason ?? '',
  }));
}

/**
 * Items of stock: each gift in kind that stands, what of it orders hold, what was handed out, what is left.
 * Owns the reading of lots and of the papers out that name none. Refuses to write, and to value goods anew.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { DateVn } from '@/lib/kernel/dates';
import type { VoucherRef } from '@/lib/web/voucher-slug';
import type { StockLot } from './rules';

export interface StockItem extends StockLot {
  contributionId: number;
  ref: VoucherRef;
  occurredOn: DateVn;
  goodsLabel: string;
  valuationBasis: string | null;
  fundId: number;
  fundName: string;
  accountId: number;
  /** Pieces on orders that are not paid yet; part of what is taken. */
  heldQuantity: number;
}

/** Every gift in kind that stands, oldest first; `ids`: only these. */
export async function stockItems(tx: Tx, ids?: readonly number[]): Promise<StockItem[]> {
  const only = ids ? sql`AND c.id = ANY(${`{${ids.join(',')}}`}::bigint[])` : sql``;
  const rows = await tx.execute<Record<string, string | null>>(sql`
    SELECT c.id, v.book, v.year, v.number, c.occurred_on::text AS occurred_on, c.goods_label, c.valuation_basis,
           c.fund_id, f.name AS fund_name, c.account_id, coalesce(c.quantity, 1) AS quantity, c.amount_vnd,
           t.quantity AS taken, t.value_vnd AS taken_vnd,
           (SELECT coalesce(sum(i.quantity), 0) FROM app.goods_issue i
              JOIN app.payment_order o ON o.association_id = i.association_id AND o.id = i.payment_order_id
             WHERE i.association_id = c.association_id AND i.contribution_id = c.id AND o.status IN ('prepared', 'approved')) AS held
      FROM app.contribution c
      JOIN ledger.voucher v ON v.association_id = c.association_id AND v.id = c.voucher_id
      JOIN ledger.fund f ON f.association_id = c.association_id AND f.id = c.fund_id
     CROSS JOIN LATERAL app.goods_taken(c.association_id, c.id) t
     WHERE c.association_id = app.current_association() AND c.method = 'inKind' AND c.status = 'posted' ${only}
     ORDER BY c.occurred_on, c.id`);
  return rows.map((row) => ({
    contributionId: Number(row.id),
    ref: { book: row.book as VoucherRef['book'], year: Number(row.year), number: Number(row.number) },
    ...{ occurredOn: row.occurred_on as DateVn, goodsLabel: row.goods_label ?? '' },
    ...{ valuationBasis: row.valuation_basis ?? null, fundName: row.fund_name! },
    ...{ fundId: Number(row.fund_id), accountId: Number(row.account_id) },
    ...{ quantity: Number(row.quantity), amountVnd: BigInt(row.amount_vnd!) },
    ...{ takenQuantity: Number(row.taken), takenVnd: BigInt(row.taken_vnd!) },
    heldQuantity: Number(row.held),
  }));
}

export interface UnassignedIssue {
  orderId: number;
  /** The paper out; null while the order is not paid. */
  ref: VoucherRef | null;
  fundId: number;
  accountId: number;
  amountVnd: bigint;
  reason: string;
}

/** Orders to hand goods out that stand and do not say which gift they take from, oldest first. */
export async function unassignedIssues(tx: Tx): Promise<UnassignedIssue[]> {
  const rows = await tx.execute<Record<string, string | null>>(sql`
    SELECT o.id, v.book, v.year, v.number, o.fund_id, o.account_id, o.amount_vnd, r.value AS reason
      FROM app.payment_order o
      LEFT JOIN ledger.voucher v ON v.association_id = o.association_id AND v.id = o.voucher_id
      LEFT JOIN app.personal_value r ON r.association_id = o.association_id AND r.id = o.reason_value_id
     WHERE o.association_id = app.current_association() AND o.kind = 'inKindIssue' AND o.status <> 'withdrawn'
       AND NOT EXISTS (SELECT 1 FROM app.goods_issue i WHERE i.association_id = o.association_id AND i.payment_order_id = o.id)
       AND NOT EXISTS (SELECT 1 FROM ledger.voucher b WHERE b.association_id = o.association_id AND b.reverses_id = o.voucher_id)
     ORDER BY o.id`);
  return rows.map((row) => ({
    orderId: Number(row.id),
    ref: row.book
      ? { book: row.book as VoucherRef['book'], year: Number(row.year), number: Number(row.number) }
      : null,
    ...{ fundId: Number(row.fund_id), accountId: Number(row.account_id) },
    ...{ amountVnd: BigInt(row.amount_vnd!), reason: row.reason ?? '' },
  }));
}

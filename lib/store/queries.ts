/**
 * Reads about goods in the store: every voucher that touched a goods account, and the paper behind it.
 * Owns the join of voucher, gift and reason. Refuses to write, and to leave out a line: the last value left is
 * the balance of the goods accounts by construction.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { DateVn } from '@/lib/kernel/dates';
import type { VoucherRef } from '@/lib/web/voucher-slug';
import type { StockMove } from './rules';

export interface StockEntry extends StockMove {
  voucherId: number;
  /** The gift in kind behind it; null for goods handed out and openings. */
  contributionId: number | null;
  ref: VoucherRef;
  /** gift, opening, inKindIssue or reversal, as the ledger calls it. */
  purpose: string;
  occurredOn: DateVn;
  /** What was given; null on papers that name the goods in their reason alone. */
  goodsLabel: string | null;
  quantity: number | null;
  /** How the value was found; null where nobody stated it. */
  valuationBasis: string | null;
  reason: string | null;
}

/** Vouchers of the goods accounts, oldest first: gifts in kind (PN), goods handed out (PX), openings, reversals (PKT). */
export async function stockEntries(tx: Tx): Promise<StockEntry[]> {
  const rows = await tx.execute<Record<string, string | null>>(sql`
    SELECT v.id, v.book, v.year, v.number, v.purpose, v.occurred_on::text AS occurred_on, m.change, c.id AS contribution_id,
           c.goods_label, c.quantity, c.valuation_basis, r.value AS reason
      FROM (SELECT s.voucher_id, sum(s.amount) AS change
              FROM (SELECT p.voucher_id, p.debit_account_id AS account_id, p.amount_vnd AS amount FROM ledger.posting p
                     WHERE p.association_id = app.current_association()
                    UNION ALL
                    SELECT p.voucher_id, p.credit_account_id, -p.amount_vnd FROM ledger.posting p
                     WHERE p.association_id = app.current_association()) s
              JOIN ledger.account a ON a.association_id = app.current_association() AND a.id = s.account_id AND a.kind = 'goods'
             GROUP BY s.voucher_id) m
      JOIN ledger.voucher v ON v.association_id = app.current_association() AND v.id = m.voucher_id
      LEFT JOIN app.contribution c ON c.association_id = v.association_id AND c.voucher_id = coalesce(v.reverses_id, v.id)
      LEFT JOIN app.personal_value r ON r.association_id = v.association_id AND r.id = v.reason_value_id
     ORDER BY v.occurred_on, v.recorded_at, v.id`);
  return rows.map((row) => ({
    voucherId: Number(row.id),
    contributionId: row.contribution_id == null ? null : Number(row.contribution_id),
    ref: { book: row.book as VoucherRef['book'], year: Number(row.year), number: Number(row.number) },
    ...{ purpose: row.purpose!, occurredOn: row.occurred_on as DateVn, changeVnd: BigInt(row.change!) },
    ...{ goodsLabel: row.goods_label ?? null, valuationBasis: row.valuation_basis ?? null },
    quantity: row.quantity == null ? null : Number(row.quantity),
    reason: row.reason ?? null,
  }));
}

/**
 * Thẻ kho: every paper that moved goods of one kind, in pieces. A kind is what was given under one name, written any way.
 * Owns which gifts are of a kind, voided ones among them: their reversal stands on the card too. Refuses to write, and
 * papers out that do not say what they took: those stand on no card and are told apart.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { DateVn } from '@/lib/kernel/dates';
import type { VoucherRef } from '@/lib/web/voucher-slug';
import { kindsOf } from './rules';

export interface GoodsOfKind {
  /** As written on the first gift. */
  label: string;
  /** Gifts in kind of it, oldest first. */
  ids: number[];
}

export interface StockCardMove {
  /** What one paper moved: above zero came in. */
  pieces: number;
  ref: VoucherRef;
  /** gift, inKindIssue or reversal, as the ledger calls it. */
  purpose: string;
  occurredOn: DateVn;
  /** Who gave, for a gift; else the reason of the paper. */
  about: string;
}

/** Kinds of goods that ever came in, in the order of their names. */
export async function goodsKinds(tx: Tx): Promise<GoodsOfKind[]> {
  const rows = await tx.execute<{ id: string; label: string }>(sql`
    SELECT id, coalesce(goods_label, '') AS label FROM app.contribution
     WHERE association_id = app.current_association() AND method = 'inKind' AND voucher_id IS NOT NULL ORDER BY occurred_on, id`);
  return kindsOf(rows.map(({ id, label }) => ({ id: Number(id), label })));
}

/** Every move of these gifts by vouchers, oldest first; pieces held for an order that is not paid have not moved. */
export async function cardMoves(tx: Tx, ids: readonly number[]): Promise<StockCardMove[]> {
  const rows = await tx.execute<Record<string, string | null>>(sql`
    WITH gift AS (
      SELECT id, voucher_id, donor_id, coalesce(quantity, 1) AS pieces FROM app.contribution
       WHERE association_id = app.current_association() AND id = ANY (${`{${ids.join(',')}}`}::bigint[])),
    issue AS (
      SELECT o.voucher_id, i.quantity AS pieces FROM app.goods_issue i JOIN gift g ON g.id = i.contribution_id
        JOIN app.payment_order o ON o.association_id = i.association_id AND o.id = i.payment_order_id
       WHERE i.association_id = app.current_association() AND o.voucher_id IS NOT NULL),
    moved AS (
      SELECT voucher_id, pieces FROM gift
      UNION ALL SELECT voucher_id, -pieces FROM issue),
    move AS (
      SELECT voucher_id, pieces FROM moved
      UNION ALL SELECT r.id, -m.pieces FROM moved m
        JOIN ledger.voucher r ON r.association_id = app.current_association() AND r.reverses_id = m.voucher_id)
    SELECT v.book, v.year, v.number, v.purpose, v.occurred_on::text AS day, m.pieces, coalesce(n.value, r.value, '') AS about
      FROM (SELECT voucher_id, sum(pieces) AS pieces FROM move GROUP BY voucher_id) m
      JOIN ledger.voucher v ON v.association_id = app.current_association() AND v.id = m.voucher_id
      LEFT JOIN gift g ON g.voucher_id = v.id
      LEFT JOIN app.personal_value n ON n.association_id = v.association_id AND n.party_id = g.donor_id AND n.field = 'name'
                                    AND n.ended_at IS NULL
      LEFT JOIN app.personal_value r ON r.association_id = v.association_id AND r.id = v.reason_value_id
     ORDER BY v.occurred_on, v.recorded_at, v.id`);
  return rows.map((row) => ({
    ref: { book: row.book as VoucherRef['book'], year: Number(row.year), number: Number(row.number) },
    ...{ purpose: row.purpose!, occurredOn: row.day!, about: row.about ?? '', pieces: Number(row.pieces) },
  }));
}

/** Which order to pay was prepared from a line, and from which line an order was prepared. Owns these two readings. Refuses to write. */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { DateVn } from '@/lib/kernel/dates';

/** The order prepared from a line while it stands, with the printed number of its voucher once paid; undefined when there is none. */
export async function orderOfLine(
  tx: Tx,
  lineId: number,
): Promise<{ orderId: number; reference: string | null } | undefined> {
  const [row] = await tx.execute<Record<string, string | null>>(sql`
    SELECT o.id, ledger.reference(v.book, v.number, v.year) AS reference FROM app.bank_line_order k
      JOIN app.payment_order o ON o.association_id = k.association_id AND o.id = k.payment_order_id
      LEFT JOIN ledger.voucher v ON v.association_id = o.association_id AND v.id = o.voucher_id
     WHERE k.association_id = app.current_association() AND k.line_id = ${lineId} AND k.ended_at IS NULL`);
  return row && { orderId: Number(row.id), reference: row.reference ?? null };
}

export interface LineOfOrder {
  lineId: number;
  statementId: number;
  /** Its place in the statement. */
  ordinal: number;
  occurredOn: DateVn;
}

/** The line an order was prepared from, while that stands; undefined when there is none. */
export async function lineOfOrder(tx: Tx, orderId: number): Promise<LineOfOrder | undefined> {
  const [row] = await tx.execute<Record<string, string>>(sql`
    SELECT l.id, l.statement_id, l.ordinal, l.occurred_on::text FROM app.bank_line_order k
      JOIN app.bank_line l ON l.association_id = k.association_id AND l.id = k.line_id
     WHERE k.association_id = app.current_association() AND k.payment_order_id = ${orderId} AND k.ended_at IS NULL`);
  return (
    row && {
      lineId: Number(row.id),
      statementId: Number(row.statement_id),
      ordinal: Number(row.ordinal),
      occurredOn: row.occurred_on!,
    }
  );
}

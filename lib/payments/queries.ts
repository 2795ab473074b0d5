/**
 * Reads about orders to pay: the list by state, one order with all its facts, its approvals.
 * Owns how far an order has come, and whether the reader is paid by it.
 * Refuses to write; amounts leave as bigint đồng, days as yyyy-mm-dd.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { DateVn } from '@/lib/kernel/dates';
import type { OrderKind, OrderStatus, PaymentBook } from './schema';

/** SHA-256 of an order exactly as it stands: what the PIN of approving and of paying confirms. */
export async function paymentOrderDigest(tx: Tx, orderId: number): Promise<Buffer> {
  const rows = await tx.execute<{ digest: Buffer | null }>(
    sql`SELECT app.payment_order_digest(${orderId}) AS digest`,
  );
  return rows[0]?.digest ?? Buffer.alloc(32);
}

export interface OrderSummary {
  id: number;
  kind: OrderKind;
  book: PaymentBook;
  status: OrderStatus;
  amountVnd: bigint;
  reason: string;
  payeeName: string | null;
  awardCount: number;
  dueOn: DateVn;
  /** "PC 01/2019" once paid. */
  reference: string | null;
  paidOn: DateVn | null;
  isPreparer: boolean;
  isInterested: boolean;
}

const textOf = (id: ReturnType<typeof sql>) =>
  sql`(SELECT v.value FROM app.personal_value v WHERE v.association_id = o.association_id AND v.id = ${id})`;

const nameOf = (party: ReturnType<typeof sql>) =>
  sql`(SELECT v.value FROM app.personal_value v WHERE v.association_id = o.association_id AND v.party_id = ${party}
          AND v.field = 'name' AND v.ended_at IS NULL ORDER BY v.id DESC LIMIT 1)`;

/** The reader is paid by it: payee, guardian of the payee, a recipient on the list, or recused from a file on it. */
const isInterested = sql`(EXISTS (SELECT 1 FROM app.party p LEFT JOIN app.party g ON g.association_id = p.association_id AND g.id = p.guardian_id
      WHERE p.association_id = o.association_id AND p.id = o.payee_id AND app.actor() IN (p.user_id, g.user_id))
  OR EXISTS (SELECT 1 FROM app.payment_order_award l
      JOIN app.award w ON w.association_id = l.association_id AND w.id = l.award_id
      JOIN app.party p ON p.association_id = w.association_id AND p.id = w.party_id
      LEFT JOIN app.party g ON g.association_id = p.association_id AND g.id = p.guardian_id
      WHERE l.association_id = o.association_id AND l.payment_order_id = o.id
        AND (app.actor() IN (p.user_id, g.user_id) OR w.nomination_id = ANY (app.my_recused_nominations()))))`;

const summaryColumns = sql`
  o.id, o.kind, o.book, o.status, o.amount_vnd AS "amountVnd", o.due_on::text AS "dueOn",
  ${textOf(sql`o.reason_value_id`)} AS reason, ${nameOf(sql`o.payee_id`)} AS "payeeName",
  (SELECT count(*) FROM app.payment_order_award l WHERE l.association_id = o.association_id AND l.payment_order_id = o.id)::int AS "awardCount",
  ledger.reference(v.book, v.number, v.year) AS reference, v.occurred_on::text AS "paidOn",
  coalesce(o.prepared_by = app.actor(), false) AS "isPreparer", coalesce(${isInterested}, false) AS "isInterested"`;

const fromOrders = sql`FROM app.payment_order o
  LEFT JOIN ledger.voucher v ON v.association_id = o.association_id AND v.id = o.voucher_id`;

function summaryOf(row: Record<string, unknown>): OrderSummary {
  const summary = row as unknown as OrderSummary;
  return {
    ...summary,
    id: Number(row.id),
    amountVnd: BigInt(row.amountVnd as string),
    reason: summary.reason ?? '',
  };
}

/** Orders of the association, those not yet paid first, at most `limit`; `status` narrows. */
export async function listOrders(
  tx: Tx,
  { status, limit = 200 }: { status?: OrderStatus; limit?: number } = {},
) {
  const rows = await tx.execute(
    sql`SELECT ${summaryColumns} ${fromOrders}
         WHERE o.association_id = app.current_association() AND (${status ?? null}::text IS NULL OR o.status = ${status ?? null})
         ORDER BY (o.status IN ('prepared', 'approved')) DESC, coalesce(v.occurred_on, o.due_on) DESC, o.id DESC LIMIT ${limit}`,
  );
  return rows.map(summaryOf);
}

/** How many orders stand in each state. */
export async function orderCounts(tx: Tx): Promise<Record<OrderStatus, number>> {
  const rows = await tx.execute<{ status: OrderStatus; count: number }>(
    sql`SELECT status, count(*)::int AS count FROM app.payment_order
         WHERE association_id = app.current_association() GROUP BY status`,
  );
  const counts: Record<OrderStatus, number> = { prepared: 0, approved: 0, paid: 0, withdrawn: 0 };
  for (const row of rows) counts[row.status] = row.count;
  return counts;
}

export interface OrderApproval {
  version: number;
  approverName: string;
  approvedAt: string;
  /** True for the version that stands. */
  isCurrent: boolean;
}

export interface OrderDetail extends OrderSummary {
  version: number;
  fundId: number;
  fundName: string;
  accountId: number;
  accountName: string;
  accountCode: string;
  expenseAccountId: number;
  expenseName: string;
  expenseCode: string;
  payeeId: number | null;
  payeeAddress: string | null;
  ceremonyId: number | null;
  preparedByName: string;
  preparedAt: string;
  paidByName: string | null;
  voucherId: number | null;
  voucherCode: string | null;
  voucherNumber: number | null;
  voucherYear: number | null;
  attachmentCount: number;
  requestKey: string | null;
}

/** One order with everything its page and its paper show; null when the association has none of this id. */
export async function orderById(tx: Tx, id: number): Promise<OrderDetail | null> {
  const [row] = await tx.execute(
    sql`SELECT ${summaryColumns}, o.version, o.fund_id AS "fundId", f.name AS "fundName", o.account_id AS "accountId",
               a.name AS "accountName", a.code AS "accountCode", o.expense_account_id AS "expenseAccountId", e.name AS "expenseName",
               e.code AS "expenseCode", o.payee_id AS "payeeId", o.ceremony_id AS "ceremonyId",
               (SELECT x.value FROM app.personal_value x WHERE x.association_id = o.association_id AND x.party_id = o.payee_id
                   AND x.field = 'address' AND x.ended_at IS NULL ORDER BY x.id DESC LIMIT 1) AS "payeeAddress",
               (SELECT u.display_name FROM access."user" u WHERE u.id = o.prepared_by) AS "preparedByName",
               o.prepared_at::text AS "preparedAt", (SELECT u.display_name FROM access."user" u WHERE u.id = o.paid_by) AS "paidByName",
               v.id AS "voucherId", v.code AS "voucherCode", v.number AS "voucherNumber", v.year AS "voucherYear",
               coalesce(v.attachment_count, 0) AS "attachmentCount", v.request_key AS "requestKey"
          ${fromOrders}
          JOIN ledger.fund f ON f.association_id = o.association_id AND f.id = o.fund_id
          JOIN ledger.account a ON a.association_id = o.association_id AND a.id = o.account_id
          JOIN ledger.account e ON e.association_id = o.association_id AND e.id = o.expense_account_id
         WHERE o.association_id = app.current_association() AND o.id = ${id}`,
  );
  if (!row) return null;
  const detail = { ...(row as unknown as OrderDetail), ...summaryOf(row) };
  const number = (value: unknown) => (value == null ? null : Number(value));
  return {
    ...detail,
    fundId: Number(row.fundId),
    accountId: Number(row.accountId),
    expenseAccountId: Number(row.expenseAccountId),
    payeeId: number(row.payeeId),
    ceremonyId: number(row.ceremonyId),
    voucherId: number(row.voucherId),
    preparedByName: detail.preparedByName ?? '',
  };
}

/** Approvals an order received, newest first; those of earlier versions no longer count. */
export async function orderApprovals(tx: Tx, orderId: number): Promise<OrderApproval[]> {
  const rows = await tx.execute(
    sql`SELECT p.order_version AS version, coalesce(u.display_name, '') AS "approverName", p.approved_at::text AS "approvedAt",
               p.order_version = o.version AS "isCurrent"
          FROM app.payment_approval p
          JOIN app.payment_order o ON o.association_id = p.association_id AND o.id = p.payment_order_id
          LEFT JOIN access."user" u ON u.id = p.user_id
         WHERE p.association_id = app.current_association() AND p.payment_order_id = ${orderId}
         ORDER BY p.approved_at DESC`,
  );
  return rows as unknown as OrderApproval[];
}

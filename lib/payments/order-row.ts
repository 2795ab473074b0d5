/**
 * The row of an order while a command works on it: locked, read, and the accounts it needs found.
 * Owns the lock that makes two people act on one order in turn.
 * Refuses to decide: rules.ts does, and commands.ts asks it.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { DomainError } from '@/lib/kernel/invariant';
import type { AccountKind } from '@/lib/ledger/rules';
import type { PayableAward, StandingOrder } from './rules';

export interface LockedOrder extends StandingOrder {
  id: number;
  requestKey: string | null;
}

/**
 * Locks one order of this association and reads it; refuses payments.notFound.
 * Two statements: what another transaction committed while this one waited is seen by the second only.
 */
export async function lockOrder(tx: Tx, orderId: number): Promise<LockedOrder> {
  await tx.execute(
    sql`SELECT 1 FROM app.payment_order
         WHERE association_id = app.current_association() AND id = ${orderId} FOR NO KEY UPDATE`,
  );
  const [row] = await tx.execute(
    sql`SELECT o.id, o.kind, o.status, o.version, o.account_id AS "accountId", o.book, o.amount_vnd AS "amountVnd",
               o.due_on::text AS "dueOn", coalesce(r.value, '') AS reason, v.request_key AS "requestKey",
               EXISTS (SELECT 1 FROM app.goods_issue i WHERE i.association_id = o.association_id AND i.payment_order_id = o.id) AS "hasItems"
          FROM app.payment_order o
          LEFT JOIN app.personal_value r ON r.association_id = o.association_id AND r.id = o.reason_value_id
          LEFT JOIN ledger.voucher v ON v.association_id = o.association_id AND v.id = o.voucher_id
         WHERE o.association_id = app.current_association() AND o.id = ${orderId}`,
  );
  if (!row) throw new DomainError('payments.notFound');
  return {
    ...(row as unknown as LockedOrder),
    id: Number(row.id),
    accountId: Number(row.accountId),
    amountVnd: BigInt(row.amountVnd as string),
  };
}

/** Kind of an open account of this association; undefined when it has none of this id. */
export async function accountKind(tx: Tx, accountId: number): Promise<AccountKind | undefined> {
  const [row] = await tx.execute<{ kind: AccountKind }>(
    sql`SELECT kind FROM ledger.account
         WHERE association_id = app.current_association() AND id = ${accountId} AND closed_on IS NULL`,
  );
  return row?.kind;
}

/** The account a use of money is counted under: the one with this report key, else the first of its kind. */
export async function usualExpenseAccount(
  tx: Tx,
  kind: 'expense' | 'goodsExpense',
  reportKey: string,
): Promise<number> {
  const [row] = await tx.execute<{ id: string }>(
    sql`SELECT id FROM ledger.account
         WHERE association_id = app.current_association() AND kind = ${kind} AND closed_on IS NULL
         ORDER BY (report_key = ${reportKey}) DESC NULLS LAST, code LIMIT 1`,
  );
  if (!row) throw new DomainError('payments.wrongAccount');
  return Number(row.id);
}

/** The rows of the awards asked for, in one order of locks. */
export async function awardsToPay(tx: Tx, awardIds: readonly number[]): Promise<PayableAward[]> {
  const ids = `{${awardIds.join(',')}}`;
  const rows = await tx.execute(
    sql`SELECT id, status, benefit, fund_id AS "fundId", party_id AS "partyId",
               CASE WHEN app.has_instalments(association_id, id) THEN app.payable_vnd(association_id, id) ELSE amount_vnd END AS "amountVnd",
               (SELECT CASE WHEN bool_or(s.state = 'checked') THEN NULL WHEN bool_or(s.state = 'waiting') THEN 'payments.instalmentNotChecked'
                            WHEN bool_or(s.state = 'stopped') THEN 'payments.instalmentStopped'
                            WHEN bool_or(true) THEN 'payments.instalmentOrdered' END
                  FROM app.instalment_states(association_id, id) s) AS blocked
          FROM app.award
         WHERE association_id = app.current_association() AND id = ANY (${ids}::bigint[]) ORDER BY id`,
  );
  return rows.map((row) => ({
    ...{ id: Number(row.id), fundId: Number(row.fundId), partyId: Number(row.partyId) },
    ...{ status: String(row.status), benefit: String(row.benefit) },
    amountVnd: BigInt(row.amountVnd as string),
    blocked: (row.blocked as string | null) ?? null,
  }));
}

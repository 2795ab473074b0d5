/**
 * Where money and goods can leave from: accounts with what is in them, funds with what is free, uses of money.
 * Owns what the form offers and what the cashier compares with the box before paying.
 * Refuses to write and to promise: the books check again when the voucher is posted.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { AccountKind } from '@/lib/ledger/rules';

export interface PayingAccount {
  id: number;
  code: string;
  name: string;
  kind: AccountKind;
  balanceVnd: bigint;
}

/** Cash, bank and goods accounts with what is in them today, all funds together. */
export async function payingAccounts(tx: Tx): Promise<PayingAccount[]> {
  const rows = await tx.execute(
    sql`SELECT a.id, a.code, a.name, a.kind,
               coalesce((SELECT sum(b.balance_vnd) FROM ledger.balances(app.current_association(), app.today()) b
                          WHERE b.account_id = a.id), 0)::bigint AS "balanceVnd"
          FROM ledger.account a
         WHERE a.association_id = app.current_association() AND a.kind IN ('cash', 'bank', 'goods') AND a.closed_on IS NULL
           AND NOT a.is_term_deposit
         ORDER BY a.code`,
  );
  return rows.map((row) => ({
    ...(row as unknown as PayingAccount),
    id: Number(row.id),
    balanceVnd: BigInt(row.balanceVnd as string),
  }));
}

export interface SpendingFund {
  id: number;
  name: string;
  /** Money less what is promised already, in đồng. */
  availableVnd: bigint;
}

/** Funds that are open, with what is free in each. */
export async function spendingFunds(tx: Tx): Promise<SpendingFund[]> {
  const rows = await tx.execute(
    sql`SELECT f.id, f.name, ledger.fund_available(f.association_id, f.id) AS "availableVnd" FROM ledger.fund f
         WHERE f.association_id = app.current_association() AND f.closed_on IS NULL ORDER BY f.id`,
  );
  return rows.map((row) => ({
    ...{ id: Number(row.id), name: String(row.name) },
    availableVnd: BigInt(row.availableVnd as string),
  }));
}

export interface ExpenseAccount {
  id: number;
  name: string;
  kind: AccountKind;
  reportKey: string | null;
}

/** What money and goods are used for, in the order of the chart. */
export async function expenseAccounts(tx: Tx): Promise<ExpenseAccount[]> {
  const rows = await tx.execute(
    sql`SELECT id, name, kind, report_key AS "reportKey" FROM ledger.account
         WHERE association_id = app.current_association() AND kind IN ('expense', 'goodsExpense') AND closed_on IS NULL ORDER BY code`,
  );
  return rows.map((row) => ({ ...(row as unknown as ExpenseAccount), id: Number(row.id) }));
}

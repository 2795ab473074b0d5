/**
 * The income account a contribution is credited to, by what it is and who gave it.
 * Owns the opening of the account for money of other funds in books that are older than this kind of income.
 * Refuses to credit anything else when an account is missing.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { DomainError } from '@/lib/kernel/invariant';
import type { LockedContribution } from './locked';
import { incomeKeyOf } from './rules';

/** Id of the open account; ledger.badLine when the association has none. */
export async function incomeAccount(
  tx: Tx,
  row: Pick<LockedContribution, 'kind' | 'method' | 'donorKind'>,
): Promise<number> {
  const isInKind = row.method === 'inKind';
  const reportKey = isInKind ? 'inKind' : incomeKeyOf(row.kind, row.donorKind);
  if (reportKey === 'fundTransfer') {
    const [opened] = await tx.execute<{ id: string }>(sql`SELECT ledger.fund_transfer_account() AS id`);
    return Number(opened!.id);
  }
  const [account] = await tx.execute<{ id: string }>(
    sql`SELECT id FROM ledger.account WHERE association_id = app.current_association()
           AND kind = ${isInKind ? 'goodsIncome' : 'income'} AND report_key = ${reportKey} AND closed_on IS NULL
         ORDER BY code LIMIT 1`,
  );
  if (!account) throw new DomainError('ledger.badLine');
  return Number(account.id);
}

/**
 * Closing and reopening a month of the books; own money moved between own accounts.
 * Owns the asking; the database compares the count with the books and refuses a difference.
 * Refuses income and payments: those are the commands of contributions and payments.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { Actor } from '@/lib/access/actor';
import { can } from '@/lib/access/policy';
import { record } from '@/lib/audit/record';
import type { DateVn } from '@/lib/kernel/dates';
import { DomainError } from '@/lib/kernel/invariant';
import { type PostedVoucher, postVoucher } from './post';
import { requiredReason } from './rules';

export interface MonthOfBooks {
  year: number;
  /** 1 to 12. */
  month: number;
}

/**
 * Closes a month that is over. The counted cash and the bank's balance must equal the books to the đồng
 * (Luật Kế toán 2015: khoá sổ, kiểm kê).
 * Errors: access.notPermitted, ledger.periodNotOver, ledger.cashCountDiffers, ledger.bankBalanceDiffers.
 */
export async function closePeriod(
  tx: Tx,
  actor: Actor,
  input: MonthOfBooks & { cashCountedVnd: bigint; bankConfirmedVnd: bigint },
): Promise<void> {
  if (!can(actor.roles, 'ledger.closePeriod')) throw new DomainError('access.notPermitted');
  const [cash, bank] = [input.cashCountedVnd.toString(), input.bankConfirmedVnd.toString()];
  await tx.execute(
    sql`SELECT ledger.close_period(${input.year}::int, ${input.month}::int, ${cash}::bigint, ${bank}::bigint)`,
  );
}

/** Reopens a closed month: the chair's act, with a reason that stays in the log. Errors: ledger.reasonNeeded, ledger.notFound. */
export async function reopenPeriod(
  tx: Tx,
  actor: Actor,
  input: MonthOfBooks & { reason: string },
): Promise<void> {
  if (!can(actor.roles, 'ledger.reopenPeriod')) throw new DomainError('access.notPermitted');
  const reason = requiredReason(input.reason);
  const subjectId = `${input.year}-${String(input.month).padStart(2, '0')}`;
  const event = await record(
    tx,
    actor,
    { kind: 'period.reopenAsked', subjectType: 'period', subjectId, payload: {} },
    reason,
  );
  await tx.execute(
    sql`SELECT ledger.reopen_period(${input.year}::int, ${input.month}::int,
                 (SELECT reason_value_id FROM audit.event WHERE association_id = app.current_association() AND id = ${event}))`,
  );
}

export interface MoveInput {
  fromAccountId: number;
  toAccountId: number;
  fundId: number;
  amountVnd: bigint;
  occurredOn: DateVn;
  requestKey: string;
}

/**
 * Own money moved between two own accounts: cash paid into the bank, drawn from it, put on deposit. One PKT voucher inside
 * one fund; not income. Whatever touches cash is the cashier's hand.
 * Errors: access.notPermitted, ledger.sameAccount, ledger.onlyCashierMovesCash, ledger.futureDate, ledger.periodClosed,
 * the floors of account and fund, and the other refusals of ledger.post.
 */
export async function moveOwnMoney(tx: Tx, actor: Actor, input: MoveInput): Promise<PostedVoucher> {
  if (!can(actor.roles, 'ledger.moveMoney')) throw new DomainError('access.notPermitted');
  const { fromAccountId, toAccountId, fundId, amountVnd, occurredOn, requestKey } = input;
  if (fromAccountId === toAccountId)
    throw new DomainError('web.checkFields', { fields: { toAccountId: 'ledger.sameAccount' } });
  return postVoucher(tx, actor, {
    ...{ book: 'PKT', purpose: 'transfer', occurredOn, requestKey },
    lines: [{ fundId, debitAccountId: toAccountId, creditAccountId: fromAccountId, amountVnd }],
  });
}

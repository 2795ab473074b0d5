/**
 * Money of a paid award that came back: sent back by the bank, or an envelope nobody took.
 * Owns the voucher of the return. Refuses what was never paid, and what is in the recipient's hand; so does the database.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { Actor } from '@/lib/access/actor';
import { can } from '@/lib/access/policy';
import { record } from '@/lib/audit/record';
import { DomainError } from '@/lib/kernel/invariant';
import { type PostedVoucher, postVoucher } from '@/lib/ledger/post';
import { requiredReason } from '@/lib/ledger/rules';
import { keepText } from '@/lib/people/commands';
import type { ReturnInput } from '../schema';

/**
 * Books the money back and makes the award owed again: BC for a transfer, PT (by the cashier) for cash.
 * The same request key again returns the first voucher. Errors: access.notPermitted, transfers.notPaid,
 * transfers.alreadyReturned, transfers.handedOver, ledger.reasonNeeded, ledger.onlyCashierMovesCash, and those of posting.
 */
export async function returnAward(tx: Tx, actor: Actor, input: ReturnInput): Promise<PostedVoucher> {
  if (!can(actor.roles, 'ledger.moveMoney')) throw new DomainError('access.notPermitted');
  const reason = requiredReason(input.reason);
  const [paid] = await tx.execute<Record<string, string>>(sql`
    SELECT o.book, o.fund_id, o.account_id, app.order_line_vnd(a.association_id, o.id, w.id) AS amount_vnd, w.party_id
      FROM app.payment_order o JOIN app.payment_order_award a ON a.association_id = o.association_id AND a.payment_order_id = o.id
      JOIN app.award w ON w.association_id = a.association_id AND w.id = a.award_id
     WHERE o.association_id = app.current_association() AND o.id = ${input.orderId} AND w.id = ${input.awardId} AND o.status = 'paid'`);
  if (!paid) throw new DomainError('transfers.notPaid');
  const reasonValueId = await keepReason(tx, actor, { ...input, reason, amountVnd: paid.amount_vnd! });
  const [account] = await tx.execute<{ id: string }>(sql`SELECT ledger.returned_money_account() AS id`);
  const voucher = await postVoucher(tx, actor, {
    ...{ book: paid.book === 'PC' ? 'PT' : 'BC', purpose: 'paymentReturned', occurredOn: input.occurredOn },
    ...{ requestKey: input.requestKey, partyId: Number(paid.party_id), reasonValueId },
    lines: [
      {
        ...{ fundId: Number(paid.fund_id), amountVnd: BigInt(paid.amount_vnd!) },
        ...{ debitAccountId: Number(paid.account_id), creditAccountId: Number(account!.id) },
      },
    ],
  });
  if (reasonValueId !== undefined)
    await tx.execute(
      sql`SELECT app.return_award(${input.orderId}, ${input.awardId}, ${voucher.voucherId}, ${reasonValueId})`,
    );
  return voucher;
}

/** Says why and keeps the words; undefined when the voucher of this key exists already and nothing is written. */
async function keepReason(
  tx: Tx,
  actor: Actor,
  input: ReturnInput & { amountVnd: string },
): Promise<number | undefined> {
  const posted = await tx.execute(
    sql`SELECT 1 FROM ledger.voucher WHERE association_id = app.current_association() AND request_key = ${input.requestKey}`,
  );
  if (posted.length > 0) return undefined;
  await record(tx, actor, {
    ...{ kind: 'transfer.returned', subjectType: 'paymentOrder', subjectId: String(input.orderId) },
    payload: { amountVnd: input.amountVnd, awardId: input.awardId },
  });
  return keepText(tx, null, 'reason', input.reason);
}

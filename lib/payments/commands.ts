/**
 * Money and goods leave here: an order is prepared, approved and paid by three different hands.
 * Owns the order of events and rows; the books are written by ledger/post alone.
 * Refuses to pay without an approval of exactly what is paid; the database refuses the same again.
 */
import { eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { paymentOrder, paymentOrderAward } from '@/db/schema/payments';
import type { Actor } from '@/lib/access/actor';
import { can } from '@/lib/access/policy';
import { currentAssociationId } from '@/lib/access/queries';
import { record } from '@/lib/audit/record';
import { DomainError } from '@/lib/kernel/invariant';
import { normaliseLines, normaliseText } from '@/lib/kernel/names';
import { type PostedVoucher, postVoucher } from '@/lib/ledger/post';
import { keepText, registerParty } from '@/lib/people/commands';
import { keepLine } from './from-line';
import { goodsToIssue, keepGoods } from './goods-items';
import { accountKind, awardsToPay, lockOrder, usualExpenseAccount } from './order-row';
import { paymentOrderDigest } from './queries';
import { bookOfAccount, decideAwardOrder, decideChange, decideGoodsOrder } from './rules';
import type { ChangeInput, PayeeInput, PayInput, PaymentBook, PrepareInput } from './schema';

export interface PreparedOrder {
  orderId: number;
  amountVnd: bigint;
  book: PaymentBook;
  version: number;
}

/**
 * The accountant prepares an order: for decided awards of one fund, for an expense, or for goods handed out.
 * No number is used and nothing is booked yet.
 * Errors: access.notPermitted, payments.wrongAccount, payments.noAwards, payments.awardNotPayable,
 * payments.awardAlreadyOrdered, payments.manyFunds, people.notFound; for goods store.notInStore, store.tooMany,
 * payments.goodsAmountDiffers; from a line of the bank those of `keepLine`.
 */
export async function preparePaymentOrder(tx: Tx, actor: Actor, input: PrepareInput): Promise<PreparedOrder> {
  if (!can(actor.roles, 'payments.prepare')) throw new DomainError('access.notPermitted');
  const goods = input.kind === 'inKindIssue' && input.items && (await goodsToIssue(tx, input.items));
  const accountId = goods ? goods.accountId : input.accountId;
  const book = bookOfAccount(await accountKind(tx, accountId), input.kind);
  const awardIds = input.kind === 'award' ? [...new Set(input.awardIds)] : [];
  const money =
    input.kind === 'award'
      ? decideAwardOrder(awardIds, await awardsToPay(tx, awardIds))
      : goods
        ? decideGoodsOrder(goods, input.amountVnd)
        : input;
  const payeeId = input.kind === 'award' ? null : await payeeOf(tx, actor, input.payee);
  const expenseAccountId =
    input.expenseAccountId ??
    (await (input.kind === 'inKindIssue'
      ? usualExpenseAccount(tx, 'goodsExpense', 'inKind')
      : usualExpenseAccount(tx, 'expense', 'award')));
  await record(tx, actor, {
    kind: 'paymentOrder.prepared',
    subjectType: 'paymentOrder',
    subjectId: '',
    payload: { amountVnd: money.amountVnd.toString(), kind: input.kind },
  });
  const associationId = await currentAssociationId(tx);
  const [row] = await tx
    .insert(paymentOrder)
    .values({
      ...{ associationId, kind: input.kind, book, expenseAccountId, payeeId },
      ...{ fundId: money.fundId, accountId, amountVnd: money.amountVnd },
      ...{ dueOn: input.dueOn, ceremonyId: input.ceremonyId, preparedBy: actor.userId },
      reasonValueId: await keepText(tx, null, 'reason', normaliseLines(input.reason)),
    })
    .returning({ id: paymentOrder.id });
  const orderId = row!.id;
  // In the order of ids, so that two lists prepared at once never wait for each other in a ring.
  for (const awardId of awardIds.sort((a, b) => a - b))
    await tx.insert(paymentOrderAward).values({ associationId, paymentOrderId: orderId, awardId });
  if (goods) await keepGoods(tx, orderId, goods.lines);
  if (input.kind === 'expense' && input.lineId) await keepLine(tx, orderId, input.lineId, actor.userId);
  return { orderId, amountVnd: money.amountVnd, book, version: 1 };
}

/**
 * Changes an order that is not paid yet. Any real change makes a new version, which nobody has approved:
 * the approval is void and what it promised is free again. Returns the version that stands.
 * Errors: access.notPermitted, payments.notFound, payments.alreadyPaid, payments.changed, payments.otherBook,
 * payments.awardAmountFixed.
 */
export async function changePaymentOrder(
  tx: Tx,
  actor: Actor,
  input: ChangeInput,
): Promise<{ version: number }> {
  if (!can(actor.roles, 'payments.prepare')) throw new DomainError('access.notPermitted');
  const order = await lockOrder(tx, input.orderId);
  const newBook = bookOfAccount(await accountKind(tx, input.accountId ?? order.accountId), order.kind);
  const change = decideChange(
    order,
    { ...input, reason: input.reason && normaliseLines(input.reason) },
    newBook,
  );
  const { reason, ...columns } = change;
  if (Object.keys(change).length === 0) return { version: order.version };
  await record(tx, actor, {
    kind: 'paymentOrder.changed',
    subjectType: 'paymentOrder',
    subjectId: String(order.id),
    payload: { amountVnd: (change.amountVnd ?? order.amountVnd).toString() },
  });
  const reasonValueId = reason === undefined ? undefined : await keepText(tx, null, 'reason', reason);
  const [row] = await tx
    .update(paymentOrder)
    .set({ ...columns, ...(reasonValueId !== undefined && { reasonValueId }) })
    .where(eq(paymentOrder.id, order.id))
    .returning({ version: paymentOrder.version });
  return { version: row!.version };
}

/** What the PIN of approving and of paying confirms: the order exactly as it stands now, with its list. */
export function orderDigest(tx: Tx, input: { orderId: number }): Promise<Buffer> {
  return paymentOrderDigest(tx, input.orderId);
}

/**
 * The chair approves the spending of exactly this version; the PIN was confirmed for its digest.
 * For an expense the money is promised from now on.
 * Errors: access.notPermitted, access.pinNotConfirmed, payments.notFound, payments.alreadyApproved, payments.ownOrder,
 * payments.awardsDoNotAddUp, ledger.fundOverspent.
 */
export async function approvePayment(tx: Tx, actor: Actor, input: { orderId: number }): Promise<void> {
  if (!can(actor.roles, 'payments.approve')) throw new DomainError('access.notPermitted');
  await tx.execute(
    sql`SELECT app.approve_payment(${input.orderId}, ${actor.pinConfirmationId ?? null}, ${actor.correlationId})`,
  );
}

/**
 * The cashier pays an approved order: voucher, number, lines and the end of the promise are born together, or nothing.
 * The same request key again returns the first voucher.
 * Errors: access.notPermitted, access.pinNotConfirmed, payments.notFound, payments.notApproved, payments.alreadyPaid,
 * ledger.requestKeyReused, ledger.accountOverdrawn, ledger.fundOverspent, ledger.goodsShort, ledger.periodClosed,
 * ledger.futureDate.
 */
export async function payOrder(tx: Tx, actor: Actor, input: PayInput): Promise<PostedVoucher> {
  if (!can(actor.roles, 'payments.pay')) throw new DomainError('access.notPermitted');
  const order = await lockOrder(tx, input.orderId);
  if (order.status === 'withdrawn') throw new DomainError('payments.alreadyPaid');
  // A second press carries the same key and gets the same voucher; another key is another payment.
  if (order.status === 'paid' && order.requestKey !== input.requestKey)
    throw new DomainError('payments.alreadyPaid');
  const voucher = await postVoucher(tx, actor, {
    book: order.book,
    purpose: order.kind,
    occurredOn: input.occurredOn,
    requestKey: input.requestKey,
    attachmentCount: input.attachmentCount,
    paymentOrderId: order.id,
  });
  if (!voucher.isExisting) {
    await record(tx, actor, {
      kind: 'paymentOrder.paid',
      subjectType: 'paymentOrder',
      subjectId: String(order.id),
      payload: {},
    });
  }
  return voucher;
}

/**
 * Takes an unpaid order back; its awards may go on another order and its promise is free again.
 * Errors: access.notPermitted, payments.notFound, payments.alreadyPaid, ledger.reasonNeeded.
 */
export async function withdrawPaymentOrder(
  tx: Tx,
  actor: Actor,
  input: { orderId: number; reason: string },
): Promise<void> {
  if (!can(actor.roles, 'payments.withdraw')) throw new DomainError('access.notPermitted');
  const reason = normaliseLines(input.reason).slice(0, 300);
  if (reason === '')
    throw new DomainError('ledger.reasonNeeded', { fields: { reason: 'ledger.reasonNeeded' } });
  const order = await lockOrder(tx, input.orderId);
  if (order.status === 'paid' || order.status === 'withdrawn') throw new DomainError('payments.alreadyPaid');
  const subject = { subjectType: 'paymentOrder', subjectId: String(order.id) } as const;
  await record(tx, actor, { kind: 'paymentOrder.withdrawn', ...subject, payload: {} }, reason);
  await tx.execute(sql`SELECT app.withdraw_payment(${order.id})`);
}

async function payeeOf(tx: Tx, actor: Actor, payee: PayeeInput): Promise<number | null> {
  if (payee === null) return null;
  if (!('partyId' in payee))
    return registerParty(tx, actor, {
      kind: 'individual',
      name: normaliseText(payee.name),
      address: payee.address,
    });
  const rows = await tx.execute(
    sql`SELECT 1 FROM app.party WHERE association_id = app.current_association() AND id = ${payee.partyId}`,
  );
  if (rows.length === 0) throw new DomainError('people.notFound');
  return payee.partyId;
}

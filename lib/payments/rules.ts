/**
 * What an order to pay may be and who acts next. Pure.
 * Owns the book of each account, the sum of a list of awards, what may change and who waits for whom.
 * Refuses to look anything up; the database checks the same money rules again.
 */
import type { Role } from '@/lib/access/policy';
import { can } from '@/lib/access/policy';
import { type DateVn, yearOf } from '@/lib/kernel/dates';
import { DomainError } from '@/lib/kernel/invariant';
import type { AccountKind } from '@/lib/ledger/rules';
import type { ChangeInput, OrderKind, OrderStatus, PaymentBook } from './schema';

const books: Partial<Record<AccountKind, PaymentBook>> = { cash: 'PC', bank: 'UNC', goods: 'PX' };

/** The book a payment from such an account is written in. Goods leave by PX, money never does. */
export function bookOfAccount(kind: AccountKind | undefined, order: OrderKind): PaymentBook {
  const book = kind && books[kind];
  if (!book || (book === 'PX') !== (order === 'inKindIssue'))
    throw new DomainError('payments.wrongAccount', { fields: { accountId: 'payments.wrongAccount' } });
  return book;
}

export interface PayableAward {
  id: number;
  status: string;
  benefit: string;
  fundId: number;
  amountVnd: bigint;
  partyId: number;
  /** Why nothing of an award in instalments may be paid now, as a refusal; null when something may. */
  blocked?: string | null;
}

/**
 * The fund and the sum of a list of awards. `asked`: the ids ticked; `found`: their rows.
 * Money leaves only for what was decided (quyết định), and one voucher is paid from one fund.
 */
export function decideAwardOrder(
  asked: readonly number[],
  found: readonly PayableAward[],
): { fundId: number; amountVnd: bigint } {
  const first = found[0];
  if (!first) throw new DomainError('payments.noAwards', { fields: { awardIds: 'payments.noAwards' } });
  if (found.length !== new Set(asked).size) throw new DomainError('payments.awardNotPayable');
  if (found.some((award) => award.status !== 'decided' || award.benefit !== 'money'))
    throw new DomainError('payments.awardNotPayable');
  if (found.some((award) => award.fundId !== first.fundId)) throw new DomainError('payments.manyFunds');
  const blocked = found.find((award) => award.blocked)?.blocked;
  if (blocked) throw new DomainError(blocked);
  return { fundId: first.fundId, amountVnd: found.reduce((sum, award) => sum + award.amountVnd, 0n) };
}

/**
 * The fund and the value of chosen items. `typedVnd`: an amount typed beside them, 0 for none; goods leave at the
 * value they came in with, so that another amount is refused.
 */
export function decideGoodsOrder(
  goods: { fundId: number; amountVnd: bigint },
  typedVnd: bigint,
): { fundId: number; amountVnd: bigint } {
  if (typedVnd !== 0n && typedVnd !== goods.amountVnd)
    throw new DomainError('payments.goodsAmountDiffers', {
      fields: { amount: 'payments.goodsAmountDiffers' },
      params: { value: goods.amountVnd.toString() },
    });
  if (goods.amountVnd <= 0n) throw new DomainError('payments.goodsWorthNothing');
  return goods;
}

export interface StandingOrder {
  kind: OrderKind;
  status: OrderStatus;
  version: number;
  accountId: number;
  book: PaymentBook;
  amountVnd: bigint;
  dueOn: string;
  reason: string;
  /** True when it says which gifts in kind it takes: then its value and store are theirs. */
  hasItems?: boolean;
}

/** What of an order really changes; refuses what may not. `newBook`: the book of the account asked for. */
export function decideChange(
  order: StandingOrder,
  input: ChangeInput,
  newBook: PaymentBook,
): Pick<ChangeInput, 'accountId' | 'amountVnd' | 'reason' | 'dueOn'> {
  if (order.status !== 'prepared' && order.status !== 'approved')
    throw new DomainError('payments.alreadyPaid');
  if (order.version !== input.version) throw new DomainError('payments.changed');
  if (newBook !== order.book)
    throw new DomainError('payments.otherBook', { fields: { accountId: 'payments.otherBook' } });
  const { accountId, amountVnd, reason, dueOn } = input;
  if (order.kind === 'award' && amountVnd !== undefined && amountVnd !== order.amountVnd)
    throw new DomainError('payments.awardAmountFixed', { fields: { amount: 'payments.awardAmountFixed' } });
  const isOtherGoods =
    (amountVnd !== undefined && amountVnd !== order.amountVnd) ||
    (accountId !== undefined && accountId !== order.accountId);
  if (order.hasItems && isOtherGoods)
    throw new DomainError('payments.goodsFixed', { fields: { amount: 'payments.goodsFixed' } });
  return {
    ...(accountId !== undefined && accountId !== order.accountId && { accountId }),
    ...(amountVnd !== undefined && amountVnd !== order.amountVnd && { amountVnd }),
    ...(reason !== undefined && reason !== order.reason && { reason }),
    ...(dueOn !== undefined && dueOn !== order.dueOn && { dueOn }),
  };
}

/** Who is looking at an order, and how that person is tied to it. */
export interface Viewer {
  roles: readonly Role[];
  isPreparer: boolean;
  /** The payee, a recipient on its list or his guardian, or recused from one of the files. */
  isInterested: boolean;
}

export type OrderAct = 'approve' | 'pay' | 'change' | 'withdraw';

const statusFor: Record<OrderAct, readonly OrderStatus[]> = {
  approve: ['prepared'],
  pay: ['approved'],
  change: ['prepared', 'approved'],
  withdraw: ['prepared', 'approved'],
};

/**
 * May this person do this now? "yes", or why not: "notNow" (state), "notYours" (office), "ownOrder" (preparer,
 * payee). Preparing, approving and paying are three hands (Luật Kế toán 2015, art. 21 and 52).
 */
export function decideAct(
  act: OrderAct,
  status: OrderStatus,
  viewer: Viewer,
): 'yes' | 'notNow' | 'notYours' | 'ownOrder' {
  if (!statusFor[act].includes(status)) return 'notNow';
  const isHolder = {
    approve: can(viewer.roles, 'payments.approve'),
    pay: can(viewer.roles, 'payments.pay'),
    change: can(viewer.roles, 'payments.prepare'),
    withdraw: can(viewer.roles, 'payments.withdraw'),
  }[act];
  if (!isHolder) return 'notYours';
  return act === 'approve' && (viewer.isPreparer || viewer.isInterested) ? 'ownOrder' : 'yes';
}

/** What an order waits for, for the list "waiting for me". */
export function nextAct(status: OrderStatus): 'approve' | 'pay' | undefined {
  if (status === 'prepared') return 'approve';
  return status === 'approved' ? 'pay' : undefined;
}

/** How an award is called where others read it: never why somebody was helped (Luật Trẻ em 2016, art. 6 and 21). */
export type NeutralLabel = 'scholarship' | 'excellentTeacher' | 'contestWinner' | 'activeMember';

/** Hardship and good results share one label, so that no list tells them apart; the same as app.publish writes. */
export function neutralLabel(category: string): NeutralLabel {
  if (category === 'excellentTeacher' || category === 'contestWinner' || category === 'activeMember')
    return category;
  return 'scholarship';
}

/** Below this age a child does not take money alone (Bộ luật Dân sự 2015, art. 21). */
const SIGNS_ALONE_FROM = 15;

/** True when the law lets the recipient take money without an adult; an unknown year of birth is not held against him. */
export function signsAlone(birthYear: number | null, on: DateVn): boolean {
  return birthYear === null || yearOf(on) - birthYear >= SIGNS_ALONE_FROM;
}

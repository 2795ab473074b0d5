/**
 * Shapes of orders to pay, as the commands take them and as the forms send them.
 * Owns the closed lists: kinds of orders, their states, the books they end in.
 * Refuses floating point: amounts are bigint đồng, days are yyyy-mm-dd in Việt Nam.
 */
import { z } from 'zod';
import type { DateVn } from '@/lib/kernel/dates';
import {
  amountIn,
  dayIn,
  idField,
  idsField,
  optionalText,
  requiredText,
  todayField,
} from './schema/form-fields';
import { type GoodsTake, takesIn } from './schema/goods-take';

export type { GoodsTake } from './schema/goods-take';

export const orderKinds = ['award', 'expense', 'inKindIssue'] as const;
export type OrderKind = (typeof orderKinds)[number];

export const orderStatuses = ['prepared', 'approved', 'paid', 'withdrawn'] as const;
export type OrderStatus = (typeof orderStatuses)[number];

/** PC cash, UNC bank, PX goods. */
export type PaymentBook = 'PC' | 'UNC' | 'PX';

/** Somebody known already, a new name, or nobody in particular. */
export type PayeeInput = { partyId: number } | { name: string; address?: string } | null;

interface OrderCommon {
  /** What the money or goods leave from; its kind decides the book. */
  accountId: number;
  reason: string;
  dueOn: DateVn;
  ceremonyId?: number;
}

export type PrepareInput =
  | (OrderCommon & { kind: 'award'; awardIds: number[]; expenseAccountId?: number })
  | (OrderCommon & {
      kind: 'expense';
      fundId: number;
      expenseAccountId: number;
      amountVnd: bigint;
      payee: PayeeInput;
      /** The line of the bank it is prepared from. */
      lineId?: number;
    })
  | (OrderCommon & {
      kind: 'inKindIssue';
      /** Left to the items when there are some. */
      fundId: number;
      expenseAccountId?: number;
      /** With items it may be 0: they are worth what they are worth. */
      amountVnd: bigint;
      payee: PayeeInput;
      /** Which gifts in kind, and how many pieces of each; left out for goods that no gift stands for. */
      items?: GoodsTake[];
    });

export interface ChangeInput {
  orderId: number;
  /** Version the person had in front of them. */
  version: number;
  accountId?: number;
  /** Not for awards: their amount is what was decided. */
  amountVnd?: bigint;
  reason?: string;
  dueOn?: DateVn;
}

export interface PayInput {
  orderId: number;
  occurredOn: DateVn;
  /** Made before sending: the same key is the same voucher, for ever. */
  requestKey: string;
  attachmentCount?: number;
}

const optionalId = idField.optional().or(z.literal('').transform(() => undefined));
const common = {
  accountId: idField,
  reason: requiredText(300),
  dueOn: z.string(),
  today: todayField,
  ceremonyId: optionalId,
};

/** Form "pay these awards". */
export const awardOrderForm = z
  .object({ ...common, awardIds: idsField })
  .transform((form, context): PrepareInput => {
    const { accountId, reason, awardIds, ceremonyId } = form;
    const dueOn = dayIn(context, 'dueOn', form.dueOn, form.today);
    return { kind: 'award', accountId, reason, awardIds, ceremonyId, dueOn };
  });

/** Form "pay for something" and "hand goods out"; the payee is a name as written. */
export const expenseOrderForm = z
  .object({
    ...common,
    kind: z.enum(['expense', 'inKindIssue']),
    fundId: idField,
    expenseAccountId: idField,
    amount: z.string(),
    payeeName: optionalText(200),
    payeeAddress: optionalText(300),
    lineId: optionalId,
  })
  .catchall(z.unknown())
  .transform((form, context): PrepareInput => {
    const items = form.kind === 'inKindIssue' ? takesIn(context, form) : [];
    const { kind, accountId, reason, fundId, expenseAccountId, ceremonyId, payeeName, payeeAddress } = form;
    return {
      ...{ kind, accountId, reason, fundId, expenseAccountId, ceremonyId, lineId: form.lineId },
      ...(items.length > 0 && { items }),
      dueOn: dayIn(context, 'dueOn', form.dueOn, form.today),
      amountVnd:
        items.length > 0 && form.amount.trim() === '' ? 0n : amountIn(context, 'amount', form.amount),
      payee: payeeName ? { name: payeeName, address: payeeAddress || undefined } : null,
    };
  });

/** Form "change the order"; an empty amount means that it cannot be changed. */
export const changeOrderForm = z
  .object({
    orderId: idField,
    version: idField,
    accountId: idField.optional(),
    amount: z.string().optional(),
    reason: requiredText(300),
    dueOn: z.string(),
    today: todayField,
  })
  .transform((form, context): ChangeInput => {
    const { orderId, version, accountId, reason } = form;
    return {
      ...{ orderId, version, accountId, reason },
      dueOn: dayIn(context, 'dueOn', form.dueOn, form.today),
      amountVnd: form.amount === undefined ? undefined : amountIn(context, 'amount', form.amount),
    };
  });

/** Form of the chair's approval; the PIN travels beside it. */
export const approveForm = z.object({ orderId: idField });

/** Form of the cashier's payment; the PIN travels beside it. */
export const payForm = z
  .object({
    orderId: idField,
    occurredOn: z.string(),
    today: todayField,
    requestKey: z.string().min(8).max(100),
    attachmentCount: z.coerce.number().int().min(0).max(999).default(0),
  })
  .transform((form, context): PayInput => {
    const { orderId, requestKey, attachmentCount } = form;
    const occurredOn = dayIn(context, 'occurredOn', form.occurredOn, form.today);
    return { orderId, requestKey, attachmentCount, occurredOn };
  });

export const withdrawForm = z.object({ orderId: idField, reason: requiredText(300) });

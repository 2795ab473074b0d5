/** Orders to pay: prepared by the accountant, approved by the chair, paid by the cashier. No number until paid. */
import { sql } from 'drizzle-orm';
import { check, date, foreignKey, integer, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { app, associationId, bytea, instant, ref, rowId, vnd } from './columns';
import { award } from './decisions';
import { account, fund, voucher } from './ledger';
import { party } from './people';

export const paymentOrder = app.table(
  'payment_order',
  {
    associationId: associationId(),
    id: rowId(),
    /** award | expense | inKindIssue */
    kind: text('kind').notNull(),
    book: text('book').notNull(),
    fundId: ref('fund_id').notNull(),
    accountId: ref('account_id').notNull(),
    expenseAccountId: ref('expense_account_id').notNull(),
    amountVnd: vnd('amount_vnd').notNull(),
    payeeId: ref('payee_id'),
    reasonValueId: ref('reason_value_id').notNull(),
    dueOn: date('due_on').notNull(),
    ceremonyId: ref('ceremony_id'),
    version: integer('version').notNull().default(1),
    status: text('status').notNull().default('prepared'),
    preparedBy: ref('prepared_by').notNull(),
    preparedAt: instant('prepared_at').notNull().defaultNow(),
    paidBy: ref('paid_by'),
    voucherId: ref('voucher_id'),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    unique('payment_order_voucher').on(t.associationId, t.voucherId),
    foreignKey({ columns: [t.associationId, t.fundId], foreignColumns: [fund.associationId, fund.id] }),
    foreignKey({
      columns: [t.associationId, t.accountId],
      foreignColumns: [account.associationId, account.id],
    }),
    foreignKey({
      columns: [t.associationId, t.expenseAccountId],
      foreignColumns: [account.associationId, account.id],
    }),
    foreignKey({ columns: [t.associationId, t.payeeId], foreignColumns: [party.associationId, party.id] }),
    foreignKey({
      columns: [t.associationId, t.voucherId],
      foreignColumns: [voucher.associationId, voucher.id],
    }),
    check('payment_order_amount_positive', sql`${t.amountVnd} > 0`),
    check('payment_order_book_known', sql`${t.book} in ('PC','UNC','PX')`),
    check('payment_order_kind_known', sql`${t.kind} in ('award','expense','inKindIssue')`),
    check('payment_order_status_known', sql`${t.status} in ('prepared','approved','paid','withdrawn')`),
    check('payment_order_paid_has_voucher', sql`(${t.status} = 'paid') = (${t.voucherId} is not null)`),
  ],
);

export const paymentOrderAward = app.table(
  'payment_order_award',
  {
    associationId: associationId(),
    paymentOrderId: ref('payment_order_id').notNull(),
    awardId: ref('award_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.paymentOrderId, t.awardId] }),
    foreignKey({
      columns: [t.associationId, t.paymentOrderId],
      foreignColumns: [paymentOrder.associationId, paymentOrder.id],
    }),
    foreignKey({ columns: [t.associationId, t.awardId], foreignColumns: [award.associationId, award.id] }),
  ],
);

export const paymentApproval = app.table(
  'payment_approval',
  {
    associationId: associationId(),
    paymentOrderId: ref('payment_order_id').notNull(),
    orderVersion: integer('order_version').notNull(),
    userId: ref('user_id').notNull(),
    contentHash: bytea('content_hash').notNull(),
    pinConfirmationId: ref('pin_confirmation_id').notNull(),
    approvedAt: instant('approved_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.paymentOrderId, t.orderVersion, t.userId] }),
    foreignKey({
      columns: [t.associationId, t.paymentOrderId],
      foreignColumns: [paymentOrder.associationId, paymentOrder.id],
    }),
  ],
);

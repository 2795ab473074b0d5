/** Accounts of recipients (numbers and holders are personal texts), and the lists of transfers made from them. */
import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, primaryKey, smallint, text, unique } from 'drizzle-orm/pg-core';
import { app, associationId, instant, ref, rowId } from './columns';
import { voucher } from './ledger';
import { paymentOrderAward } from './payments';
import { party, personalValue } from './people';

/** Append-only: the account kept last stands. */
export const recipientAccount = app.table(
  'recipient_account',
  {
    associationId: associationId(),
    id: rowId(),
    partyId: ref('party_id').notNull(),
    /** self | guardian | school */
    holderKind: text('holder_kind').notNull(),
    bankBin: text('bank_bin').notNull(),
    numberValueId: ref('number_value_id').notNull(),
    holderValueId: ref('holder_value_id').notNull(),
    keptBy: ref('kept_by').notNull(),
    keptAt: instant('kept_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    foreignKey({ columns: [t.associationId, t.partyId], foreignColumns: [party.associationId, party.id] }),
    foreignKey({
      name: 'recipient_account_number_fk',
      columns: [t.associationId, t.numberValueId],
      foreignColumns: [personalValue.associationId, personalValue.id],
    }),
    foreignKey({
      name: 'recipient_account_holder_fk',
      columns: [t.associationId, t.holderValueId],
      foreignColumns: [personalValue.associationId, personalValue.id],
    }),
    index('recipient_account_party').on(t.associationId, t.partyId),
    check('recipient_account_holder_known', sql`${t.holderKind} in ('self','guardian','school')`),
    check('recipient_account_bin', sql`${t.bankBin} ~ '^[0-9]{6}$'`),
  ],
);

/** One award of an order paid by transfer: to which account, under which memo code. */
export const transferLine = app.table(
  'transfer_line',
  {
    associationId: associationId(),
    paymentOrderId: ref('payment_order_id').notNull(),
    awardId: ref('award_id').notNull(),
    recipientAccountId: ref('recipient_account_id').notNull(),
    year: smallint('year').notNull(),
    sequence: integer('sequence').notNull(),
    memo: text('memo').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.paymentOrderId, t.awardId] }),
    foreignKey({
      name: 'transfer_line_order_award_fk',
      columns: [t.associationId, t.paymentOrderId, t.awardId],
      foreignColumns: [
        paymentOrderAward.associationId,
        paymentOrderAward.paymentOrderId,
        paymentOrderAward.awardId,
      ],
    }),
    foreignKey({
      name: 'transfer_line_account_fk',
      columns: [t.associationId, t.recipientAccountId],
      foreignColumns: [recipientAccount.associationId, recipientAccount.id],
    }),
    unique('transfer_line_memo_once').on(t.associationId, t.memo),
    check('transfer_line_memo_form', sql`${t.memo} ~ '^[A-Z]{2,4}[0-9]{8}[0-9A-Z]$'`),
    check('transfer_line_sequence', sql`${t.sequence} between 500001 and 999999`),
  ],
);

/** Money of a paid award that came back, by its own voucher; the award is owed again. */
export const awardReturn = app.table(
  'award_return',
  {
    associationId: associationId(),
    paymentOrderId: ref('payment_order_id').notNull(),
    awardId: ref('award_id').notNull(),
    voucherId: ref('voucher_id').notNull(),
    reasonValueId: ref('reason_value_id').notNull(),
    recordedBy: ref('recorded_by').notNull(),
    recordedAt: instant('recorded_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.paymentOrderId, t.awardId] }),
    foreignKey({
      name: 'award_return_order_award_fk',
      columns: [t.associationId, t.paymentOrderId, t.awardId],
      foreignColumns: [
        paymentOrderAward.associationId,
        paymentOrderAward.paymentOrderId,
        paymentOrderAward.awardId,
      ],
    }),
    foreignKey({
      name: 'award_return_voucher_fk',
      columns: [t.associationId, t.voucherId],
      foreignColumns: [voucher.associationId, voucher.id],
    }),
    foreignKey({
      name: 'award_return_reason_fk',
      columns: [t.associationId, t.reasonValueId],
      foreignColumns: [personalValue.associationId, personalValue.id],
    }),
    unique('award_return_voucher_once').on(t.associationId, t.voucherId),
    index('award_return_award').on(t.associationId, t.awardId),
  ],
);

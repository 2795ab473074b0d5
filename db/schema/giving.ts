/**
 * How the public is asked to give: the bank account that is shown, and the codes givers put into a transfer.
 * A code says which fund the money is for; campaigns and pledges point at their own row besides.
 */
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { app, associationId, instant, ref, rowId, vnd } from './columns';
import { account, fund } from './ledger';

export const givingAccount = app.table(
  'giving_account',
  {
    associationId: associationId(),
    id: rowId(),
    accountId: ref('account_id').notNull(),
    /** The holder printed by the bank is not the association: somebody read the warning and took it on. */
    isOtherHolderAccepted: boolean('is_other_holder_accepted').notNull().default(false),
    reasonValueId: ref('reason_value_id'),
    openedBy: ref('opened_by').notNull(),
    openedAt: instant('opened_at').notNull().defaultNow(),
    closedAt: instant('closed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    foreignKey({
      columns: [t.associationId, t.accountId],
      foreignColumns: [account.associationId, account.id],
    }),
    uniqueIndex('giving_account_one').on(t.associationId).where(sql`${t.closedAt} is null`),
  ],
);

export const memoCode = app.table(
  'memo_code',
  {
    associationId: associationId(),
    id: rowId(),
    /** Without spaces: KH260001237. */
    code: text('code').notNull(),
    year: smallint('year').notNull(),
    sequence: integer('sequence').notNull(),
    /** fund | campaign | pledge */
    targetKind: text('target_kind').notNull(),
    /** Row of the campaign or pledge; null for a fund. */
    targetId: ref('target_id'),
    fundId: ref('fund_id').notNull(),
    /** Shown on the public page; pledges are not. */
    isPublic: boolean('is_public').notNull(),
    /** Đồng, when the code asks for one amount. */
    amountVnd: vnd('amount_vnd'),
    madeBy: ref('made_by').notNull(),
    madeAt: instant('made_at').notNull().defaultNow(),
    retiredAt: instant('retired_at'),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    unique('memo_code_once').on(t.associationId, t.code),
    unique('memo_code_sequence').on(t.associationId, t.year, t.sequence),
    foreignKey({ columns: [t.associationId, t.fundId], foreignColumns: [fund.associationId, fund.id] }),
    index('memo_code_fund').on(t.associationId, t.fundId),
    index('memo_code_target').on(t.associationId, t.targetKind, t.targetId),
    uniqueIndex('memo_code_pledge_one')
      .on(t.associationId, t.targetId)
      .where(sql`${t.targetKind} = 'pledge' and ${t.retiredAt} is null`),
    check('memo_code_form', sql`${t.code} ~ '^[A-Z]{2,4}[0-9]{8}[0-9A-Z]$'`),
    check('memo_code_target_known', sql`${t.targetKind} in ('fund','campaign','pledge')`),
    check('memo_code_target_given', sql`(${t.targetKind} = 'fund') = (${t.targetId} is null)`),
    check('memo_code_amount_positive', sql`${t.amountVnd} is null or ${t.amountVnd} > 0`),
  ],
);

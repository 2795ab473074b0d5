/**
 * The books: funds, accounts, vouchers and their lines of pairs (Nợ / Có), periods, snapshots, commitments.
 * The app role may only read here; every row is born inside a function of schema ledger.
 */
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  primaryKey,
  smallint,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { associationId, bytea, instant, ledger, ref, rowId, vnd, xid8 } from './columns';

export const fund = ledger.table(
  'fund',
  {
    associationId: associationId(),
    id: rowId(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    /** Shown to the public; never says why somebody was helped. */
    publicLabel: text('public_label').notNull(),
    kind: text('kind').notNull(),
    purpose: text('purpose').notNull().default(''),
    openedOn: date('opened_on').notNull(),
    closedOn: date('closed_on'),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    unique('fund_code').on(t.associationId, t.code),
    check(
      'fund_kind_known',
      sql`${t.kind} in ('operating','restricted','endowmentPrincipal','endowmentIncome')`,
    ),
  ],
);

export const account = ledger.table(
  'account',
  {
    associationId: associationId(),
    id: rowId(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    kind: text('kind').notNull(),
    /** Which line of "in by source" or "out by use" this account is. */
    reportKey: text('report_key'),
    bankName: text('bank_name'),
    bankBin: text('bank_bin'),
    accountNo: text('account_no'),
    holderName: text('holder_name'),
    isTermDeposit: boolean('is_term_deposit').notNull().default(false),
    closedOn: date('closed_on'),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    unique('account_code').on(t.associationId, t.code),
    check(
      'account_kind_known',
      sql`${t.kind} in ('cash','bank','goods','clearing','income','goodsIncome','expense','goodsExpense','opening')`,
    ),
  ],
);

export const voucher = ledger.table(
  'voucher',
  {
    associationId: associationId(),
    id: rowId(),
    book: text('book').notNull(),
    year: smallint('year').notNull(),
    number: integer('number').notNull(),
    /** opening | gift | interest | budget | fee | award | expense | transfer | reversal ... what the voucher is for. */
    purpose: text('purpose').notNull(),
    occurredOn: date('occurred_on').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    xid: xid8('xid').notNull(),
    partyId: ref('party_id'),
    reasonValueId: ref('reason_value_id'),
    attachmentCount: smallint('attachment_count').notNull().default(0),
    requestKey: text('request_key').notNull(),
    requestHash: bytea('request_hash').notNull(),
    reversesId: ref('reverses_id'),
    paymentOrderId: ref('payment_order_id'),
    actorId: ref('actor_id').notNull(),
    /** Public check code printed on the paper, /kt/<code>. */
    code: text('code').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    unique('voucher_number').on(t.associationId, t.book, t.year, t.number),
    unique('voucher_request_key').on(t.associationId, t.requestKey),
    unique('voucher_reversed_once').on(t.associationId, t.reversesId),
    unique('voucher_pays_order_once').on(t.associationId, t.paymentOrderId),
    unique('voucher_code').on(t.code),
    foreignKey({ columns: [t.associationId, t.reversesId], foreignColumns: [t.associationId, t.id] }),
    index('voucher_day').on(t.associationId, t.occurredOn, t.id),
    check('voucher_book_known', sql`${t.book} in ('PT','PC','BC','UNC','PN','PX','PKT')`),
  ],
);

export const posting = ledger.table(
  'posting',
  {
    associationId: associationId(),
    voucherId: ref('voucher_id').notNull(),
    line: smallint('line').notNull(),
    fundId: ref('fund_id').notNull(),
    debitAccountId: ref('debit_account_id').notNull(),
    creditAccountId: ref('credit_account_id').notNull(),
    amountVnd: vnd('amount_vnd').notNull(),
    occurredOn: date('occurred_on').notNull(),
    xid: xid8('xid').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.voucherId, t.line] }),
    foreignKey({
      columns: [t.associationId, t.voucherId],
      foreignColumns: [voucher.associationId, voucher.id],
    }),
    foreignKey({ columns: [t.associationId, t.fundId], foreignColumns: [fund.associationId, fund.id] }),
    foreignKey({
      columns: [t.associationId, t.debitAccountId],
      foreignColumns: [account.associationId, account.id],
    }),
    foreignKey({
      columns: [t.associationId, t.creditAccountId],
      foreignColumns: [account.associationId, account.id],
    }),
    index('posting_debit').on(t.associationId, t.debitAccountId, t.occurredOn),
    index('posting_credit').on(t.associationId, t.creditAccountId, t.occurredOn),
    index('posting_day').on(t.associationId, t.occurredOn),
    check('posting_amount_positive', sql`${t.amountVnd} > 0`),
    check('posting_two_accounts', sql`${t.debitAccountId} <> ${t.creditAccountId}`),
  ],
);

export const bookCounter = ledger.table(
  'book_counter',
  {
    associationId: associationId(),
    book: text('book').notNull(),
    year: smallint('year').notNull(),
    lastNumber: integer('last_number').notNull(),
  },
  (t) => [primaryKey({ columns: [t.associationId, t.book, t.year] })],
);

export const period = ledger.table(
  'period',
  {
    associationId: associationId(),
    year: smallint('year').notNull(),
    month: smallint('month').notNull(),
    status: text('status').notNull(),
    closedAt: instant('closed_at'),
    closedBy: ref('closed_by'),
    /** Cash counted and signed at the close; must equal the books. */
    cashCountedVnd: vnd('cash_counted_vnd'),
    bankConfirmedVnd: vnd('bank_confirmed_vnd'),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.year, t.month] }),
    check('period_status_known', sql`${t.status} in ('open','closed')`),
  ],
);

export const snapshot = ledger.table(
  'snapshot',
  {
    associationId: associationId(),
    monthEnd: date('month_end').notNull(),
    fundId: ref('fund_id').notNull(),
    accountId: ref('account_id').notNull(),
    balanceVnd: vnd('balance_vnd').notNull(),
    horizon: xid8('horizon').notNull(),
  },
  (t) => [primaryKey({ columns: [t.associationId, t.monthEnd, t.fundId, t.accountId] })],
);

/** Money promised but not yet paid: a positive row when promised, a negative one that releases it. */
export const commitment = ledger.table(
  'commitment',
  {
    associationId: associationId(),
    id: rowId(),
    fundId: ref('fund_id').notNull(),
    amountVnd: vnd('amount_vnd').notNull(),
    awardId: ref('award_id'),
    paymentOrderId: ref('payment_order_id'),
    releasesId: ref('releases_id'),
    voucherId: ref('voucher_id'),
    recordedAt: instant('recorded_at').notNull(),
    xid: xid8('xid').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    foreignKey({ columns: [t.associationId, t.fundId], foreignColumns: [fund.associationId, fund.id] }),
    unique('commitment_released_once').on(t.associationId, t.releasesId),
    index('commitment_fund').on(t.associationId, t.fundId),
  ],
);

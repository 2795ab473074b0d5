/** Money and goods that came in, as the treasurers see it; the voucher in the ledger is its proof. */
import { sql } from 'drizzle-orm';
import { check, date, foreignKey, index, primaryKey, smallint, text, unique } from 'drizzle-orm/pg-core';
import { app, associationId, instant, ref, rowId, vnd } from './columns';
import { account, fund, voucher } from './ledger';
import { party } from './people';

export const contribution = app.table(
  'contribution',
  {
    associationId: associationId(),
    id: rowId(),
    /** gift | bankInterest | budgetAllocation | membershipFee | fundTransfer */
    kind: text('kind').notNull(),
    method: text('method').notNull(),
    donorId: ref('donor_id'),
    throughId: ref('through_id'),
    fundId: ref('fund_id').notNull(),
    accountId: ref('account_id').notNull(),
    amountVnd: vnd('amount_vnd').notNull(),
    occurredOn: date('occurred_on').notNull(),
    status: text('status').notNull(),
    /** How the donor is named in public for this gift: real | other | anonymous. */
    publicNameChoice: text('public_name_choice').notNull().default('real'),
    publicNameValueId: ref('public_name_value_id'),
    noteValueId: ref('note_value_id'),
    quantity: smallint('quantity'),
    goodsLabel: text('goods_label'),
    valuationBasis: text('valuation_basis'),
    bankMemo: text('bank_memo'),
    attachmentCount: smallint('attachment_count').notNull().default(0),
    requestKey: text('request_key').notNull(),
    voucherId: ref('voucher_id'),
    keyedBy: ref('keyed_by').notNull(),
    keyedAt: instant('keyed_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    unique('contribution_request_key').on(t.associationId, t.requestKey),
    unique('contribution_voucher').on(t.associationId, t.voucherId),
    foreignKey({ columns: [t.associationId, t.donorId], foreignColumns: [party.associationId, party.id] }),
    foreignKey({ columns: [t.associationId, t.throughId], foreignColumns: [party.associationId, party.id] }),
    foreignKey({ columns: [t.associationId, t.fundId], foreignColumns: [fund.associationId, fund.id] }),
    foreignKey({
      columns: [t.associationId, t.accountId],
      foreignColumns: [account.associationId, account.id],
    }),
    foreignKey({
      columns: [t.associationId, t.voucherId],
      foreignColumns: [voucher.associationId, voucher.id],
    }),
    index('contribution_donor').on(t.associationId, t.donorId, t.occurredOn),
    index('contribution_day').on(t.associationId, t.occurredOn, t.id),
    check('contribution_amount_positive', sql`${t.amountVnd} > 0`),
    check('contribution_method_known', sql`${t.method} in ('cash','transfer','inKind')`),
    check(
      'contribution_kind_known',
      sql`${t.kind} in ('gift','bankInterest','budgetAllocation','membershipFee','fundTransfer')`,
    ),
    check('contribution_gift_has_donor', sql`${t.kind} <> 'gift' or ${t.donorId} is not null`),
    check(
      'contribution_fund_transfer_shape',
      sql`${t.kind} <> 'fundTransfer' or (${t.donorId} is not null and ${t.method} <> 'inKind')`,
    ),
    check('contribution_status_known', sql`${t.status} in ('waiting','posted','voided','withdrawn')`),
    check(
      'contribution_posted_has_voucher',
      sql`(${t.status} in ('posted','voided')) = (${t.voucherId} is not null)`,
    ),
    check('contribution_choice_known', sql`${t.publicNameChoice} in ('real','other','anonymous')`),
  ],
);

/** The families behind one envelope; together they are exactly the amount (a deferred trigger adds them up). */
export const contributionShare = app.table(
  'contribution_share',
  {
    associationId: associationId(),
    contributionId: ref('contribution_id').notNull(),
    line: smallint('line').notNull(),
    partyId: ref('party_id').notNull(),
    amountVnd: vnd('amount_vnd').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.contributionId, t.line] }),
    foreignKey({
      columns: [t.associationId, t.contributionId],
      foreignColumns: [contribution.associationId, contribution.id],
    }),
    foreignKey({ columns: [t.associationId, t.partyId], foreignColumns: [party.associationId, party.id] }),
    check('contribution_share_positive', sql`${t.amountVnd} > 0`),
  ],
);

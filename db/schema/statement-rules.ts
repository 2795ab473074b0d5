/**
 * The association's own rules for lines of the bank, and which order to pay was prepared from which line.
 * A rule is never changed: it is closed, with a reason, and another may take its place. The text it looks for lies in
 * personal_value: whoever writes one may write a name.
 */
import { sql } from 'drizzle-orm';
import { check, foreignKey, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { campaign } from './campaigns';
import { app, associationId, instant, ref, rowId, vnd } from './columns';
import { account, fund } from './ledger';
import { paymentOrder } from './payments';
import { personalValue } from './people';
import { bankLine } from './statements';

/** The kinds of a contribution. */
const incomeKinds = sql.raw(`('gift','bankInterest','budgetAllocation','membershipFee','fundTransfer')`);

export const statementRule = app.table(
  'statement_rule',
  {
    associationId: associationId(),
    id: rowId(),
    textValueId: ref('text_value_id').notNull(),
    /** in | out; null for both. */
    way: text('way'),
    /** Null for every account of the association. */
    accountId: ref('account_id'),
    /** Bounds of the amount without its sign, đồng; null for none. */
    leastVnd: vnd('least_vnd'),
    mostVnd: vnd('most_vnd'),
    /** income | order | bankFee | ownTransfer */
    outcome: text('outcome').notNull(),
    incomeKind: text('income_kind'),
    fundId: ref('fund_id'),
    campaignId: ref('campaign_id'),
    expenseAccountId: ref('expense_account_id'),
    /** The rule in whose place this one stands. */
    replacesId: ref('replaces_id'),
    madeBy: ref('made_by').notNull(),
    madeAt: instant('made_at').notNull().defaultNow(),
    closedBy: ref('closed_by'),
    closedAt: instant('closed_at'),
    closedReasonValueId: ref('closed_reason_value_id'),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    foreignKey({
      ...{ name: 'statement_rule_text_fk', columns: [t.associationId, t.textValueId] },
      foreignColumns: [personalValue.associationId, personalValue.id],
    }),
    foreignKey({
      ...{ name: 'statement_rule_account_fk', columns: [t.associationId, t.accountId] },
      foreignColumns: [account.associationId, account.id],
    }),
    foreignKey({
      ...{ name: 'statement_rule_fund_fk', columns: [t.associationId, t.fundId] },
      foreignColumns: [fund.associationId, fund.id],
    }),
    foreignKey({
      ...{ name: 'statement_rule_campaign_fk', columns: [t.associationId, t.campaignId] },
      foreignColumns: [campaign.associationId, campaign.id],
    }),
    foreignKey({
      ...{ name: 'statement_rule_use_fk', columns: [t.associationId, t.expenseAccountId] },
      foreignColumns: [account.associationId, account.id],
    }),
    foreignKey({
      ...{ name: 'statement_rule_replaces_fk', columns: [t.associationId, t.replacesId] },
      foreignColumns: [t.associationId, t.id],
    }),
    foreignKey({
      ...{ name: 'statement_rule_closed_reason_fk', columns: [t.associationId, t.closedReasonValueId] },
      foreignColumns: [personalValue.associationId, personalValue.id],
    }),
    uniqueIndex('statement_rule_replaced_once')
      .on(t.associationId, t.replacesId)
      .where(sql`${t.replacesId} is not null`),
    check('statement_rule_way_known', sql`${t.way} is null or ${t.way} in ('in','out')`),
    check('statement_rule_outcome_known', sql`${t.outcome} in ('income','order','bankFee','ownTransfer')`),
    check('statement_rule_income_known', sql`${t.incomeKind} is null or ${t.incomeKind} in ${incomeKinds}`),
    check(
      'statement_rule_way_fits',
      sql`${t.outcome} = 'ownTransfer' or coalesce(${t.way}, '') = case when ${t.outcome} = 'income' then 'in' else 'out' end`,
    ),
    check('statement_rule_income_fits', sql`(${t.outcome} = 'income') = (${t.incomeKind} is not null)`),
    check(
      'statement_rule_fund_fits',
      sql`case ${t.outcome} when 'ownTransfer' then ${t.fundId} is null when 'bankFee' then true else ${t.fundId} is not null end`,
    ),
    check(
      'statement_rule_campaign_fits',
      sql`${t.campaignId} is null or coalesce(${t.incomeKind}, '') = 'gift'`,
    ),
    check('statement_rule_use_fits', sql`(${t.outcome} = 'order') = (${t.expenseAccountId} is not null)`),
    check(
      'statement_rule_amounts',
      sql`coalesce(${t.leastVnd}, 1) > 0 and coalesce(${t.mostVnd}, ${t.leastVnd}, 1) >= coalesce(${t.leastVnd}, 1)`,
    ),
    check(
      'statement_rule_closed_by',
      sql`(${t.closedAt} is null) = (${t.closedBy} is null) and (${t.closedAt} is null) = (${t.closedReasonValueId} is null)`,
    ),
  ],
);

/** The order to pay that was prepared from a line: one for each while it stands. Ended by the database alone. */
export const bankLineOrder = app.table(
  'bank_line_order',
  {
    associationId: associationId(),
    id: rowId(),
    lineId: ref('line_id').notNull(),
    paymentOrderId: ref('payment_order_id').notNull(),
    madeBy: ref('made_by').notNull(),
    madeAt: instant('made_at').notNull().defaultNow(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    foreignKey({
      ...{ name: 'bank_line_order_line_fk', columns: [t.associationId, t.lineId] },
      foreignColumns: [bankLine.associationId, bankLine.id],
    }),
    foreignKey({
      ...{ name: 'bank_line_order_order_fk', columns: [t.associationId, t.paymentOrderId] },
      foreignColumns: [paymentOrder.associationId, paymentOrder.id],
    }),
    uniqueIndex('bank_line_order_line_once').on(t.associationId, t.lineId).where(sql`${t.endedAt} is null`),
    uniqueIndex('bank_line_order_order_once')
      .on(t.associationId, t.paymentOrderId)
      .where(sql`${t.endedAt} is null`),
  ],
);

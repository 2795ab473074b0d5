/**
 * Goods in the store: which gift an order to hand out takes from, how many pieces, at what recorded value; and the papers by
 * which a value was found.
 */
import { sql } from 'drizzle-orm';
import { check, date, foreignKey, index, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import { app, associationId, instant, ref, rowId, vnd } from './columns';
import { contribution } from './contributions';
import { paymentOrder } from './payments';
import { personalValue } from './people';

/** Never changed: an order that takes something else is withdrawn, or reversed, and prepared again. */
export const goodsIssue = app.table(
  'goods_issue',
  {
    associationId: associationId(),
    paymentOrderId: ref('payment_order_id').notNull(),
    contributionId: ref('contribution_id').notNull(),
    quantity: smallint('quantity').notNull(),
    /** Pieces at their recorded value; the last piece takes the rest. */
    valueVnd: vnd('value_vnd').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.paymentOrderId, t.contributionId] }),
    foreignKey({
      columns: [t.associationId, t.paymentOrderId],
      foreignColumns: [paymentOrder.associationId, paymentOrder.id],
    }),
    foreignKey({
      columns: [t.associationId, t.contributionId],
      foreignColumns: [contribution.associationId, contribution.id],
    }),
    index('goods_issue_gift').on(t.associationId, t.contributionId),
    check('goods_issue_quantity', sql`${t.quantity} > 0`),
    check('goods_issue_value', sql`${t.valueVnd} >= 0`),
  ],
);

/** How the value of a gift in kind was found, on paper. A second one replaces the first by a new row; never changed. */
export const goodsBasis = app.table(
  'goods_basis',
  {
    associationId: associationId(),
    id: rowId(),
    contributionId: ref('contribution_id').notNull(),
    /** invoice | quotation | insurance | assessment | stated */
    kind: text('kind').notNull(),
    paperNumber: text('paper_number'),
    paperOn: date('paper_on').notNull(),
    /** Seller, price list, insurer: who the paper is from. */
    sourceValueId: ref('source_value_id'),
    /** What the paper says all pieces are worth; the booked value is another thing. */
    valueVnd: vnd('value_vnd'),
    statedBy: ref('stated_by').notNull(),
    statedAt: instant('stated_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    foreignKey({
      columns: [t.associationId, t.contributionId],
      foreignColumns: [contribution.associationId, contribution.id],
    }),
    foreignKey({
      columns: [t.associationId, t.sourceValueId],
      foreignColumns: [personalValue.associationId, personalValue.id],
    }),
    index('goods_basis_gift').on(t.associationId, t.contributionId),
    check(
      'goods_basis_kind_known',
      sql`${t.kind} in ('invoice','quotation','insurance','assessment','stated')`,
    ),
    check(
      'goods_basis_shape',
      sql`(${t.paperNumber} is not null or ${t.kind} in ('quotation','stated')) and (${t.sourceValueId} is not null or ${t.kind} <> 'quotation')`,
    ),
    check('goods_basis_number_length', sql`char_length(${t.paperNumber}) between 1 and 60`),
    check('goods_basis_value', sql`${t.valueVnd} > 0`),
  ],
);

/** Who assessed, by role; a deferred trigger asks for two of them, and for none with any other paper. */
export const goodsBasisMember = app.table(
  'goods_basis_member',
  {
    associationId: associationId(),
    basisId: ref('basis_id').notNull(),
    role: text('role').notNull(),
    nameValueId: ref('name_value_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.basisId, t.role] }),
    foreignKey({
      columns: [t.associationId, t.basisId],
      foreignColumns: [goodsBasis.associationId, goodsBasis.id],
    }),
    foreignKey({
      columns: [t.associationId, t.nameValueId],
      foreignColumns: [personalValue.associationId, personalValue.id],
    }),
    check('goods_basis_member_role_known', sql`${t.role} in ('head','accountant','expert','witness')`),
  ],
);

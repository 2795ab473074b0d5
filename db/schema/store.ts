/** Goods in the store: which gift an order to hand out takes from, how many pieces, at what recorded value. */
import { sql } from 'drizzle-orm';
import { check, foreignKey, index, primaryKey, smallint } from 'drizzle-orm/pg-core';
import { app, associationId, ref, vnd } from './columns';
import { contribution } from './contributions';
import { paymentOrder } from './payments';

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

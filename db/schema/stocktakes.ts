/**
 * Counting the store: opened for a day, counted once, never changed. A line of what lay there by the books of that day and
 * what was found; nothing written (null) is not counted, which is not none (0).
 */
import { sql } from 'drizzle-orm';
import { check, date, foreignKey, index, integer, primaryKey } from 'drizzle-orm/pg-core';
import { app, associationId, instant, ref, rowId, vnd } from './columns';
import { contribution } from './contributions';
import { personalValue } from './people';

export const stocktake = app.table(
  'stocktake',
  {
    associationId: associationId(),
    id: rowId(),
    takenOn: date('taken_on').notNull(),
    openedBy: ref('opened_by').notNull(),
    openedAt: instant('opened_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.associationId, t.id] })],
);

/** The count that ends a stocktake; a trigger holds its value to the goods accounts of the day. */
export const stocktakeCount = app.table(
  'stocktake_count',
  {
    associationId: associationId(),
    stocktakeId: ref('stocktake_id').notNull(),
    bookedVnd: vnd('booked_vnd').notNull(),
    countedBy: ref('counted_by').notNull(),
    countedAt: instant('counted_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.stocktakeId] }),
    foreignKey({
      columns: [t.associationId, t.stocktakeId],
      foreignColumns: [stocktake.associationId, stocktake.id],
    }),
  ],
);

/** One gift in kind; a trigger holds what is booked to the papers of the day, a deferred one lets none be left out. */
export const stocktakeLine = app.table(
  'stocktake_line',
  {
    associationId: associationId(),
    stocktakeId: ref('stocktake_id').notNull(),
    contributionId: ref('contribution_id').notNull(),
    bookedQuantity: integer('booked_quantity').notNull(),
    bookedVnd: vnd('booked_vnd').notNull(),
    countedQuantity: integer('counted_quantity'),
    reasonValueId: ref('reason_value_id'),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.stocktakeId, t.contributionId] }),
    foreignKey({
      columns: [t.associationId, t.stocktakeId],
      foreignColumns: [stocktakeCount.associationId, stocktakeCount.stocktakeId],
    }),
    foreignKey({
      columns: [t.associationId, t.contributionId],
      foreignColumns: [contribution.associationId, contribution.id],
    }),
    foreignKey({
      columns: [t.associationId, t.reasonValueId],
      foreignColumns: [personalValue.associationId, personalValue.id],
    }),
    index('stocktake_line_gift').on(t.associationId, t.contributionId),
    check('stocktake_line_counted', sql`${t.countedQuantity} between 0 and 30000`),
    check(
      'stocktake_line_difference_has_reason',
      sql`${t.countedQuantity} is null or ${t.countedQuantity} = ${t.bookedQuantity} or ${t.reasonValueId} is not null`,
    ),
  ],
);

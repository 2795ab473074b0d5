/**
 * A desk where money is taken in at a ceremony: what was recorded at it, and what was counted when it ended.
 * A gift belongs to at most one desk; a count is made once and never changed.
 */
import { sql } from 'drizzle-orm';
import { check, date, foreignKey, index, integer, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import { campaign } from './campaigns';
import { app, associationId, instant, ref, rowId, vnd } from './columns';
import { contribution } from './contributions';
import { fund } from './ledger';
import { personalValue } from './people';

export const desk = app.table(
  'desk',
  {
    associationId: associationId(),
    id: rowId(),
    place: text('place').notNull(),
    fundId: ref('fund_id').notNull(),
    campaignId: ref('campaign_id'),
    heldOn: date('held_on').notNull(),
    /** Small change that lay in the box before the first gift; not of the gifts. */
    floatVnd: vnd('float_vnd').notNull(),
    openedBy: ref('opened_by').notNull(),
    openedAt: instant('opened_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    foreignKey({ columns: [t.associationId, t.fundId], foreignColumns: [fund.associationId, fund.id] }),
    foreignKey({
      columns: [t.associationId, t.campaignId],
      foreignColumns: [campaign.associationId, campaign.id],
    }),
    check('desk_place_length', sql`char_length(${t.place}) between 1 and 120`),
    check('desk_float', sql`${t.floatVnd} >= 0`),
  ],
);

/** A gift recorded at a desk. Never moved: a gift keyed at the wrong desk is voided and keyed again. */
export const deskGift = app.table(
  'desk_gift',
  {
    associationId: associationId(),
    contributionId: ref('contribution_id').notNull(),
    deskId: ref('desk_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.contributionId] }),
    foreignKey({
      columns: [t.associationId, t.contributionId],
      foreignColumns: [contribution.associationId, contribution.id],
    }),
    foreignKey({ columns: [t.associationId, t.deskId], foreignColumns: [desk.associationId, desk.id] }),
    index('desk_gift_desk').on(t.associationId, t.deskId),
  ],
);

/** The count that ends a desk. A trigger holds float and cash to the desk and the books; a difference has its reason. */
export const deskCount = app.table(
  'desk_count',
  {
    associationId: associationId(),
    deskId: ref('desk_id').notNull(),
    giftCount: integer('gift_count').notNull(),
    floatVnd: vnd('float_vnd').notNull(),
    cashVnd: vnd('cash_vnd').notNull(),
    countedVnd: vnd('counted_vnd').notNull(),
    reasonValueId: ref('reason_value_id'),
    countedBy: ref('counted_by').notNull(),
    countedAt: instant('counted_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.deskId] }),
    foreignKey({ columns: [t.associationId, t.deskId], foreignColumns: [desk.associationId, desk.id] }),
    foreignKey({
      columns: [t.associationId, t.reasonValueId],
      foreignColumns: [personalValue.associationId, personalValue.id],
    }),
    check('desk_count_counted', sql`${t.countedVnd} >= 0`),
    check(
      'desk_count_difference_has_reason',
      sql`${t.countedVnd} = ${t.floatVnd} + ${t.cashVnd} or ${t.reasonValueId} is not null`,
    ),
  ],
);

/** How many sheets of which note; together what was counted (a deferred trigger adds them up). */
export const deskNote = app.table(
  'desk_note',
  {
    associationId: associationId(),
    deskId: ref('desk_id').notNull(),
    note: integer('note').notNull(),
    sheets: smallint('sheets').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.deskId, t.note] }),
    foreignKey({
      columns: [t.associationId, t.deskId],
      foreignColumns: [deskCount.associationId, deskCount.deskId],
    }),
    check('desk_note_known', sql`${t.note} in (500000,200000,100000,50000,20000,10000,5000,2000,1000)`),
    check('desk_note_sheets', sql`${t.sheets} > 0`),
  ],
);

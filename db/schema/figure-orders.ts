/**
 * Publishing by a standing order: what was ordered, which versions came of it, what each look at the books found; and the
 * fingerprints of versions of the pages of rounds and campaigns. Written by functions of the database alone, never changed.
 */
import { sql } from 'drizzle-orm';
import { check, date, foreignKey, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import { association } from './association';
import { app, associationId, bytea, instant, ref, rowId } from './columns';
import { personalValue } from './people';
import { publication } from './publication';

/** The last one counts; none means daily at six. */
export const figureOrder = app.table(
  'figure_order',
  {
    associationId: associationId(),
    id: rowId(),
    mode: text('mode').notNull(),
    /** Full hour in Việt Nam, and for weekly orders the day: 1 Monday to 7 Sunday. */
    hour: smallint('hour').notNull(),
    weekday: smallint('weekday').notNull(),
    reasonValueId: ref('reason_value_id').notNull(),
    orderedRole: text('ordered_role').notNull(),
    orderedBy: ref('ordered_by').notNull(),
    orderedAt: instant('ordered_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ name: 'figure_order_pk', columns: [t.associationId, t.id] }),
    foreignKey({
      name: 'figure_order_association_fk',
      columns: [t.associationId],
      foreignColumns: [association.id],
    }),
    foreignKey({
      name: 'figure_order_reason_fk',
      columns: [t.associationId, t.reasonValueId],
      foreignColumns: [personalValue.associationId, personalValue.id],
    }),
    check('figure_order_mode_known', sql`${t.mode} in ('everyDay','everyWeek','onlyByHand')`),
    check('figure_order_hour_known', sql`${t.hour} between 0 and 23`),
    check('figure_order_weekday_known', sql`${t.weekday} between 1 and 7`),
    check('figure_order_role_known', sql`${t.orderedRole} in ('chair','accountant')`),
  ],
);

/** Beside a version that no person pressed: whose order it was; empty for the custom of the house. */
export const publicationOrder = app.table(
  'publication_order',
  {
    associationId: associationId(),
    publicationId: ref('publication_id').notNull(),
    orderId: ref('order_id'),
    orderedRole: text('ordered_role').notNull(),
    orderedOn: date('ordered_on'),
  },
  (t) => [
    primaryKey({ name: 'publication_order_pk', columns: [t.associationId, t.publicationId] }),
    foreignKey({
      name: 'publication_order_publication_fk',
      columns: [t.associationId, t.publicationId],
      foreignColumns: [publication.associationId, publication.id],
    }),
    foreignKey({
      name: 'publication_order_order_fk',
      columns: [t.associationId, t.orderId],
      foreignColumns: [figureOrder.associationId, figureOrder.id],
    }),
    check(
      'publication_order_shape',
      sql`(${t.orderId} is null) = (${t.orderedOn} is null) and (${t.orderId} is null) = (${t.orderedRole} = '')`,
    ),
  ],
);

/** One look at the books for each day an order was due. */
export const figureRun = app.table(
  'figure_run',
  {
    associationId: associationId(),
    dueOn: date('due_on').notNull(),
    year: smallint('year').notNull(),
    asOf: date('as_of').notNull(),
    outcome: text('outcome').notNull(),
    refusal: text('refusal'),
    /** What was made, or what still holds. */
    publicationId: ref('publication_id'),
    ranAt: instant('ran_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ name: 'figure_run_pk', columns: [t.associationId, t.dueOn] }),
    foreignKey({
      name: 'figure_run_publication_fk',
      columns: [t.associationId, t.publicationId],
      foreignColumns: [publication.associationId, publication.id],
    }),
    foreignKey({
      name: 'figure_run_association_fk',
      columns: [t.associationId],
      foreignColumns: [association.id],
    }),
    check('figure_run_outcome_known', sql`${t.outcome} in ('published','unchanged','refused')`),
    check(
      'figure_run_shape',
      sql`(${t.outcome} = 'refused') = (${t.refusal} is not null) and (${t.outcome} = 'refused') = (${t.publicationId} is null)`,
    ),
  ],
);

/** Fingerprint and cause of a version of the page of a round or a campaign. */
export const pageMark = app.table(
  'page_mark',
  {
    associationId: associationId(),
    kind: text('kind').notNull(),
    pageId: ref('page_id').notNull(),
    fingerprint: bytea('fingerprint').notNull(),
    cause: text('cause').notNull(),
  },
  (t) => [
    primaryKey({ name: 'page_mark_pk', columns: [t.associationId, t.kind, t.pageId] }),
    foreignKey({
      name: 'page_mark_association_fk',
      columns: [t.associationId],
      foreignColumns: [association.id],
    }),
    check('page_mark_kind_known', sql`${t.kind} in ('round','campaign')`),
    check('page_mark_cause_known', sql`${t.cause} in ('first','again','daily','byHand')`),
  ],
);

/** What was done, by whom, why; which rows it changed; seals over both; roots that left the machine. Append only. */
import { bigint, index, integer, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import { associationId, audit, bytea, instant, ref, rowId, xid8 } from './columns';

/** Association 0 holds what belongs to the installation as a whole. */
export const event = audit.table(
  'event',
  {
    id: rowId().primaryKey(),
    associationId: associationId(),
    epoch: smallint('epoch').notNull(),
    xid: xid8('xid').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    actorId: ref('actor_id'),
    sessionId: ref('session_id'),
    kind: text('kind').notNull(),
    subjectType: text('subject_type').notNull(),
    subjectId: text('subject_id').notNull(),
    reasonValueId: ref('reason_value_id'),
    /** JSON as text, exactly as hashed. No names, no free text about a person. */
    payload: text('payload').notNull(),
    correlationId: text('correlation_id').notNull(),
  },
  (t) => [
    index('event_xid').on(t.xid, t.id),
    index('event_subject').on(t.associationId, t.subjectType, t.subjectId),
    index('event_actor').on(t.associationId, t.actorId, t.id),
  ],
);

export const change = audit.table(
  'change',
  {
    id: rowId().primaryKey(),
    associationId: associationId(),
    eventId: ref('event_id').notNull(),
    epoch: smallint('epoch').notNull(),
    xid: xid8('xid').notNull(),
    tableName: text('table_name').notNull(),
    rowKey: text('row_key').notNull(),
    operation: text('operation').notNull(),
    oldImage: text('old_image'),
    newImage: text('new_image'),
  },
  (t) => [index('change_xid').on(t.xid), index('change_row').on(t.associationId, t.tableName, t.rowKey)],
);

export const seal = audit.table(
  'seal',
  {
    associationId: associationId(),
    number: bigint('number', { mode: 'number' }).notNull(),
    epoch: smallint('epoch').notNull(),
    horizon: xid8('horizon').notNull(),
    leafCount: integer('leaf_count').notNull(),
    root: bytea('root').notNull(),
    sealedAt: instant('sealed_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.associationId, t.number] })],
);

/** How far sealing has come for the whole installation; its age is the seal lag. */
export const sealProgress = audit.table('seal_progress', {
  epoch: smallint('epoch').primaryKey(),
  horizon: xid8('horizon').notNull(),
  sealedAt: instant('sealed_at').notNull(),
});

export const checkpoint = audit.table('checkpoint', {
  id: rowId().primaryKey(),
  associationId: associationId(),
  sealNumber: bigint('seal_number', { mode: 'number' }).notNull(),
  root: bytea('root').notNull(),
  channel: text('channel').notNull(),
  recordedAt: instant('recorded_at').notNull().defaultNow(),
});

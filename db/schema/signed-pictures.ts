/**
 * Looks at pictures that may show the name of somebody who was erased, with the covered picture; and originals that
 * accounting law keeps locked. Written by app.look_at_picture alone; of content the program has no grant.
 */
import { sql } from 'drizzle-orm';
import { check, date, foreignKey, index, integer, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { app, associationId, bytea, instant, ref, rowId } from './columns';
import { personRequest } from './person-requests';

export const paperLook = app.table(
  'paper_look',
  {
    associationId: associationId(),
    id: rowId(),
    requestId: ref('request_id').notNull(),
    paper: text('paper').notNull(),
    /** The link of a signed list, the round of signed minutes. */
    ownerId: ref('owner_id').notNull(),
    version: integer('version').notNull(),
    outcome: text('outcome').notNull(),
    kind: text('kind').notNull().default(''),
    size: integer('size').notNull().default(0),
    fingerprint: text('fingerprint').notNull().default(''),
    /** The picture with the name covered; empty once a later one has taken its place. */
    content: bytea('content').notNull().default(sql`''::bytea`),
    lookedBy: ref('looked_by').notNull(),
    lookedAt: instant('looked_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ name: 'paper_look_pk', columns: [t.associationId, t.id] }),
    unique('paper_look_once').on(t.associationId, t.requestId, t.paper, t.ownerId, t.version),
    foreignKey({
      name: 'paper_look_request_fk',
      columns: [t.associationId, t.requestId],
      foreignColumns: [personRequest.associationId, personRequest.id],
    }),
    check('paper_look_paper', sql`${t.paper} in ('nominationList','raisedHands')`),
    check('paper_look_outcome', sql`${t.outcome} in ('notShown','covered','takenOut')`),
    check(
      'paper_look_cover',
      sql`(${t.outcome} = 'covered') = (${t.size} > 0) and octet_length(${t.content}) in (0, ${t.size}) and ${t.size} <= 7340032`,
    ),
    check(
      'paper_look_kind',
      sql`octet_length(${t.content}) = 0 or case ${t.kind} when 'pdf' then substring(${t.content} from 1 for 5) = '\\x255044462d' when 'jpeg' then substring(${t.content} from 1 for 3) = '\\xffd8ff' else false end`,
    ),
    index('paper_look_paper_at').on(t.associationId, t.paper, t.ownerId, t.version),
  ],
);

export const lockedPaper = app.table(
  'locked_paper',
  {
    associationId: associationId(),
    id: rowId(),
    lookId: ref('look_id').notNull(),
    kind: text('kind').notNull(),
    content: bytea('content').notNull(),
    /** Last day of the fifth year after the last voucher of the round. */
    keepUntil: date('keep_until').notNull(),
    lockedAt: instant('locked_at').notNull().defaultNow(),
    erasedAt: instant('erased_at'),
  },
  (t) => [
    primaryKey({ name: 'locked_paper_pk', columns: [t.associationId, t.id] }),
    unique('locked_paper_once').on(t.associationId, t.lookId),
    check('locked_paper_gone', sql`(${t.erasedAt} is not null) = (octet_length(${t.content}) = 0)`),
    foreignKey({
      name: 'locked_paper_look_fk',
      columns: [t.associationId, t.lookId],
      foreignColumns: [paperLook.associationId, paperLook.id],
    }),
    index('locked_paper_due').on(t.keepUntil).where(sql`${t.erasedAt} is null`),
  ],
);

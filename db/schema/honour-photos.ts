/**
 * Pictures of people honoured: kept for one honour, shown only while name and photo are agreed to, emptied when that ends.
 */
import { sql } from 'drizzle-orm';
import { check, foreignKey, primaryKey, smallint, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { app, associationId, bytea, instant, ref, rowId } from './columns';
import { award } from './decisions';
import { party } from './people';

/** The picture of an honour: small, redrawn, gone with its consent; that there was one stays. */
export const honourPhoto = app.table(
  'honour_photo',
  {
    associationId: associationId(),
    id: rowId(),
    awardId: ref('award_id').notNull(),
    /** These four are filled in by the database, from the award. */
    partyId: ref('party_id').notNull(),
    year: smallint('year').notNull(),
    label: text('label').notNull(),
    recipientKind: text('recipient_kind').notNull(),
    width: smallint('width').notNull(),
    height: smallint('height').notNull(),
    fingerprint: text('fingerprint').notNull(),
    content: bytea('content').notNull(),
    keptBy: ref('kept_by').notNull(),
    keptAt: instant('kept_at').notNull().defaultNow(),
    removedAt: instant('removed_at'),
    removal: text('removal'),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    uniqueIndex('honour_photo_one')
      .on(t.associationId, t.partyId, t.year, t.label, t.recipientKind)
      .where(sql`${t.removedAt} is null`),
    foreignKey({
      name: 'honour_photo_award_fk',
      columns: [t.associationId, t.awardId],
      foreignColumns: [award.associationId, award.id],
    }),
    foreignKey({
      name: 'honour_photo_party_fk',
      columns: [t.associationId, t.partyId],
      foreignColumns: [party.associationId, party.id],
    }),
    check(
      'honour_photo_size',
      sql`${t.width} between 1 and 480 and ${t.height} between 1 and 640 and octet_length(${t.content}) <= 40960`,
    ),
    check(
      'honour_photo_content',
      sql`case when ${t.removedAt} is null then substring(${t.content} from 1 for 3) = '\\xffd8ff' and position('\\x457869660000'::bytea in ${t.content}) = 0 and ${t.fingerprint} = encode(sha256(${t.content}), 'hex') else octet_length(${t.content}) = 0 end`,
    ),
    check(
      'honour_photo_removal',
      sql`(${t.removedAt} is null) = (${t.removal} is null) and coalesce(${t.removal}, 'office') in ('replaced','office','withdrawn','refused','notAgreed')`,
    ),
  ],
);

/**
 * Donors, recipients and bodies: one row each, without a name in it.
 * Names and free text about a person lie in personal_value with their salt, the only erasable table;
 * everything append-only holds a party id or the salted commitment.
 */
import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  foreignKey,
  index,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { app, associationId, bytea, instant, ref, rowId } from './columns';

export const party = app.table(
  'party',
  {
    associationId: associationId(),
    id: rowId(),
    kind: text('kind').notNull(),
    /** Administrative unit code, as of the day the row was made. */
    unitCode: text('unit_code'),
    birthYear: smallint('birth_year'),
    /** Staff account of the same human being, so that nobody approves money to himself. */
    userId: ref('user_id'),
    guardianId: bigint('guardian_id', { mode: 'number' }),
    parentId: bigint('parent_id', { mode: 'number' }),
    /** A reversible merge: this row is another name of that one; nothing is re-pointed. */
    aliasOf: bigint('alias_of', { mode: 'number' }),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    foreignKey({ columns: [t.associationId, t.guardianId], foreignColumns: [t.associationId, t.id] }),
    foreignKey({ columns: [t.associationId, t.parentId], foreignColumns: [t.associationId, t.id] }),
    foreignKey({ columns: [t.associationId, t.aliasOf], foreignColumns: [t.associationId, t.id] }),
    index('party_alias').on(t.associationId, t.aliasOf).where(sql`${t.aliasOf} is not null`),
    index('party_head').on(t.associationId, sql`coalesce(${t.aliasOf}, ${t.id})`),
    check(
      'party_kind_known',
      sql`${t.kind} in ('agency','enterprise','clan','chapter','association','school','learningCentre','family','individual')`,
    ),
  ],
);

export const personalValue = app.table(
  'personal_value',
  {
    associationId: associationId(),
    id: rowId(),
    /** Null for free text that is about no one in particular (a reason, a note). */
    partyId: bigint('party_id', { mode: 'number' }),
    field: text('field').notNull(),
    value: text('value').notNull(),
    folded: text('folded').notNull().default(''),
    salt: bytea('salt').notNull().default(sql`''::bytea`),
    commitment: bytea('commitment').notNull().default(sql`''::bytea`),
    recordedAt: instant('recorded_at').notNull().defaultNow(),
    endedAt: instant('ended_at'),
    erasedAt: instant('erased_at'),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    foreignKey({ columns: [t.associationId, t.partyId], foreignColumns: [party.associationId, party.id] }),
    index('personal_value_party')
      .on(t.associationId, t.partyId, t.field)
      .where(sql`${t.partyId} is not null`),
    index('personal_value_folded').on(t.associationId, t.field, t.folded).where(sql`${t.field} = 'name'`),
    uniqueIndex('personal_value_in_force_once')
      .on(t.associationId, t.partyId, t.field)
      .where(sql`${t.endedAt} is null and ${t.field} in ('name','phone','address')`),
  ],
);

/** Two donors that a person has looked at and found to be two; ended when the pair is to be looked at again. */
export const donorDistinct = app.table(
  'donor_distinct',
  {
    associationId: associationId(),
    id: rowId(),
    /** The smaller id of the two. */
    oneId: ref('one_id').notNull(),
    otherId: ref('other_id').notNull(),
    decidedBy: ref('decided_by').notNull(),
    decidedAt: instant('decided_at').notNull().defaultNow(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    foreignKey({ columns: [t.associationId, t.oneId], foreignColumns: [party.associationId, party.id] }),
    foreignKey({ columns: [t.associationId, t.otherId], foreignColumns: [party.associationId, party.id] }),
    uniqueIndex('donor_distinct_once')
      .on(t.associationId, t.oneId, t.otherId)
      .where(sql`${t.endedAt} is null`),
    check('donor_distinct_ordered', sql`${t.oneId} < ${t.otherId}`),
  ],
);

/**
 * What a donor is found by: the whole name, its words, initials of a body, both ends of a telephone; all folded, made by
 * triggers from personal_value and gone with it. Nobody writes it, and no log captures it.
 */
export const donorSearch = app.table(
  'donor_search',
  {
    associationId: associationId(),
    /** name, marked (the name in lower case with its marks), word, initials, phone, phoneEnd (digits from behind). */
    way: text('way').notNull(),
    /** COLLATE "C", as is `text`: written in the migration, because drizzle has no word for it. */
    key: text('key').notNull(),
    /** The words of the whole name: the order of what is found. */
    text: text('text').notNull(),
    /** The party under whose name this one is read. */
    headId: ref('head_id').notNull(),
    partyId: ref('party_id').notNull(),
  },
  (t) => [
    primaryKey({
      name: 'donor_search_pk',
      columns: [t.associationId, t.way, t.key, t.text, t.headId, t.partyId],
    }),
    index('donor_search_party').on(t.associationId, t.partyId),
  ],
);

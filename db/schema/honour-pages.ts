/**
 * Beside the honour list: the address of each honour, the rounds that may stand beside names, and the copies of a list
 * that left the house as a file. All of it is written once; who is shown is decided by the views of the public reader.
 */
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  primaryKey,
  smallint,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { awardRound } from './awards';
import { app, associationId, instant, ref, rowId } from './columns';
import { party } from './people';
import { publication, publishedHonour } from './publication';

/** Made by the database when an honour is first published; the same in every later version, whatever is shown. */
export const honourPage = app.table(
  'honour_page',
  {
    associationId: associationId(),
    /** Sixteen hex digits by lot. */
    code: text('code').notNull(),
    year: smallint('year').notNull(),
    partyId: ref('party_id').notNull(),
    label: text('label').notNull(),
    recipientKind: text('recipient_kind').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.code] }),
    unique('honour_page_one').on(t.associationId, t.year, t.partyId, t.label, t.recipientKind),
    foreignKey({
      name: 'honour_page_party_fk',
      columns: [t.associationId, t.partyId],
      foreignColumns: [party.associationId, party.id],
    }),
    check('honour_page_code', sql`${t.code} ~ '^[0-9a-f]{16}$'`),
  ],
);

/** Rounds of a published list, only where they tell nothing about a name (app.rounds_tell_nothing). */
export const publishedRound = app.table(
  'published_round',
  {
    associationId: associationId(),
    publicationId: ref('publication_id').notNull(),
    ordinal: smallint('ordinal').notNull(),
    roundId: ref('round_id').notNull(),
    name: text('name').notNull(),
    ceremonyName: text('ceremony_name').notNull().default(''),
    ceremonyPlace: text('ceremony_place').notNull().default(''),
    ceremonyOn: date('ceremony_on', { mode: 'string' }),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.publicationId, t.ordinal] }),
    foreignKey({
      name: 'published_round_publication_fk',
      columns: [t.associationId, t.publicationId],
      foreignColumns: [publication.associationId, publication.id],
    }),
    foreignKey({
      name: 'published_round_round_fk',
      columns: [t.associationId, t.roundId],
      foreignColumns: [awardRound.associationId, awardRound.id],
    }),
  ],
);

export const publishedHonourRound = app.table(
  'published_honour_round',
  {
    associationId: associationId(),
    publicationId: ref('publication_id').notNull(),
    honourOrdinal: integer('honour_ordinal').notNull(),
    roundOrdinal: smallint('round_ordinal').notNull(),
  },
  (t) => [
    primaryKey({
      name: 'published_honour_round_pk',
      columns: [t.associationId, t.publicationId, t.honourOrdinal, t.roundOrdinal],
    }),
    foreignKey({
      name: 'published_honour_round_honour_fk',
      columns: [t.associationId, t.publicationId, t.honourOrdinal],
      foreignColumns: [publishedHonour.associationId, publishedHonour.publicationId, publishedHonour.ordinal],
    }),
    foreignKey({
      name: 'published_honour_round_round_fk',
      columns: [t.associationId, t.publicationId, t.roundOrdinal],
      foreignColumns: [publishedRound.associationId, publishedRound.publicationId, publishedRound.ordinal],
    }),
  ],
);

/** A list as one file that left our control: who made it, when, how many names it held; why stands in its event. */
export const honourCopy = app.table(
  'honour_copy',
  {
    associationId: associationId(),
    id: rowId(),
    publicationId: ref('publication_id').notNull(),
    eventId: ref('event_id').notNull(),
    named: integer('named').notNull().default(0),
    madeBy: ref('made_by').notNull(),
    madeAt: instant('made_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    unique('honour_copy_event').on(t.eventId),
    foreignKey({
      name: 'honour_copy_publication_fk',
      columns: [t.associationId, t.publicationId],
      foreignColumns: [publication.associationId, publication.id],
    }),
  ],
);

/**
 * What a name in the honour lists is found by: the name from each of its words on, in plain letters and as written. Made by
 * triggers from published lists, names and consents, and gone with them. Nobody writes it, and no log captures it.
 */
export const honourSearch = app.table(
  'honour_search',
  {
    associationId: associationId(),
    /** folded, or marked (in lower case with its marks, where they differ). */
    way: text('way').notNull(),
    /** COLLATE "C", as is `name`: written in the migration, because drizzle has no word for it. */
    key: text('key').notNull(),
    /** The whole name in plain letters: the order of what is found. */
    name: text('name').notNull(),
    publicationId: ref('publication_id').notNull(),
    ordinal: integer('ordinal').notNull(),
    partyId: ref('party_id').notNull(),
  },
  (t) => [
    primaryKey({
      name: 'honour_search_pk',
      columns: [t.associationId, t.way, t.key, t.name, t.publicationId, t.ordinal],
    }),
    index('honour_search_party').on(t.associationId, t.partyId),
    index('honour_search_publication').on(t.associationId, t.publicationId),
  ],
);

/** Honours with money of a version: may the amount stand beside the name, if that is agreed to (app.amounts_of)? */
export const publishedAmount = app.table(
  'published_amount',
  {
    associationId: associationId(),
    publicationId: ref('publication_id').notNull(),
    honourOrdinal: integer('honour_ordinal').notNull(),
    mayStand: boolean('may_stand').notNull(),
  },
  (t) => [
    primaryKey({ name: 'published_amount_pk', columns: [t.associationId, t.publicationId, t.honourOrdinal] }),
    foreignKey({
      name: 'published_amount_honour_fk',
      columns: [t.associationId, t.publicationId, t.honourOrdinal],
      foreignColumns: [publishedHonour.associationId, publishedHonour.publicationId, publishedHonour.ordinal],
    }),
  ],
);

/** The version whose sum of awards stands in a version, and the one whose sum it took the place of. */
export const publishedSum = app.table(
  'published_sum',
  {
    associationId: associationId(),
    publicationId: ref('publication_id').notNull(),
    /** Null: too few for any sum yet. */
    ofPublicationId: ref('of_publication_id'),
    /** Null: the first sum, or no step of its own. */
    beforePublicationId: ref('before_publication_id'),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.publicationId] }),
    foreignKey({
      name: 'published_sum_publication_fk',
      columns: [t.associationId, t.publicationId],
      foreignColumns: [publication.associationId, publication.id],
    }),
    foreignKey({
      name: 'published_sum_of_fk',
      columns: [t.associationId, t.ofPublicationId],
      foreignColumns: [publication.associationId, publication.id],
    }),
    foreignKey({
      name: 'published_sum_before_fk',
      columns: [t.associationId, t.beforePublicationId],
      foreignColumns: [publication.associationId, publication.id],
    }),
    check(
      'published_sum_order',
      sql`${t.ofPublicationId} <= ${t.publicationId} and ${t.beforePublicationId} < ${t.publicationId}`,
    ),
  ],
);

/**
 * Beside what is published: why a version was made, and what makes the ids of open data, one secret for each association. An id names a row of a list for as long as the row
 * stands there, and tells neither a number of ours nor whom it is about.
 */
import { sql } from 'drizzle-orm';
import { check, foreignKey, integer, primaryKey, text } from 'drizzle-orm/pg-core';
import { association } from './association';
import { app, associationId, bytea, instant, ref } from './columns';
import { publication } from './publication';

/** Made by the database with the association, read by app.open_data_id alone, never changed. */
export const openDataSecret = app.table(
  'open_data_secret',
  {
    associationId: integer('association_id').primaryKey(),
    secret: bytea('secret').notNull(),
  },
  (t) => [
    foreignKey({
      name: 'open_data_secret_association_fk',
      columns: [t.associationId],
      foreignColumns: [association.id],
    }),
  ],
);

/** Why a version was made, from a closed list; stated by its publisher in the transaction that made it. */
export const publicationCause = app.table(
  'publication_cause',
  {
    associationId: associationId(),
    publicationId: ref('publication_id').notNull(),
    cause: text('cause').notNull(),
    notedBy: ref('noted_by').notNull(),
    notedAt: instant('noted_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.publicationId] }),
    foreignKey({
      name: 'publication_cause_publication_fk',
      columns: [t.associationId, t.publicationId],
      foreignColumns: [publication.associationId, publication.id],
    }),
    check(
      'publication_cause_known',
      sql`${t.cause} in ('newEntries','mistake','wording','wishes','yearEnd')`,
    ),
  ],
);

/**
 * What makes the ids of open data: one secret for each association. An id names a row of a list for as long as the row
 * stands there, and tells neither a number of ours nor whom it is about.
 */
import { foreignKey, integer } from 'drizzle-orm/pg-core';
import { association } from './association';
import { app, bytea } from './columns';

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

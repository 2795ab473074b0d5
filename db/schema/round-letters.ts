/** The words of the letters after a round, in versions that nobody changes; the newest of each kind is printed. */
import { sql } from 'drizzle-orm';
import { check, foreignKey, integer, primaryKey, text } from 'drizzle-orm/pg-core';
import { awardRound } from './awards';
import { app, associationId, instant, ref } from './columns';

export const roundLetter = app.table(
  'round_letter',
  {
    associationId: associationId(),
    roundId: ref('round_id').notNull(),
    /** nominator | awarded | reserve | notSelected | calledUp | nominatorCalledUp */
    kind: text('kind').notNull(),
    version: integer('version').notNull(),
    /** With places in brackets that each letter fills. */
    body: text('body').notNull(),
    writtenBy: ref('written_by').notNull(),
    writtenAt: instant('written_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.roundId, t.kind, t.version] }),
    foreignKey({
      name: 'round_letter_round_fk',
      columns: [t.associationId, t.roundId],
      foreignColumns: [awardRound.associationId, awardRound.id],
    }),
    check(
      'round_letter_kind_known',
      sql`${t.kind} in ('nominator','awarded','reserve','notSelected','calledUp','nominatorCalledUp')`,
    ),
    check('round_letter_body_length', sql`char_length(${t.body}) between 1 and 4000`),
  ],
);

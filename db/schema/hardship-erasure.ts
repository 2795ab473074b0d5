/**
 * How long circumstances are kept after a round, what was erased when and why, and the counts that stay.
 * Nothing here is ever changed. Erasures, erased files and counts are written by app.erase_hardship alone; no row says
 * what was erased of whom.
 */
import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import { awardRound, nomination } from './awards';
import { app, associationId, instant, ref, rowId } from './columns';
import { personalValue } from './people';
import { awardProgramme } from './programmes';

/** Months until erasure; the newest row of a round counts, else of its programme, else of the association, else six. */
export const hardshipTerm = app.table(
  'hardship_term',
  {
    associationId: associationId(),
    id: rowId(),
    roundId: ref('round_id'),
    programmeId: ref('programme_id'),
    months: smallint('months').notNull(),
    madeBy: ref('made_by').notNull(),
    madeAt: instant('made_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    foreignKey({
      name: 'hardship_term_round_fk',
      columns: [t.associationId, t.roundId],
      foreignColumns: [awardRound.associationId, awardRound.id],
    }),
    foreignKey({
      name: 'hardship_term_programme_fk',
      columns: [t.associationId, t.programmeId],
      foreignColumns: [awardProgramme.associationId, awardProgramme.id],
    }),
    check('hardship_term_months', sql`${t.months} between 1 and 24`),
    check('hardship_term_one_place', sql`${t.roundId} is null or ${t.programmeId} is null`),
  ],
);

export const hardshipErasure = app.table(
  'hardship_erasure',
  {
    associationId: associationId(),
    id: rowId(),
    roundId: ref('round_id').notNull(),
    /** term | atOnce */
    cause: text('cause').notNull(),
    /** The term in force then. */
    months: smallint('months').notNull(),
    files: integer('files').notNull(),
    drafts: integer('drafts').notNull(),
    /** Only by hand. */
    reasonValueId: ref('reason_value_id'),
    erasedBy: ref('erased_by'),
    erasedAt: instant('erased_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    foreignKey({
      name: 'hardship_erasure_round_fk',
      columns: [t.associationId, t.roundId],
      foreignColumns: [awardRound.associationId, awardRound.id],
    }),
    foreignKey({
      name: 'hardship_erasure_reason_fk',
      columns: [t.associationId, t.reasonValueId],
      foreignColumns: [personalValue.associationId, personalValue.id],
    }),
    index('hardship_erasure_round').on(t.associationId, t.roundId),
    check('hardship_erasure_cause_known', sql`${t.cause} in ('term','atOnce')`),
    check(
      'hardship_erasure_at_once',
      sql`(${t.cause} = 'atOnce') = (${t.reasonValueId} is not null) and (${t.cause} = 'atOnce') = (${t.erasedBy} is not null)`,
    ),
  ],
);

/** Files whose circumstances were erased and do not come back. */
export const hardshipErased = app.table(
  'hardship_erased',
  {
    associationId: associationId(),
    nominationId: ref('nomination_id').notNull(),
    erasureId: ref('erasure_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.nominationId] }),
    foreignKey({
      name: 'hardship_erased_nomination_fk',
      columns: [t.associationId, t.nominationId],
      foreignColumns: [nomination.associationId, nomination.id],
    }),
    foreignKey({
      name: 'hardship_erased_erasure_fk',
      columns: [t.associationId, t.erasureId],
      foreignColumns: [hardshipErasure.associationId, hardshipErasure.id],
    }),
  ],
);

/** Files of a round by kind of circumstance, awarded or not, as they were before the first erasure. */
export const hardshipCount = app.table(
  'hardship_count',
  {
    associationId: associationId(),
    roundId: ref('round_id').notNull(),
    circumstance: text('circumstance').notNull(),
    files: integer('files').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.roundId, t.circumstance] }),
    foreignKey({
      name: 'hardship_count_round_fk',
      columns: [t.associationId, t.roundId],
      foreignColumns: [awardRound.associationId, awardRound.id],
    }),
    check(
      'hardship_count_circumstance_known',
      sql`${t.circumstance} in ('poorHousehold','nearPoorHousehold','specialHardship')`,
    ),
  ],
);

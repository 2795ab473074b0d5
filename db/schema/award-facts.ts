/**
 * What the papers of a file say, in codes and days, and why an award differs from what the rules say about it.
 * Nothing here is ever changed: the newest facts of a file count, and a reason belongs to one evaluation.
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
import { roundEvaluation } from './award-rules';
import { nomination } from './awards';
import { app, associationId, instant, ref, rowId, vnd } from './columns';
import { personalValue } from './people';

export const nominationFacts = app.table(
  'nomination_facts',
  {
    associationId: associationId(),
    id: rowId(),
    nominationId: ref('nomination_id').notNull(),
    /** The yearly result in the words of the school report; null: not brought. */
    grade: smallint('grade'),
    study: text('study'),
    conduct: text('conduct'),
    /** Pupils of the school that the file names. */
    pupils: integer('pupils'),
    /** Had money of the association this school year in a way the books here do not know. */
    isPaidElsewhere: boolean('is_paid_elsewhere').notNull().default(false),
    recordedBy: ref('recorded_by').notNull(),
    recordedAt: instant('recorded_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    unique('nomination_facts_file').on(t.associationId, t.id, t.nominationId),
    foreignKey({
      name: 'nomination_facts_nomination_fk',
      columns: [t.associationId, t.nominationId],
      foreignColumns: [nomination.associationId, nomination.id],
    }),
    index('nomination_facts_nomination').on(t.associationId, t.nominationId),
    check('nomination_facts_grade', sql`${t.grade} between 1 and 12`),
    check(
      'nomination_facts_study_known',
      sql`${t.study} in ('excellent','fair','average','weak','poor','good','pass','fail','wellCompleted','completed','notCompleted','excellentlyCompleted')`,
    ),
    check(
      'nomination_facts_conduct_known',
      sql`${t.conduct} in ('good','fair','average','weak','pass','fail')`,
    ),
    check(
      'nomination_facts_whole',
      sql`(${t.grade} is null) = (${t.study} is null) and (${t.conduct} is null or ${t.study} is not null)`,
    ),
    check('nomination_facts_pupils', sql`${t.pupils} between 0 and 100000`),
  ],
);

export const nominationPrize = app.table(
  'nomination_prize',
  {
    associationId: associationId(),
    factsId: ref('facts_id').notNull(),
    line: smallint('line').notNull(),
    nominationId: ref('nomination_id').notNull(),
    level: text('level'),
    rank: text('rank').notNull(),
    wonOn: date('won_on').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.factsId, t.line] }),
    foreignKey({
      name: 'nomination_prize_facts_fk',
      columns: [t.associationId, t.factsId, t.nominationId],
      foreignColumns: [nominationFacts.associationId, nominationFacts.id, nominationFacts.nominationId],
    }),
    check('nomination_prize_line', sql`${t.line} between 1 and 30`),
    check(
      'nomination_prize_level_known',
      sql`${t.level} in ('school','commune','district','province','region','national','international')`,
    ),
    check(
      'nomination_prize_rank_known',
      sql`${t.rank} in ('first','second','third','consolation','goldMedal','silverMedal','bronzeMedal','recognised')`,
    ),
  ],
);

/** Why a file was handed in after the deadline; without it the database takes none. */
export const nominationLateness = app.table(
  'nomination_lateness',
  {
    associationId: associationId(),
    nominationId: ref('nomination_id').notNull(),
    reasonValueId: ref('reason_value_id').notNull(),
    explainedBy: ref('explained_by').notNull(),
    explainedAt: instant('explained_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.nominationId] }),
    foreignKey({
      name: 'nomination_lateness_nomination_fk',
      columns: [t.associationId, t.nominationId],
      foreignColumns: [nomination.associationId, nomination.id],
    }),
    foreignKey({
      name: 'nomination_lateness_reason_fk',
      columns: [t.associationId, t.reasonValueId],
      foreignColumns: [personalValue.associationId, personalValue.id],
    }),
  ],
);

/** Why an award is not what the evaluation says; held to its reason by the guard of the awards. */
export const awardDifference = app.table(
  'award_difference',
  {
    associationId: associationId(),
    id: rowId(),
    nominationId: ref('nomination_id').notNull(),
    evaluationId: ref('evaluation_id').notNull(),
    suggestedVnd: vnd('suggested_vnd').notNull(),
    proposedVnd: vnd('proposed_vnd').notNull(),
    reasonValueId: ref('reason_value_id').notNull(),
    explainedBy: ref('explained_by').notNull(),
    explainedAt: instant('explained_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    unique('award_difference_once').on(t.associationId, t.nominationId, t.evaluationId, t.proposedVnd),
    foreignKey({
      name: 'award_difference_nomination_fk',
      columns: [t.associationId, t.nominationId],
      foreignColumns: [nomination.associationId, nomination.id],
    }),
    foreignKey({
      name: 'award_difference_evaluation_fk',
      columns: [t.associationId, t.evaluationId],
      foreignColumns: [roundEvaluation.associationId, roundEvaluation.id],
    }),
    foreignKey({
      name: 'award_difference_reason_fk',
      columns: [t.associationId, t.reasonValueId],
      foreignColumns: [personalValue.associationId, personalValue.id],
    }),
    check('award_difference_differs', sql`${t.suggestedVnd} <> ${t.proposedVnd}`),
  ],
);

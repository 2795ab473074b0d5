/**
 * Scores of the council: the rubric of a round in versions, the sheets handed in, and drafts of one's own.
 * A sheet is never changed. Who may see whose marks is decided by app.round_scores; nobody selects the sheets.
 */
import { sql } from 'drizzle-orm';
import { check, foreignKey, integer, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import { awardRound, nomination } from './awards';
import { app, associationId, bytea, instant, ref } from './columns';

/** Canonical JSON of the criteria with their anchors; fixed once a sheet was handed in. */
export const roundRubric = app.table(
  'round_rubric',
  {
    associationId: associationId(),
    roundId: ref('round_id').notNull(),
    version: integer('version').notNull(),
    visibility: text('visibility').notNull(),
    criteria: smallint('criteria').notNull(),
    body: text('body').notNull(),
    fingerprint: text('fingerprint').notNull(),
    madeBy: ref('made_by').notNull(),
    madeAt: instant('made_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.roundId, t.version] }),
    foreignKey({
      name: 'round_rubric_round_fk',
      columns: [t.associationId, t.roundId],
      foreignColumns: [awardRound.associationId, awardRound.id],
    }),
    check(
      'round_rubric_visibility_known',
      sql`${t.visibility} in ('always','afterOwn','withoutNames','afterAll')`,
    ),
    check(
      'round_rubric_criteria',
      sql`${t.criteria} between 1 and 8 and ${t.criteria} = jsonb_array_length(${t.body}::jsonb)`,
    ),
    check(
      'round_rubric_fingerprint',
      sql`${t.fingerprint} = encode(sha256(convert_to(${t.body}, 'UTF8')), 'hex')`,
    ),
  ],
);

/** One member about one file; marks as "4,3,5" in the order of the criteria, empty when the member abstained. */
export const scoreSheet = app.table(
  'score_sheet',
  {
    associationId: associationId(),
    nominationId: ref('nomination_id').notNull(),
    userId: ref('user_id').notNull(),
    rubricVersion: integer('rubric_version').notNull(),
    outcome: text('outcome').notNull(),
    marks: text('marks').notNull(),
    salt: bytea('salt').notNull().default(sql`''::bytea`),
    submittedAt: instant('submitted_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.nominationId, t.userId] }),
    foreignKey({
      name: 'score_sheet_nomination_fk',
      columns: [t.associationId, t.nominationId],
      foreignColumns: [nomination.associationId, nomination.id],
    }),
    check('score_sheet_outcome_known', sql`${t.outcome} in ('scored','abstained')`),
    check(
      'score_sheet_marks',
      sql`case ${t.outcome} when 'scored' then ${t.marks} ~ '^[1-5](,[1-5])*$' else ${t.marks} = '' end`,
    ),
  ],
);

/** Marks given so far and not handed in; seen by the member alone and not logged. */
export const scoreDraft = app.table(
  'score_draft',
  {
    associationId: associationId(),
    nominationId: ref('nomination_id').notNull(),
    userId: ref('user_id').notNull(),
    marks: text('marks').notNull(),
    keptAt: instant('kept_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.nominationId, t.userId] }),
    foreignKey({
      name: 'score_draft_nomination_fk',
      columns: [t.associationId, t.nominationId],
      foreignColumns: [nomination.associationId, nomination.id],
    }),
    check('score_draft_marks', sql`${t.marks} ~ '^[1-5]?(,[1-5]?){0,7}$'`),
  ],
);

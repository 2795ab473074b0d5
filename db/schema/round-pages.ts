/** Published figures of a round: written by app.publish_round alone, frozen, with no person in them. */
import { sql } from 'drizzle-orm';
import { check, date, foreignKey, integer, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { awardRound } from './awards';
import { app, associationId, instant, ref, rowId } from './columns';

export const roundPage = app.table(
  'round_page',
  {
    associationId: associationId(),
    id: rowId(),
    roundId: ref('round_id').notNull(),
    version: integer('version').notNull(),
    roundSlug: text('round_slug').notNull(),
    name: text('name').notNull(),
    schoolYear: text('school_year').notNull(),
    decidedOn: date('decided_on').notNull(),
    places: integer('places').notNull(),
    /** Null: fewer than five. */
    candidates: integer('candidates'),
    awards: integer('awards'),
    recusals: integer('recusals').notNull(),
    /** Files the council placed elsewhere than the scores or the votes, and equal ones at the cut: each with a reason. */
    moved: integer('moved').notNull(),
    ties: integer('ties').notNull(),
    /** Awards as the rules suggest, and otherwise with a reason; null: no rules, or fewer than five awards. */
    byRules: integer('by_rules'),
    byDifference: integer('by_difference'),
    ruleName: text('rule_name'),
    ruleVersion: integer('rule_version'),
    ruleFingerprint: text('rule_fingerprint'),
    /** JSON list of {key, title}. */
    ruleSources: text('rule_sources'),
    publishedBy: ref('published_by').notNull(),
    publishedAt: instant('published_at').notNull().defaultNow(),
    withdrawnAt: instant('withdrawn_at'),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    unique('round_page_version').on(t.associationId, t.roundId, t.version),
    foreignKey({
      name: 'round_page_round_fk',
      columns: [t.associationId, t.roundId],
      foreignColumns: [awardRound.associationId, awardRound.id],
    }),
  ],
);

/** One row of a table on the page; the row without a label is all small groups together. */
export const roundPageGroup = app.table(
  'round_page_group',
  {
    associationId: associationId(),
    pageId: ref('page_id').notNull(),
    /** kind | unit */
    axis: text('axis').notNull(),
    ordinal: integer('ordinal').notNull(),
    label: text('label').notNull(),
    candidates: integer('candidates').notNull(),
    awards: integer('awards').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.pageId, t.axis, t.ordinal] }),
    foreignKey({
      name: 'round_page_group_page_fk',
      columns: [t.associationId, t.pageId],
      foreignColumns: [roundPage.associationId, roundPage.id],
    }),
    check('round_page_group_axis_known', sql`${t.axis} in ('kind','unit')`),
  ],
);

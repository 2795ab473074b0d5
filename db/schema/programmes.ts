/**
 * Programmes of awards that come back every year, the rounds that belong to one, and the places of a round:
 * how they were changed, and how many each unit may hand in. Nothing here is ever changed.
 */
import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, primaryKey, text } from 'drizzle-orm/pg-core';
import { awardRound, roundCategory } from './awards';
import { app, associationId, instant, ref, rowId } from './columns';
import { fund } from './ledger';

export const awardProgramme = app.table(
  'award_programme',
  {
    associationId: associationId(),
    id: rowId(),
    name: text('name').notNull(),
    kind: text('kind').notNull(),
    fundId: ref('fund_id').notNull(),
    /** Who decides, as an office: "Chủ tịch Hội theo đề nghị của Hội đồng". */
    decider: text('decider').notNull(),
    basis: text('basis').notNull().default(''),
    madeBy: ref('made_by').notNull(),
    madeAt: instant('made_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    foreignKey({
      name: 'award_programme_fund_fk',
      columns: [t.associationId, t.fundId],
      foreignColumns: [fund.associationId, fund.id],
    }),
    check('award_programme_name_length', sql`char_length(${t.name}) between 1 and 120`),
    check(
      'award_programme_texts',
      sql`char_length(${t.decider}) between 1 and 120 and char_length(${t.basis}) <= 300`,
    ),
    check(
      'award_programme_kind_known',
      sql`${t.kind} in ('tetAwards','schoolYearEnd','emergencySupport','namedScholarship','renewableScholarship')`,
    ),
  ],
);

export const programmeRound = app.table(
  'programme_round',
  {
    associationId: associationId(),
    roundId: ref('round_id').notNull(),
    programmeId: ref('programme_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.roundId] }),
    foreignKey({
      name: 'programme_round_round_fk',
      columns: [t.associationId, t.roundId],
      foreignColumns: [awardRound.associationId, awardRound.id],
    }),
    foreignKey({
      name: 'programme_round_programme_fk',
      columns: [t.associationId, t.programmeId],
      foreignColumns: [awardProgramme.associationId, awardProgramme.id],
    }),
  ],
);

/** Written by app.change_quota alone. */
export const quotaChange = app.table(
  'quota_change',
  {
    associationId: associationId(),
    id: rowId(),
    categoryId: ref('category_id').notNull(),
    quotaBefore: integer('quota_before').notNull(),
    quotaAfter: integer('quota_after').notNull(),
    reason: text('reason').notNull(),
    madeBy: ref('made_by').notNull(),
    madeAt: instant('made_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    foreignKey({
      name: 'quota_change_category_fk',
      columns: [t.associationId, t.categoryId],
      foreignColumns: [roundCategory.associationId, roundCategory.id],
    }),
    check('quota_change_reason', sql`char_length(${t.reason}) between 1 and 300`),
    check('quota_change_differs', sql`${t.quotaBefore} <> ${t.quotaAfter} and ${t.quotaAfter} > 0`),
  ],
);

/** How many files a unit may hand in; the newest row of a unit counts, and 0 takes it off the list. */
export const unitQuota = app.table(
  'unit_quota',
  {
    associationId: associationId(),
    id: rowId(),
    categoryId: ref('category_id').notNull(),
    unit: text('unit').notNull(),
    quota: integer('quota').notNull(),
    madeBy: ref('made_by').notNull(),
    madeAt: instant('made_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    foreignKey({
      name: 'unit_quota_category_fk',
      columns: [t.associationId, t.categoryId],
      foreignColumns: [roundCategory.associationId, roundCategory.id],
    }),
    index('unit_quota_category').on(t.associationId, t.categoryId),
    check('unit_quota_unit', sql`char_length(${t.unit}) between 1 and 120`),
    check('unit_quota_quota', sql`${t.quota} between 0 and 10000`),
  ],
);

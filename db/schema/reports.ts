/**
 * Reports of a period: the draft in rows that are only added to, the plan of a year, and frozen versions.
 * Numbers are computed by the database (0056_reports.sql); words of drafts lie in personal_value, those that were
 * published stand here because a guard let no name through.
 */
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  primaryKey,
  smallint,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { app, associationId, bytea, instant, ref, rowId, vnd } from './columns';
import { personalValue } from './people';

export const report = app.table(
  'report',
  {
    associationId: associationId(),
    id: rowId(),
    kind: text('kind').notNull(),
    /** Of a school year the one in which it begins. */
    year: smallint('year').notNull(),
    firstOn: date('first_on').notNull(),
    lastOn: date('last_on').notNull(),
    startedBy: ref('started_by').notNull(),
    startedAt: instant('started_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ name: 'report_pk', columns: [t.associationId, t.id] }),
    unique('report_period_once').on(t.associationId, t.kind, t.year),
    check('report_kind', sql`${t.kind} in ('halfYear','year','schoolYear')`),
    check('report_year', sql`${t.year} between 1990 and 2099`),
  ],
);

/** What the secretary wrote in a section; the last row counts. */
export const reportText = app.table(
  'report_text',
  {
    associationId: associationId(),
    id: rowId(),
    reportId: ref('report_id').notNull(),
    section: text('section').notNull(),
    /** Null: emptied. */
    textValueId: ref('text_value_id'),
    /** The saving of this section whose place it takes; null: the first. */
    afterId: ref('after_id'),
    savedBy: ref('saved_by').notNull(),
    savedAt: instant('saved_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ name: 'report_text_pk', columns: [t.associationId, t.id] }),
    foreignKey({
      name: 'report_text_report_fk',
      columns: [t.associationId, t.reportId],
      foreignColumns: [report.associationId, report.id],
    }),
    foreignKey({
      name: 'report_text_value_fk',
      columns: [t.associationId, t.textValueId],
      foreignColumns: [personalValue.associationId, personalValue.id],
    }),
    index('report_text_latest').on(t.associationId, t.reportId, t.section, t.id),
    check(
      'report_text_section',
      sql`${t.section} in ('situation','propaganda','funds','awards','shortcomings','directions')`,
    ),
  ],
);

/** The numbers as somebody last looked at them; what differs since is shown beside the draft. */
export const reportLook = app.table(
  'report_look',
  {
    associationId: associationId(),
    id: rowId(),
    reportId: ref('report_id').notNull(),
    /** [figure, label, amount, count] of each; written by the database. */
    numbers: jsonb('numbers').$type<[string, string, string, number][]>().notNull(),
    lookedBy: ref('looked_by').notNull(),
    lookedAt: instant('looked_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ name: 'report_look_pk', columns: [t.associationId, t.id] }),
    foreignKey({
      name: 'report_look_report_fk',
      columns: [t.associationId, t.reportId],
      foreignColumns: [report.associationId, report.id],
    }),
    index('report_look_latest').on(t.associationId, t.reportId, t.id),
  ],
);

/** What the association set out to do in a year; the last row of a figure counts. */
export const reportPlan = app.table(
  'report_plan',
  {
    associationId: associationId(),
    id: rowId(),
    year: smallint('year').notNull(),
    figure: text('figure').notNull(),
    amountVnd: vnd('amount_vnd'),
    itemCount: integer('item_count'),
    setBy: ref('set_by').notNull(),
    setAt: instant('set_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ name: 'report_plan_pk', columns: [t.associationId, t.id] }),
    check('report_plan_figure', sql`${t.figure} in ('money.in','money.out','awards')`),
    check(
      'report_plan_shape',
      sql`(${t.figure} = 'awards' and ${t.amountVnd} is null) or (${t.figure} <> 'awards' and ${t.itemCount} is null)`,
    ),
    check(
      'report_plan_size',
      sql`coalesce(${t.amountVnd}, 0) between 0 and 1000000000000000 and coalesce(${t.itemCount}, 0) between 0 and 1000000`,
    ),
    check('report_plan_year', sql`${t.year} between 1990 and 2099`),
  ],
);

export const reportVersion = app.table(
  'report_version',
  {
    associationId: associationId(),
    id: rowId(),
    reportId: ref('report_id').notNull(),
    version: integer('version').notNull(),
    /** The day up to which it tells. */
    asOf: date('as_of').notNull(),
    /** From a closed list, for everybody to read; the reason stays inside. */
    cause: text('cause'),
    reasonValueId: ref('reason_value_id'),
    fingerprint: bytea('fingerprint').notNull(),
    auditRoot: bytea('audit_root'),
    publishedBy: ref('published_by').notNull(),
    publishedAt: instant('published_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ name: 'report_version_pk', columns: [t.associationId, t.id] }),
    unique('report_version_once').on(t.associationId, t.reportId, t.version),
    foreignKey({
      name: 'report_version_report_fk',
      columns: [t.associationId, t.reportId],
      foreignColumns: [report.associationId, report.id],
    }),
    foreignKey({
      name: 'report_version_reason_fk',
      columns: [t.associationId, t.reasonValueId],
      foreignColumns: [personalValue.associationId, personalValue.id],
    }),
    check('report_version_cause', sql`${t.cause} in ('newEntries','mistake','wording')`),
    check(
      'report_version_why',
      sql`${t.version} = 1 or (${t.cause} is not null and ${t.reasonValueId} is not null)`,
    ),
  ],
);

export const reportNumber = app.table(
  'report_number',
  {
    associationId: associationId(),
    versionId: ref('version_id').notNull(),
    ordinal: integer('ordinal').notNull(),
    figure: text('figure').notNull(),
    label: text('label').notNull(),
    isPublic: boolean('is_public').notNull(),
    amountVnd: vnd('amount_vnd').notNull(),
    itemCount: integer('item_count').notNull(),
    priorAmountVnd: vnd('prior_amount_vnd'),
    priorCount: integer('prior_count'),
    planAmountVnd: vnd('plan_amount_vnd'),
    planCount: integer('plan_count'),
  },
  (t) => [
    primaryKey({ name: 'report_number_pk', columns: [t.associationId, t.versionId, t.ordinal] }),
    foreignKey({
      name: 'report_number_version_fk',
      columns: [t.associationId, t.versionId],
      foreignColumns: [reportVersion.associationId, reportVersion.id],
    }),
  ],
);

export const reportWords = app.table(
  'report_words',
  {
    associationId: associationId(),
    versionId: ref('version_id').notNull(),
    section: text('section').notNull(),
    body: text('body').notNull(),
  },
  (t) => [
    primaryKey({ name: 'report_words_pk', columns: [t.associationId, t.versionId, t.section] }),
    foreignKey({
      name: 'report_words_version_fk',
      columns: [t.associationId, t.versionId],
      foreignColumns: [reportVersion.associationId, reportVersion.id],
    }),
  ],
);

export const reportWithdrawal = app.table(
  'report_withdrawal',
  {
    associationId: associationId(),
    versionId: ref('version_id').notNull(),
    reasonValueId: ref('reason_value_id').notNull(),
    withdrawnBy: ref('withdrawn_by').notNull(),
    withdrawnAt: instant('withdrawn_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ name: 'report_withdrawal_pk', columns: [t.associationId, t.versionId] }),
    foreignKey({
      name: 'report_withdrawal_version_fk',
      columns: [t.associationId, t.versionId],
      foreignColumns: [reportVersion.associationId, reportVersion.id],
    }),
    foreignKey({
      name: 'report_withdrawal_reason_fk',
      columns: [t.associationId, t.reasonValueId],
      foreignColumns: [personalValue.associationId, personalValue.id],
    }),
  ],
);

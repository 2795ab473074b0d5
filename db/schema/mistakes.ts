/**
 * What anybody reports as wrong on a public page, and what was done about it. Written by functions of the database alone;
 * nothing of it is ever changed. Words and contacts lie in personal_value.
 */
import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { app, associationId, instant, ref, rowId } from './columns';
import { voucher } from './ledger';
import { personalValue } from './people';
import { publication } from './publication';

export const mistakeReport = app.table(
  'mistake_report',
  {
    associationId: associationId(),
    id: rowId(),
    /** By it the sender reads what became of the report. */
    code: text('code').notNull(),
    kind: text('kind').notNull(),
    /** Canonical public path; '' when it came from nowhere in particular. */
    page: text('page').notNull(),
    textValueId: ref('text_value_id').notNull(),
    contactValueId: ref('contact_value_id'),
    receivedAt: instant('received_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ name: 'mistake_report_pk', columns: [t.associationId, t.id] }),
    unique('mistake_report_code').on(t.code),
    foreignKey({
      name: 'mistake_report_text_fk',
      columns: [t.associationId, t.textValueId],
      foreignColumns: [personalValue.associationId, personalValue.id],
    }),
    foreignKey({
      name: 'mistake_report_contact_fk',
      columns: [t.associationId, t.contactValueId],
      foreignColumns: [personalValue.associationId, personalValue.id],
    }),
    index('mistake_report_received').on(t.associationId, t.receivedAt),
    check(
      'mistake_report_kind',
      sql`${t.kind} in ('name','amount','gift','document','link','suspicion','other')`,
    ),
    check('mistake_report_page', sql`${t.page} ~ '^(/[A-Za-z0-9/._-]{0,254})?$'`),
  ],
);

export const mistakeStep = app.table(
  'mistake_step',
  {
    associationId: associationId(),
    reportId: ref('report_id').notNull(),
    ordinal: integer('ordinal').notNull(),
    step: text('step').notNull(),
    /** Who looks at it from now on. */
    assigneeId: ref('assignee_id'),
    textValueId: ref('text_value_id'),
    /** What corrected it: a voucher or a version of a publication. */
    voucherId: ref('voucher_id'),
    publicationId: ref('publication_id'),
    takenBy: ref('taken_by').notNull(),
    takenAt: instant('taken_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ name: 'mistake_step_pk', columns: [t.associationId, t.reportId, t.ordinal] }),
    foreignKey({
      name: 'mistake_step_report_fk',
      columns: [t.associationId, t.reportId],
      foreignColumns: [mistakeReport.associationId, mistakeReport.id],
    }),
    foreignKey({
      name: 'mistake_step_text_fk',
      columns: [t.associationId, t.textValueId],
      foreignColumns: [personalValue.associationId, personalValue.id],
    }),
    foreignKey({
      name: 'mistake_step_voucher_fk',
      columns: [t.associationId, t.voucherId],
      foreignColumns: [voucher.associationId, voucher.id],
    }),
    foreignKey({
      name: 'mistake_step_publication_fk',
      columns: [t.associationId, t.publicationId],
      foreignColumns: [publication.associationId, publication.id],
    }),
    check(
      'mistake_step_known',
      sql`${t.step} in ('looking','noted','suspected','corrected','notMistake','passedOn')`,
    ),
    check('mistake_step_assignee', sql`(${t.step} = 'looking') = (${t.assigneeId} is not null)`),
    check('mistake_step_says', sql`${t.step} = 'looking' or ${t.textValueId} is not null`),
    check(
      'mistake_step_correction',
      sql`${t.step} = 'corrected' or num_nonnulls(${t.voucherId}, ${t.publicationId}) = 0`,
    ),
    check('mistake_step_one_correction', sql`num_nonnulls(${t.voucherId}, ${t.publicationId}) <= 1`),
  ],
);

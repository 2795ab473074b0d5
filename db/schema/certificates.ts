/**
 * Certificates (giấy khen): their wordings in versions, the register with a number for each, and what was printed.
 * Nothing here is ever changed: a certificate written anew is a new row that says which it replaces, and one taken back
 * gets a row beside it. Names stand in none of them.
 */
import { sql } from 'drizzle-orm';
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { app, associationId, instant, ref, rowId } from './columns';
import { award, decision } from './decisions';

/** The words of a certificate, for which kinds of award, on which sheet. No kinds: for all of them. */
export const certificateTemplate = app.table(
  'certificate_template',
  {
    associationId: associationId(),
    number: integer('number').notNull(),
    version: integer('version').notNull(),
    name: text('name').notNull(),
    categories: text('categories').array().notNull(),
    wording: text('wording').notNull(),
    sheet: text('sheet').notNull(),
    heading: text('heading').notNull(),
    signerAuthority: text('signer_authority').notNull(),
    signerOffice: text('signer_office').notNull(),
    madeBy: ref('made_by').notNull(),
    madeAt: instant('made_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.number, t.version] }),
    check('certificate_template_positive', sql`${t.number} > 0 and ${t.version} > 0`),
    check(
      'certificate_template_lengths',
      sql`char_length(${t.name}) between 1 and 120 and char_length(${t.wording}) between 1 and 240 and char_length(${t.heading}) <= 120 and char_length(${t.signerAuthority}) <= 80 and char_length(${t.signerOffice}) <= 60`,
    ),
    check(
      'certificate_template_categories',
      sql`${t.categories} <@ array['excellentTeacher','specialHardshipStudent','academicPrizeStudent','contestWinner','activeMember']`,
    ),
    check('certificate_template_sheet', sql`${t.sheet} in ('a4','a5')`),
    check(
      'certificate_template_placeholders',
      sql`regexp_replace(${t.wording}, '\\{(thanh-tich|dot-xet|nam-hoc|hoi)\\}', '', 'g') !~ '[{}]'`,
    ),
  ],
);

/** The register: one row for each certificate, numbered without a gap in its year. */
export const certificate = app.table(
  'certificate',
  {
    associationId: associationId(),
    id: rowId(),
    year: smallint('year').notNull(),
    number: integer('number').notNull(),
    awardId: ref('award_id').notNull(),
    decisionId: ref('decision_id').notNull(),
    awardKind: text('award_kind').notNull(),
    templateNumber: integer('template_number').notNull(),
    templateVersion: integer('template_version').notNull(),
    issuedOn: date('issued_on').notNull(),
    replacesId: ref('replaces_id'),
    reissueReason: text('reissue_reason'),
    issuedBy: ref('issued_by').notNull(),
    issuedAt: instant('issued_at').notNull().defaultNow(),
    code: text('code').notNull().unique('certificate_code_unique'),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    unique('certificate_number').on(t.associationId, t.year, t.number),
    unique('certificate_replaced_once').on(t.associationId, t.replacesId),
    uniqueIndex('certificate_first_once').on(t.associationId, t.awardId).where(sql`${t.replacesId} is null`),
    index('certificate_decision').on(t.associationId, t.decisionId),
    foreignKey({
      name: 'certificate_award_fk',
      columns: [t.associationId, t.awardId],
      foreignColumns: [award.associationId, award.id],
    }),
    foreignKey({
      name: 'certificate_decision_fk',
      columns: [t.associationId, t.decisionId],
      foreignColumns: [decision.associationId, decision.id],
    }),
    foreignKey({
      name: 'certificate_template_fk',
      columns: [t.associationId, t.templateNumber, t.templateVersion],
      foreignColumns: [
        certificateTemplate.associationId,
        certificateTemplate.number,
        certificateTemplate.version,
      ],
    }),
    foreignKey({
      name: 'certificate_replaces_fk',
      columns: [t.associationId, t.replacesId],
      foreignColumns: [t.associationId, t.id],
    }),
    check('certificate_year', sql`${t.year} = extract(year from ${t.issuedOn})`),
    check('certificate_reason', sql`(${t.replacesId} is null) = (${t.reissueReason} is null)`),
    check('certificate_reason_known', sql`${t.reissueReason} in ('lost','damaged','misspelt','otherReason')`),
    check('certificate_award_kind_known', sql`${t.awardKind} in ('teacher','student','contest','member')`),
  ],
);

/** Taken back by a leader; the number stays. */
export const certificateRevocation = app.table(
  'certificate_revocation',
  {
    associationId: associationId(),
    certificateId: ref('certificate_id').notNull(),
    decisionId: ref('decision_id'),
    reason: text('reason').notNull(),
    revokedOn: date('revoked_on').notNull(),
    revokedBy: ref('revoked_by').notNull(),
    revokedAt: instant('revoked_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.certificateId] }),
    foreignKey({
      name: 'certificate_revocation_certificate_fk',
      columns: [t.associationId, t.certificateId],
      foreignColumns: [certificate.associationId, certificate.id],
    }),
    foreignKey({
      name: 'certificate_revocation_decision_fk',
      columns: [t.associationId, t.decisionId],
      foreignColumns: [decision.associationId, decision.id],
    }),
    check(
      'certificate_revocation_reason_known',
      sql`${t.reason} in ('laterDecision','issuedInError','otherReason')`,
    ),
    check(
      'certificate_revocation_decision',
      sql`(${t.reason} = 'laterDecision') = (${t.decisionId} is not null)`,
    ),
  ],
);

/** One press of "In". */
export const certificatePrint = app.table(
  'certificate_print',
  {
    associationId: associationId(),
    id: rowId(),
    requestKey: text('request_key').notNull(),
    printedBy: ref('printed_by').notNull(),
    printedAt: instant('printed_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    unique('certificate_print_request_key').on(t.associationId, t.requestKey),
  ],
);

/** The certificates of one press in their order; from its second copy on, a certificate says that it is one. */
export const certificatePrintLine = app.table(
  'certificate_print_line',
  {
    associationId: associationId(),
    printId: ref('print_id').notNull(),
    line: integer('line').notNull(),
    certificateId: ref('certificate_id').notNull(),
    copyNumber: integer('copy_number').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.printId, t.line] }),
    unique('certificate_print_line_copy').on(t.associationId, t.certificateId, t.copyNumber),
    foreignKey({
      name: 'certificate_print_line_print_fk',
      columns: [t.associationId, t.printId],
      foreignColumns: [certificatePrint.associationId, certificatePrint.id],
    }),
    foreignKey({
      name: 'certificate_print_line_certificate_fk',
      columns: [t.associationId, t.certificateId],
      foreignColumns: [certificate.associationId, certificate.id],
    }),
    check('certificate_print_line_positive', sql`${t.line} > 0 and ${t.copyNumber} > 0`),
  ],
);

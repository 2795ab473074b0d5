/**
 * The register of legal documents: what a decision may rest on, from when, until when, replaced by what; and which of
 * them the words of a decision cite. Rows are added, never changed: an end is a row of its own with its reason.
 */
import { sql } from 'drizzle-orm';
import { check, date, foreignKey, integer, primaryKey, text } from 'drizzle-orm/pg-core';
import { app, associationId, instant, ref, rowId } from './columns';
import { roundText } from './round-texts';

export const legalDocument = app.table(
  'legal_document',
  {
    associationId: associationId(),
    id: rowId(),
    kind: text('kind').notNull(),
    /** "30/2020/NĐ-CP"; empty for a charter without number. */
    number: text('number').notNull(),
    issuedOn: date('issued_on').notNull(),
    issuer: text('issuer').notNull(),
    /** As it follows the issuer: "về công tác văn thư". */
    title: text('title').notNull(),
    inForceFrom: date('in_force_from').notNull(),
    recordedBy: ref('recorded_by').notNull(),
    recordedAt: instant('recorded_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    check(
      'legal_document_kind_known',
      sql`${t.kind} in ('law','decree','circular','resolution','decision','directive','charter','regulation','guidance')`,
    ),
    check('legal_document_days', sql`${t.inForceFrom} >= ${t.issuedOn}`),
    check(
      'legal_document_title',
      sql`length(${t.title}) between 1 and 400 and length(${t.issuer}) between 1 and 200`,
    ),
  ],
);

export const legalDocumentEnd = app.table(
  'legal_document_end',
  {
    associationId: associationId(),
    documentId: ref('document_id').notNull(),
    /** First day on which it is no longer in force. */
    endedOn: date('ended_on').notNull(),
    replacedById: ref('replaced_by_id'),
    reason: text('reason').notNull(),
    endedBy: ref('ended_by').notNull(),
    endedAt: instant('ended_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.documentId] }),
    foreignKey({
      name: 'legal_document_end_document_fk',
      columns: [t.associationId, t.documentId],
      foreignColumns: [legalDocument.associationId, legalDocument.id],
    }),
    foreignKey({
      name: 'legal_document_end_replaced_fk',
      columns: [t.associationId, t.replacedById],
      foreignColumns: [legalDocument.associationId, legalDocument.id],
    }),
    check('legal_document_end_reason', sql`length(${t.reason}) > 0`),
    check('legal_document_end_other', sql`${t.replacedById} is distinct from ${t.documentId}`),
  ],
);

/** What a version of the words of a decision rests on; `keptReason` says why, where it is not in force on the day. */
export const roundTextCitation = app.table(
  'round_text_citation',
  {
    associationId: associationId(),
    roundId: ref('round_id').notNull(),
    kind: text('kind').notNull().default('decision'),
    version: integer('version').notNull(),
    documentId: ref('document_id').notNull(),
    keptReason: text('kept_reason').notNull().default(''),
  },
  (t) => [
    primaryKey({
      name: 'round_text_citation_pk',
      columns: [t.associationId, t.roundId, t.kind, t.version, t.documentId],
    }),
    foreignKey({
      name: 'round_text_citation_text_fk',
      columns: [t.associationId, t.roundId, t.kind, t.version],
      foreignColumns: [roundText.associationId, roundText.roundId, roundText.kind, roundText.version],
    }),
    foreignKey({
      name: 'round_text_citation_document_fk',
      columns: [t.associationId, t.documentId],
      foreignColumns: [legalDocument.associationId, legalDocument.id],
    }),
    check('round_text_citation_kind', sql`${t.kind} = 'decision'`),
  ],
);

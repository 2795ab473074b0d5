/**
 * Links by which a school or hamlet hands files in without an account, and what comes in through them.
 * Only the hash of a secret is kept. Files, circumstances and the count of writes are written by access.link_* alone.
 */
import { sql } from 'drizzle-orm';
import { check, date, foreignKey, index, primaryKey, smallint, text, unique } from 'drizzle-orm/pg-core';
import { awardRound, nomination, roundCategory } from './awards';
import { app, associationId, bytea, instant, ref, rowId, xid8 } from './columns';

export const nominationLink = app.table(
  'nomination_link',
  {
    associationId: associationId(),
    id: rowId(),
    roundId: ref('round_id').notNull(),
    /** School or hamlet, in the association's own words. */
    unit: text('unit').notNull(),
    tokenHash: bytea('token_hash').notNull(),
    expiresOn: date('expires_on').notNull(),
    madeBy: ref('made_by').notNull(),
    madeAt: instant('made_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    unique('nomination_link_token').on(t.tokenHash),
    foreignKey({
      name: 'nomination_link_round_fk',
      columns: [t.associationId, t.roundId],
      foreignColumns: [awardRound.associationId, awardRound.id],
    }),
    index('nomination_link_round').on(t.associationId, t.roundId),
    check('nomination_link_unit', sql`char_length(${t.unit}) between 1 and 120`),
  ],
);

export const nominationLinkCategory = app.table(
  'nomination_link_category',
  {
    associationId: associationId(),
    linkId: ref('link_id').notNull(),
    categoryId: ref('category_id').notNull(),
  },
  (t) => [
    primaryKey({ name: 'nomination_link_category_pk', columns: [t.associationId, t.linkId, t.categoryId] }),
    foreignKey({
      name: 'nomination_link_category_link_fk',
      columns: [t.associationId, t.linkId],
      foreignColumns: [nominationLink.associationId, nominationLink.id],
    }),
    foreignKey({
      name: 'nomination_link_category_category_fk',
      columns: [t.associationId, t.categoryId],
      foreignColumns: [roundCategory.associationId, roundCategory.id],
    }),
  ],
);

export const nominationLinkClosure = app.table(
  'nomination_link_closure',
  {
    associationId: associationId(),
    linkId: ref('link_id').notNull(),
    reason: text('reason').notNull(),
    closedBy: ref('closed_by').notNull(),
    closedAt: instant('closed_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ name: 'nomination_link_closure_pk', columns: [t.associationId, t.linkId] }),
    foreignKey({
      name: 'nomination_link_closure_link_fk',
      columns: [t.associationId, t.linkId],
      foreignColumns: [nominationLink.associationId, nominationLink.id],
    }),
    check('nomination_link_closure_reason', sql`char_length(${t.reason}) between 1 and 300`),
  ],
);

/** A file while the school writes it, and who answered for it when it was handed in. */
export const nominationLinkFile = app.table(
  'nomination_link_file',
  {
    associationId: associationId(),
    id: rowId(),
    linkId: ref('link_id').notNull(),
    /** Number of the file as the school knows it. */
    code: text('code').notNull(),
    categoryId: ref('category_id'),
    nameValueId: ref('name_value_id'),
    birthYear: smallint('birth_year'),
    guardianValueId: ref('guardian_value_id'),
    schoolValueId: ref('school_value_id'),
    classValueId: ref('class_value_id'),
    meritValueId: ref('merit_value_id'),
    unitWrittenAs: text('unit_written_as').notNull().default(''),
    /** Null while it is a draft. */
    nominationId: ref('nomination_id'),
    /** Who consents that the fund processes the data, being what to the nominee, to which text. */
    representativeValueId: ref('representative_value_id'),
    relation: text('relation'),
    consentVersion: text('consent_version'),
    /** Who confirms the file for the school, and whether it is about himself or kin. */
    confirmerValueId: ref('confirmer_value_id'),
    confirmerOffice: text('confirmer_office').notNull().default(''),
    interest: text('interest'),
    lateReasonValueId: ref('late_reason_value_id'),
    handedInAt: instant('handed_in_at'),
    madeAt: instant('made_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    unique('nomination_link_file_code').on(t.code),
    unique('nomination_link_file_nomination').on(t.associationId, t.nominationId),
    foreignKey({
      name: 'nomination_link_file_category_fk',
      columns: [t.associationId, t.linkId, t.categoryId],
      foreignColumns: [
        nominationLinkCategory.associationId,
        nominationLinkCategory.linkId,
        nominationLinkCategory.categoryId,
      ],
    }),
    foreignKey({
      name: 'nomination_link_file_link_fk',
      columns: [t.associationId, t.linkId],
      foreignColumns: [nominationLink.associationId, nominationLink.id],
    }),
    foreignKey({
      name: 'nomination_link_file_nomination_fk',
      columns: [t.associationId, t.nominationId],
      foreignColumns: [nomination.associationId, nomination.id],
    }),
    index('nomination_link_file_link').on(t.associationId, t.linkId),
    check('nomination_link_file_relation', sql`${t.relation} in ('mother','father','guardian','self')`),
    check('nomination_link_file_interest', sql`${t.interest} in ('unrelated','self','kin')`),
    check(
      'nomination_link_file_handed_in',
      sql`${t.nominationId} is null or (${t.relation} is not null and ${t.consentVersion} is not null and ${t.interest} is not null and ${t.confirmerOffice} <> '' and ${t.handedInAt} is not null)`,
    ),
  ],
);

/** Circumstances and papers of a draft; no grant to the program at all. Emptied when the file is handed in. */
export const nominationLinkHardship = app.table(
  'nomination_link_hardship',
  {
    associationId: associationId(),
    fileId: ref('file_id').notNull(),
    circumstance: text('circumstance').notNull().default(''),
    account: text('account').notNull().default(''),
    evidenceKind: text('evidence_kind').notNull().default(''),
    evidenceNumber: text('evidence_number').notNull().default(''),
    evidenceIssuer: text('evidence_issuer').notNull().default(''),
    evidenceYear: smallint('evidence_year'),
    salt: bytea('salt').notNull().default(sql`''::bytea`),
  },
  (t) => [
    primaryKey({ name: 'nomination_link_hardship_pk', columns: [t.associationId, t.fileId] }),
    foreignKey({
      name: 'nomination_link_hardship_file_fk',
      columns: [t.associationId, t.fileId],
      foreignColumns: [nominationLinkFile.associationId, nominationLinkFile.id],
    }),
    check(
      'nomination_link_hardship_circumstance',
      sql`${t.circumstance} in ('','poorHousehold','nearPoorHousehold','specialHardship')`,
    ),
  ],
);

/** The writes of a link in the last day: its limit, and the mark that a transaction is a link's own. */
export const nominationLinkWrite = app.table(
  'nomination_link_write',
  {
    associationId: associationId(),
    linkId: ref('link_id').notNull(),
    xid: xid8('xid').notNull(),
    writtenAt: instant('written_at').notNull(),
  },
  (t) => [
    foreignKey({
      name: 'nomination_link_write_link_fk',
      columns: [t.associationId, t.linkId],
      foreignColumns: [nominationLink.associationId, nominationLink.id],
    }),
    index('nomination_link_write_xid').on(t.xid),
    index('nomination_link_write_link').on(t.associationId, t.linkId, t.writtenAt),
  ],
);

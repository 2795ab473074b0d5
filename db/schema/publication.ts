/**
 * What the public may see: frozen versions of figures, honours, gifts and vouchers.
 * Rows hold ids and neutral labels; names are joined by the pub views only while consent is in force.
 */
import { sql } from 'drizzle-orm';
import {
  bigint,
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
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { app, associationId, bytea, instant, ref, rowId, vnd } from './columns';
import { consentAnswer } from './consents';
import { contribution } from './contributions';
import { award } from './decisions';
import { party, personalValue } from './people';

export const consent = app.table(
  'consent',
  {
    associationId: associationId(),
    id: rowId(),
    partyId: ref('party_id').notNull(),
    field: text('field').notNull(),
    purpose: text('purpose').notNull(),
    /** self: the person (or the child of 7 and over); guardian: the legal representative. */
    giver: text('giver').notNull(),
    givenOn: date('given_on').notNull(),
    textVersion: text('text_version').notNull(),
    channel: text('channel').notNull(),
    recordedBy: ref('recorded_by').notNull(),
    recordedAt: instant('recorded_at').notNull().defaultNow(),
    withdrawnAt: instant('withdrawn_at'),
    /** The answer it was made from; none for what was recorded by hand. */
    answerId: ref('answer_id'),
    /** Of a guardian: the name and how related; see consent_guard. */
    representativeValueId: ref('representative_value_id'),
    relation: text('relation'),
    /** Last day on which it holds. */
    expiresOn: date('expires_on'),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    foreignKey({ columns: [t.associationId, t.partyId], foreignColumns: [party.associationId, party.id] }),
    foreignKey({
      name: 'consent_answer_fk',
      columns: [t.associationId, t.answerId],
      foreignColumns: [consentAnswer.associationId, consentAnswer.id],
    }),
    foreignKey({
      name: 'consent_representative_fk',
      columns: [t.associationId, t.representativeValueId],
      foreignColumns: [personalValue.associationId, personalValue.id],
    }),
    index('consent_party').on(t.associationId, t.partyId),
    uniqueIndex('consent_in_force_once')
      .on(t.associationId, t.partyId, t.field, t.purpose, t.giver)
      .where(sql`${t.withdrawnAt} is null`),
    check(
      'consent_field_known',
      sql`${t.field} in ('name','school','amount','photo','file') and (${t.field} = 'file') = (${t.purpose} = 'process')`,
    ),
    check(
      'consent_relation_known',
      sql`${t.relation} is null or (${t.relation} in ('mother','father','guardian') and ${t.giver} = 'guardian')`,
    ),
    check(
      'consent_purpose_known',
      sql`${t.purpose} in ('process','publish','ceremonyAloud','ceremonyProjected','shareWithDonor')`,
    ),
    check('consent_giver_known', sql`${t.giver} in ('self','guardian')`),
    check('consent_channel_known', sql`${t.channel} in ('paper','link','spoken')`),
  ],
);

export const publication = app.table(
  'publication',
  {
    associationId: associationId(),
    id: rowId(),
    kind: text('kind').notNull(),
    year: smallint('year').notNull(),
    version: integer('version').notNull(),
    asOf: date('as_of').notNull(),
    reasonValueId: ref('reason_value_id'),
    fingerprint: bytea('fingerprint').notNull(),
    auditRoot: bytea('audit_root'),
    publishedBy: ref('published_by').notNull(),
    publishedAt: instant('published_at').notNull().defaultNow(),
    withdrawnAt: instant('withdrawn_at'),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    unique('publication_version').on(t.associationId, t.kind, t.year, t.version),
    check('publication_kind_known', sql`${t.kind} in ('fundFigures','honourList','donorRoll')`),
  ],
);

/** One number of a published year: opening, in, in.enterprise, out.award, closing, committed, fund.<code> ... */
export const publishedFigure = app.table(
  'published_figure',
  {
    associationId: associationId(),
    publicationId: ref('publication_id').notNull(),
    ordinal: smallint('ordinal').notNull(),
    figure: text('figure').notNull(),
    label: text('label'),
    amountVnd: vnd('amount_vnd').notNull(),
    itemCount: integer('item_count').notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.publicationId, t.ordinal] }),
    foreignKey({
      columns: [t.associationId, t.publicationId],
      foreignColumns: [publication.associationId, publication.id],
    }),
  ],
);

export const publishedVoucher = app.table(
  'published_voucher',
  {
    associationId: associationId(),
    publicationId: ref('publication_id').notNull(),
    ordinal: integer('ordinal').notNull(),
    voucherId: ref('voucher_id').notNull(),
    reference: text('reference').notNull(),
    occurredOn: date('occurred_on').notNull(),
    /** in | out | opening | none (voided pairs, transfers, goods) */
    direction: text('direction').notNull(),
    figure: text('figure').notNull(),
    fundLabel: text('fund_label').notNull(),
    amountVnd: vnd('amount_vnd').notNull(),
    state: text('state').notNull(),
    relatedReference: text('related_reference'),
    partyId: bigint('party_id', { mode: 'number' }),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.publicationId, t.ordinal] }),
    foreignKey({
      columns: [t.associationId, t.publicationId],
      foreignColumns: [publication.associationId, publication.id],
    }),
  ],
);

export const publishedHonour = app.table(
  'published_honour',
  {
    associationId: associationId(),
    publicationId: ref('publication_id').notNull(),
    ordinal: integer('ordinal').notNull(),
    awardId: ref('award_id').notNull(),
    partyId: ref('party_id').notNull(),
    schoolValueId: ref('school_value_id'),
    /** Neutral: scholarship | excellentTeacher | academicPrize | contestWinner | activeMember */
    label: text('label').notNull(),
    recipientKind: text('recipient_kind').notNull(),
    unitName: text('unit_name').notNull().default(''),
    decisionReference: text('decision_reference').notNull(),
    amountVnd: vnd('amount_vnd').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.publicationId, t.ordinal] }),
    foreignKey({
      columns: [t.associationId, t.publicationId],
      foreignColumns: [publication.associationId, publication.id],
    }),
    foreignKey({ columns: [t.associationId, t.awardId], foreignColumns: [award.associationId, award.id] }),
    foreignKey({ columns: [t.associationId, t.partyId], foreignColumns: [party.associationId, party.id] }),
    index('published_honour_party').on(t.associationId, t.partyId),
  ],
);

export const publishedGift = app.table(
  'published_gift',
  {
    associationId: associationId(),
    publicationId: ref('publication_id').notNull(),
    ordinal: integer('ordinal').notNull(),
    contributionId: ref('contribution_id').notNull(),
    partyId: ref('party_id'),
    publicNameValueId: ref('public_name_value_id'),
    isAnonymous: boolean('is_anonymous').notNull(),
    donorKind: text('donor_kind').notNull(),
    method: text('method').notNull(),
    fundLabel: text('fund_label').notNull(),
    occurredOn: date('occurred_on').notNull(),
    amountVnd: vnd('amount_vnd').notNull(),
    /** For a share of an envelope: the chapter it came through. */
    throughId: ref('through_id'),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.publicationId, t.ordinal] }),
    foreignKey({
      columns: [t.associationId, t.publicationId],
      foreignColumns: [publication.associationId, publication.id],
    }),
    foreignKey({
      columns: [t.associationId, t.contributionId],
      foreignColumns: [contribution.associationId, contribution.id],
    }),
  ],
);

/** How often a paper was printed, so that a reprint is marked as a copy. */
export const paperPrint = app.table(
  'paper_print',
  {
    associationId: associationId(),
    id: rowId(),
    paper: text('paper').notNull(),
    subjectType: text('subject_type').notNull(),
    subjectId: ref('subject_id').notNull(),
    copyNumber: integer('copy_number').notNull(),
    printedBy: ref('printed_by').notNull(),
    printedAt: instant('printed_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    unique('paper_print_copy').on(t.associationId, t.paper, t.subjectType, t.subjectId, t.copyNumber),
  ],
);

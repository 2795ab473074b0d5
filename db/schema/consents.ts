/**
 * Asking for consent: the words as they were, the question about one award, who answered what, the signed paper.
 * Nothing of it is ever changed but the picture of a paper, which is erased. Answers make the rows of app.consent in the database.
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
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { app, associationId, bytea, instant, ref, rowId, xid8 } from './columns';
import { award } from './decisions';
import { party, personalValue } from './people';

/** The exact words somebody was asked with, in both languages. */
export const consentText = app.table(
  'consent_text',
  {
    associationId: associationId(),
    version: integer('version').notNull(),
    fingerprint: text('fingerprint').notNull(),
    content: text('content').notNull(),
    writtenAt: instant('written_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ name: 'consent_text_pk', columns: [t.associationId, t.version] }),
    unique('consent_text_once').on(t.associationId, t.fingerprint),
    check(
      'consent_text_fingerprint',
      sql`${t.fingerprint} = encode(sha256(convert_to(${t.content}, 'UTF8')), 'hex')`,
    ),
    check('consent_text_size', sql`length(${t.content}) <= 40000`),
    check('consent_text_shape', sql`${t.content}::jsonb ?& array['vi','en']`),
  ],
);

/** A question to the holder of an award: on paper, and by a link when it has the hash of a secret. */
export const consentRequest = app.table(
  'consent_request',
  {
    associationId: associationId(),
    id: rowId(),
    awardId: ref('award_id').notNull(),
    partyId: ref('party_id').notNull(),
    /** Stands on the paper; set by the database. */
    code: text('code').notNull(),
    textVersion: integer('text_version').notNull(),
    tokenHash: bytea('token_hash'),
    hasLink: boolean('has_link').notNull(),
    /** Last day to answer by the link. */
    answerBy: date('answer_by').notNull(),
    /** Last day on which what is agreed to holds. */
    holdsUntil: date('holds_until').notNull(),
    madeBy: ref('made_by').notNull(),
    madeAt: instant('made_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ name: 'consent_request_pk', columns: [t.associationId, t.id] }),
    foreignKey({
      name: 'consent_request_award_fk',
      columns: [t.associationId, t.awardId],
      foreignColumns: [award.associationId, award.id],
    }),
    foreignKey({
      name: 'consent_request_party_fk',
      columns: [t.associationId, t.partyId],
      foreignColumns: [party.associationId, party.id],
    }),
    foreignKey({
      name: 'consent_request_text_fk',
      columns: [t.associationId, t.textVersion],
      foreignColumns: [consentText.associationId, consentText.version],
    }),
    unique('consent_request_code').on(t.code),
    unique('consent_request_token').on(t.tokenHash),
    index('consent_request_award').on(t.associationId, t.awardId),
    index('consent_request_party').on(t.associationId, t.partyId),
    check(
      'consent_request_token_size',
      sql`${t.hasLink} = (${t.tokenHash} is not null) and coalesce(octet_length(${t.tokenHash}), 32) = 32`,
    ),
    check('consent_request_days', sql`${t.holdsUntil} > ${t.answerBy}`),
  ],
);

export const consentRequestClosure = app.table(
  'consent_request_closure',
  {
    associationId: associationId(),
    requestId: ref('request_id').notNull(),
    cause: text('cause').notNull(),
    closedBy: ref('closed_by').notNull(),
    closedAt: instant('closed_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ name: 'consent_request_closure_pk', columns: [t.associationId, t.requestId] }),
    foreignKey({
      name: 'consent_request_closure_request_fk',
      columns: [t.associationId, t.requestId],
      foreignColumns: [consentRequest.associationId, consentRequest.id],
    }),
    check('consent_request_closure_cause', sql`${t.cause} in ('replaced','lost','notNeeded')`),
  ],
);

/** What one of those who are asked said; nothing chosen is an answer too. */
export const consentAnswer = app.table(
  'consent_answer',
  {
    associationId: associationId(),
    id: rowId(),
    requestId: ref('request_id').notNull(),
    giver: text('giver').notNull(),
    channel: text('channel').notNull(),
    givenOn: date('given_on').notNull(),
    /** "publish:name,ceremonyAloud:name"; empty: no to everything. */
    chosen: text('chosen').notNull(),
    representativeValueId: ref('representative_value_id'),
    relation: text('relation'),
    /** On paper: signed, or marked in a child's own hand. */
    hasMark: boolean('has_mark').notNull().default(false),
    /** 0: by the link. */
    recordedBy: ref('recorded_by').notNull(),
    recordedAt: instant('recorded_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ name: 'consent_answer_pk', columns: [t.associationId, t.id] }),
    unique('consent_answer_once').on(t.associationId, t.requestId, t.giver),
    foreignKey({
      name: 'consent_answer_request_fk',
      columns: [t.associationId, t.requestId],
      foreignColumns: [consentRequest.associationId, consentRequest.id],
    }),
    foreignKey({
      name: 'consent_answer_name_fk',
      columns: [t.associationId, t.representativeValueId],
      foreignColumns: [personalValue.associationId, personalValue.id],
    }),
    check('consent_answer_giver', sql`${t.giver} in ('self','guardian')`),
    check('consent_answer_channel', sql`${t.channel} in ('paper','link')`),
    check(
      'consent_answer_representative',
      sql`(${t.giver} = 'guardian') = (${t.representativeValueId} is not null and coalesce(${t.relation}, '') in ('mother','father','guardian'))`,
    ),
    check('consent_answer_mark', sql`${t.channel} = 'link' or ${t.hasMark}`),
    check(
      'consent_answer_chosen',
      sql`${t.chosen} ~ '^((publish:(name|school|photo|amount)|ceremonyAloud:name|ceremonyProjected:name|shareWithDonor:name)(,|$))*$' and ${t.chosen} !~ ',$'`,
    ),
  ],
);

/** Photo or PDF of the signed paper; its content is emptied when it is erased. */
export const consentPaper = app.table(
  'consent_paper',
  {
    associationId: associationId(),
    requestId: ref('request_id').notNull(),
    version: integer('version').notNull(),
    kind: text('kind').notNull(),
    size: integer('size').notNull(),
    fingerprint: text('fingerprint').notNull(),
    content: bytea('content').notNull(),
    attachedBy: ref('attached_by').notNull(),
    attachedAt: instant('attached_at').notNull().defaultNow(),
    erasedAt: instant('erased_at'),
  },
  (t) => [
    primaryKey({ name: 'consent_paper_pk', columns: [t.associationId, t.requestId, t.version] }),
    foreignKey({
      name: 'consent_paper_request_fk',
      columns: [t.associationId, t.requestId],
      foreignColumns: [consentRequest.associationId, consentRequest.id],
    }),
    check(
      'consent_paper_kind',
      sql`${t.erasedAt} is not null or case ${t.kind} when 'pdf' then substring(${t.content} from 1 for 5) = '\\x255044462d' when 'jpeg' then substring(${t.content} from 1 for 3) = '\\xffd8ff' else false end`,
    ),
    check(
      'consent_paper_size',
      sql`${t.size} <= 7340032 and octet_length(${t.content}) = case when ${t.erasedAt} is null then ${t.size} else 0 end`,
    ),
    check(
      'consent_paper_fingerprint',
      sql`${t.erasedAt} is not null or ${t.fingerprint} = encode(sha256(${t.content}), 'hex')`,
    ),
  ],
);

/** Which transactions a link's own function made, and how many in the last hour; seen by the database alone. */
export const consentLinkWrite = app.table(
  'consent_link_write',
  {
    associationId: associationId(),
    requestId: ref('request_id').notNull(),
    xid: xid8('xid').notNull(),
    writtenAt: instant('written_at').notNull(),
  },
  (t) => [
    foreignKey({
      name: 'consent_link_write_request_fk',
      columns: [t.associationId, t.requestId],
      foreignColumns: [consentRequest.associationId, consentRequest.id],
    }),
    index('consent_link_write_xid').on(t.xid),
    index('consent_link_write_request').on(t.associationId, t.requestId, t.writtenAt),
  ],
);

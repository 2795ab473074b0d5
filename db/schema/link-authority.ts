/**
 * What stands behind a list that came by a link: the photo of the signed list, the headteacher who confirms with a code,
 * a reason of those who run the round. Papers, heads and confirmations are written by access.link_* alone.
 */
import { sql } from 'drizzle-orm';
import { check, foreignKey, integer, primaryKey, text } from 'drizzle-orm/pg-core';
import { nomination } from './awards';
import { app, associationId, bytea, instant, ref } from './columns';
import { nominationLink } from './nomination-links';
import { personalValue } from './people';

export const linkPaper = app.table(
  'link_paper',
  {
    associationId: associationId(),
    linkId: ref('link_id').notNull(),
    version: integer('version').notNull(),
    kind: text('kind').notNull(),
    size: integer('size').notNull(),
    fingerprint: text('fingerprint').notNull(),
    /** Empty once the picture was covered or taken out after an erasure (app.paper_look). */
    content: bytea('content').notNull(),
    /** The list it is of; see app.link_list_digest. */
    digest: text('digest').notNull(),
    attachedAt: instant('attached_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.linkId, t.version] }),
    foreignKey({
      name: 'link_paper_link_fk',
      columns: [t.associationId, t.linkId],
      foreignColumns: [nominationLink.associationId, nominationLink.id],
    }),
    check(
      'link_paper_kind',
      sql`octet_length(${t.content}) = 0 or case ${t.kind} when 'pdf' then substring(${t.content} from 1 for 5) = '\\x255044462d' when 'jpeg' then substring(${t.content} from 1 for 3) = '\\xffd8ff' else false end`,
    ),
    check(
      'link_paper_size',
      sql`octet_length(${t.content}) in (0, ${t.size}) and ${t.size} between 1 and 7340032`,
    ),
    check(
      'link_paper_fingerprint',
      sql`octet_length(${t.content}) = 0 or ${t.fingerprint} = encode(sha256(${t.content}), 'hex')`,
    ),
  ],
);

/** Who answers for the school, as the holder of the link named them. */
export const linkHead = app.table(
  'link_head',
  {
    associationId: associationId(),
    linkId: ref('link_id').notNull(),
    version: integer('version').notNull(),
    office: text('office').notNull(),
    nameValueId: ref('name_value_id').notNull(),
    namedAt: instant('named_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.linkId, t.version] }),
    foreignKey({
      name: 'link_head_link_fk',
      columns: [t.associationId, t.linkId],
      foreignColumns: [nominationLink.associationId, nominationLink.id],
    }),
    foreignKey({
      name: 'link_head_name_fk',
      columns: [t.associationId, t.nameValueId],
      foreignColumns: [personalValue.associationId, personalValue.id],
    }),
    check('link_head_office', sql`char_length(${t.office}) between 1 and 120`),
  ],
);

/** A code the association gave to the one who was named; its hash alone. */
export const linkHeadCode = app.table(
  'link_head_code',
  {
    associationId: associationId(),
    linkId: ref('link_id').notNull(),
    version: integer('version').notNull(),
    headVersion: integer('head_version').notNull(),
    codeHash: bytea('code_hash').notNull(),
    givenBy: ref('given_by').notNull(),
    givenAt: instant('given_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.linkId, t.version] }),
    foreignKey({
      name: 'link_head_code_head_fk',
      columns: [t.associationId, t.linkId, t.headVersion],
      foreignColumns: [linkHead.associationId, linkHead.linkId, linkHead.version],
    }),
  ],
);

export const linkConfirmation = app.table(
  'link_confirmation',
  {
    associationId: associationId(),
    linkId: ref('link_id').notNull(),
    digest: text('digest').notNull(),
    headVersion: integer('head_version').notNull(),
    confirmedAt: instant('confirmed_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.linkId, t.digest] }),
    foreignKey({
      name: 'link_confirmation_head_fk',
      columns: [t.associationId, t.linkId, t.headVersion],
      foreignColumns: [linkHead.associationId, linkHead.linkId, linkHead.version],
    }),
  ],
);

/** A file taken on a reason, as it was handed in at that instant. */
export const linkAcceptance = app.table(
  'link_acceptance',
  {
    associationId: associationId(),
    nominationId: ref('nomination_id').notNull(),
    handedInAt: instant('handed_in_at').notNull(),
    reasonValueId: ref('reason_value_id').notNull(),
    acceptedBy: ref('accepted_by').notNull(),
    acceptedAt: instant('accepted_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.nominationId, t.handedInAt] }),
    foreignKey({
      name: 'link_acceptance_nomination_fk',
      columns: [t.associationId, t.nominationId],
      foreignColumns: [nomination.associationId, nomination.id],
    }),
    foreignKey({
      name: 'link_acceptance_reason_fk',
      columns: [t.associationId, t.reasonValueId],
      foreignColumns: [personalValue.associationId, personalValue.id],
    }),
  ],
);

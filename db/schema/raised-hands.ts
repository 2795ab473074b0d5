/**
 * Raised hands: what the secretary writes down for those in the room, in versions; the signed paper behind it; who
 * confirmed exactly that. Beside them the reasons for which a council left the order of the scores or of the votes.
 * Nothing of it is ever changed: a correction is a new version, which nobody has confirmed yet.
 */
import { sql } from 'drizzle-orm';
import { check, foreignKey, integer, primaryKey, text } from 'drizzle-orm/pg-core';
import { awardRound, nomination } from './awards';
import { app, associationId, bytea, instant, ref } from './columns';
import { personalValue } from './people';

/** Hands raised about one file, as "12:yes,15:no" in the order of the people; empty when the sheet was taken back. */
export const roomSheet = app.table(
  'room_sheet',
  {
    associationId: associationId(),
    nominationId: ref('nomination_id').notNull(),
    version: integer('version').notNull(),
    votes: text('votes').notNull(),
    recordedBy: ref('recorded_by').notNull(),
    recordedAt: instant('recorded_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.nominationId, t.version] }),
    foreignKey({
      name: 'room_sheet_nomination_fk',
      columns: [t.associationId, t.nominationId],
      foreignColumns: [nomination.associationId, nomination.id],
    }),
    check(
      'room_sheet_votes',
      sql`${t.votes} ~ '^([1-9][0-9]*:(yes|no|abstain)(,[1-9][0-9]*:(yes|no|abstain))*)?$'`,
    ),
  ],
);

/** Photo or PDF of the signed minutes; the log keeps its fingerprint, never its bytes. */
export const roomPaper = app.table(
  'room_paper',
  {
    associationId: associationId(),
    roundId: ref('round_id').notNull(),
    version: integer('version').notNull(),
    kind: text('kind').notNull(),
    size: integer('size').notNull(),
    fingerprint: text('fingerprint').notNull(),
    /** Empty once the picture was covered or taken out after an erasure (app.paper_look). */
    content: bytea('content').notNull(),
    attachedBy: ref('attached_by').notNull(),
    attachedAt: instant('attached_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.roundId, t.version] }),
    foreignKey({
      name: 'room_paper_round_fk',
      columns: [t.associationId, t.roundId],
      foreignColumns: [awardRound.associationId, awardRound.id],
    }),
    check(
      'room_paper_kind',
      sql`octet_length(${t.content}) = 0 or case ${t.kind} when 'pdf' then substring(${t.content} from 1 for 5) = '\\x255044462d' when 'jpeg' then substring(${t.content} from 1 for 3) = '\\xffd8ff' when 'png' then substring(${t.content} from 1 for 8) = '\\x89504e470d0a1a0a' else false end`,
    ),
    check(
      'room_paper_size',
      sql`octet_length(${t.content}) in (0, ${t.size}) and ${t.size} between 1 and 7340032`,
    ),
    check(
      'room_paper_fingerprint',
      sql`octet_length(${t.content}) = 0 or ${t.fingerprint} = encode(sha256(${t.content}), 'hex')`,
    ),
  ],
);

/** One member about the sheet of one file and the paper, named by app.room_digest. */
export const roomConfirmation = app.table(
  'room_confirmation',
  {
    associationId: associationId(),
    nominationId: ref('nomination_id').notNull(),
    userId: ref('user_id').notNull(),
    digest: text('digest').notNull(),
    confirmedAt: instant('confirmed_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.nominationId, t.userId, t.digest] }),
    foreignKey({
      name: 'room_confirmation_nomination_fk',
      columns: [t.associationId, t.nominationId],
      foreignColumns: [nomination.associationId, nomination.id],
    }),
  ],
);

/** Why the council placed a file elsewhere than the scores or the votes, or ahead of an equal one at the cut. */
export const rankReason = app.table(
  'rank_reason',
  {
    associationId: associationId(),
    nominationId: ref('nomination_id').notNull(),
    basis: text('basis').notNull(),
    cause: text('cause').notNull(),
    defaultPlace: integer('default_place').notNull(),
    councilPlace: integer('council_place').notNull(),
    reasonValueId: ref('reason_value_id').notNull(),
    decidedBy: ref('decided_by').notNull(),
    decidedAt: instant('decided_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.nominationId] }),
    foreignKey({
      name: 'rank_reason_nomination_fk',
      columns: [t.associationId, t.nominationId],
      foreignColumns: [nomination.associationId, nomination.id],
    }),
    foreignKey({
      name: 'rank_reason_value_fk',
      columns: [t.associationId, t.reasonValueId],
      foreignColumns: [personalValue.associationId, personalValue.id],
    }),
    check('rank_reason_basis_known', sql`${t.basis} in ('scores','votes')`),
    check('rank_reason_cause_known', sql`${t.cause} in ('moved','tie')`),
    check('rank_reason_places', sql`${t.defaultPlace} > 0 and ${t.councilPlace} > 0`),
  ],
);

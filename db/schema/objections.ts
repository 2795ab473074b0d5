/**
 * The list of a decision on the wall, and what people say about it. What they said, who they are and what they were
 * answered lie with the personal values; here are days, ways and states. Rows are added, never changed.
 */
import { sql } from 'drizzle-orm';
import { check, date, foreignKey, index, integer, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { awardRound, nomination } from './awards';
import { app, associationId, instant, ref, rowId } from './columns';
import { personalValue } from './people';

export const roundPosting = app.table(
  'round_posting',
  {
    associationId: associationId(),
    id: rowId(),
    roundId: ref('round_id').notNull(),
    /** First and last day, both in Việt Nam; the last one counts until midnight. */
    fromOn: date('from_on').notNull(),
    untilOn: date('until_on').notNull(),
    /** "Bảng tin Hội; Trường THCS Lam Sơn"; names nobody. */
    wherePosted: text('where_posted').notNull(),
    /** Where and how people object. */
    receiveAt: text('receive_at').notNull(),
    postedBy: ref('posted_by').notNull(),
    postedAt: instant('posted_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    foreignKey({
      name: 'round_posting_round_fk',
      columns: [t.associationId, t.roundId],
      foreignColumns: [awardRound.associationId, awardRound.id],
    }),
    index('round_posting_round').on(t.associationId, t.roundId),
    check('round_posting_days', sql`${t.untilOn} - ${t.fromOn} between 3 and 32`),
    check(
      'round_posting_words',
      sql`length(${t.wherePosted}) between 1 and 300 and length(${t.receiveAt}) between 1 and 300`,
    ),
  ],
);

export const objection = app.table(
  'objection',
  {
    associationId: associationId(),
    id: rowId(),
    roundId: ref('round_id').notNull(),
    /** 1, 2, 3 … within its round. */
    number: integer('number').notNull(),
    /** The file it is about; null: about the list as a whole. */
    nominationId: ref('nomination_id'),
    /** paper | phone | inPerson | message */
    channel: text('channel').notNull(),
    receivedOn: date('received_on').notNull(),
    summaryValueId: ref('summary_value_id').notNull(),
    /** Null: the sender is not named. */
    senderValueId: ref('sender_value_id'),
    recordedBy: ref('recorded_by').notNull(),
    recordedAt: instant('recorded_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    unique('objection_number').on(t.associationId, t.roundId, t.number),
    foreignKey({
      name: 'objection_round_fk',
      columns: [t.associationId, t.roundId],
      foreignColumns: [awardRound.associationId, awardRound.id],
    }),
    foreignKey({
      name: 'objection_nomination_fk',
      columns: [t.associationId, t.nominationId],
      foreignColumns: [nomination.associationId, nomination.id],
    }),
    foreignKey({
      name: 'objection_summary_fk',
      columns: [t.associationId, t.summaryValueId],
      foreignColumns: [personalValue.associationId, personalValue.id],
    }),
    foreignKey({
      name: 'objection_sender_fk',
      columns: [t.associationId, t.senderValueId],
      foreignColumns: [personalValue.associationId, personalValue.id],
    }),
    index('objection_nomination').on(t.associationId, t.nominationId),
    check('objection_channel_known', sql`${t.channel} in ('paper','phone','inPerson','message')`),
  ],
);

/** What became of an objection, step by step. */
export const objectionStep = app.table(
  'objection_step',
  {
    associationId: associationId(),
    objectionId: ref('objection_id').notNull(),
    ordinal: integer('ordinal').notNull(),
    /** underReview | upheld | notUpheld | withdrawn */
    step: text('step').notNull(),
    stepOn: date('step_on').notNull(),
    /** The answer; null only while it is looked into. */
    reasonValueId: ref('reason_value_id'),
    takenBy: ref('taken_by').notNull(),
    takenAt: instant('taken_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.objectionId, t.ordinal] }),
    foreignKey({
      name: 'objection_step_objection_fk',
      columns: [t.associationId, t.objectionId],
      foreignColumns: [objection.associationId, objection.id],
    }),
    foreignKey({
      name: 'objection_step_reason_fk',
      columns: [t.associationId, t.reasonValueId],
      foreignColumns: [personalValue.associationId, personalValue.id],
    }),
    check('objection_step_known', sql`${t.step} in ('underReview','upheld','notUpheld','withdrawn')`),
    check('objection_step_has_reason', sql`(${t.step} = 'underReview') = (${t.reasonValueId} is null)`),
  ],
);

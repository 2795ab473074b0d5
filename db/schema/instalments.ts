/**
 * Awards paid in instalments while results hold: the plan of a round, the instalments of an award, the checks of
 * results, what an order pays of them, and files that carry an earlier award on. Nothing here is ever changed.
 */
import { sql } from 'drizzle-orm';
import { check, date, foreignKey, index, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import { awardRound, nomination } from './awards';
import { app, associationId, instant, ref, rowId, vnd } from './columns';
import { award } from './decisions';
import { paymentOrderAward } from './payments';
import { personalValue } from './people';

/** The newest of a round counts; once something is decided it stands. */
export const instalmentPlan = app.table(
  'instalment_plan',
  {
    associationId: associationId(),
    id: rowId(),
    roundId: ref('round_id').notNull(),
    parts: smallint('parts').notNull(),
    firstDueOn: date('first_due_on').notNull(),
    monthsApart: smallint('months_apart').notNull(),
    madeBy: ref('made_by').notNull(),
    madeAt: instant('made_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    foreignKey({
      name: 'instalment_plan_round_fk',
      columns: [t.associationId, t.roundId],
      foreignColumns: [awardRound.associationId, awardRound.id],
    }),
    index('instalment_plan_round').on(t.associationId, t.roundId),
    check('instalment_plan_parts', sql`${t.parts} between 2 and 24`),
    check('instalment_plan_months', sql`${t.monthsApart} between 1 and 12`),
  ],
);

/** Written when the award is decided, by the database alone; they add up to the award. */
export const awardInstalment = app.table(
  'award_instalment',
  {
    associationId: associationId(),
    awardId: ref('award_id').notNull(),
    number: smallint('number').notNull(),
    dueOn: date('due_on').notNull(),
    amountVnd: vnd('amount_vnd').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.awardId, t.number] }),
    foreignKey({
      name: 'award_instalment_award_fk',
      columns: [t.associationId, t.awardId],
      foreignColumns: [award.associationId, award.id],
    }),
    check('award_instalment_amount', sql`${t.amountVnd} > 0`),
    check('award_instalment_number', sql`${t.number} between 1 and 24`),
  ],
);

/** What somebody saw before an instalment; `fails` stops it and all after it. */
export const instalmentCheck = app.table(
  'instalment_check',
  {
    associationId: associationId(),
    id: rowId(),
    awardId: ref('award_id').notNull(),
    number: smallint('number').notNull(),
    outcome: text('outcome').notNull(),
    paperKind: text('paper_kind').notNull(),
    /** Number of the paper, and why results no longer hold: personal, so held by reference. */
    paperValueId: ref('paper_value_id'),
    reasonValueId: ref('reason_value_id'),
    seenOn: date('seen_on').notNull(),
    checkedBy: ref('checked_by').notNull(),
    checkedAt: instant('checked_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    foreignKey({
      name: 'instalment_check_instalment_fk',
      columns: [t.associationId, t.awardId, t.number],
      foreignColumns: [awardInstalment.associationId, awardInstalment.awardId, awardInstalment.number],
    }),
    foreignKey({
      name: 'instalment_check_paper_fk',
      columns: [t.associationId, t.paperValueId],
      foreignColumns: [personalValue.associationId, personalValue.id],
    }),
    foreignKey({
      name: 'instalment_check_reason_fk',
      columns: [t.associationId, t.reasonValueId],
      foreignColumns: [personalValue.associationId, personalValue.id],
    }),
    index('instalment_check_instalment').on(t.associationId, t.awardId, t.number),
    check('instalment_check_outcome_known', sql`${t.outcome} in ('holds','fails')`),
    check(
      'instalment_check_paper_known',
      sql`${t.paperKind} in ('reportCard','gradeSheet','schoolConfirmation','none')`,
    ),
    check('instalment_check_reason', sql`(${t.outcome} = 'fails') = (${t.reasonValueId} is not null)`),
    check('instalment_check_paper_seen', sql`${t.outcome} = 'fails' or ${t.paperKind} <> 'none'`),
  ],
);

/** Which instalments the line of an order pays; written by the database with the line. */
export const paymentOrderInstalment = app.table(
  'payment_order_instalment',
  {
    associationId: associationId(),
    paymentOrderId: ref('payment_order_id').notNull(),
    awardId: ref('award_id').notNull(),
    number: smallint('number').notNull(),
  },
  (t) => [
    primaryKey({
      name: 'payment_order_instalment_pk',
      columns: [t.associationId, t.paymentOrderId, t.awardId, t.number],
    }),
    foreignKey({
      name: 'payment_order_instalment_line_fk',
      columns: [t.associationId, t.paymentOrderId, t.awardId],
      foreignColumns: [
        paymentOrderAward.associationId,
        paymentOrderAward.paymentOrderId,
        paymentOrderAward.awardId,
      ],
    }),
    foreignKey({
      name: 'payment_order_instalment_part_fk',
      columns: [t.associationId, t.awardId, t.number],
      foreignColumns: [awardInstalment.associationId, awardInstalment.awardId, awardInstalment.number],
    }),
    index('payment_order_instalment_part').on(t.associationId, t.awardId, t.number),
  ],
);

/** A file that carries an earlier award into a later school year. */
export const awardRenewal = app.table(
  'award_renewal',
  {
    associationId: associationId(),
    nominationId: ref('nomination_id').notNull(),
    earlierAwardId: ref('earlier_award_id').notNull(),
    madeBy: ref('made_by').notNull(),
    madeAt: instant('made_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.nominationId] }),
    foreignKey({
      name: 'award_renewal_nomination_fk',
      columns: [t.associationId, t.nominationId],
      foreignColumns: [nomination.associationId, nomination.id],
    }),
    foreignKey({
      name: 'award_renewal_award_fk',
      columns: [t.associationId, t.earlierAwardId],
      foreignColumns: [award.associationId, award.id],
    }),
    index('award_renewal_award').on(t.associationId, t.earlierAwardId),
  ],
);

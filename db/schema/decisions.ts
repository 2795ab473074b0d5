/** What the council carried: awards with their versions and approvals, and the numbered decisions they belong to. */
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
} from 'drizzle-orm/pg-core';
import { awardRound, nomination, roundCategory } from './awards';
import { app, associationId, bytea, instant, ref, rowId, vnd } from './columns';
import { fund } from './ledger';
import { party } from './people';

export const decision = app.table(
  'decision',
  {
    associationId: associationId(),
    id: rowId(),
    roundId: ref('round_id').notNull(),
    year: smallint('year').notNull(),
    number: integer('number').notNull(),
    decidedOn: date('decided_on').notNull(),
    title: text('title').notNull(),
    basis: text('basis').notNull().default(''),
    totalVnd: vnd('total_vnd').notNull(),
    contentHash: bytea('content_hash').notNull(),
    signedBy: ref('signed_by').notNull(),
    issuedAt: instant('issued_at').notNull().defaultNow(),
    code: text('code').notNull().unique(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    unique('decision_number').on(t.associationId, t.year, t.number),
    foreignKey({
      columns: [t.associationId, t.roundId],
      foreignColumns: [awardRound.associationId, awardRound.id],
    }),
  ],
);

export const award = app.table(
  'award',
  {
    associationId: associationId(),
    id: rowId(),
    roundId: ref('round_id').notNull(),
    nominationId: ref('nomination_id').notNull(),
    categoryId: ref('category_id').notNull(),
    partyId: ref('party_id').notNull(),
    fundId: ref('fund_id').notNull(),
    benefit: text('benefit').notNull(),
    amountVnd: vnd('amount_vnd').notNull(),
    version: integer('version').notNull().default(1),
    status: text('status').notNull().default('proposed'),
    decisionId: ref('decision_id'),
    proposedBy: ref('proposed_by').notNull(),
    proposedAt: instant('proposed_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    unique('award_nomination_once').on(t.associationId, t.nominationId),
    foreignKey({
      columns: [t.associationId, t.roundId],
      foreignColumns: [awardRound.associationId, awardRound.id],
    }),
    foreignKey({
      columns: [t.associationId, t.nominationId],
      foreignColumns: [nomination.associationId, nomination.id],
    }),
    foreignKey({
      columns: [t.associationId, t.categoryId],
      foreignColumns: [roundCategory.associationId, roundCategory.id],
    }),
    foreignKey({ columns: [t.associationId, t.partyId], foreignColumns: [party.associationId, party.id] }),
    foreignKey({ columns: [t.associationId, t.fundId], foreignColumns: [fund.associationId, fund.id] }),
    foreignKey({
      columns: [t.associationId, t.decisionId],
      foreignColumns: [decision.associationId, decision.id],
    }),
    index('award_round_idx').on(t.associationId, t.roundId),
    check('award_status_known', sql`${t.status} in ('proposed','approved','decided','withdrawn')`),
    check(
      'award_benefit_amount',
      sql`(${t.benefit} = 'money' and ${t.amountVnd} > 0) or (${t.benefit} = 'honour' and ${t.amountVnd} = 0)`,
    ),
    check('award_decided_has_decision', sql`(${t.status} = 'decided') = (${t.decisionId} is not null)`),
  ],
);

export const awardApproval = app.table(
  'award_approval',
  {
    associationId: associationId(),
    awardId: ref('award_id').notNull(),
    awardVersion: integer('award_version').notNull(),
    userId: ref('user_id').notNull(),
    contentHash: bytea('content_hash').notNull(),
    pinConfirmationId: ref('pin_confirmation_id').notNull(),
    approvedAt: instant('approved_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.awardId, t.awardVersion, t.userId] }),
    foreignKey({ columns: [t.associationId, t.awardId], foreignColumns: [award.associationId, award.id] }),
  ],
);

/** Rounds, nominations (hardship apart), council, recusals, votes, awards, approvals and decisions. */
import { sql } from 'drizzle-orm';
import {
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
} from 'drizzle-orm/pg-core';
import { app, associationId, bytea, instant, ref, rowId, vnd } from './columns';
import { fund } from './ledger';
import { party, personalValue } from './people';

export const awardRound = app.table(
  'award_round',
  {
    associationId: associationId(),
    id: rowId(),
    slug: text('slug').notNull(),
    name: text('name').notNull(),
    schoolYear: text('school_year').notNull(),
    fiscalYear: smallint('fiscal_year').notNull(),
    fundId: ref('fund_id').notNull(),
    status: text('status').notNull().default('open'),
    deadlineOn: date('deadline_on').notNull(),
    meetingOn: date('meeting_on'),
    quorumNumerator: smallint('quorum_numerator').notNull().default(2),
    quorumDenominator: smallint('quorum_denominator').notNull().default(3),
    openedBy: ref('opened_by').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    unique('award_round_slug').on(t.associationId, t.slug),
    foreignKey({ columns: [t.associationId, t.fundId], foreignColumns: [fund.associationId, fund.id] }),
    check('award_round_status_known', sql`${t.status} in ('open','meeting','proposed','decided','closed')`),
    check(
      'award_round_quorum',
      sql`${t.quorumNumerator} > 0 and ${t.quorumNumerator} <= ${t.quorumDenominator}`,
    ),
  ],
);

export const roundCategory = app.table(
  'round_category',
  {
    associationId: associationId(),
    id: rowId(),
    roundId: ref('round_id').notNull(),
    category: text('category').notNull(),
    benefit: text('benefit').notNull(),
    quota: integer('quota').notNull(),
    rateVnd: vnd('rate_vnd').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    unique('round_category_once').on(t.associationId, t.roundId, t.category, t.benefit),
    foreignKey({
      columns: [t.associationId, t.roundId],
      foreignColumns: [awardRound.associationId, awardRound.id],
    }),
    check(
      'round_category_known',
      sql`${t.category} in ('excellentTeacher','specialHardshipStudent','academicPrizeStudent','contestWinner','activeMember')`,
    ),
    check(
      'round_category_benefit',
      sql`(${t.benefit} = 'money' and ${t.rateVnd} > 0) or (${t.benefit} = 'honour' and ${t.rateVnd} = 0)`,
    ),
    check('round_category_quota', sql`${t.quota} > 0`),
  ],
);

export const councilMember = app.table(
  'council_member',
  {
    associationId: associationId(),
    roundId: ref('round_id').notNull(),
    userId: ref('user_id').notNull(),
    isPresent: boolean('is_present').notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.roundId, t.userId] }),
    foreignKey({
      columns: [t.associationId, t.roundId],
      foreignColumns: [awardRound.associationId, awardRound.id],
    }),
  ],
);

export const nomination = app.table(
  'nomination',
  {
    associationId: associationId(),
    id: rowId(),
    roundId: ref('round_id').notNull(),
    categoryId: ref('category_id').notNull(),
    partyId: ref('party_id').notNull(),
    unitCode: text('unit_code'),
    /** School or workplace and class as written on the form; personal, so held by reference. */
    schoolValueId: ref('school_value_id'),
    classValueId: ref('class_value_id'),
    meritValueId: ref('merit_value_id'),
    unitWrittenAs: text('unit_written_as').notNull().default(''),
    proposedByUnit: text('proposed_by_unit').notNull().default(''),
    status: text('status').notNull().default('submitted'),
    returnedReasonValueId: ref('returned_reason_value_id'),
    duplicateOfId: ref('duplicate_of_id'),
    rank: smallint('rank'),
    nominatedBy: ref('nominated_by').notNull(),
    nominatedAt: instant('nominated_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    foreignKey({
      columns: [t.associationId, t.roundId],
      foreignColumns: [awardRound.associationId, awardRound.id],
    }),
    foreignKey({
      columns: [t.associationId, t.categoryId],
      foreignColumns: [roundCategory.associationId, roundCategory.id],
    }),
    foreignKey({ columns: [t.associationId, t.partyId], foreignColumns: [party.associationId, party.id] }),
    foreignKey({
      columns: [t.associationId, t.meritValueId],
      foreignColumns: [personalValue.associationId, personalValue.id],
    }),
    index('nomination_round').on(t.associationId, t.roundId),
    index('nomination_party').on(t.associationId, t.partyId),
    check(
      'nomination_status_known',
      sql`${t.status} in ('submitted','returned','verified','duplicate','shortlisted','reserve','notSelected','withdrawn')`,
    ),
  ],
);

/** Why a child is poor. No SELECT grant for the app: only app.read_hardship, which records the reading. */
export const hardship = app.table(
  'hardship',
  {
    associationId: associationId(),
    nominationId: ref('nomination_id').notNull(),
    /** poorHousehold | nearPoorHousehold | specialHardship */
    circumstance: text('circumstance').notNull(),
    account: text('account').notNull(),
    evidenceKind: text('evidence_kind').notNull().default(''),
    evidenceNumber: text('evidence_number').notNull().default(''),
    evidenceIssuer: text('evidence_issuer').notNull().default(''),
    evidenceYear: smallint('evidence_year'),
    evidenceSeenBy: ref('evidence_seen_by'),
    salt: bytea('salt').notNull().default(sql`''::bytea`),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.nominationId] }),
    foreignKey({
      columns: [t.associationId, t.nominationId],
      foreignColumns: [nomination.associationId, nomination.id],
    }),
    check(
      'hardship_circumstance_known',
      sql`${t.circumstance} in ('poorHousehold','nearPoorHousehold','specialHardship')`,
    ),
  ],
);

export const recusal = app.table(
  'recusal',
  {
    associationId: associationId(),
    nominationId: ref('nomination_id').notNull(),
    userId: ref('user_id').notNull(),
    /** kin | school | clan | donor | self */
    kind: text('kind').notNull(),
    declaredBy: ref('declared_by').notNull(),
    declaredAt: instant('declared_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.nominationId, t.userId] }),
    foreignKey({
      columns: [t.associationId, t.nominationId],
      foreignColumns: [nomination.associationId, nomination.id],
    }),
    check('recusal_kind_known', sql`${t.kind} in ('kin','school','clan','donor','self')`),
  ],
);

export const vote = app.table(
  'vote',
  {
    associationId: associationId(),
    nominationId: ref('nomination_id').notNull(),
    userId: ref('user_id').notNull(),
    choice: text('choice').notNull(),
    castAt: instant('cast_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.nominationId, t.userId] }),
    foreignKey({
      columns: [t.associationId, t.nominationId],
      foreignColumns: [nomination.associationId, nomination.id],
    }),
    check('vote_choice_known', sql`${t.choice} in ('yes','no','abstain')`),
  ],
);

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

/** Rounds, nominations (hardship apart), council, recusals, votes. Awards and decisions: decisions.ts. */
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

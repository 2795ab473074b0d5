/**
 * What goes into the commands of an award round, as the commands take it.
 * Owns the words the domain knows (categories, circumstances, choices). What the forms send is read in the files
 * beside this one. Refuses defaults that would decide something: quotas and rates are always said.
 */
import type { DateVn } from '@/lib/kernel/dates';
import type { SchoolYear } from '@/lib/kernel/school-year';
import type { PartyKind } from '@/lib/people/schema';

export const awardCategories = [
  'excellentTeacher',
  'specialHardshipStudent',
  'academicPrizeStudent',
  'contestWinner',
  'activeMember',
] as const;
export type AwardCategory = (typeof awardCategories)[number];

export const benefits = ['money', 'honour'] as const;
export type Benefit = (typeof benefits)[number];

/** Three things people mix up and the law keeps apart; the last is the association's own, looser term. */
export const circumstances = ['poorHousehold', 'nearPoorHousehold', 'specialHardship'] as const;
export type Circumstance = (typeof circumstances)[number];

export const recusalKinds = ['kin', 'clan', 'school', 'donor', 'self'] as const;
export type RecusalKind = (typeof recusalKinds)[number];

export const voteChoices = ['yes', 'no', 'abstain'] as const;
export type VoteChoice = (typeof voteChoices)[number];

export interface CategoryInput {
  category: AwardCategory;
  benefit: Benefit;
  quota: number;
  /** Đồng each; 0 for an honour without money. */
  rateVnd: bigint;
}

export interface RoundInput {
  slug: string;
  name: string;
  schoolYear: SchoolYear;
  fiscalYear: number;
  fundId: number;
  deadlineOn: DateVn;
  categories: CategoryInput[];
  /** The version of a rule set that the round follows; none: nothing is suggested. */
  rules?: { ruleSetId: number; version: number };
  /** The programme it belongs to; none: a round by itself. */
  programmeId?: number;
}

/** Read by nobody without a recorded reading; kept apart from everything else about the nominee. */
export interface HardshipInput {
  circumstance: Circumstance;
  account: string;
  /** What paper was seen: kind, number, issuer, year. Empty: nothing was seen yet. */
  evidenceKind?: string;
  evidenceNumber?: string;
  evidenceIssuer?: string;
  evidenceYear?: number;
}

export interface RecipientInput {
  name: string;
  kind?: PartyKind;
  birthYear?: number;
  guardianName?: string;
}

export interface NominationInput {
  roundId: number;
  categoryId: number;
  /** A person met for the first time; left out when `partyId` names one who is known. */
  recipient?: RecipientInput;
  partyId?: number;
  school?: string;
  className?: string;
  unitCode?: string;
  /** The unit as the form spells it, right or wrong. */
  unitWrittenAs?: string;
  merit?: string;
  proposedByUnit?: string;
  /** Asked for a file that comes after the deadline. */
  lateReason?: string;
  hardship?: HardshipInput;
}

export type ReviewInput =
  | { nominationId: number; outcome: 'verified' }
  | { nominationId: number; outcome: 'returned'; reason: string }
  | { nominationId: number; outcome: 'duplicate'; duplicateOfId: number }
  | { nominationId: number; outcome: 'withdrawn'; reason?: string };

export interface DecisionInput {
  roundId: number;
  awardIds: number[];
  decidedOn: DateVn;
  /** Stand for the proposed ones where no words were shown: what it is about, and grounds, one a line. */
  title?: string;
  basis?: string;
  /** Fingerprint of the words that were shown to the signer. */
  textFingerprint?: string;
  /** Versions of the awards as the signer saw them, by award id; a list that changed since is refused. */
  versions?: AwardVersions;
}

/** What a person saw when approving or signing: version by award id. */
export type AwardVersions = Readonly<Record<number, number>>;

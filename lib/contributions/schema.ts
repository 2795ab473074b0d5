/**
 * Shapes of money and goods coming in, as the commands take them.
 * Owns the closed lists: kinds, methods, ways a donor is named in public.
 * Refuses floating point: amounts are bigint đồng, days are yyyy-mm-dd in Việt Nam.
 */
import type { DateVn } from '@/lib/kernel/dates';
import type { PartyKind } from '@/lib/people/schema';

export const contributionKinds = [
  'gift',
  'bankInterest',
  'budgetAllocation',
  'membershipFee',
  'fundTransfer',
] as const;
export type ContributionKind = (typeof contributionKinds)[number];

/**
 * Whether income of this kind is a donation: what donors are thanked for, and what their totals, statements and the roll
 * count. Dues, interest, budget support and money of another fund are income of the fund, and nobody's gift.
 * The one rule; in the database it is `app.is_donation`, and a test holds both together.
 */
export function isDonation(kind: ContributionKind): boolean {
  return kind === 'gift';
}

export const contributionMethods = ['cash', 'transfer', 'inKind'] as const;
export type ContributionMethod = (typeof contributionMethods)[number];

export const publicNameChoices = ['real', 'other', 'anonymous'] as const;
export type PublicNameChoice = (typeof publicNameChoices)[number];

export const contributionStatuses = ['waiting', 'posted', 'voided', 'withdrawn'] as const;
export type ContributionStatus = (typeof contributionStatuses)[number];

/** Somebody already in the list of donors, or a new name with its kind. */
export type DonorInput =
  | { id: number }
  | { name: string; kind: PartyKind; phone?: string; address?: string; unitCode?: string };

/** One family of an envelope and what it gave. */
export interface ShareInput {
  name: string;
  amountVnd: bigint;
}

export interface ContributionInput {
  /** "gift" when left out. */
  kind?: ContributionKind;
  method: ContributionMethod;
  /** Needed for a gift and for money of another fund; left out for bank interest and budget support. */
  donor?: DonorInput;
  /** The chapter or person that collected it, when that is not the donor. */
  through?: DonorInput;
  fundId: number;
  /** Left out: the cash box, the first current bank account, or the goods store, as the method says. */
  accountId?: number;
  amountVnd: bigint;
  occurredOn: DateVn;
  /** Left out: the donor's last choice; else organisations by their name and people anonymously. */
  publicNameChoice?: PublicNameChoice;
  /** The other name to be shown; needed with "other". */
  publicName?: string;
  /** How a person agreed to be named; kept with the consent. "spoken" when left out. */
  consentChannel?: 'spoken' | 'paper';
  /** Families behind one envelope; together exactly the amount. */
  shares?: ShareInput[];
  /** True when the families signed that they may be named. */
  areSharesNamed?: boolean;
  /** In kind: how many, of what, and how the value was found. */
  quantity?: number;
  goodsLabel?: string;
  valuationBasis?: string;
  /** Line of the bank statement that shows the transfer. */
  bankMemo?: string;
  attachmentCount?: number;
  note?: string;
  /** Made before sending: the same key with the same content is the same contribution, for ever. */
  requestKey: string;
  /** Hints that were shown and ticked; kept in the audit log. */
  acceptedHints?: string[];
}

export interface VoidInput {
  contributionId: number;
  reason: string;
  /** Day of the reversal: open, and not before the voucher's own day. */
  occurredOn: DateVn;
}

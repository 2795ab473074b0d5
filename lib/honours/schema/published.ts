/**
 * What leaves the publications: the shapes of rows as queries hand them out and pages show them. Types only.
 * Amounts are bigint đồng, days yyyy-mm-dd in Việt Nam, instants ISO text with a zone.
 * Refuses ids of people: no row here can be joined to one.
 */
import type { DateVn } from '@/lib/kernel/dates';
import type { OrderRole } from './figure-order';
import type { PublicationKind, RecipientKind } from './words';

export type { PublicationKind, RecipientKind } from './words';

export interface PublicAssociation {
  slug: string;
  name: string;
  shortName: string;
  level: string;
  place: string;
  address: string;
  phone: string;
  isClosed: boolean;
  isDemo: boolean;
}

export interface PublicationVersion {
  kind: PublicationKind;
  year: number;
  version: number;
  asOf: DateVn;
  publishedAt: string;
  /** Hex of sha256 over the published rows. */
  fingerprint: string;
  /** Hex of the last sealed root of the log at that moment. */
  auditRoot: string | null;
  isWithdrawn: boolean;
  /** True: no person pressed; by order of this office of this day, both empty for the custom of the house. */
  isByOrder: boolean;
  orderedRole: OrderRole | '' | null;
  orderedOn: DateVn | null;
}

/** The books were compared with the version in force and said the same. */
export interface FigureCheck {
  version: number;
  /** Last day that was compared. */
  asOf: DateVn;
  checkedAt: string;
}

export interface PublishedFigure {
  figure: string;
  label: string | null;
  amountVnd: bigint;
  itemCount: number;
}

/** One honour as the public may see it; `name` null: only counted. */
export interface HonourRow {
  label: string;
  recipientKind: RecipientKind;
  name: string | null;
  unitName: string;
  school: string | null;
  /** Where its own page stands; null without a name, and in lists published before there were such pages. */
  pageCode: string | null;
  /** Ordinals of its rounds, where they tell nothing; see `HonourRound`. */
  rounds: number[];
}

/** An honour on its own page: with what more was agreed to; null where it was not, or would tell of somebody else. */
export interface OneHonour extends HonourRow {
  amountVnd: bigint | null;
  /** Size in pixels of the picture beside the page. */
  photo: { width: number; height: number } | null;
}

/** A round of a published list as it may stand beside a name, with the ceremony at which it was given. */
export interface HonourRound {
  ordinal: number;
  name: string;
  ceremonyName: string;
  ceremonyPlace: string;
  ceremonyOn: DateVn | null;
}

/** One gift; without a name it is only counted, and a person's amount and day need their own consent. */
export interface GiftRow {
  ordinal: number;
  name: string | null;
  donorKind: string | null;
  method: 'cash' | 'transfer' | 'inKind';
  fundLabel: string | null;
  occurredOn: DateVn | null;
  amountVnd: bigint | null;
  /** The chapter whose envelope it was part of, or who collected it. */
  throughName: string | null;
  /** Number of the envelope within the list, and its whole amount. */
  envelope: number | null;
  envelopeVnd: bigint | null;
}

export interface LedgerLine {
  ordinal: number;
  reference: string;
  occurredOn: DateVn;
  direction: 'opening' | 'in' | 'out' | 'none';
  figure: string;
  fundLabel: string;
  amountVnd: bigint;
  state: 'posted' | 'voided' | 'reversal';
  relatedReference: string | null;
  partyName: string | null;
}

/** A certificate as anybody may check it; the name masked, and only while the person agrees to be named. */
export interface CheckedCertificate {
  slug: string;
  number: number;
  year: number;
  issuedOn: DateVn;
  decisionReference: string;
  decidedOn: DateVn;
  /** Never tells which pupil is poor. */
  awardKind: 'teacher' | 'student' | 'contest' | 'member';
  state: 'valid' | 'reissued' | 'revoked';
  revokedOn: DateVn | null;
  revokingReference: string | null;
  personName: string | null;
  auditRoot: string | null;
  sealedAt: string | null;
}

export interface CheckedPaper {
  slug: string;
  kind: 'voucher' | 'decision';
  reference: string;
  issuedOn: DateVn;
  amountVnd: bigint;
  fundLabel: string | null;
  partyName: string | null;
  voidedBy: string | null;
  voidedOn: DateVn | null;
  auditRoot: string | null;
  sealedAt: string | null;
}

/** A later decision that changes the one that was looked up: its words, or some awards under it. */
export interface CheckedChange {
  reference: string;
  decidedOn: DateVn;
  outcome: 'amend' | 'revoke';
}

/** What one decision gave from the fund of a gift. */
export interface JourneyStep {
  fundLabel: string;
  /** The day the publication tells of. */
  asOf: string;
  /** Null: the fund gave nothing since. */
  decisionReference: string | null;
  decidedOn: string | null;
  /** Null: some, fewer than five. */
  awardCount: number | null;
}

/**
 * Shapes of campaigns, schemes and pledges, as the commands take them.
 * Owns the closed lists and bounds. Refuses floating point: amounts are bigint đồng, days yyyy-mm-dd in Việt Nam.
 */
import type { DateVn } from '@/lib/kernel/dates';

export const campaignKinds = ['campaign', 'scheme'] as const;
export type CampaignKind = (typeof campaignKinds)[number];

export const campaignStatuses = ['open', 'closed'] as const;
export type CampaignStatus = (typeof campaignStatuses)[number];

/** More instalments than anybody promises: ten years of months. */
export const MAX_INSTALMENTS = 120;

export interface CampaignInput {
  slug: string;
  name: string;
  kind: CampaignKind;
  /** The fund its money goes to. */
  fundId: number;
  startsOn: DateVn;
  endsOn: DateVn;
  targetVnd: bigint;
}

export interface TargetInput {
  year: number;
  /** A chapter, agency or other body; null for everybody else together. */
  unitId: number | null;
  /** Đồng; 0 takes the target back. */
  amountVnd: bigint;
}

export interface InstalmentInput {
  dueOn: DateVn;
  amountVnd: bigint;
}

export interface PledgeInput {
  /** Left out: a promise outside any campaign. */
  campaignId?: number;
  donorId: number;
  promisedOn: DateVn;
  /** Together they are the pledge. */
  instalments: readonly InstalmentInput[];
  note?: string;
}

/**
 * What lies in the box of a desk. Pure.
 * Owns the sum: float and the cash of every gift that was handed over and not taken back.
 * Refuses to count transfers and goods as cash.
 */
import type { ContributionMethod, ContributionStatus } from '@/lib/contributions/schema';

export interface DeskGift {
  method: ContributionMethod;
  status: ContributionStatus;
  amountVnd: bigint;
}

export interface DeskTotals {
  /** Gifts that stand or wait for the cashier. */
  giftCount: number;
  waitingCount: number;
  /** Cash of those gifts, đồng. */
  cashVnd: bigint;
  transferVnd: bigint;
  inKindVnd: bigint;
  /** What has to lie in the box: float and cash. */
  boxVnd: bigint;
}

/** Adds up a desk. Voided and withdrawn gifts count nowhere. */
export function deskTotals(floatVnd: bigint, gifts: readonly DeskGift[]): DeskTotals {
  const taken = gifts.filter(({ status }) => status === 'posted' || status === 'waiting');
  const sum = (method: ContributionMethod) =>
    taken.filter((gift) => gift.method === method).reduce((total, gift) => total + gift.amountVnd, 0n);
  const cashVnd = sum('cash');
  return {
    ...{ giftCount: taken.length, waitingCount: taken.filter(({ status }) => status === 'waiting').length },
    ...{ cashVnd, transferVnd: sum('transfer'), inKindVnd: sum('inKind'), boxVnd: floatVnd + cashVnd },
  };
}

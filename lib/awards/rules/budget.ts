/**
 * Whether places at their rates go beyond what the fund has free, and whether a unit hands in more than it is asked for.
 * Pure; the same for the page that warns while one types and for the server that says it without script.
 */
import { parseVnd } from '@/lib/kernel/money';
import { foldText } from '@/lib/kernel/names';

/** Amounts of a round in đồng. */
export interface RoundMoneyFacts {
  /** All places at their rates. */
  plannedVnd: bigint;
  /** Approved and not yet decided. */
  approvedVnd: bigint;
  decidedVnd: bigint;
  /** Free in the fund today, after what is promised. */
  availableVnd: bigint;
}

/** What is still to be given: approved or decided is off the plan, and never below zero. */
export function leftOf({ plannedVnd, approvedVnd, decidedVnd }: RoundMoneyFacts): bigint {
  const left = plannedVnd - approvedVnd - decidedVnd;
  return left > 0n ? left : 0n;
}

/** How far a round goes beyond its fund; zero or less while it does not. What is decided is out of the fund already. */
export function overBy(facts: RoundMoneyFacts): bigint {
  return leftOf(facts) + facts.approvedVnd - facts.availableVnd;
}

/** One category as it stands in a form. */
export interface TypedPlaces {
  quota: string;
  rate: string;
}

/** Places at their rates, of what can be read already; an amount that is a question counts for nothing yet. */
export function plannedAsTyped(categories: readonly TypedPlaces[]): bigint {
  return categories.reduce((sum, { quota, rate }) => {
    const read = parseVnd(rate);
    return /^\d{1,5}$/.test(quota.trim()) && read.kind === 'amount'
      ? sum + BigInt(quota.trim()) * read.amountVnd
      : sum;
  }, 0n);
}

/** How many files a unit is asked for in a category, and how many it has handed in. */
export interface UnitPlaces {
  unit: string;
  categoryId: number;
  quota: number;
  files: number;
}

/** The places of a unit that one more file of this category would go beyond; undefined while there is room. */
export function unitWithoutRoom(
  units: readonly UnitPlaces[],
  unit: string,
  categoryId: number,
): UnitPlaces | undefined {
  const folded = foldText(unit);
  return units.find(
    (one) => one.categoryId === categoryId && foldText(one.unit) === folded && one.files >= one.quota,
  );
}

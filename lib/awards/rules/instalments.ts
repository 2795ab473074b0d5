/**
 * How an award is split into instalments and which of them comes next. Pure.
 * Owns the rule of the remainder, the same as app.instalment_amounts: equal parts in whole thousands, what is left over
 * goes to the last one, so that whoever is stopped early never had more than a part for each time. Refuses to pay anything.
 */
import { addMonths, type DateVn } from '@/lib/kernel/dates';

export const instalmentStates = ['paid', 'ordered', 'checked', 'waiting', 'stopped'] as const;
export type InstalmentState = (typeof instalmentStates)[number];

/** Smallest part of a split, đồng. */
const UNIT = 1000n;

/** Amounts in đồng of `parts` instalments of `totalVnd`; their sum is the total. `totalVnd` is at least `parts` thousands. */
export function instalmentAmounts(totalVnd: bigint, parts: number): bigint[] {
  const each = (totalVnd / BigInt(parts) / UNIT) * UNIT;
  const last = totalVnd - each * BigInt(parts - 1);
  return [...Array.from({ length: parts - 1 }, () => each), last];
}

/** Days on which they are due, in Việt Nam; a day that a month does not have is its last. */
export function dueDays(firstDueOn: DateVn, parts: number, monthsApart: number): DateVn[] {
  return Array.from({ length: parts }, (_, at) => addMonths(firstDueOn, at * monthsApart));
}

export interface Instalment {
  number: number;
  dueOn: DateVn;
  amountVnd: bigint;
  state: InstalmentState;
}

/** The instalment whose results are checked next: the first that waits; undefined when none waits. */
export function nextToCheck<T extends Instalment>(instalments: readonly T[]): T | undefined {
  return instalments.find(({ state }) => state === 'waiting');
}

/** Sums by state, đồng. */
export function sumByState(
  instalments: readonly Pick<Instalment, 'state' | 'amountVnd'>[],
): Record<InstalmentState, bigint> {
  const sums = Object.fromEntries(instalmentStates.map((state) => [state, 0n])) as Record<
    InstalmentState,
    bigint
  >;
  for (const { state, amountVnd } of instalments) sums[state] += amountVnd;
  return sums;
}

/**
 * What looks odd in a list though nothing is wrong with it. Pure. Hints, never refusals.
 * Owns the measure of an unusual amount. Refuses to merge or drop rows: a person looks and ticks once.
 */

/** Fewer amounts have no middle worth the name. */
const LEAST_GIFTS = 5;
const TIMES = 10n;

/** True for amounts of more than ten times the middle one of the list: one zero too many looks like this. */
export function unusualIn(amounts: readonly bigint[]): (amountVnd: bigint) => boolean {
  if (amounts.length < LEAST_GIFTS) return () => false;
  const sorted = [...amounts].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const upper = sorted[Math.floor(sorted.length / 2)]!;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)]!;
  // Twice the middle, so that an even count needs no half đồng.
  return (amountVnd) => amountVnd * 2n > TIMES * (lower + upper);
}

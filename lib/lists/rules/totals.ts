/**
 * The sums that a list carries itself, against its rows: the proof that nothing was misread. Pure.
 * Owns: a total may count everything above it, or what stands since the total before.
 * Refuses to count a total as a gift; rows set aside count here, because the list counted them.
 */
import type { ControlTotal, ListRow } from '../schema';

/** Every total with an amount, and whether the rows above give it. */
export function checkTotals(rows: readonly ListRow[]): ControlTotal[] {
  const totals: ControlTotal[] = [];
  let [all, since] = [0n, 0n];
  for (const { kind, number, amountVnd } of rows) {
    if (amountVnd === null) continue;
    if (kind === 'gift' || kind === 'aside') {
      all += amountVnd;
      since += amountVnd;
    } else if (kind === 'total') {
      const isPart = amountVnd === since;
      totals.push({
        ...{ number, writtenVnd: amountVnd, sumVnd: isPart ? since : all },
        isRight: isPart || amountVnd === all,
      });
      since = 0n;
    }
  }
  return totals;
}

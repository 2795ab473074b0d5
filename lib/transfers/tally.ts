/**
 * Where the money of a round's awards is, added up. Pure.
 * Owns the groups, the sums of each decision, and what does not agree. Refuses to guess a state: the database says it.
 */

export const awardStates = [
  ...(['unpaid', 'stopped', 'revoked', 'transferReturned'] as const),
  ...(['cashOrdered', 'cashPaid', 'cashHanded', 'cashAbsent', 'cashReturned'] as const),
  ...(['transferOrdered', 'transferSent', 'transferConfirmed'] as const),
] as const;
export type AwardState = (typeof awardStates)[number];

/** Not paid, or paid and the money came back: the award may go on an order. */
export const isOwed = (state: AwardState): boolean =>
  state === 'unpaid' || state === 'transferReturned' || state === 'cashReturned';

export interface PaidAward {
  awardId: number;
  decisionId: number;
  amountVnd: bigint;
  state: AwardState;
  voucherId: number | null;
  /** Handed over at a ceremony or later. */
  isHanded: boolean;
  /** By a voucher that stands. */
  isPaid: boolean;
}

export interface StateSum {
  state: AwardState;
  count: number;
  amountVnd: bigint;
}

/** Sums of the states that occur, in the order of `awardStates`. */
export function sumStates(awards: readonly Pick<PaidAward, 'awardId' | 'state' | 'amountVnd'>[]): StateSum[] {
  return awardStates.flatMap((state) => {
    const some = awards.filter((one) => one.state === state);
    const amountVnd = some.reduce((sum, one) => sum + one.amountVnd, 0n);
    return some.length === 0
      ? []
      : [{ state, count: new Set(some.map(({ awardId }) => awardId)).size, amountVnd }];
  });
}

/** What the decision says, what its awards say. */
export interface DecisionFigures {
  decisionId: number;
  totalVnd: bigint;
}

/** What a voucher moved, and what the awards on its order add up to, đồng. */
export interface VoucherFigures {
  reference: string;
  movedVnd: bigint;
  awardsVnd: bigint;
}

export type Difference =
  | { kind: 'decision'; decisionId: number; totalVnd: bigint; awardsVnd: bigint }
  | { kind: 'voucher'; reference: string; movedVnd: bigint; awardsVnd: bigint }
  | { kind: 'handedUnpaid'; count: number; amountVnd: bigint };

/** Everything that does not agree; empty when all does. */
export function findDifferences(
  awards: readonly PaidAward[],
  decisions: readonly DecisionFigures[],
  vouchers: readonly VoucherFigures[],
): Difference[] {
  const sum = (some: readonly PaidAward[]) => some.reduce((total, one) => total + one.amountVnd, 0n);
  const found: Difference[] = decisions.flatMap(({ decisionId, totalVnd }) => {
    const awardsVnd = sum(awards.filter((one) => one.decisionId === decisionId));
    return awardsVnd === totalVnd ? [] : [{ kind: 'decision' as const, decisionId, totalVnd, awardsVnd }];
  });
  for (const voucher of vouchers)
    if (voucher.movedVnd !== voucher.awardsVnd) found.push({ kind: 'voucher', ...voucher });
  const handed = awards.filter((one) => one.isHanded && !one.isPaid);
  if (handed.length > 0) found.push({ kind: 'handedUnpaid', count: handed.length, amountVnd: sum(handed) });
  return found;
}

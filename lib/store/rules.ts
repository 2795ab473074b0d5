/**
 * The store book by value: what came in, what went out, what is left after each paper. Pure.
 * Owns the running value and its sums. Refuses to value goods anew: they leave at the value they came in with.
 */

/** What a voucher changed on the goods accounts. */
export interface StockMove {
  /** Đồng: above zero came in, below zero went out. */
  changeVnd: bigint;
}

export interface StockSums {
  inVnd: bigint;
  outVnd: bigint;
  leftVnd: bigint;
}

/** Each move with the value left after it, in the order given, and the sums of all. Amounts in đồng. */
export function runningStock<Move extends StockMove>(
  moves: readonly Move[],
): { rows: (Move & { leftVnd: bigint })[]; sums: StockSums } {
  const sums: StockSums = { inVnd: 0n, outVnd: 0n, leftVnd: 0n };
  const rows = moves.map((move) => {
    if (move.changeVnd > 0n) sums.inVnd += move.changeVnd;
    else sums.outVnd -= move.changeVnd;
    sums.leftVnd += move.changeVnd;
    return { ...move, leftVnd: sums.leftVnd };
  });
  return { rows, sums };
}

/**
 * The curious neighbour: writes down every figure of every version and every amount shown with a name, and solves for the
 * rest. Exact fractions; a gift is singled out when the figures leave one value for it.
 */
export interface SeenVersion {
  figureVnd: bigint;
  parts: { key: string; amountVnd: bigint; isTold: boolean }[];
}

interface Fraction {
  over: bigint;
  under: bigint;
}

const gcd = (one: bigint, other: bigint): bigint => (other === 0n ? one : gcd(other, one % other));
function fraction(over: bigint, under: bigint): Fraction {
  const shared = gcd(over < 0n ? -over : over, under < 0n ? -under : under) || 1n;
  const sign = under < 0n ? -1n : 1n;
  return { over: (sign * over) / shared, under: (sign * under) / shared };
}
const minus = (one: Fraction, other: Fraction) =>
  fraction(one.over * other.under - other.over * one.under, one.under * other.under);
const times = (one: Fraction, other: Fraction) => fraction(one.over * other.over, one.under * other.under);

/** Keys of the gifts whose amount follows from the figures, each checked against the books. */
export function singledOut(versions: readonly SeenVersion[]): string[] {
  const hidden = versions.flatMap(({ parts }) => parts.filter(({ isTold }) => !isTold));
  const truth = new Map(hidden.map(({ key, amountVnd }) => [key, amountVnd]));
  const keys = [...truth.keys()];
  const rows = versions.map(({ figureVnd, parts }) => {
    const counted = new Set(parts.filter(({ isTold }) => !isTold).map(({ key }) => key));
    const known = parts.reduce((sum, part) => sum + (part.isTold ? part.amountVnd : 0n), 0n);
    return [...keys.map((key) => (counted.has(key) ? 1n : 0n)), figureVnd - known].map((value) =>
      fraction(value, 1n),
    );
  });
  return reduced(rows, keys.length).flatMap((row) => {
    const places = keys.flatMap((_, at) => (row[at]!.over === 0n ? [] : [at]));
    if (places.length !== 1) return [];
    const [key, found] = [keys[places[0]!]!, row.at(-1)!];
    if (found.under !== 1n || found.over !== truth.get(key)) throw new Error(`Wrongly solved: ${key}`);
    return [key];
  });
}

/** Gauss and Jordan: a single unknown is determined exactly when a reduced row holds it alone. */
function reduced(rows: Fraction[][], width: number): Fraction[][] {
  let top = 0;
  for (let column = 0; column < width && top < rows.length; column += 1) {
    const found = rows.findIndex((row, at) => at >= top && row[column]!.over !== 0n);
    if (found < 0) continue;
    [rows[top], rows[found]] = [rows[found]!, rows[top]!];
    const pivot = rows[top]!.map((cell) =>
      times(cell, fraction(rows[top]![column]!.under, rows[top]![column]!.over)),
    );
    rows[top] = pivot;
    for (const [at, row] of rows.entries())
      if (at !== top && row[column]!.over !== 0n)
        rows[at] = row.map((cell, place) => minus(cell, times(pivot[place]!, row[column]!)));
    top += 1;
  }
  return rows.slice(0, top);
}

/**
 * What somebody can work out who kept every version of an honour list: he is given more than a reader has, namely who
 * received money at all, and looks for amounts that follow from sums, from amounts he may read, and from his own.
 * Exact: equations over fractions of whole numbers.
 */

/** One thing that is known: these amounts together are so much, in đồng. */
export interface Known {
  people: readonly string[];
  sumVnd: bigint;
}

/** A row of the system; coefficients by person, multiplied through so that all stay whole. */
interface Row {
  of: Map<string, bigint>;
  sum: bigint;
}

/** The people whose amount follows with certainty. */
export function amountsThatFollow(known: readonly Known[]): Map<string, bigint> {
  const solved: { lead: string; row: Row }[] = [];
  for (const { people, sumVnd } of known) {
    let row: Row = { of: new Map(people.map((one) => [one, 1n])), sum: sumVnd };
    for (const { lead, row: base } of solved) row = without(row, lead, base);
    const [lead] = [...row.of.keys()];
    if (lead === undefined) continue;
    for (const other of solved) other.row = without(other.row, lead, row);
    solved.push({ lead, row });
  }
  return new Map(
    solved.filter(({ row }) => row.of.size === 1).map(({ lead, row }) => [lead, row.sum / row.of.get(lead)!]),
  );
}

/** `row` with `lead` taken out by a multiple of `base`. */
function without(row: Row, lead: string, base: Row): Row {
  const [mine, theirs] = [row.of.get(lead) ?? 0n, base.of.get(lead)!];
  if (mine === 0n) return row;
  const of = new Map<string, bigint>();
  for (const one of new Set([...row.of.keys(), ...base.of.keys()])) {
    const value = (row.of.get(one) ?? 0n) * theirs - (base.of.get(one) ?? 0n) * mine;
    if (value !== 0n) of.set(one, value);
  }
  return { of, sum: row.sum * theirs - base.sum * mine };
}

/** The same, tried once by everybody who knows his own amount as well; what each learns about others, without doubles. */
export function amountsLearntByInsiders(
  known: readonly Known[],
  own: ReadonlyMap<string, bigint>,
): Set<string> {
  const learnt = new Set<string>(amountsThatFollow(known).keys());
  for (const [insider, sumVnd] of own)
    for (const other of amountsThatFollow([...known, { people: [insider], sumVnd }]).keys())
      if (other !== insider) learnt.add(other);
  return learnt;
}

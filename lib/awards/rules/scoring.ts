/**
 * From sheets to an order, pure and exact: means are compared as fractions, never as rounded numbers.
 * Owns mean, median, spread, ties, the cut by places, the ordered reserve, and the question whether one member alone
 * decides the outcome. Abstaining is not zero: such a sheet does not count. Refuses to break a tie: people do.
 */

/** One member about one file, marks (1 to 5) in the order of the criteria, or their weighted sum alone. Whose it is may be hidden. */
export interface CountedSheet {
  nominationId: number;
  /** Key of the member; of a sheet without a name any key that tells two sheets apart. */
  member: string;
  marks: readonly number[];
}

export interface FileScore {
  nominationId: number;
  /** Sheets that count. */
  sheets: number;
  /** Weighted marks of all sheets together: the mean is total / (sheets × weights). */
  total: number;
  /** Mean and median on the scale of the marks, 1–5; null without a sheet. Only for showing. */
  mean: number | null;
  median: number | null;
  /** Highest minus lowest sheet, on the scale of the marks. */
  spread: number;
}

export interface RankedFile extends FileScore {
  /** Place in the category from 1; equal files have the same one. Null without a sheet. */
  place: number | null;
  /** Files of the category with the same place, itself left out. */
  tiedWith: number[];
  outcome: 'inside' | 'reserve' | 'tie' | 'unscored';
}

/** Median of the members' sheets as a sum of two, so that it stays whole: compare only between equal weights. */
function doubleMedian(totals: readonly number[]): number {
  const sorted = totals.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length === 0 ? 0 : sorted[Math.floor(middle)]! + sorted[Math.ceil(middle) - 1]!;
}

interface Counted extends FileScore {
  doubleMedian: number;
}

function count(nominationId: number, sheets: readonly CountedSheet[], weights: readonly number[]): Counted {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const totals = sheets.map((sheet) =>
    weights.reduce((sum, weight, at) => sum + weight * (sheet.marks[at] ?? 0), 0),
  );
  const total = totals.reduce((sum, one) => sum + one, 0);
  const twice = doubleMedian(totals);
  return {
    ...{ nominationId, sheets: totals.length, total, doubleMedian: twice },
    mean: totals.length === 0 ? null : total / totals.length / all,
    median: totals.length === 0 ? null : twice / 2 / all,
    spread: totals.length === 0 ? 0 : (Math.max(...totals) - Math.min(...totals)) / all,
  };
}

/** Higher mean first, then higher median; 0 is a tie. */
function compare(a: Counted, b: Counted): number {
  if (a.sheets === 0 || b.sheets === 0) return (b.sheets > 0 ? 1 : 0) - (a.sheets > 0 ? 1 : 0);
  return b.total * a.sheets - a.total * b.sheets || b.doubleMedian - a.doubleMedian;
}

/**
 * The order of one category. A tie across the cut is marked as such on every file of it: nobody is put inside by chance.
 * @param files nomination ids of the category
 * @param weights of the criteria, in their order
 * @param places places of the category
 */
export function rankFiles(
  files: readonly number[],
  sheets: readonly CountedSheet[],
  weights: readonly number[],
  places: number,
): RankedFile[] {
  const counted = files
    .map((id) =>
      count(
        id,
        sheets.filter((sheet) => sheet.nominationId === id),
        weights,
      ),
    )
    .sort((a, b) => compare(a, b) || a.nominationId - b.nominationId);
  return counted.map((file) => {
    const { doubleMedian: _, ...score } = file;
    if (file.sheets === 0) return { ...score, place: null, tiedWith: [], outcome: 'unscored' };
    const equal = counted.filter((other) => other.sheets > 0 && compare(file, other) === 0);
    const before = counted.filter((other) => other.sheets > 0 && compare(other, file) < 0).length;
    const tiedWith = equal.map((other) => other.nominationId).filter((id) => id !== file.nominationId);
    return { ...score, place: before + 1, tiedWith, outcome: outcomeOf(before, equal.length, places) };
  });
}

function outcomeOf(before: number, equal: number, places: number): RankedFile['outcome'] {
  if (before + equal <= places) return 'inside';
  return before >= places ? 'reserve' : 'tie';
}

export interface OneMemberDecides {
  member: string;
  /** Inside only because of this member's sheets, and outside only because of them. */
  inside: number[];
  outside: number[];
}

/** Members without whose sheets another set of files would be inside: shown as a question, never as a reproach. */
export function decidedByOne(
  files: readonly number[],
  sheets: readonly CountedSheet[],
  weights: readonly number[],
  places: number,
): OneMemberDecides[] {
  const insideOf = (counted: readonly CountedSheet[]) =>
    new Set(
      rankFiles(files, counted, weights, places)
        .filter((file) => file.outcome === 'inside')
        .map((file) => file.nominationId),
    );
  const withAll = insideOf(sheets);
  const members = [...new Set(sheets.map((sheet) => sheet.member))];
  return members.flatMap((member): OneMemberDecides[] => {
    const without = insideOf(sheets.filter((sheet) => sheet.member !== member));
    const inside = files.filter((id) => withAll.has(id) && !without.has(id));
    const outside = files.filter((id) => !withAll.has(id) && without.has(id));
    return inside.length + outside.length === 0 ? [] : [{ member, inside, outside }];
  });
}

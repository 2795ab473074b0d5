/**
 * What a new version would change against the one on show. Pure.
 * Owns the comparison row by row and figure by figure. Refuses to look at people: rows are compared by opaque keys.
 */
import type { PublishedFigure } from '../schema/published';

export interface KeyedRow {
  /** What the row is about. */
  key: string;
  /** Everything of it that is shown. */
  content: string;
}

export interface RowChanges {
  added: number;
  removed: number;
  changed: number;
}

/** Counts rows that are new, gone, or say something else. */
export function rowChanges(before: readonly KeyedRow[], after: readonly KeyedRow[]): RowChanges {
  const [old, fresh] = [mapOf(before), mapOf(after)];
  const kept = [...fresh.keys()].filter((key) => old.has(key));
  return {
    added: fresh.size - kept.length,
    removed: old.size - kept.length,
    changed: kept.filter((key) => old.get(key) !== fresh.get(key)).length,
  };
}

/** Rows with one key (two lines of a voucher in one fund) are compared together, in any order. */
function mapOf(rows: readonly KeyedRow[]): Map<string, string> {
  const groups = new Map<string, string[]>();
  for (const { key, content } of rows) groups.set(key, [...(groups.get(key) ?? []), content]);
  return new Map([...groups].map(([key, contents]) => [key, contents.sort().join('\n')]));
}

export interface FigureChange {
  figure: string;
  beforeVnd: bigint;
  afterVnd: bigint;
  beforeCount: number;
  afterCount: number;
}

/** Figures whose totals the desk compares, in the order of the list. */
const compared = [
  'opening',
  'in',
  'out',
  'closing',
  'committed',
  'awards.money',
  'honours',
  'gifts.money',
  'gifts.inKind',
];

/** Totals before and after; figures that neither version has are left out. */
export function figureChanges(
  before: readonly PublishedFigure[],
  after: readonly PublishedFigure[],
): FigureChange[] {
  return compared.flatMap((figure) => {
    const [old, fresh] = [before, after].map((all) => all.find((entry) => entry.figure === figure));
    if (!old && !fresh) return [];
    return {
      figure,
      beforeVnd: old?.amountVnd ?? 0n,
      afterVnd: fresh?.amountVnd ?? 0n,
      beforeCount: old?.itemCount ?? 0,
      afterCount: fresh?.itemCount ?? 0,
    };
  });
}

/**
 * What stands beside each row of the grid: right, to be looked at, perhaps a double, set aside, or no gift. Pure.
 * Owns putting together the reading made while typing and what the books said when the list was last checked.
 * Refuses to carry an answer of the books over to a row that was changed since: it counts as not checked.
 */
import type { ListReading } from '@/lib/lists/schema';
import type { PreviewHint, PreviewRow } from '../schema/list-preview';

export type GridMark = 'right' | 'look' | 'double' | 'aside' | 'around' | 'changed' | 'empty';

export interface MarkedRow {
  mark: GridMark;
  /** Codes of sentences under messages/errors, by column; null where no column is meant. */
  problems: { code: string; column: number | null }[];
  hints: readonly PreviewHint[];
}

const nothing: MarkedRow = { mark: 'empty', problems: [], hints: [] };

/** The mark of each row by its number; `isChanged` tells rows that differ from what was last checked. */
export function marksOf(
  reading: Pick<ListReading, 'rows' | 'columns'>,
  checked: readonly PreviewRow[],
  isChanged: (number: number) => boolean,
): (number: number) => MarkedRow {
  const known = new Map(checked.map((row) => [row.number, row]));
  const marked = new Map<number, MarkedRow>();
  for (const { number, kind, problems } of reading.rows) {
    const before = isChanged(number) ? undefined : known.get(number);
    const found: MarkedRow['problems'] = problems.map((problem) => {
      const column = reading.columns.indexOf(problem.kind);
      return { code: problem.code, column: column < 0 ? null : column };
    });
    if (kind === 'gift' && before?.problems.some(({ code }) => code === 'lists.severalDonors'))
      found.push({ code: 'lists.severalDonors', column: null });
    const hints = kind === 'gift' ? (before?.hints ?? []) : [];
    marked.set(number, { mark: markOf(kind, found, hints, before !== undefined), problems: found, hints });
  }
  return (number) => marked.get(number) ?? nothing;
}

function markOf(
  kind: ListReading['rows'][number]['kind'],
  problems: MarkedRow['problems'],
  hints: readonly PreviewHint[],
  isChecked: boolean,
): GridMark {
  if (kind === 'aside') return 'aside';
  if (kind !== 'gift') return 'around';
  if (problems.length > 0) return 'look';
  if (hints.some((hint) => hint.kind === 'sameGift')) return 'double';
  if (hints.length > 0) return 'look';
  return isChecked ? 'right' : 'changed';
}

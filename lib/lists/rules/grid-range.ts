/**
 * A range of cells in the grid: from the cell where it was begun to the cell it reaches. Pure.
 * Owns which cells belong to it, how it is copied, and how a block is laid over it.
 * Refuses to cut: what is copied stays where it is.
 */
import type { Cells } from '../schema';
import { type Place, pasted } from './grid';

/** Places among the rows that are shown; both ends belong to it. */
export interface GridRange {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** The range between two cells; undefined while both are the same cell, for then one cell is meant. */
export function rangeOf(from: Place, to: Place): GridRange | undefined {
  if (from.row === to.row && from.column === to.column) return undefined;
  return {
    top: Math.min(from.row, to.row),
    bottom: Math.max(from.row, to.row),
    left: Math.min(from.column, to.column),
    right: Math.max(from.column, to.column),
  };
}

/** True for a cell of the range, by its place among the rows that are shown. */
export function isInRange(range: GridRange | undefined, row: number, column: number): boolean {
  if (!range) return false;
  const { top, bottom, left, right } = range;
  return row >= top && row <= bottom && column >= left && column <= right;
}

/** Rows and columns of a range. */
export const sizeOfRange = ({ top, bottom, left, right }: GridRange) => ({
  rows: bottom - top + 1,
  columns: right - left + 1,
});

/** The texts of the range; `shown`: row of the table for each row that is shown. */
export function cellsOfRange(cells: Cells, range: GridRange, shown: readonly number[]): string[][] {
  const { top, bottom, left, right } = range;
  return shown
    .slice(top, bottom + 1)
    .map((row) => Array.from({ length: right - left + 1 }, (_, at) => cells[row]?.[left + at] ?? ''));
}

/**
 * A block as a table of HTML, as spreadsheets put it on the clipboard beside the text. Each cell is marked as text:
 * Excel would make a number of 0912 345 678, and a day of 1-2.
 */
export function asHtmlTable(block: Cells): string {
  const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  const safe = (text: string) =>
    text
      .replace(/[&<>"]/g, (sign) => signs[sign]!)
      .replaceAll('\n', '<br style="mso-data-placement:same-cell">');
  const cell = (text: string) => `<td style="mso-number-format:'\\@'">${safe(text)}</td>`;
  return `<table>${block.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('')}</table>`;
}

/**
 * What a paste into a range lays down: a single cell fills it, a block that fits into it a whole number of times is
 * repeated, any other block is taken as it is from the first cell on.
 */
export function blockForRange(block: Cells, range: GridRange): Cells {
  const { rows, columns } = sizeOfRange(range);
  const width = block.reduce((most, row) => Math.max(most, row.length), 0);
  if (block.length === 0 || width === 0 || rows % block.length !== 0 || columns % width !== 0) return block;
  return Array.from({ length: rows }, (_, down) =>
    Array.from({ length: columns }, (_, right) => block[down % block.length]![right % width] ?? ''),
  );
}

/**
 * The table with a block laid over a range. Rows that are not shown stay as they are: where some are hidden the block
 * goes row by row into those that are seen, and only what does not fit goes on below the last of them.
 */
export function pastedOver(
  cells: Cells,
  range: GridRange,
  { block, shown }: { block: Cells; shown: readonly number[] },
): { cells: Cells; addedRows: number; addedColumns: number } {
  const whole = blockForRange(block, range);
  const fitting = shown.slice(range.top, range.top + whole.length);
  let now: Cells = cells;
  let addedColumns = 0;
  for (const [down, row] of fitting.entries()) {
    const laid = pasted(now, { row, column: range.left }, [whole[down]!]);
    now = laid.cells;
    addedColumns += laid.addedColumns;
  }
  const rest = whole.slice(fitting.length);
  if (rest.length === 0) return { cells: now, addedRows: 0, addedColumns };
  const below = pasted(now, { row: (shown.at(-1) ?? now.length - 1) + 1, column: range.left }, rest);
  return { ...below, addedColumns: addedColumns + below.addedColumns };
}

/**
 * A list as a grid that is typed in: where a key leads, what a paste changes, and the way back. Pure.
 * Owns the steps of undo: one for each change a person made, however many cells it touched.
 * Refuses to drop what does not fit: the table grows, and says by how much.
 */
import type { Cells } from '../schema';

export interface Place {
  row: number;
  column: number;
}

/** Rows from `top` (below the header) to `bottom`, and so many columns. */
export interface GridSize {
  top: number;
  bottom: number;
  columns: number;
}

export interface GridKey {
  key: string;
  shiftKey?: boolean;
  ctrlKey?: boolean;
}

const PAGE = 10;
/** Steps that can be taken back; each shares its unchanged rows with the one before. */
const MOST_STEPS = 100;

const within = (at: number, least: number, most: number) => Math.max(least, Math.min(most, at));

/** Where a key leads from a place; null: out of the grid; undefined: the key moves nothing. */
export function moved(from: Place, pressed: GridKey, size: GridSize): Place | null | undefined {
  const { row, column } = from;
  const last = size.columns - 1;
  const to = (nextRow: number, nextColumn: number): Place => ({
    row: within(nextRow, size.top, size.bottom),
    column: within(nextColumn, 0, last),
  });
  const { key, shiftKey = false, ctrlKey = false } = pressed;
  if (key === 'Tab') return tabbed(from, shiftKey, size);
  if (key === 'Enter') return to(row + (shiftKey ? -1 : 1), column);
  if (key === 'ArrowUp') return to(ctrlKey ? size.top : row - 1, column);
  if (key === 'ArrowDown') return to(ctrlKey ? size.bottom : row + 1, column);
  if (key === 'ArrowLeft') return to(row, ctrlKey ? 0 : column - 1);
  if (key === 'ArrowRight') return to(row, ctrlKey ? last : column + 1);
  if (key === 'Home') return to(ctrlKey ? size.top : row, 0);
  if (key === 'End') return to(ctrlKey ? size.bottom : row, last);
  if (key === 'PageUp') return to(row - PAGE, column);
  if (key === 'PageDown') return to(row + PAGE, column);
  return undefined;
}

/** Tab reads on like a text, and leaves the grid behind its last cell and before its first. */
function tabbed({ row, column }: Place, isBack: boolean, size: GridSize): Place | null {
  const next = (row - size.top) * size.columns + column + (isBack ? -1 : 1);
  if (next < 0 || next > (size.bottom - size.top + 1) * size.columns - 1) return null;
  return { row: size.top + Math.floor(next / size.columns), column: next % size.columns };
}

/** The table with one cell written anew; the very same table when nothing differs. */
export function written(cells: Cells, { row, column }: Place, text: string): Cells {
  if ((cells[row]?.[column] ?? '') === text) return cells;
  return pasted(cells, { row, column }, [[text]]).cells;
}

/** The table with a block laid over it from a place on, and how many rows and columns it grew by. */
export function pasted(
  cells: Cells,
  from: Place,
  block: Cells,
): { cells: Cells; addedRows: number; addedColumns: number } {
  const width = (rows: Cells) => rows.reduce((most, row) => Math.max(most, row.length), 0);
  const next = [...cells];
  for (const [down, texts] of block.entries()) {
    const line = [...(next[from.row + down] ?? [])];
    for (const [right, text] of texts.entries()) {
      while (line.length < from.column + right) line.push('');
      line[from.column + right] = text;
    }
    while (next.length < from.row + down) next.push([]);
    next[from.row + down] = line;
  }
  return {
    ...{ cells: next, addedRows: next.length - cells.length },
    addedColumns: Math.max(0, width(next) - width(cells)),
  };
}

/** The table with the text of the cell above in this one. */
export function filledDown(cells: Cells, place: Place, { top }: GridSize): Cells {
  if (place.row <= top) return cells;
  return written(cells, place, cells[place.row - 1]?.[place.column] ?? '');
}

export interface GridSteps {
  now: Cells;
  past: readonly Cells[];
  future: readonly Cells[];
}

/** A table with nothing to take back yet. */
export function firstStep(cells: Cells): GridSteps {
  return { now: cells, past: [], future: [] };
}

/** The next step; a table that is the very same is none. */
export function stepped(steps: GridSteps, cells: Cells): GridSteps {
  if (cells === steps.now) return steps;
  return { now: cells, past: [...steps.past, steps.now].slice(-MOST_STEPS), future: [] };
}

/** One step back, or the same when there is none. */
export function undone({ now, past, future }: GridSteps): GridSteps {
  const before = past.at(-1);
  return before ? { now: before, past: past.slice(0, -1), future: [now, ...future] } : { now, past, future };
}

/** One step forward again, or the same when there is none. */
export function redone({ now, past, future }: GridSteps): GridSteps {
  const [after, ...rest] = future;
  return after ? { now: after, past: [...past, now], future: rest } : { now, past, future };
}

/**
 * Which rows are drawn: those in sight with a margin, and always the one that is typed in. Sorted, each once.
 * `count` rows of equal `height` in a box of `boxHeight` scrolled to `scrolled`, all in pixels.
 */
export function rowsInSight(
  count: number,
  box: { scrolled: number; boxHeight: number; height: number },
  active: number,
): number[] {
  const margin = PAGE;
  const first = within(Math.floor(box.scrolled / box.height) - margin, 0, count);
  const last = within(Math.ceil((box.scrolled + box.boxHeight) / box.height) + margin, 0, count);
  const rows = Array.from({ length: last - first }, (_, at) => first + at);
  if (active >= 0 && active < count && (active < first || active >= last)) rows.push(active);
  return rows.sort((a, b) => a - b);
}

/**
 * The state of the grid and the steps that change it, for `useReducer`. Pure.
 * Owns which cell is active, which rows are shown, which are set aside, and what is said after a change.
 * Refuses to judge cells: lib/lists reads them.
 */
import {
  filledDown,
  firstStep,
  type GridSteps,
  type Place,
  pasted,
  redone,
  stepped,
  undone,
  written,
} from '@/lib/lists/rules/grid';
import { cellsOfRange, type GridRange, pastedOver, rangeOf, sizeOfRange } from '@/lib/lists/rules/grid-range';
import type { Cells } from '@/lib/lists/schema';

export interface GridState {
  steps: GridSteps;
  /** First row below the header, from 0. */
  top: number;
  active: Place;
  /** Numbers of rows set aside, from 1. */
  aside: readonly number[];
  /** Rows that are shown, from 0; null: all. They stay in sight while they are mended. */
  only: readonly number[] | null;
  /** Where a range of cells was begun and how far it reaches; null: the active cell alone. */
  chosen: { from: Place; to: Place } | null;
  said:
    | { what: 'grown' | 'chosen' | 'copied'; rows: number; columns: number }
    | { what: 'undone' | 'redone' }
    | null;
}

export type GridStep =
  | { do: 'go'; to: Place }
  | { do: 'write'; at: Place; text: string }
  | { do: 'reach'; to: Place; from?: Place }
  | { do: 'paste'; at: Place; block: Cells }
  | { do: 'fillDown' | 'undo' | 'redo' | 'setAside' }
  | { do: 'copied' }
  | { do: 'letGo' }
  | { do: 'replace'; cells: Cells }
  | { do: 'show'; only: readonly number[] | null };

/** The grid as it comes up: `top` is its first row from 0, `column` where the active cell stands. */
export function gridOf(
  cells: Cells,
  { top, column, aside }: { top: number; column: number; aside: readonly number[] },
): GridState {
  const active = { row: Math.min(top, Math.max(0, cells.length - 1)), column };
  return { steps: firstStep(cells), top, active, aside, only: null, chosen: null, said: null };
}

/** Rows of the grid, from 0 in the table: below the header, or those that are shown alone. */
export function shownRows({ steps, top, only }: GridState): readonly number[] {
  return only ?? Array.from({ length: Math.max(0, steps.now.length - top) }, (_, at) => top + at);
}

/** The range among the rows that are shown; undefined while one cell is meant. */
export function chosenRange({ chosen }: GridState, shown: readonly number[]): GridRange | undefined {
  if (!chosen) return undefined;
  const place = ({ row, column }: Place) => ({ row: Math.max(0, shown.indexOf(row)), column });
  return rangeOf(place(chosen.from), place(chosen.to));
}

/** The texts of the range that is chosen; undefined while one cell is meant. */
export function chosenCells(state: GridState): string[][] | undefined {
  const shown = shownRows(state);
  const range = chosenRange(state, shown);
  return range && cellsOfRange(state.steps.now, range, shown);
}

/** Widest row of the table. */
export function widthOf(cells: Cells): number {
  return cells.reduce((most, row) => Math.max(most, row.length), 1);
}

/** The state after one step; the very same state when nothing changed. */
export function gridAfter(state: GridState, step: GridStep): GridState {
  const { steps, active, top, aside } = state;
  const { now } = steps;
  switch (step.do) {
    case 'go':
      return { ...state, active: step.to, chosen: null };
    case 'reach':
    case 'copied':
    case 'letGo':
      return withRange(state, step);
    case 'write':
      return withSteps(state, stepped(steps, written(now, step.at, step.text)));
    case 'fillDown': {
      const size = { top, bottom: now.length - 1, columns: widthOf(now) };
      return withSteps(state, stepped(steps, filledDown(now, active, size)));
    }
    case 'paste': {
      const shown = shownRows(state);
      const range = chosenRange(state, shown);
      const { block } = step;
      const {
        cells,
        addedRows: rows,
        addedColumns: columns,
      } = range ? pastedOver(now, range, { block, shown }) : pasted(now, step.at, block);
      const said = rows + columns > 0 ? { what: 'grown' as const, rows, columns } : null;
      // What was pasted must be seen, also where the rows were not shown.
      return { ...state, steps: stepped(steps, cells), only: null, chosen: null, said };
    }
    case 'undo':
      return { ...withSteps(state, undone(steps)), only: null, said: { what: 'undone' } };
    case 'redo':
      return { ...withSteps(state, redone(steps)), only: null, said: { what: 'redone' } };
    case 'replace':
      return { ...withSteps(state, stepped(steps, step.cells)), only: null };
    case 'setAside': {
      const number = active.row + 1;
      const next = aside.includes(number) ? aside.filter((one) => one !== number) : [...aside, number];
      return { ...state, aside: next };
    }
    case 'show':
      return {
        ...state,
        only: step.only,
        chosen: null,
        active: { ...active, row: step.only?.[0] ?? active.row },
      };
  }
}

/** A table that shrank, by a step back, keeps the active cell inside. */
function withSteps(state: GridState, steps: GridSteps): GridState {
  const row = Math.max(Math.min(state.active.row, steps.now.length - 1), state.top);
  const column = Math.min(state.active.column, widthOf(steps.now) - 1);
  return { ...state, steps, active: { row, column }, chosen: null, said: null };
}

/** The range reaches further, is copied, or is given up; the active cell stays where it is. */
function withRange(
  state: GridState,
  step: Extract<GridStep, { do: 'reach' | 'copied' | 'letGo' }>,
): GridState {
  if (step.do === 'letGo') return { ...state, chosen: null, said: null };
  const chosen =
    step.do === 'reach'
      ? { from: step.from ?? state.chosen?.from ?? state.active, to: step.to }
      : state.chosen;
  const next = { ...state, chosen };
  const range = chosenRange(next, shownRows(state));
  return {
    ...next,
    said: range ? { what: step.do === 'reach' ? 'chosen' : 'copied', ...sizeOfRange(range) } : null,
  };
}

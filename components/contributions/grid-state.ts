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
  said: { what: 'grown'; rows: number; columns: number } | { what: 'undone' | 'redone' } | null;
}

export type GridStep =
  | { do: 'go'; to: Place }
  | { do: 'write'; at: Place; text: string }
  | { do: 'paste'; at: Place; block: Cells }
  | { do: 'fillDown' | 'undo' | 'redo' | 'setAside' }
  | { do: 'replace'; cells: Cells }
  | { do: 'show'; only: readonly number[] | null };

/** The grid as it comes up: `top` is its first row from 0, `column` where the active cell stands. */
export function gridOf(
  cells: Cells,
  { top, column, aside }: { top: number; column: number; aside: readonly number[] },
): GridState {
  const active = { row: Math.min(top, Math.max(0, cells.length - 1)), column };
  return { steps: firstStep(cells), top, active, aside, only: null, said: null };
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
      return { ...state, active: step.to };
    case 'write':
      return withSteps(state, stepped(steps, written(now, step.at, step.text)));
    case 'fillDown': {
      const size = { top, bottom: now.length - 1, columns: widthOf(now) };
      return withSteps(state, stepped(steps, filledDown(now, active, size)));
    }
    case 'paste': {
      const { cells, addedRows: rows, addedColumns: columns } = pasted(now, step.at, step.block);
      const said = rows + columns > 0 ? { what: 'grown' as const, rows, columns } : null;
      // What was pasted must be seen, also where the rows were not shown.
      return { ...state, steps: stepped(steps, cells), only: null, said };
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
      return { ...state, only: step.only, active: { ...active, row: step.only?.[0] ?? active.row } };
  }
}

/** A table that shrank, by a step back, keeps the active cell inside. */
function withSteps(state: GridState, steps: GridSteps): GridState {
  const row = Math.max(Math.min(state.active.row, steps.now.length - 1), state.top);
  const column = Math.min(state.active.column, widthOf(steps.now) - 1);
  return { ...state, steps, active: { row, column }, said: null };
}

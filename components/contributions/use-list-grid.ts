'use client';
/**
 * The grid at work: its state, the reading of its cells while they are typed, and its text in the form.
 * Owns the way to the server: the text box of the form always holds what the grid holds, so that the same action reads
 * it with and without script, and the draft on the device is always whole.
 * Refuses to know the books: hints about them stay until their row is changed.
 */
import { type RefObject, useCallback, useDeferredValue, useEffect, useMemo, useReducer, useRef } from 'react';
import { setInputValue } from '@/components/ui/set-input-value';
import { type MarkedRow, marksOf } from '@/lib/contributions/rules/grid-marks';
import type { ListPreview } from '@/lib/contributions/schema/list-preview';
import type { DateVn } from '@/lib/kernel/dates';
import { written } from '@/lib/lists/rules/grid';
import { readList } from '@/lib/lists/rules/read-list';
import type { Cells, ListAnswers, ListReading } from '@/lib/lists/schema';
import { asTabs, cellsOfTabs } from '@/lib/spreadsheets/tabs';
import { type GridState, type GridStep, gridAfter, gridOf } from './grid-state';

export interface ListGridWork {
  state: GridState;
  step: (step: GridStep) => void;
  reading: ListReading;
  markOf: (number: number) => MarkedRow;
  /** Something differs from what was last checked. */
  isChanged: boolean;
  /** Keeps what is being typed in the active cell before it is left, a moment after the last key or at once. */
  keepTyped: (text: string, isNow?: boolean) => void;
}

/** The whole list is written down again each time: not at every key of somebody who types fast. */
const TYPED_KEPT_AFTER_MS = 250;

const cellsAsText = (cells: Cells) => asTabs(cells.map((row) => [...row]));

/** `root`: an element inside the form that also holds the text box named "table". `today` in Việt Nam. */
export function useListGrid(
  preview: ListPreview,
  today: DateVn,
  root: RefObject<HTMLElement | null>,
): ListGridWork {
  const { columns, marks, unit, order, rows } = preview;
  const checked = useMemo(() => cellsOfTabs(preview.table), [preview.table]);
  const checkedAside = useMemo(
    () => rows.filter((row) => row.kind === 'aside').map((row) => row.number),
    [rows],
  );
  const answers = useMemo<ListAnswers>(
    () => ({
      columns: columns.map((kind) => kind || null),
      ...({ marks: marks || undefined, unit: unit || undefined, order: order || undefined } as ListAnswers),
    }),
    [columns, marks, unit, order],
  );
  const [state, step] = useReducer(gridAfter, null, () =>
    gridOf(checked, {
      top: (readList(checked, answers, today).headerRow ?? -1) + 1,
      column: Math.max(0, columns.indexOf('name')),
      aside: checkedAside,
    }),
  );
  const { now } = state.steps;
  const settled = useDeferredValue(now);
  const reading = useMemo(
    () => readList(settled, { ...answers, aside: state.aside }, today),
    [settled, answers, state.aside, today],
  );
  const markOf = useMemo(
    () => marksOf(reading, rows, (number) => !isSame(settled[number - 1], checked[number - 1])),
    [reading, rows, settled, checked],
  );
  const write = useTextBox(root, state, step);
  const isAside =
    state.aside.length === checkedAside.length && checkedAside.every((one) => state.aside.includes(one));
  return {
    ...{ state, step, reading, markOf },
    isChanged: !isAside || cellsAsText(now) !== cellsAsText(checked),
    keepTyped: (text, isNow) => write(written(now, state.active, text), isNow),
  };
}

function isSame(row: readonly string[] = [], other: readonly string[] = []): boolean {
  const width = Math.max(row.length, other.length);
  return Array.from({ length: width }, (_, at) => (row[at] ?? '') === (other[at] ?? '')).every(Boolean);
}

/** The text box of the form follows the grid, and what somebody pastes into the text box comes into the grid. */
function useTextBox(
  root: RefObject<HTMLElement | null>,
  { steps: { now }, aside }: GridState,
  step: (step: GridStep) => void,
) {
  const last = useRef<{ text: string; aside: string } | null>(null);
  const boxIn = useCallback(() => {
    const box = root.current?.closest('form')?.elements.namedItem('table');
    return box instanceof HTMLTextAreaElement ? box : null;
  }, [root]);
  /** Also where only the rows set aside differ: the draft on the device follows the box. */
  const write = useCallback(
    (cells: Cells, rowsAside: readonly number[]) => {
      const next = { text: cellsAsText(cells), aside: rowsAside.join() };
      const before = last.current;
      last.current = next;
      const box = boxIn();
      if (box && before && (before.text !== next.text || before.aside !== next.aside))
        setInputValue(box, next.text);
    },
    [boxIn],
  );
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    clearTimeout(timer.current);
    write(now, aside);
    return () => clearTimeout(timer.current);
  }, [write, now, aside]);
  useEffect(() => {
    const box = boxIn();
    const follow = () => {
      if (box && box.value !== last.current?.text) step({ do: 'replace', cells: cellsOfTabs(box.value) });
    };
    box?.addEventListener('input', follow);
    return () => box?.removeEventListener('input', follow);
  }, [boxIn, step]);
  return (cells: Cells, isNow = false) => {
    clearTimeout(timer.current);
    if (isNow) write(cells, aside);
    else timer.current = setTimeout(() => write(cells, aside), TYPED_KEPT_AFTER_MS);
  };
}

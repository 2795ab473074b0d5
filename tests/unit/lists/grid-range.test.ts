/** A range of cells: what belongs to it, what a copy carries, and what a paste over it changes. */
import { describe, expect, it } from 'vitest';
import { chosenCells, gridAfter, gridOf } from '@/components/contributions/grid-state';
import {
  asHtmlTable,
  blockForRange,
  cellsOfRange,
  isInRange,
  pastedOver,
  rangeOf,
} from '@/lib/lists/rules/grid-range';
import { cellsOfTabs, tabsOfHtml } from '@/lib/spreadsheets/tabs';

const at = (row: number, column: number) => ({ row, column });
const table = [
  ['Họ tên', 'Số tiền', 'Ghi chú'],
  ['Một', '10', 'a'],
  ['Hai', '20'],
  ['Ba', '30', 'c'],
];
const shown = [1, 2, 3];

describe('a range', () => {
  it('goes from either end to the other, and is none while both are one cell', () => {
    expect(rangeOf(at(2, 1), at(0, 0))).toEqual({ top: 0, bottom: 2, left: 0, right: 1 });
    expect(rangeOf(at(2, 1), at(2, 1))).toBeUndefined();
    const range = rangeOf(at(0, 1), at(1, 2));
    expect(
      [at(0, 1), at(1, 2), at(0, 0), at(2, 1)].map(({ row, column }) => isInRange(range, row, column)),
    ).toEqual([...[true, true, false, false]]);
    expect(isInRange(undefined, 0, 0)).toBe(false);
  });

  it('is copied as it is seen: rows that are hidden are not in it, short rows are filled', () => {
    const range = rangeOf(at(0, 0), at(1, 2))!;
    expect(cellsOfRange(table, range, shown)).toEqual([
      ['Một', '10', 'a'],
      ['Hai', '20', ''],
    ]);
    expect(cellsOfRange(table, range, [1, 3]).map(([name]) => name)).toEqual(['Một', 'Ba']);
  });

  it('as HTML keeps texts as texts, line breaks in their cell, and no markup of the cells', () => {
    const block = [
      ['0912 345 678', '<b>&"'],
      ['hai\ndòng', '1-2'],
    ];
    const html = asHtmlTable(block);
    expect(html).not.toContain('<b>');
    expect(html.match(/mso-number-format:'\\@'/g)).toHaveLength(4);
    expect(cellsOfTabs(tabsOfHtml(html)!)).toEqual(block);
  });
});

describe('a paste over a range', () => {
  const range = rangeOf(at(0, 0), at(2, 1))!;

  it('a single cell fills it, a block that fits is repeated, another is taken as it is', () => {
    expect(blockForRange([['x']], range)).toEqual(Array(3).fill(['x', 'x']));
    expect(blockForRange([['x', 'y']], range)).toEqual(Array(3).fill(['x', 'y']));
    const other = [['x'], ['y']];
    expect(blockForRange(other, range)).toBe(other);
  });

  it('leaves hidden rows alone, and what does not fit goes on below', () => {
    const over = pastedOver(table, rangeOf(at(0, 0), at(1, 0))!, { block: [['x'], ['y']], shown: [1, 3] });
    expect(over.cells.map(([name]) => name)).toEqual(['Họ tên', 'x', 'Hai', 'y']);
    expect(over).toMatchObject({ addedRows: 0, addedColumns: 0 });
    const long = pastedOver(table, rangeOf(at(1, 2), at(2, 2))!, {
      ...{
        block: [
          ['p', 'q'],
          ['r', 's'],
          ['t', 'u'],
        ],
        shown,
      },
    });
    expect(long.cells.slice(2)).toEqual([
      ['Hai', '20', 'p', 'q'],
      ['Ba', '30', 'r', 's'],
      ['', '', 't', 'u'],
    ]);
    expect(long).toMatchObject({ addedRows: 1, addedColumns: 1 });
  });
});

describe('the grid with a range', () => {
  const first = gridOf(table, { top: 1, column: 0, aside: [] });

  it('reaches from the active cell, says how much, and moving on gives it up', () => {
    const chosen = gridAfter(first, { do: 'reach', to: at(2, 1) });
    expect(chosen.active).toEqual(first.active);
    expect(chosen.said).toEqual({ what: 'chosen', rows: 2, columns: 2 });
    expect(chosenCells(chosen)).toEqual([
      ['Một', '10'],
      ['Hai', '20'],
    ]);
    expect(gridAfter(chosen, { do: 'copied' }).said).toEqual({ what: 'copied', rows: 2, columns: 2 });
    expect(gridAfter(chosen, { do: 'copied' }).steps).toBe(first.steps);
    expect(chosenCells(gridAfter(chosen, { do: 'go', to: at(3, 0) }))).toBeUndefined();
    expect(chosenCells(gridAfter(chosen, { do: 'letGo' }))).toBeUndefined();
  });

  it('takes a paste in one step that is taken back whole', () => {
    const chosen = gridAfter(first, { do: 'reach', from: at(1, 1), to: at(3, 1) });
    const done = gridAfter(chosen, { do: 'paste', at: first.active, block: [['50.000']] });
    expect(done.steps.now.map((row) => row[1])).toEqual(['Số tiền', '50.000', '50.000', '50.000']);
    expect(gridAfter(done, { do: 'undo' }).steps.now).toBe(table);
  });
});

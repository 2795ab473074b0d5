/** The grid of a list: where keys lead, what a paste changes, and the way back. */
import { describe, expect, it } from 'vitest';
import { marksOf } from '@/lib/contributions/rules/grid-marks';
import type { PreviewRow } from '@/lib/contributions/schema/list-preview';
import {
  filledDown,
  firstStep,
  moved,
  pasted,
  redone,
  rowsInSight,
  stepped,
  undone,
  written,
} from '@/lib/lists/rules/grid';
import { meaningOf } from '@/lib/lists/rules/grid-keys';
import { readList } from '@/lib/lists/rules/read-list';
import { asTabs, cellsOfTabs } from '@/lib/spreadsheets/tabs';

const size = { top: 1, bottom: 30, columns: 3 };
const at = (row: number, column: number) => ({ row, column });

describe('a key', () => {
  it.each([
    [{ key: 'ArrowDown' }, at(5, 1), at(6, 1)],
    [{ key: 'ArrowUp' }, at(1, 1), at(1, 1)],
    [{ key: 'ArrowLeft' }, at(5, 0), at(5, 0)],
    [{ key: 'ArrowRight' }, at(5, 1), at(5, 2)],
    [{ key: 'Enter' }, at(5, 1), at(6, 1)],
    [{ key: 'Enter', shiftKey: true }, at(5, 1), at(4, 1)],
    [{ key: 'Enter' }, at(30, 1), at(30, 1)],
    [{ key: 'Tab' }, at(5, 2), at(6, 0)],
    [{ key: 'Tab', shiftKey: true }, at(5, 0), at(4, 2)],
    [{ key: 'Home' }, at(5, 2), at(5, 0)],
    [{ key: 'End', ctrlKey: true }, at(5, 0), at(30, 2)],
    [{ key: 'Home', ctrlKey: true }, at(5, 2), at(1, 0)],
    [{ key: 'PageDown' }, at(25, 1), at(30, 1)],
    [{ key: 'PageUp' }, at(25, 1), at(15, 1)],
  ])('%o leads from %o to %o', (key, from, to) => {
    expect(moved(from, key, size)).toEqual(to);
  });

  it('Tab is no trap: it leaves behind the last cell and before the first', () => {
    expect(moved(at(30, 2), { key: 'Tab' }, size)).toBeNull();
    expect(moved(at(1, 0), { key: 'Tab', shiftKey: true }, size)).toBeNull();
  });

  it('that an input method sends moves nothing', () => {
    for (const key of ['Backspace', 'đ', 'Process', 'Unidentified', 'Delete'])
      expect(moved(at(5, 1), { key }, size)).toBeUndefined();
  });
});

describe('what a key means', () => {
  it('is another thing on a cell than in its text', () => {
    const means = (key: string, more: object, isTyping: boolean) =>
      meaningOf({ key, ...more }, false, isTyping);
    expect(means('ArrowLeft', {}, false)).toBe('move');
    expect(means('ArrowLeft', {}, true)).toBeNull();
    expect(means('ArrowUp', {}, true)).toBe('move');
    expect(means('z', { ctrlKey: true }, false)).toBe('undo');
    expect(means('z', { ctrlKey: true }, true)).toBeNull();
    expect(means('Z', { metaKey: true, shiftKey: true }, false)).toBe('redo');
    expect(means('d', { ctrlKey: true }, true)).toBe('fillDown');
    expect(means('Escape', {}, true)).toBe('giveUp');
    expect(means('Escape', {}, false)).toBe('leave');
    expect(means('F2', {}, false)).toBe('enter');
    for (const key of ['ArrowDown', 'ArrowLeft', 'End', 'PageUp']) {
      expect(means(key, { shiftKey: true }, false)).toBe('extend');
      expect(means(key, { shiftKey: true }, true)).not.toBe('extend');
    }
    expect(means('a', { ctrlKey: true }, false)).toBe('all');
    expect(means('a', { ctrlKey: true }, true)).toBeNull();
  });

  it('never lets Enter send the form, and touches no letter and no Backspace', () => {
    for (const isTyping of [true, false]) {
      for (const more of [{}, { shiftKey: true }, { altKey: true }])
        expect(meaningOf({ key: 'Enter', ...more }, false, isTyping)).toBe('move');
      for (const key of ['Backspace', 'Delete', 'đ', 'd', 'z'])
        expect(meaningOf({ key }, false, isTyping)).toBeNull();
    }
  });

  it('is nothing while an input method composes', () => {
    for (const key of ['Enter', 'Tab', 'ArrowDown', 'Escape']) {
      expect(meaningOf({ key }, true, true)).toBeNull();
      expect(meaningOf({ key, keyCode: 229 }, false, true)).toBeNull();
    }
  });
});

describe('a paste', () => {
  const table = [['Họ tên', 'Số tiền'], ['A', '1'], ['B']];

  it('of many cells lies over the table, which grows and says by how much', () => {
    const done = pasted(table, at(2, 1), [['2', 'x'], ['3'], ['4', 'y', 'z']]);
    expect(done).toEqual({
      cells: [
        ['Họ tên', 'Số tiền'],
        ['A', '1'],
        ['B', '2', 'x'],
        ['', '3'],
        ['', '4', 'y', 'z'],
      ],
      ...{ addedRows: 2, addedColumns: 2 },
    });
    expect(table).toEqual([['Họ tên', 'Số tiền'], ['A', '1'], ['B']]);
  });

  it('that fits grows nothing and leaves the rows beside it as they are', () => {
    const done = pasted(table, at(1, 0), [['C', '9']]);
    expect(done).toMatchObject({ addedRows: 0, addedColumns: 0 });
    expect(done.cells[2]).toBe(table[2]);
  });

  it('comes from texts with tabs, also with line breaks and quotes in a cell', () => {
    const cells = [
      ['a\nb', 'say "x"', ''],
      ['1.000', '', 'tab\there'],
    ];
    expect(cellsOfTabs(asTabs(cells))).toEqual(cells);
    expect(cellsOfTabs('A\t1\r\nB\t2\r\n')).toEqual([
      ['A', '1'],
      ['B', '2'],
    ]);
    expect(cellsOfTabs('quán "Bà Ba"\t5"\n"hở\t6')).toEqual([
      ['quán "Bà Ba"', '5"'],
      ['"hở', '6'],
    ]);
    expect(cellsOfTabs('một ô')).toEqual([['một ô']]);
  });
});

describe('the way back', () => {
  const first = firstStep([['T'], ['A'], ['B']]);

  it('is one step for each change, forward again until something new is typed', () => {
    const one = stepped(first, written(first.now, at(1, 0), 'An'));
    const two = stepped(one, filledDown(one.now, at(2, 0), { ...size, bottom: 2 }));
    expect(two.now).toEqual([['T'], ['An'], ['An']]);
    expect(undone(two).now).toEqual([['T'], ['An'], ['B']]);
    expect(undone(undone(two)).now).toEqual(first.now);
    expect(redone(undone(two)).now).toEqual(two.now);
    const other = stepped(undone(two), written(one.now, at(2, 0), 'Bình'));
    expect(redone(other)).toEqual(other);
  });

  it('ends at the table as it was read, and what changed nothing is no step', () => {
    expect(undone(first)).toEqual(first);
    expect(stepped(first, written(first.now, at(1, 0), 'A'))).toBe(first);
    expect(filledDown(first.now, at(1, 0), size)).toBe(first.now);
  });
});

describe('the rows that are drawn', () => {
  const box = { scrolled: 0, boxHeight: 480, height: 48 };

  it('are few of a thousand, and always the one that is typed in', () => {
    expect(rowsInSight(1_000, box, 0)).toHaveLength(20);
    expect(rowsInSight(1_000, { ...box, scrolled: 24_000 }, 3)).toEqual([
      3,
      ...Array.from({ length: 30 }, (_, index) => 490 + index),
    ]);
    expect(rowsInSight(5, box, 4)).toEqual([0, 1, 2, 3, 4]);
    expect(rowsInSight(0, box, -1)).toEqual([]);
  });
});

describe('the mark beside a row', () => {
  const cells = [
    ['Họ tên', 'Số tiền'],
    ['Người A', '1.000.000'],
    ['Người B', 'x5'],
    ['Người C', '50.000'],
    ['Cộng', '1.050.000'],
  ];
  const checked = (number: number, more: Partial<PreviewRow>) =>
    ({ number, problems: [], hints: [], ...more }) as never;
  const seen = [
    checked(2, { hints: [{ kind: 'sameGift', about: 'PT 1' }] }),
    checked(3, {}),
    checked(4, {}),
    checked(5, {}),
  ];
  const marks = (changed: number[], aside: number[] = []) => {
    const reading = readList(cells, { aside }, '2019-07-02');
    const of = marksOf(reading, seen, (number) => changed.includes(number));
    return [2, 3, 4, 5, 6].map((number) => of(number).mark);
  };

  it('tells what is wrong, what may be a double, what was set aside and what is no gift', () => {
    expect(marks([])).toEqual(['double', 'look', 'right', 'around', 'empty']);
    expect(marks([], [3])).toEqual(['double', 'aside', 'right', 'around', 'empty']);
  });

  it('carries no answer of the books over to a row that was changed since', () => {
    expect(marks([2, 4])).toEqual(['changed', 'look', 'changed', 'around', 'empty']);
  });
});

'use client';
/**
 * The rows of a list as a grid to be mended with the keyboard, where there is script; without it ListRows stands here.
 * Owns the table, the box of the active cell, and what is said about the active row. It scrolls inside its own box.
 * Refuses to send anything by itself: the form below does, with the text that the grid keeps in it.
 */
import { useTranslations } from 'next-intl';
import { type RefObject, useCallback, useEffect, useRef } from 'react';
import type { ListPreview } from '@/lib/contributions/schema/list-preview';
import type { DateVn } from '@/lib/kernel/dates';
import { type GridKey, moved, type Place } from '@/lib/lists/rules/grid';
import { type GridRange, isInRange } from '@/lib/lists/rules/grid-range';
import type { Locale } from '@/messages/catalogue';
import { GridInput } from './grid-input';
import { GridNotes } from './grid-notes';
import { chosenCells, chosenRange, shownRows, widthOf } from './grid-state';
import { GridTools, leavesTo } from './grid-tools';
import { DonorChoices, RepeatedFixes } from './list-rows';
import { useGridPointer, useReachInSight } from './use-grid-pointer';
import { type ListGridWork, useListGrid } from './use-list-grid';
import { useRowWindow } from './use-row-window';

interface Props {
  locale: Locale;
  preview: ListPreview;
  /** Day in Việt Nam. */
  today: DateVn;
  onChanged: (isChanged: boolean) => void;
}

/** A table that is typed in is a grid to screen readers; its cells tell whether they are chosen. */
const as = {
  grid: { role: 'grid', 'aria-multiselectable': true },
  cell: { role: 'gridcell' },
  nothing: { 'aria-hidden': true },
} as const;

const cellAs = (isChosen: boolean) => ({ role: 'gridcell', 'aria-selected': isChosen }) as const;

export function ListGrid({ locale, preview, today, onChanged }: Props) {
  const t = useTranslations('lists');
  const root = useRef<HTMLElement>(null);
  const work = useListGrid(preview, today, root);
  const { state, isChanged } = work;
  useEffect(() => onChanged(isChanged), [onChanged, isChanged]);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // The answer took the pressed button away: the next Tab goes on here, not at the top of the page.
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, []);
  const wrong = preview.rows.filter((row) => row.kind === 'gift' && row.problems.length > 0);
  return (
    <section aria-labelledby="list-grid" ref={root}>
      <h2 id="list-grid" ref={heading} tabIndex={-1}>
        {t('grid.title')}
      </h2>
      <p className="field-hint" id="grid-keys">
        {t('grid.keys')}
      </p>
      <GridTable {...{ work, preview, t }} />
      <GridNotes {...{ locale, work, preview }} />
      <GridTools work={work} />
      <RepeatedFixes {...{ locale, preview, wrong }} />
      <DonorChoices {...{ locale, rows: preview.rows }} />
      {state.aside.map((number) => (
        <input key={number} type="hidden" name="aside" value={number} />
      ))}
    </section>
  );
}

interface TableProps {
  work: ListGridWork;
  preview: ListPreview;
  t: ReturnType<typeof useTranslations<'lists'>>;
}

function GridTable({ work, preview, t }: TableProps) {
  const box = useRef<HTMLDivElement>(null);
  const { state, reading, step } = work;
  const onGo = useCallback(
    (to: Place, isReach: boolean) => step({ do: isReach ? 'reach' : 'go', to }),
    [step],
  );
  const isAtWork = useGridPointer(box, onGo);
  const shown = shownRows(state);
  const range = chosenRange(state, shown);
  useReachInSight(box, state.chosen?.to.row, shown);
  const width = Math.max(widthOf(state.steps.now), preview.columns.length);
  const { rows, lastGap } = useRowWindow(box, shown.length, shown.indexOf(state.active.row));
  // Two columns may be called alike: their place tells them apart.
  const columns = Array.from({ length: width }, (_, at) => ({
    ...{ id: `column-${at}`, at },
    header: reading.headers[at] || t('grid.column', { place: at + 1 }),
  }));
  return (
    <div className="grid-box" ref={box}>
      <table
        className="grid-table"
        data-range={range ? true : undefined}
        {...as.grid}
        aria-labelledby="list-grid"
        aria-describedby="grid-keys"
        aria-rowcount={shown.length + 1}
        aria-colcount={width + 2}
      >
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">{t('table.number')}</th>
            <th scope="col">{t('grid.state')}</th>
            {columns.map(({ id, header }) => (
              <th key={id} scope="col">
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ at, gap }) => (
            <GridRow
              key={shown[at]}
              {...{ work, t, columns, shown, range, gap, isAtWork }}
              row={shown[at]!}
              place={at}
            />
          ))}
          <Gap height={lastGap} columns={width + 2} />
        </tbody>
      </table>
    </div>
  );
}

function Gap({ height, columns }: { height: number; columns: number }) {
  return height > 0 ? (
    <tr {...as.nothing} style={{ height }}>
      <td colSpan={columns} />
    </tr>
  ) : null;
}

interface RowProps {
  work: ListGridWork;
  t: TableProps['t'];
  columns: readonly { id: string; at: number; header: string }[];
  shown: readonly number[];
  range: GridRange | undefined;
  /** Row of the table, from 0, and its place among those shown. */
  row: number;
  place: number;
  gap: number;
  /** True while the person is in the grid: then the next active cell takes the focus. */
  isAtWork: RefObject<boolean>;
}

function GridRow(props: RowProps) {
  const { work, t, columns, row, place, range, gap } = props;
  const { state, markOf } = work;
  const { mark, problems } = markOf(row + 1);
  const wrong = new Set(problems.map(({ column }) => column));
  const texts = state.steps.now[row] ?? [];
  return (
    <>
      <Gap height={gap} columns={columns.length + 2} />
      <tr data-row={row + 1} data-mark={mark} aria-rowindex={place + 2}>
        <th scope="row">{row + 1}</th>
        <td {...cellAs(false)}>{t(`grid.marks.${mark}`)}</td>
        {columns.map(({ id, at: column, header }) => {
          const isActive = state.active.row === row && state.active.column === column;
          const text = texts[column] ?? '';
          return (
            <td
              key={id}
              {...cellAs(range ? isInRange(range, place, column) : isActive)}
              data-column={column}
              data-wrong={wrong.has(column) || undefined}
            >
              {isActive ? (
                <ActiveCell key={text} {...props} {...{ text, column, header }} isWrong={wrong.has(column)} />
              ) : (
                text
              )}
            </td>
          );
        })}
      </tr>
    </>
  );
}

type ActiveProps = RowProps & { text: string; column: number; header: string; isWrong: boolean };

function ActiveCell(props: ActiveProps) {
  const { work, t, columns, shown, row, place, text, column, header, isWrong, isAtWork } = props;
  const { step, keepTyped } = work;
  const { state } = work;
  const at = { row, column };
  const size = { top: 0, bottom: shown.length - 1, columns: columns.length };
  const onExtend = ({ key, ctrlKey }: GridKey) => {
    const from = state.chosen?.to ?? at;
    const to = moved(
      { row: Math.max(0, shown.indexOf(from.row)), column: from.column },
      { key, ctrlKey },
      size,
    );
    if (to) step({ do: 'reach', to: { row: shown[to.row]!, column: to.column } });
  };
  const onAll = () =>
    step({
      ...{ do: 'reach', from: { row: shown[0]!, column: 0 } },
      to: { row: shown[size.bottom]!, column: size.columns - 1 },
    });
  const onMove = (key: GridKey): 'moved' | 'out' => {
    const to = moved({ row: place, column }, key, size);
    if (!to) return 'out';
    step({ do: 'go', to: { row: shown[to.row]!, column: to.column } });
    return 'moved';
  };
  return (
    <GridInput
      value={text}
      label={t('grid.cell', { header, row: row + 1 })}
      describedBy="grid-row-notes"
      isWrong={isWrong}
      takesFocus={isAtWork.current}
      onTyping={keepTyped}
      onWrite={(typed) => step({ do: 'write', at, text: typed })}
      onPaste={(block) => step({ do: 'paste', at, block })}
      onMove={onMove}
      onExtend={onExtend}
      chosen={() => chosenCells(state)}
      onCommand={(command) => (command === 'all' ? onAll() : step({ do: command }))}
      onLeave={() => (state.chosen ? step({ do: 'letGo' }) : document.getElementById(leavesTo)?.focus())}
    />
  );
}

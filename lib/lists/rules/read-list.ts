/**
 * From cells to gifts: the columns, the questions, every row with what is wrong in it, the totals that prove the sum.
 * Pure: the same cells and answers give the same reading, in the browser and on the server.
 * Owns what a row is. Refuses to drop a row silently: headings, footers and totals are listed as what they are.
 */
import type { DateVn } from '@/lib/kernel/dates';
import { normaliseText } from '@/lib/kernel/names';
import type { Cells, ColumnKind, ColumnQuestion, ListAnswers, ListReading } from '../schema';
import { questionsOfAmounts, readAmount } from './amounts';
import { findHeader, isDoubtful, recogniseColumns } from './columns';
import { questionsOfDays, readDay } from './days';
import { type RowContext, readRow } from './rows';
import { checkTotals } from './totals';

/**
 * Reads a list of givers.
 * @param today the day in Việt Nam: later days are refused
 */
export function readList(cells: Cells, answers: ListAnswers, today: DateVn): ListReading {
  const headerRow = findHeader(cells);
  const width = Math.max(0, ...cells.map((row) => row.length));
  const recognised = recogniseColumns(cells, headerRow);
  const columns = Array.from({ length: width }, (_, at) =>
    answers.columns ? (answers.columns[at] ?? null) : (recognised[at] ?? null),
  );
  const headers = columns.map((_, at) =>
    normaliseText(headerRow === null ? '' : (cells[headerRow]![at] ?? '')),
  );
  const first = headerRow === null ? 0 : headerRow + 1;
  const body = cells.slice(first);
  const context: RowContext = {
    ...{ columns, aside: new Set(answers.aside) },
    amountOf: onceEach((cell) => readAmount(cell, answers)),
    dayOf: onceEach((cell) => readDay(cell, answers.order, today)),
    lastAmountRow: body.findLastIndex((row) => hasFigure(row, columns)),
    hasNumbers: columns.includes('number'),
  };
  const rows = body
    .map((row, at) => readRow(row, at, first + at + 1, context))
    .filter((row) => row !== undefined);
  const gifts = rows.filter((row) => row.kind === 'gift' && row.amountVnd !== null);
  const reading = {
    ...{ headerRow, headers, columns, rows },
    totals: checkTotals(rows),
    sumVnd: gifts.reduce((sum, row) => sum + row.amountVnd!, 0n),
    giftCount: rows.filter((row) => row.kind === 'gift').length,
  };
  return { ...reading, questions: questionsOf(cells, reading, answers) };
}

/** The same text in another row is not read a second time. */
function onceEach<T>(read: (cell: string) => T): (cell: string) => T {
  const known = new Map<string, T>();
  return (cell) => {
    const before = known.get(cell);
    if (before !== undefined) return before;
    const now = read(cell);
    known.set(cell, now);
    return now;
  };
}

function hasFigure(row: readonly string[], columns: readonly (ColumnKind | null)[]): boolean {
  return columns.some((kind, at) => kind === 'amount' && /\d/.test(row[at] ?? ''));
}

/** Questions about columns, asked of the cells of gifts alone: a footer may say anything. */
function questionsOf(
  cells: Cells,
  reading: Omit<ListReading, 'questions'>,
  answers: ListAnswers,
): ColumnQuestion[] {
  const questions: ColumnQuestion[] = [];
  const { columns, headers } = reading;
  const only = (kind: ColumnKind) => columns.filter((one) => one === kind).length === 1;
  if (!only('name')) questions.push({ about: 'nameColumn', column: null, samples: [] });
  if (!only('amount')) questions.push({ about: 'amountColumn', column: null, samples: [] });
  const gifts = reading.rows.filter((row) => row.kind === 'gift').map((row) => cells[row.number - 1]!);
  for (const [column, kind] of columns.entries()) {
    const content = gifts.map((row) => row[column] ?? '').filter((cell) => cell !== '');
    if (kind === 'amount' && only('amount'))
      questions.push(...questionsOfAmounts(content, headers[column] ?? '', column, answers));
    if (kind === 'day') questions.push(...questionsOfDays(content, column, answers.order));
    if (!answers.columns && isDoubtful(gifts, column, kind))
      questions.push({ about: 'columnContent', column, samples: content.slice(0, 3) });
  }
  return questions;
}

/**
 * A statement as a grid of cells (CSV, XLSX, pasted) → lines, with everything that is strange about it named. Pure.
 * Owns the walk over rows: header, lines, continued memos, totals, page breaks, footer.
 * Refuses to skip a row in silence: what is neither line nor summary nor empty is an error with its row.
 */
import { type DateVn, isDateVn } from '@/lib/kernel/dates';
import type { ColumnMap, Finding, ReadingOptions, StatementLine, StatementReading } from '../schema';
import { checkBalances } from './balance';
import { findHeader, isUsable } from './columns';
import type { ThousandsMark } from './figures';
import { completeDay, readPrinted, readPrintedDay, readPrintedTime, thousandsMark } from './figures';
import { type Letterhead, readLetterhead, summaryOf } from './letterhead';

type Grid = readonly (readonly string[])[];

interface Walk {
  columns: ColumnMap;
  mark: ThousandsMark;
  letterhead: Letterhead;
  options: ReadingOptions;
  lines: StatementLine[];
  findings: Finding[];
  openingVnd: bigint | null;
  closingVnd: bigint | null;
  /** Printed sums: credit and debit by the columns they stand in. */
  total: { credit: bigint | null; debit: bigint | null };
  /** True once a total or closing balance was read: below it only signatures are expected. */
  isFooter: boolean;
}

/** Reads a grid. Without a header that anyone knows and without told columns: one error, `statements.unknownLayout`. */
export function readGrid(grid: Grid, options: ReadingOptions = {}): StatementReading {
  const header = options.columns
    ? { row: (options.headerRow ?? 1) - 1, firstDataRow: options.headerRow ?? 1, columns: options.columns }
    : findHeader(grid);
  if (!header || !isUsable(header.columns)) return unreadable('statements.unknownLayout');
  const { columns } = header;
  const money = [columns.debit, columns.credit, columns.amount, columns.balance].flatMap((at) => at ?? []);
  const mark = thousandsMark(cellsOf(grid, header.firstDataRow, money));
  if (mark === 'mixed') return unreadable('statements.mixedThousands');
  const walk: Walk = {
    ...{ columns, mark, options, letterhead: readLetterhead(grid.slice(0, header.row)) },
    ...{ lines: [], findings: [], openingVnd: null, closingVnd: null },
    ...{ total: { credit: null, debit: null }, isFooter: false },
  };
  for (const row of grid.slice(0, header.row)) if (summaryOf(row) === 'opening') readSummary(walk, row);
  const titles = grid[header.row];
  for (let at = header.firstDataRow; at < grid.length; at += 1)
    if (!isSameRow(grid[at]!, titles)) readRow(walk, grid[at]!, at + 1);
  return conclude(walk, 'layout' in header ? header.layout : 'mapped');
}

/** Cells of some columns, one after another: a list of them all would be as large as the file. */
function* cellsOf(grid: Grid, from: number, columns: readonly number[]): Generator<string> {
  for (let at = from; at < grid.length; at += 1) for (const column of columns) yield grid[at]![column] ?? '';
}

/** The titles again, as at the top of each printed page. */
function isSameRow(row: readonly string[], titles: readonly string[] | undefined): boolean {
  return row.length === titles?.length && row.every((cell, at) => cell === titles[at]);
}

/** A reading that says only why there is none. */
export function unreadable(code: string, params?: Record<string, string | number>): StatementReading {
  return {
    ...{ layout: 'unknown', balanceStyle: 'none', lines: [], accountNo: '' },
    ...{ openingVnd: null, closingVnd: null, creditVnd: 0n, debitVnd: 0n, firstOn: null, lastOn: null },
    findings: [{ level: 'error', code, params }],
  };
}

function readRow(walk: Walk, row: readonly string[], number: number): void {
  if (row.every((cell) => cell.trim() === '')) return;
  const cell = (at: number | undefined) => (at === undefined ? '' : (row[at] ?? '').trim());
  const day = readPrintedDay(cell(walk.columns.date));
  if (day) {
    if (walk.isFooter) walk.findings.push(fault('statements.lineAfterTotal', number));
    const time = day.time || (readPrintedTime(cell(walk.columns.time)) ?? '');
    const occurredOn = completeDay(day, { ...walk.letterhead, year: walk.options.year });
    if (!occurredOn) {
      const code = day.year === undefined ? 'statements.yearMissing' : 'statements.badDate';
      walk.findings.push(fault(code, number, cell(walk.columns.date)));
    } else readLine(walk, cell, { occurredOn, time, row: number });
    return;
  }
  const kind = summaryOf(row);
  if (kind) {
    if (kind !== 'opening') walk.isFooter = true;
    readSummary(walk, row);
    return;
  }
  if (walk.isFooter) return;
  const filled = row.flatMap((text, at) => (text.trim() === '' ? [] : [at]));
  const last = walk.lines.at(-1);
  // A memo broken over two rows by the bank's own paper.
  if (last && filled.length === 1 && filled[0] === walk.columns.memo)
    last.memo = `${last.memo}\n${cell(walk.columns.memo)}`;
  else walk.findings.push(fault('statements.unreadableRow', number, row.join(' ').trim().slice(0, 80)));
}

function readLine(
  walk: Walk,
  cell: (at: number | undefined) => string,
  place: { occurredOn: DateVn; time: string; row: number },
): void {
  const { columns, mark } = walk;
  const read = (at: number | undefined) => readPrinted(cell(at), mark);
  const [debit, credit, amount] = [read(columns.debit), read(columns.credit), read(columns.amount)];
  const balance = cell(columns.balance) === '' ? null : read(columns.balance);
  if (debit === undefined || credit === undefined || amount === undefined || balance === undefined) {
    const wrong = [columns.debit, columns.credit, columns.amount, columns.balance].find(
      (at) => at !== undefined && read(at) === undefined,
    );
    walk.findings.push(fault('statements.badAmount', place.row, cell(wrong)));
    return;
  }
  if (debit !== 0n && credit !== 0n) {
    walk.findings.push(fault('statements.bothSides', place.row));
    return;
  }
  const out = debit < 0n ? -debit : debit;
  const signed = amount !== 0n ? signedAmount(amount, cell(columns.side)) : credit - out;
  const [docNo, own] = [cell(columns.docNo), cell(columns.reference)];
  const reference = docNo && own ? `${docNo} · ${own}` : docNo || own;
  // Written out: tens of thousands of lines put together from pieces are as much rubbish again.
  walk.lines.push({
    row: place.row,
    occurredOn: place.occurredOn,
    time: place.time,
    amountVnd: signed,
    isAmountPrinted: signed !== 0n,
    balanceVnd: balance,
    memo: cell(columns.memo),
    counterparty: cell(columns.counterparty),
    reference,
  });
}

/** One column for both ways: the sign, or a word beside it, says which. */
function signedAmount(amount: bigint, side: string): bigint {
  return amount > 0n && /^(d|dr|n|no|nợ|debit|ghi nợ|-)$/i.test(side.trim()) ? -amount : amount;
}

function readSummary(walk: Walk, row: readonly string[]): void {
  const kind = summaryOf(row);
  const at = (column: number | undefined) =>
    column === undefined || (row[column] ?? '').trim() === ''
      ? null
      : (readPrinted(row[column]!, walk.mark) ?? null);
  if (kind === 'total') {
    walk.total = {
      credit: at(walk.columns.credit) ?? walk.total.credit,
      debit: at(walk.columns.debit) ?? walk.total.debit,
    };
    return;
  }
  const amounts = row.flatMap((cell) => {
    const amount = /\d/.test(cell) ? readPrinted(cell, walk.mark || '.') : undefined;
    return amount === undefined ? [] : [amount];
  });
  const balance = at(walk.columns.balance) ?? amounts.at(-1) ?? null;
  if (kind === 'opening') walk.openingVnd ??= balance;
  else walk.closingVnd = balance;
}

/** Sums, balances and control totals; `options` give what the file does not print. */
function conclude(walk: Walk, layout: string): StatementReading {
  const { options, findings } = walk;
  const check = checkBalances(walk.lines, {
    openingVnd: walk.openingVnd ?? options.openingVnd ?? null,
    closingVnd: walk.closingVnd ?? options.closingVnd ?? null,
  });
  const reading = summed(check.lines, {
    ...{ layout, balanceStyle: check.balanceStyle, accountNo: walk.letterhead.accountNo },
    ...{ openingVnd: check.openingVnd, closingVnd: check.closingVnd },
    findings: [...findings, ...check.findings],
  });
  for (const [side, sum] of [['credit', reading.creditVnd] as const, ['debit', reading.debitVnd] as const]) {
    const printed = walk.total[side];
    if (printed !== null && printed !== sum)
      reading.findings.push({
        ...{ level: 'error', code: `statements.${side}TotalDiffers` },
        params: { printed: String(printed), computed: String(sum) },
      });
  }
  const { from, to } = walk.letterhead;
  const outside = reading.lines.filter(
    (line) => (from && line.occurredOn < from) || (to && line.occurredOn > to),
  );
  if (outside.length > 0)
    reading.findings.push({
      ...{ level: 'question', code: 'statements.outsidePeriod', row: outside[0]!.row },
      params: { row: outside[0]!.row, count: outside.length, from: from ?? '', to: to ?? '' },
    });
  return reading;
}

/** Adds up the lines and finds the first and last day. Days must be real (yyyy-mm-dd). */
export function summed(
  lines: StatementLine[],
  rest: Omit<StatementReading, 'lines' | 'creditVnd' | 'debitVnd' | 'firstOn' | 'lastOn'>,
): StatementReading {
  const days = lines.map((line) => line.occurredOn).filter(isDateVn);
  const sum = (of: (amount: bigint) => boolean) =>
    lines.reduce((total, line) => (of(line.amountVnd) ? total + line.amountVnd : total), 0n);
  const findings =
    lines.length === 0 && rest.findings.length === 0
      ? [{ level: 'error' as const, code: 'statements.noLines' }]
      : rest.findings;
  return {
    ...rest,
    findings,
    lines,
    creditVnd: sum((amount) => amount > 0n),
    debitVnd: -sum((amount) => amount < 0n),
    firstOn: days.reduce<DateVn | null>((first, day) => (first === null || day < first ? day : first), null),
    lastOn: days.reduce<DateVn | null>((last, day) => (last === null || day > last ? day : last), null),
  };
}

const fault = (code: string, row: number, text = ''): Finding => ({
  ...{ level: 'error', code, row },
  params: { row, text },
});

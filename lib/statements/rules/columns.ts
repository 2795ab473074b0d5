/**
 * Which row of a statement is its header, and what each column means, by the words banks print. Pure.
 * Owns the dictionary of header words and the names of known layouts.
 * Refuses to guess from amounts: a layout whose words nobody knows is mapped by a person.
 */
import { squeezeText } from '@/lib/kernel/names';
import type { ColumnMap, ColumnMeaning } from '../schema';

/** The header may stand below a letterhead, never further down than this. */
const LAST_HEADER_ROW = 40;

const words: Readonly<Record<ColumnMeaning, readonly string[]>> = {
  date: 'ngay|ngaygiaodich|ngaygd|ngaythang|ngayhachtoan|ngayhieuluc|tnxdate|txndate|transdate|transactiondate|postingdate|valuedate|bookingdate|date'.split(
    '|',
  ),
  time: 'gio|giogiaodich|thoigian|time|transtime'.split('|'),
  debit:
    'ghino|no|phatsinhno|sotienghino|tienra|chi|rut|debit|debitamount|psno|withdrawal|paidout|sotienno'.split(
      '|',
    ),
  credit:
    'ghico|co|phatsinhco|sotienghico|tienvao|thu|credit|creditamount|psco|deposit|paidin|sotienco'.split('|'),
  amount: 'sotien|sotiengd|sotiengiaodich|amount|giatri|transactionamount'.split('|'),
  side: 'loai|loaigiaodich|loaigd|noco|ghinoco|dc|drcr|crdr|type|debitcredit'.split('|'),
  balance:
    'sodu|soducuoi|sodusaugiaodich|sodusaugd|sodutaikhoan|balance|runningbalance|endingbalance|soduluyke'.split(
      '|',
    ),
  memo: 'diengiai|noidung|noidunggiaodich|noidunggd|mota|motagiaodich|chitietgiaodich|transactiondetails|transactionsindetail|description|details|remark|remarks|txndescription|narrative|noidungchuyenkhoan'.split(
    '|',
  ),
  counterparty:
    'taikhoandoiung|tendoiung|doitac|nguoichuyen|nguoichuyennhan|tennguoichuyen|donvichuyen|offsetaccount|counterparty|counteraccount|sender|beneficiary|remitter'.split(
      '|',
    ),
  reference: 'sothamchieu|mathamchieu|referencenumber|reference|refno|ref|sobut|sobuttoan'.split('|'),
  docNo:
    'sochungtu|soct|documentnumber|docno|magiaodich|sogiaodich|magd|sogd|transactionid|txnid|sohieuct'.split(
      '|',
    ),
};

const meaningOf = new Map<string, ColumnMeaning>(
  (Object.keys(words) as ColumnMeaning[]).flatMap((meaning) => words[meaning].map((word) => [word, meaning])),
);

/** Layouts seen in real statements, by the words of their header in order. */
const knownLayouts: readonly (readonly [name: string, words: string])[] = [
  ['vcbOnline', 'tnxdate docno debit credit balance transactionsindetail'],
  [
    'pageList',
    'pageid date time documentnumber referencenumber transactiondetails debitamount creditamount balance offsetaccount',
  ],
  ['bilingualPaper', 'stt ngaygiaodich phatsinhco diengiai'],
];

/** A header found: its row (from 0), the first row of data, the columns and the layout's name. */
export interface FoundHeader {
  row: number;
  firstDataRow: number;
  columns: ColumnMap;
  layout: string;
}

/** One header cell as a key: folded, without spaces and signs; of two languages in one cell the first counts. */
function headerKeys(cell: string): string[] {
  const parts = cell.split(/[/\n(]/).map((part) => squeezeText(part));
  return [squeezeText(cell), ...parts].filter((key) => key !== '');
}

function meaningOfCell(cell: string): ColumnMeaning | undefined {
  for (const key of headerKeys(cell)) {
    const meaning = meaningOf.get(key);
    if (meaning) return meaning;
  }
  return undefined;
}

/** Columns of one row read as a header; the first column of a meaning wins. */
export function columnsOf(row: readonly string[]): ColumnMap {
  const columns: ColumnMap = {};
  row.forEach((cell, column) => {
    const meaning = meaningOfCell(cell);
    if (meaning && columns[meaning] === undefined) columns[meaning] = column;
  });
  return columns;
}

/** A day and at least one column of money: without them a row is no header. */
export function isUsable(columns: ColumnMap): boolean {
  const hasMoney =
    columns.credit !== undefined || columns.debit !== undefined || columns.amount !== undefined;
  return columns.date !== undefined && hasMoney;
}

const isSecondLanguage = (row: readonly string[]): boolean => {
  const cells = row.filter((cell) => cell.trim() !== '');
  return cells.length > 1 && cells.every((cell) => /^\(.*\)\.?$/s.test(cell.trim()) || meaningOfCell(cell));
};

/** The header of a grid of cells, or undefined when no row has words anyone knows. */
export function findHeader(grid: readonly (readonly string[])[]): FoundHeader | undefined {
  for (let row = 0; row < Math.min(grid.length, LAST_HEADER_ROW); row += 1) {
    const columns = columnsOf(grid[row]!);
    if (!isUsable(columns)) continue;
    const key = grid[row]!.map((cell) => headerKeys(cell)[0] ?? '').join(' ');
    const layout = knownLayouts.find(([, known]) => known === key.trim())?.[0] ?? 'named';
    const hasTwin = grid[row + 1] !== undefined && isSecondLanguage(grid[row + 1]!);
    return { row, firstDataRow: row + (hasTwin ? 2 : 1), columns, layout };
  }
  return undefined;
}

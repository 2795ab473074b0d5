/**
 * Shapes of a bank statement: what a reader of any layout hands over, and what is asked before it is stored.
 * Owns the words of columns, findings and questions. Refuses to hold anything of the file but its lines.
 */
import type { DateVn } from '@/lib/kernel/dates';

/** What a column of a statement may mean. */
export const columnMeanings = [
  'date',
  'time',
  'debit',
  'credit',
  'amount',
  'side',
  'balance',
  'memo',
  'counterparty',
  'reference',
  'docNo',
] as const;
export type ColumnMeaning = (typeof columnMeanings)[number];

/** Meaning → column, counted from 0. */
export type ColumnMap = Partial<Record<ColumnMeaning, number>>;

/** How a statement prints the balance: after every line, now and then (mostly at the end of a day), or never. */
export type BalanceStyle = 'running' | 'daily' | 'none';

/** One movement as it will be stored. */
export interface StatementLine {
  /** Row of the file, counted from 1 as a spreadsheet shows it. */
  row: number;
  /** Day of the bank, in Việt Nam. */
  occurredOn: DateVn;
  /** hh:mm:ss, or empty when the bank prints none. */
  time: string;
  /** Đồng; money in is positive, money out negative, never zero. */
  amountVnd: bigint;
  /** False when the file lost the amount in print and it was found again from the balance. */
  isAmountPrinted: boolean;
  /** Đồng after this line, where printed. */
  balanceVnd: bigint | null;
  memo: string;
  counterparty: string;
  reference: string;
}

/**
 * Something that keeps the statement from being stored (`error`), or that a person must look at and accept first
 * (`question`). The code has a sentence under messages/errors; params fill it.
 */
export interface Finding {
  level: 'error' | 'question';
  code: string;
  row?: number;
  params?: Record<string, string | number>;
}

/** What was read from a file, before anything is stored. */
export interface StatementReading {
  /** csv layout by its name, `mapped` (told by a person), mt940 or camt053. */
  layout: string;
  balanceStyle: BalanceStyle;
  /** In the order things happened, whichever way the bank lists them. */
  lines: StatementLine[];
  /** Digits of the account, when the file says; compared with the account chosen. */
  accountNo: string;
  openingVnd: bigint | null;
  closingVnd: bigint | null;
  creditVnd: bigint;
  debitVnd: bigint;
  firstOn: DateVn | null;
  lastOn: DateVn | null;
  findings: Finding[];
}

/** Answers a person may give for a file that does not say everything. */
export interface ReadingOptions {
  /** Columns told by a person, for a layout nobody has seen; row of the header from 1. */
  columns?: ColumnMap;
  headerRow?: number;
  /** Year of a statement that prints 05/09 only, when no period stands above it. */
  year?: number;
  /** Balances typed from the paper, for a file that prints none. */
  openingVnd?: bigint;
  closingVnd?: bigint;
}

/** Why a voucher explains a line; shown in words beside each match. */
export const matchReasons = [
  'memoCode',
  'orderOfLine',
  'amountDayName',
  'amountDay',
  'rule',
  'history',
  'byHand',
  'created',
] as const;
export type MatchReason = (typeof matchReasons)[number];

/** More lines than a province's association moves in a year; keeps one import bounded. */
export const MAX_LINES = 200_000;

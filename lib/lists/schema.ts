/**
 * Shapes of a list of givers as it was typed somewhere else: columns, what they mean, rows, what is wrong in a cell.
 * Owns the closed lists of column kinds and of answers to questions about a column.
 * Refuses to know donors and books: a list is only read here.
 */
import type { DateVn } from '@/lib/kernel/dates';

/** Rows of clean texts, as lib/spreadsheets gives them. */
export type Cells = readonly (readonly string[])[];

export const columnKinds = [
  'number',
  'name',
  'unit',
  'amount',
  'day',
  'method',
  'phone',
  'address',
  'note',
] as const;
export type ColumnKind = (typeof columnKinds)[number];

/** What dots and commas between three digits are, where a column uses both. */
export const markAnswers = ['bothThousands', 'dotThousands', 'commaThousands'] as const;
export type MarkAnswer = (typeof markAnswers)[number];

/** What a bare number of a column counts, where it may be more than one thing. */
export const unitAnswers = ['dong', 'thousand', 'million'] as const;
export type UnitAnswer = (typeof unitAnswers)[number];

/** Which number of a day comes first, where a column proves that it is not always the day. */
export const orderAnswers = ['dayFirst', 'monthFirst'] as const;
export type OrderAnswer = (typeof orderAnswers)[number];

/** What a person said about a list. Everything left out is recognised, or asked about. */
export interface ListAnswers {
  /** Kind of each column from the left; null: not used. */
  columns?: readonly (ColumnKind | null)[];
  marks?: MarkAnswer;
  unit?: UnitAnswer;
  order?: OrderAnswer;
  /** Rows set aside by hand, by their number in the list from 1. */
  aside?: readonly number[];
}

/** A question about a whole column; `samples` are cells of it that have more than one meaning. */
export interface ColumnQuestion {
  about: 'marks' | 'unit' | 'order' | 'nameColumn' | 'amountColumn' | 'columnContent';
  column: number | null;
  samples: string[];
}

export interface CellProblem {
  kind: ColumnKind;
  code: ListProblemCode;
}

export type ListProblemCode =
  | 'lists.nameMissing'
  | 'lists.nameTooLong'
  | 'lists.nameLostLetter'
  | 'lists.amountMissing'
  | 'lists.amountUnread'
  | 'lists.amountNotPositive'
  | 'lists.hidden'
  | 'lists.formulaError'
  | 'lists.dayUnread'
  | 'lists.dayToCome'
  | 'lists.methodUnread'
  | 'lists.phoneUnread'
  | 'lists.noteTooLong';

export type ListMethod = 'cash' | 'transfer';

/** gift: one giver. total: checked against the rows above. heading and footer: words around the list. */
export type RowKind = 'gift' | 'total' | 'heading' | 'footer' | 'aside';

export interface ListRow {
  /** Number of the row in the list, from 1, header included: what a person sees beside it in Excel. */
  number: number;
  kind: RowKind;
  name: string;
  unit: string;
  amountVnd: bigint | null;
  occurredOn: DateVn | null;
  method: ListMethod | null;
  phone: string;
  address: string;
  note: string;
  problems: CellProblem[];
}

/** A row "Cộng" of the list against the rows it stands under. */
export interface ControlTotal {
  number: number;
  writtenVnd: bigint;
  sumVnd: bigint;
  isRight: boolean;
}

export interface ListReading {
  /** Index of the row with the names of the columns; null when there is none. */
  headerRow: number | null;
  headers: string[];
  columns: (ColumnKind | null)[];
  questions: ColumnQuestion[];
  rows: ListRow[];
  totals: ControlTotal[];
  /** Sum and number of the gifts that are right. */
  sumVnd: bigint;
  giftCount: number;
}

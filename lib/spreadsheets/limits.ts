/**
 * How much a list may hold, and how the room says no.
 * Owns the figures and the codes; their sentences stand in messages/errors.
 * Refuses nothing by itself. The figures keep one reading below 256 MB whatever the file claims.
 */
import { DomainError, type DomainErrorParams } from '@/lib/kernel/invariant';

/** A list as rows of texts; every row may have its own length. Nothing in it is a number or a day yet. */
export type Cells = string[][];

export const limits = {
  fileBytes: 10 * 1024 * 1024,
  inflatedBytes: 100 * 1024 * 1024,
  /** Parts of a workbook; Excel writes about twenty. */
  parts: 1_000,
  /** Tags of XML that are read in all: 20,000 rows of 14 columns. Each costs time, also an empty one. */
  tags: 600_000,
  /** Tags inside one another; a sheet needs eight. */
  depth: 64,
  rows: 20_000,
  columns: 100,
  /** Excel itself keeps 32,767 characters in a cell. */
  cellChars: 32_767,
  /** Characters of all cells together: one long text named by every cell is counted each time. */
  totalChars: 10_000_000,
} as const;

export type SpreadsheetCode =
  | 'spreadsheets.empty'
  | 'spreadsheets.tooLarge'
  | 'spreadsheets.tooMuchInside'
  | 'spreadsheets.tooManyRows'
  | 'spreadsheets.tooManyColumns'
  | 'spreadsheets.tooLongCell'
  | 'spreadsheets.unknownLetters'
  | 'spreadsheets.notAList'
  | 'spreadsheets.oldFormat'
  | 'spreadsheets.strangeParts'
  | 'spreadsheets.entities'
  | 'spreadsheets.damaged'
  | 'spreadsheets.openQuote';

/** A refusal as it is handed back: the code of its sentence and plain values for it. */
export type Refused = Readonly<{ kind: 'refused'; code: SpreadsheetCode; params?: DomainErrorParams }>;

/** Stops a reading; `caught` turns it into the answer. */
export function refuse(code: SpreadsheetCode, params?: DomainErrorParams): never {
  throw new DomainError(code, { params });
}

/** The answer of a reading that was stopped; anything that is no refusal is a bug and goes on. */
export function caught(error: unknown): Refused {
  if (!(error instanceof DomainError)) throw error;
  return {
    kind: 'refused',
    code: error.code as SpreadsheetCode,
    ...(error.params && { params: error.params }),
  };
}

/** The last places of rows and lists that hold nothing are dropped; empty rows between others stay. */
export function withoutEmptyEnds(cells: Cells): Cells {
  // Rows that end as they should are kept as they are: a list is not held twice.
  const rows = cells.map((row) =>
    row.at(-1) === '' ? row.slice(0, row.findLastIndex((cell) => cell !== '') + 1) : row,
  );
  return rows.slice(0, rows.findLastIndex((row) => row.length > 0) + 1);
}

/** Refuses what is larger than a list may be. Rows are counted from 1. */
export function checkSize(cells: Cells, maxRows: number = limits.rows): void {
  if (cells.length > maxRows) refuse('spreadsheets.tooManyRows', { max: maxRows });
  let total = 0;
  for (const [at, row] of cells.entries()) {
    if (row.length > limits.columns)
      refuse('spreadsheets.tooManyColumns', { max: limits.columns, row: at + 1 });
    for (const cell of row) {
      if (cell.length > limits.cellChars) refuse('spreadsheets.tooLongCell', { row: at + 1 });
      total += cell.length;
    }
  }
  if (total > limits.totalChars) refuse('spreadsheets.tooMuchInside', { max: limits.totalChars });
}

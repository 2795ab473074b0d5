/**
 * The list as a file for spreadsheets. Pure.
 * Owns the byte order mark that Excel needs for Vietnamese, and the quoting of cells that a spreadsheet would run.
 * Refuses numbers with separators: amounts are plain digits.
 */
import { stringify } from 'csv-stringify/sync';
import { formatDateVn } from '@/lib/kernel/dates';
import type { ContributionRow } from './list';

/** Headings and words of one language, in the order of the columns. */
export interface CsvWords {
  headings: string[];
  methodOf: (row: ContributionRow) => string;
  statusOf: (row: ContributionRow) => string;
  kindOf: (row: ContributionRow) => string;
}

/** UTF-8 text with BOM; every cell is quoted, and texts that begin like a formula are made harmless. */
export function contributionsCsv(rows: readonly ContributionRow[], words: CsvWords): string {
  const cells = rows.map((row) => [
    formatDateVn(row.occurredOn),
    row.voucher?.reference ?? '',
    row.donorName ?? '',
    words.kindOf(row),
    words.methodOf(row),
    row.fundName,
    row.amountVnd.toString(),
    words.statusOf(row),
    row.reversedBy ?? '',
    row.note ?? '',
  ]);
  return stringify([words.headings, ...cells], {
    ...{ bom: true, quoted: true, record_delimiter: 'windows', escape_formulas: true },
  });
}

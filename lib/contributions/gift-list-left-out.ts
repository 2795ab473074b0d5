/**
 * The rows of a list that are not recorded, as a file for spreadsheets: set aside, or with something wrong.
 * Owns their cells as they stand in the list, with the number of the row and the reason beside them.
 * Refuses to hand a spreadsheet a cell it would run: such cells are made harmless.
 */
import { stringify } from 'csv-stringify/sync';
import type { Tx } from '@/db/client';
import { cellsOfTabs } from '@/lib/spreadsheets/tabs';
import { lookAtList } from './gift-list-look';
import type { ListForm } from './schema/list-form';
import type { ListPreview } from './schema/list-preview';

/** Words of one language around the cells. */
export interface LeftOutWords {
  line: string;
  why: string;
  aside: string;
  /** Sentence of a code under messages/errors. */
  reasonOf: (code: string) => string;
}

/** The file for a list that was sent; without one it has its headings alone. Errors: those of `lookAtList`. */
export async function leftOutOfForm(tx: Tx, form: ListForm | null, words: LeftOutWords): Promise<string> {
  if (!form) return asCsv([[words.line, words.why]]);
  const { preview } = await lookAtList(tx, form);
  return leftOutCsv(preview, words);
}

/** UTF-8 text with BOM; texts that begin like a formula are made harmless. Pure. */
export function leftOutCsv(
  { table, headers, rows }: Pick<ListPreview, 'table' | 'headers' | 'rows'>,
  words: LeftOutWords,
): string {
  const cells = cellsOfTabs(table);
  const left = rows.filter(
    ({ kind, problems }) => kind === 'aside' || (kind === 'gift' && problems.length > 0),
  );
  return asCsv([
    [words.line, ...headers, words.why],
    ...left.map(({ number, kind, problems }) => [
      String(number),
      ...headers.map((_, column) => cells[number - 1]?.[column] ?? ''),
      kind === 'aside' ? words.aside : problems.map(({ code }) => words.reasonOf(code)).join(' '),
    ]),
  ]);
}

function asCsv(rows: string[][]): string {
  return stringify(rows, {
    ...{ bom: true, quoted: true, record_delimiter: 'windows', escape_formulas: true },
  });
}

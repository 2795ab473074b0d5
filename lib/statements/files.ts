/**
 * A statement as the bank gave it out: workbook, text with separators, MT940 or camt.053, told apart by its bytes.
 * Owns the choice of reader. Refuses nothing by itself: what cannot be read comes back as a reading with its reason.
 */
import { decodeBytes } from '@/lib/spreadsheets/decode';
import { readListFile } from '@/lib/spreadsheets/read-file';
import { isCamt053, readCamt053 } from './camt053';
import { readGrid, unreadable } from './rules/grid';
import { isMt940, readMt940 } from './rules/mt940';
import type { ReadingOptions, StatementReading } from './schema';

/** Reads a file; never throws for what stands in it. */
export async function readStatementFile(
  bytes: Uint8Array,
  options: ReadingOptions = {},
): Promise<StatementReading> {
  const decoded = decodeBytes(bytes);
  if (decoded.kind === 'text' && isMt940(decoded.text)) return readMt940(decoded.text);
  if (decoded.kind === 'text' && isCamt053(decoded.text)) return readCamt053(decoded.text);
  const read = await readListFile(bytes);
  if (read.kind === 'refused') return unreadable(read.code, plain(read.params));
  return readGrid(read.cells, options);
}

/** The cells of a file as they stand, for telling its columns by hand; empty when it has none. */
export async function gridOfFile(bytes: Uint8Array): Promise<string[][]> {
  const read = await readListFile(bytes);
  return read.kind === 'refused' ? [] : read.cells;
}

const plain = (params: Readonly<Record<string, unknown>> | undefined) =>
  Object.fromEntries(
    Object.entries(params ?? {}).map(([name, value]) => [
      name,
      typeof value === 'number' ? value : String(value),
    ]),
  );

/**
 * A list that somebody chose from their computer, whatever wrote it: workbook, text with separators, saved web page.
 * Owns telling them apart by their bytes; the name of a file says nothing.
 * Refuses what none of the readings can tell, with the code of its sentence.
 */
import { cleanCells } from './clean';
import { readCsv } from './csv';
import { decodeBytes, type Encoding } from './decode';
import type { Cells, Refused } from './limits';
import type { OldFont } from './old-text';
import { readPasted } from './pasted';
import { isZip, readXlsx } from './xlsx';

export interface ReadList {
  kind: 'cells';
  cells: Cells;
  /** How the text was written; "xlsx" for a workbook. */
  encoding: Encoding | 'xlsx';
  /** The font of before Unicode whose letters were given back; null when there was none. */
  font: OldFont | null;
  wasDecomposed: boolean;
  /** Sheets of a workbook that are shown, and the one that was read. */
  sheet?: string;
  sheets?: string[];
}

const isOle = (bytes: Uint8Array) => bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11;
const SAVED_PAGE = /^\s*(?:<!doctype html|<html|<table|<meta)/i;

/**
 * Reads a list file.
 * @param options.sheet sheet of a workbook; options.keepsLetters leaves the letters of old fonts as they are;
 * options.onRows hears how many rows of a workbook were read so far, and stops it by throwing a refusal
 * @returns clean cells, or the code of a refusal; never throws
 */
export async function readListFile(
  bytes: Uint8Array,
  options: { sheet?: string; keepsLetters?: boolean; onRows?: (rows: number) => void } = {},
): Promise<ReadList | Refused> {
  if (isZip(bytes) || isOle(bytes)) {
    const read = await readXlsx(bytes, options);
    if (read.kind === 'refused') return read;
    const { sheet, sheets } = read;
    const { cells, font } = cleanCells(read.cells, options.keepsLetters);
    return { kind: 'cells', cells, encoding: 'xlsx', font, wasDecomposed: false, sheet, sheets };
  }
  const decoded = decodeBytes(bytes);
  if (decoded.kind === 'refused') return decoded;
  const { text, encoding, wasDecomposed } = decoded;
  const read = SAVED_PAGE.test(text.slice(0, 1_000)) ? readPasted({ html: text }) : readCsv(text);
  if (read.kind === 'refused') return read;
  const { cells, font } = cleanCells(read.cells, options.keepsLetters);
  return { kind: 'cells', cells, encoding, font, wasDecomposed };
}

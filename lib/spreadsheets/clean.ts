/**
 * The last step of every reading: old fonts back to letters, each cell in the form that the program stores.
 * Owns the order of the two: a soft hyphen is the ư of .VnTime, and cleaning would drop it.
 * Refuses to read numbers or days; a cell is text here.
 */
import { normaliseLines } from '@/lib/kernel/names';
import { type Cells, withoutEmptyEnds } from './limits';
import { type OldFont, restoreOldFonts } from './old-text';

/** One line of composed Latin letters with single spaces, without the letters that only look like Đ: nothing to do. */
const LETTER = '[!-~\\u00C0-\\u00CF\\u00D1-\\u00EF\\u00F1-\\u0188\\u018A-\\u024F\\u1E00-\\u1EFF]';
const ALREADY_CLEAN = new RegExp(`^(?:${LETTER}+(?: ${LETTER}+)*)?$`);

export interface CleanCells {
  cells: Cells;
  /** The font of before Unicode that was found and read; null when there was none. */
  font: OldFont | null;
}

/** Cells as the rest of the program may use them; `keepsLetters` leaves old fonts as they arrived. */
export function cleanCells(found: Cells, keepsLetters = false): CleanCells {
  const { cells, font } = keepsLetters ? { cells: found, font: null } : restoreOldFonts(found);
  const isClean = (cell: string) => ALREADY_CLEAN.test(cell);
  const clean = (cell: string) => (isClean(cell) ? cell : normaliseLines(cell));
  return { cells: withoutEmptyEnds(cells.map((row) => (row.every(isClean) ? row : row.map(clean)))), font };
}

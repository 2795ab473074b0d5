/**
 * What the clipboard brings from a spreadsheet or a document: an HTML table where there is one, else tabs.
 * Owns a small reader of tables: cells, line breaks in cells, merged cells. Everything else of the HTML is dropped.
 * Refuses to run or keep markup: what comes out is text.
 */
import { readCsv } from './csv';
import { tableOf } from './html-table';
import { type Cells, caught, checkSize, limits, type Refused, refuse, withoutEmptyEnds } from './limits';

export type PastedCells = Readonly<{ kind: 'cells'; cells: Cells; from: 'html' | 'text' }>;

/**
 * Reads a paste. `html` is preferred because line breaks inside cells are certain there.
 * @returns the cells, or the code of a refusal; never throws
 */
export function readPasted(pasted: { html?: string; text?: string }): PastedCells | Refused {
  try {
    const [html = '', text = ''] = [pasted.html, pasted.text];
    if (html.length + text.length > limits.fileBytes)
      refuse('spreadsheets.tooLarge', { max: limits.fileBytes });
    const cells = withoutEmptyEnds(tableOf(html));
    if (cells.length === 0) return readTabs(text);
    checkSize(cells);
    return { kind: 'cells', cells, from: 'html' };
  } catch (error) {
    return caught(error);
  }
}

/** Tabs between cells; a quote that is never closed is a quote somebody typed. Without tabs, as a file. */
function readTabs(text: string): PastedCells | Refused {
  const isTabbed = text.includes('\t');
  const read = readCsv(text, isTabbed ? { delimiter: '\t' } : {});
  if (read.kind === 'cells') return { kind: 'cells', cells: read.cells, from: 'text' };
  if (read.code !== 'spreadsheets.openQuote') return read;
  const cells = withoutEmptyEnds(
    text.split(/\r\n?|\n/).map((line) => (isTabbed ? line.split('\t') : [line])),
  );
  checkSize(cells);
  return { kind: 'cells', cells, from: 'text' };
}

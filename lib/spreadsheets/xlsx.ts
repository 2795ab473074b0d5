/**
 * A workbook (.xlsx, .xlsm) as cells: its first sheet that is shown and holds something, or the one asked for.
 * Owns the order: directory, small parts, one sheet. Macros, links, pictures and other sheets are never opened.
 * Refuses old and locked workbooks by name, so that the sentence can say how to save them anew.
 */
import { type Cells, caught, limits, type Refused, refuse, withoutEmptyEnds } from './limits';
import { readSheet } from './sheet';
import { readWorkbook } from './workbook';
import { openPackage } from './zip';

export interface XlsxCells {
  kind: 'cells';
  cells: Cells;
  sheet: string;
  /** Names of all sheets that are shown, in their order. */
  sheets: string[];
}

const isOleFile = (bytes: Uint8Array) => [0xd0, 0xcf, 0x11, 0xe0].every((byte, at) => bytes[at] === byte);

/** True for the bytes of a zip, which is what a workbook is since 2007. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/**
 * Reads one sheet of a workbook.
 * @param options.sheet name of the sheet; left out: the first that holds something; options.onRows hears how many rows
 * were read so far
 * @returns texts as a person sees them (days dd/MM/yyyy), or the code of a refusal; never throws
 */
export async function readXlsx(
  bytes: Uint8Array,
  options: { sheet?: string; onRows?: (rows: number) => void } = {},
): Promise<XlsxCells | Refused> {
  try {
    if (bytes.length === 0) refuse('spreadsheets.empty');
    if (bytes.length > limits.fileBytes) refuse('spreadsheets.tooLarge', { max: limits.fileBytes });
    if (isOleFile(bytes)) refuse('spreadsheets.oldFormat');
    if (!isZip(bytes)) refuse('spreadsheets.notAList');
    const from = await openPackage(bytes);
    const book = await readWorkbook(from);
    const sheets = book.sheets.map(({ name }) => name);
    const wanted = book.sheets.filter(({ name }) => options.sheet === undefined || name === options.sheet);
    for (const { name, part } of wanted) {
      const cells = withoutEmptyEnds(await readSheet(from, from.parts.get(part)!, book, options.onRows));
      if (cells.length > 0) return { kind: 'cells', cells, sheet: name, sheets };
    }
    return refuse('spreadsheets.empty');
  } catch (error) {
    return caught(error);
  }
}

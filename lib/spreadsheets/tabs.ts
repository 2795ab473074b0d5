/**
 * Cells as text with tabs, the way a spreadsheet puts them on the clipboard; `readPasted` reads it back.
 * Owns the quotes around cells with line breaks, tabs or quotes. Small on purpose: the browser uses it as well.
 */
import { tableOf } from './html-table';
import type { Cells } from './limits';

/** One line for each row. */
export function asTabs(cells: Cells): string {
  const quoted = (cell: string) => (/["\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return cells.map((row) => row.map(quoted).join('\t')).join('\n');
}

/**
 * Cells of a text that `asTabs` wrote or a spreadsheet copied. A quote that is never closed, or stands inside a cell,
 * is one that somebody typed.
 */
export function cellsOfTabs(text: string): Cells {
  const cells: Cells = [];
  for (const [, cell = '', end = ''] of `${text.replace(/\r\n?/g, '\n').replace(/\n$/, '')}\n`.matchAll(
    /("(?:[^"]|"")*"(?=[\t\n])|[^\t\n]*)([\t\n])/g,
  )) {
    if (cells.length === 0) cells.push([]);
    const isQuoted = cell.length > 1 && cell.startsWith('"') && cell.endsWith('"');
    cells.at(-1)!.push(isQuoted ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end === '\n') cells.push([]);
  }
  return cells.slice(0, -1);
}

/**
 * The table of an HTML clipboard as text with tabs; null where there is no table of two rows, and the paste is left
 * to the browser.
 */
export function tabsOfHtml(html: string): string | null {
  try {
    const cells = tableOf(html);
    return cells.length > 1 ? asTabs(cells) : null;
  } catch {
    return null;
  }
}

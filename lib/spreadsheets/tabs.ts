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

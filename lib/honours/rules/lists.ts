/**
 * Lists as a reader gets them: pages, the search that forgives marks, the order of words. Pure.
 * Owns the size of a page. Refuses to drop a row silently: the total over all pages goes with every page.
 */
import { foldText, normaliseText } from '@/lib/kernel/names';

/** Rows on one page; two hundred still load at once on a slow telephone. */
export const PAGE_ROWS = 200;

export interface Page<Row> {
  rows: Row[];
  /** All rows that fit, over all pages. */
  total: number;
  page: number;
  pages: number;
}

/** One page of the rows; a page beyond the end is the last one. */
export function pageOf<Row>(rows: readonly Row[], wanted: number, size = PAGE_ROWS): Page<Row> {
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const page = Math.min(Math.max(1, wanted), pages);
  return { rows: rows.slice((page - 1) * size, page * size), total: rows.length, page, pages };
}

/**
 * Rows that contain the words, marks forgiven ("dong thinh" finds "Đồng Thịnh"); rows with exactly these marks come first.
 * Every word must occur somewhere in the row. Nothing typed: all rows as they are.
 */
export function searchRows<Row>(rows: readonly Row[], query: string, textOf: (row: Row) => string): Row[] {
  const words = foldText(query).split(' ').filter(Boolean);
  if (words.length === 0) return [...rows];
  const typed = normaliseText(query).toLowerCase();
  const found = rows.filter((row) => {
    const folded = foldText(textOf(row));
    return words.every((word) => folded.includes(word));
  });
  const isExact = (row: Row) => normaliseText(textOf(row)).toLowerCase().includes(typed);
  return [...found.filter(isExact), ...found.filter((row) => !isExact(row))];
}

const collator = new Intl.Collator('vi');
/** Order of words that are not names of people. */
export function compareWords(a: string, b: string): number {
  return collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}

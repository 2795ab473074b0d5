/**
 * What both searches of names have in common: the words of a text as the database keeps them, and where a range of keys ends.
 * Agrees with app.search_text. Pure.
 */
import { foldText } from './names';

/** The words of a text in plain letters and digits; a text that has none stays as it is. As app.search_text. */
export function searchText(text: string): string {
  const folded = foldText(text);
  return folded.replace(/[^a-z0-9]+/g, ' ').trim() || folded;
}

/** The last sign there is: every text that begins with `prefix` lies between it and this. */
export const endOf = (prefix: string): string => `${prefix}\u{10FFFF}`;

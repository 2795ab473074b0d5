/**
 * What a person types to find a name in the honour lists of all years. Pure.
 * Owns the ranges of keys that app.honour_search is asked for, and every word that one slip of the finger makes.
 * Refuses to search inside a word: a key begins at a word of the name.
 */
import { foldText, normaliseText } from '@/lib/kernel/names';
import { endOf, searchText } from '@/lib/kernel/search-text';

export interface HonourSearch {
  /** Words typed, in plain letters, one space between them. */
  text: string;
  words: string[];
  /** As typed, in lower case; only when it carries marks. */
  marked?: string;
}

/** Keys from `from` up to but without `to`. */
export interface KeyRange {
  from: string;
  to: string;
}

/** Every key that begins with `prefix`. */
export const beginningWith = (prefix: string): KeyRange => ({ from: prefix, to: endOf(prefix) });

/** The one key, which then ends the name. */
export const exactly = (key: string): KeyRange => ({ from: key, to: `${key}\u0001` });

/** Reads what was typed, at most 60 letters and eight words; undefined when there is nothing to look for. */
export function readHonourSearch(typed: string): HonourSearch | undefined {
  const clean = normaliseText(typed).slice(0, 60);
  const text = searchText(clean);
  if (!/[a-z0-9]/.test(text)) return undefined;
  const lower = clean.toLowerCase();
  return {
    ...{ text, words: [...new Set(text.split(' '))].slice(0, 8) },
    ...(foldText(clean) !== lower && { marked: lower }),
  };
}

const letters = 'abcdefghijklmnopqrstuvwxyz ';

/**
 * Every text one slip away: a letter left out, put in, mistaken, or two next to each other exchanged; in the order of the
 * alphabet, `text` itself not among them. About 55 for each letter of the text.
 */
export function oneSlipAway(text: string): string[] {
  const found = new Set<string>();
  for (let at = 0; at <= text.length; at += 1) {
    const [before, after] = [text.slice(0, at), text.slice(at)];
    for (const letter of letters) {
      found.add(before + letter + after);
      if (after) found.add(before + letter + after.slice(1));
    }
    if (after) found.add(before + after.slice(1));
    if (after.length > 1) found.add(before + after[1] + after[0] + after.slice(2));
  }
  found.delete(text);
  const written = [...found].filter((one) => one === one.trim() && one !== '' && !one.includes('  '));
  // What begins with the text itself was looked for before.
  return written.filter((one) => !one.startsWith(text)).sort();
}

/**
 * What a person types to find a name in the honour lists of all years. Pure.
 * Owns the words that are asked for, and every text that one slip of the finger makes.
 * Refuses to search inside a word: a key begins at a word of the name.
 */
import { foldText, normaliseText } from '@/lib/kernel/names';
import { searchText } from '@/lib/kernel/search-text';

export interface HonourSearch {
  /** Words typed, in plain letters, one space between them. */
  text: string;
  words: string[];
  /** As typed, in lower case; only when it carries marks. */
  marked?: string;
}

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

export interface Slip {
  text: string;
  /** How many letters of the text typed stand before the slip. */
  at: number;
}

/**
 * Every text one slip away: a letter left out, put in, mistaken, or two next to each other exchanged; in the order of the
 * alphabet, `text` itself not among them. About 55 for each letter of the text. One that several slips make is said to
 * have the slip where it may stand first.
 */
export function oneSlipAway(text: string): Slip[] {
  const found = new Map<string, number>();
  for (let at = 0; at <= text.length; at += 1) {
    const [before, after] = [text.slice(0, at), text.slice(at)];
    const take = (rest: string) => {
      if (!found.has(before + rest)) found.set(before + rest, at);
    };
    for (const letter of letters) {
      take(letter + after);
      if (after) take(letter + after.slice(1));
    }
    if (after) take(after.slice(1));
    if (after.length > 1) take(after[1]! + after[0]! + after.slice(2));
  }
  found.delete(text);
  return (
    [...found]
      .map(([text, at]) => ({ text, at }))
      .filter(({ text }) => text === text.trim() && text !== '' && !text.includes('  '))
      // What begins with the text itself was looked for before.
      .filter((slip) => !slip.text.startsWith(text))
      .sort((one, other) => (one.text < other.text ? -1 : 1))
  );
}

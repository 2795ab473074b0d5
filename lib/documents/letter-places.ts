/**
 * Places in the words of a letter ("[người nhận]"), filled for each receiver.
 * Owns how a place is written and read: people type it with marks and without. Refuses to fill twice: a name that looks
 * like a place stays a name.
 */
import { foldText } from '@/lib/kernel/names';

const PLACE = /\[([^[\]\n]*)\]/g;
const keyOf = (name = '') => foldText(name).replaceAll('_', ' ').trim();

/** The first place that is not among the known ones, as it was typed; undefined when every place is known. */
export function unknownPlaceIn(body: string, known: readonly string[]): string | undefined {
  const keys = new Set(known.map(keyOf));
  for (const [typed, name] of body.matchAll(PLACE)) if (!keys.has(keyOf(name))) return typed;
  return /[[\]]/.exec(body.replace(PLACE, ''))?.[0];
}

/** Paragraphs of the words with every place filled; the keys of `values` are names of places. */
export function filledParagraphs(body: string, values: Readonly<Record<string, string>>): string[] {
  const byKey = new Map(Object.entries(values).map(([name, value]) => [keyOf(name), value]));
  return body
    .split(/\n\s*\n/)
    .map((part) => part.trim().replace(PLACE, (typed, name: string) => byKey.get(keyOf(name)) ?? typed))
    .filter((part) => part !== '');
}

/**
 * What a person types to find a donor, and in which order the finds stand. Pure.
 * Owns the words of a name as the database keeps them (app.search_text), and the merging of finds.
 * A find stands by how it fits: as typed with its marks, then by how the whole name begins, then by any word, the
 * initials of a body, or the beginning or end of a telephone number. Refuses to search inside a word.
 */
import { foldText, normaliseText } from '@/lib/kernel/names';
import { searchText } from '@/lib/kernel/search-text';

export interface DonorSearch {
  /** The words typed, folded, one space between them: a name that begins so stands before the others. */
  text: string;
  /** Each of these begins a word of the name, in any order. */
  words: string[];
  /** As typed in lower case; only when it carries marks. */
  marked?: string;
  /** Letters that may be the initials of a body: 2 to 12. */
  letters?: string;
  /** Digits a telephone begins with, and digits it ends with; only when nothing but a number was typed. */
  phone?: { begins: string; ends: string };
}

/** Reads what was typed, at most 100 characters and eight words; undefined when there is nothing to look for. */
export function readDonorSearch(typed: string): DonorSearch | undefined {
  const clean = normaliseText(typed).slice(0, 100);
  const folded = foldText(clean);
  if (!folded) return undefined;
  const text = searchText(clean);
  const letters = text.replaceAll(' ', '');
  const lower = clean.toLowerCase();
  const digits = /^[\d .()+-]+$/.test(folded) ? folded.replace(/\D/g, '') : '';
  return {
    ...{ text, words: [...new Set(text.split(' '))].slice(0, 8) },
    ...(lower !== folded && { marked: lower }),
    ...(letters.length >= 2 && letters.length <= 12 && { letters }),
    ...(digits.length >= 3 && {
      phone: { begins: digits.replace(/^84/, '0'), ends: [...digits].reverse().join('') },
    }),
  };
}

/** One way in which one name of a donor fits. */
export interface DonorFind {
  /** 0 as typed with its marks, 1 from its beginning, 2 otherwise. */
  rank: 0 | 1 | 2;
  headId: number;
}

/**
 * The first `wanted` donors of these finds, which stand in order, each donor once. Undefined when a rank was cut off
 * at `cut` finds before it is sure who the first ones are (one donor under several names): more must be read then.
 */
export function firstDonors(finds: readonly DonorFind[], wanted: number, cut: number): number[] | undefined {
  const heads = new Set<number>();
  for (const rank of [0, 1, 2]) {
    const own = finds.filter((find) => find.rank === rank);
    for (const find of own) heads.add(find.headId);
    if (own.length >= cut && heads.size < wanted) return undefined;
  }
  return [...heads].slice(0, wanted);
}

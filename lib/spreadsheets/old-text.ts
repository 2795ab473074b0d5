/**
 * Which letters a text was meant to have: real ones, or those of a font from before Unicode.
 * Owns the judgement, by counting words that have the shape of a Vietnamese syllable (lib/kernel/syllables.ts).
 * Refuses to guess: when two readings are as good as each other and differ, there is no answer.
 */
import { fromTcvn3, fromVni, restoreCapitals } from '@/lib/kernel/old-fonts';
import { countSyllables } from '@/lib/kernel/syllables';
import type { Cells } from './limits';

export type OldFont = 'tcvn3' | 'vni';

/** So much of a text is judged; a list says what it is written in on its first pages. */
const JUDGED_CHARS = 200_000;
/** Share of the marked words that must be syllables; names of minorities and foreign firms are the rest. */
const LEAST_SHARE = 0.7;

const share = (text: string): number => {
  const { words, syllables } = countSyllables(text.slice(0, JUDGED_CHARS));
  return words === 0 ? 0 : syllables / words;
};

const readings: Readonly<Record<OldFont, (text: string) => string>> = {
  tcvn3: (text) => restoreCapitals(fromTcvn3(text)),
  vni: fromVni,
};

/**
 * The reading of bytes that are no UTF-8. `latin` is their text in windows-1252, `codePage` in windows-1258.
 * @returns undefined when none is plausible, or two are and say different things
 */
export function readSingleBytes(
  latin: string,
  codePage: string,
): { text: string; encoding: OldFont | 'windows-1258' } | undefined {
  const candidates = [
    { encoding: 'windows-1258' as const, text: codePage },
    { encoding: 'tcvn3' as const, text: readings.tcvn3(latin) },
    { encoding: 'vni' as const, text: readings.vni(latin) },
  ].map((candidate) => ({ ...candidate, share: share(candidate.text) }));
  const best = Math.max(...candidates.map((candidate) => candidate.share));
  const winners = candidates.filter((candidate) => candidate.share === best);
  const [first] = winners;
  if (!first || best < LEAST_SHARE) return undefined;
  if (winners.some((other) => other.text !== first.text)) return undefined;
  return { text: first.text, encoding: first.encoding };
}

const OLD_SIGN = /[\u00A1-\u00FF]/;
/** Letters that only Unicode has: a cell with one of them was typed as it is. */
const REAL_LETTER = /[\u0102-\u01B0\u1EA0-\u1EF9]|\p{M}/u;
/** How much better the other reading must be before a text that arrived as Unicode is read anew. */
const LEAST_GAIN = 0.3;

/**
 * Cells typed with a .VnTime or VNI font arrive as other letters ("NguyÔn V¨n"): gives them back their own.
 * In a list that also has real Vietnamese letters only cells are changed that could be nothing else.
 */
export function restoreOldFonts(cells: Cells): { cells: Cells; font: OldFont | null } {
  const judged = cells.flatMap((row) => row.filter((cell) => OLD_SIGN.test(cell)));
  const suspects = judged.filter((cell) => !REAL_LETTER.test(cell));
  if (suspects.length === 0) return { cells, font: null };
  const sample = suspects.join('\n');
  const asIs = share(sample);
  const [best, other] = (['tcvn3', 'vni'] as const)
    .map((font) => ({ font, share: share(readings[font](sample)) }))
    .sort((one, two) => two.share - one.share);
  if (
    !best ||
    !other ||
    best.share < LEAST_SHARE ||
    best.share < asIs + LEAST_GAIN ||
    best.share === other.share
  )
    return { cells, font: null };
  const isMixed =
    suspects.length < judged.length || cells.some((row) => row.some((cell) => REAL_LETTER.test(cell)));
  const read = readings[best.font];
  const restored = (cell: string) => {
    if (!OLD_SIGN.test(cell) || REAL_LETTER.test(cell)) return cell;
    const text = read(cell);
    return isMixed && share(text) <= share(cell) ? cell : text;
  };
  return { cells: cells.map((row) => row.map(restored)), font: best.font };
}

/**
 * Whether a text certainly fits in so many lines of a column, without asking the printer, who needs a thousand times as
 * long. Widths are those of Times faces, rounded up. Refuses to be sure: "no" means "measure it".
 */

/** Widths in parts of the size of the letters, by the base letter; a horn (ơ, ư) is wider. */
const narrow = /[ijlt.,:;'’|!()[\]-]/u;
const halfNarrow = /[frsI“”"]/u;
const HORN = '\u031b';

function letterWidth(letter: string): number {
  const [base = ''] = letter.normalize('NFD');
  const horn = letter.normalize('NFD').includes(HORN) ? 0.12 : 0;
  if (base === ' ') return 0.25;
  if (narrow.test(base)) return 0.34;
  if (halfNarrow.test(base)) return 0.42;
  if (base === 'm' || base === 'w') return 0.8;
  if (base === 'M' || base === 'W') return 0.95;
  if (/[a-zđ0-9]/u.test(base)) return 0.52 + horn;
  if (/[A-ZĐ]/u.test(base)) return 0.76 + horn;
  return 1.1;
}

const widthOf = (text: string): number =>
  [...text.normalize('NFC')].reduce((sum, letter) => sum + letterWidth(letter), 0);

/**
 * @param widthPt room of the column in points; `sizePt` size of the letters in points
 * @returns true only when `text`, broken between its words, needs no more than `lines` lines
 */
export function fitsIn(text: string, widthPt: number, sizePt: number, lines: number): boolean {
  // Whoever writes on the next line says so; and a space that does not break holds two words together.
  if (/[\n\r\v\f\u0085\u2028\u2029]/u.test(text)) return false;
  const room = widthPt / sizePt;
  const longest = Math.max(0, ...text.split(/[ \t]+/u).map(widthOf));
  // Every line but the last can lose at most the word that no longer fitted.
  return longest <= room && widthOf(text) <= lines * room - (lines - 1) * longest;
}

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

/** What is said of a letter is remembered: a long list asks for the same few hundred letters a hundred thousand times. */
function remembered(ask: (letter: string) => number): (text: string) => number {
  const known = new Map<string, number>();
  const of = (letter: string) => {
    const width = known.get(letter) ?? ask(letter);
    known.set(letter, width);
    return width;
  };
  return (text) => {
    let sum = 0;
    for (const letter of text.normalize('NFC')) sum += of(letter);
    return sum;
  };
}

const widthOf = remembered(letterWidth);

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

/** Widths rounded down, in hundredths of the size, less what two letters can move together. Any other sign counts nothing. */
const least: Record<string, number> = Object.fromEntries(
  Object.entries({
    MW: 80,
    mw: 68,
    ADĐGHKNOQUVXY: 56,
    BCRELTZ: 46,
    bdđghknopquvxy0123456789: 44,
    PFS: 40,
    acez: 39,
    s: 34,
    J: 28,
    frI: 27,
    ijlt: 24,
  }).flatMap(([letters, width]) => [...letters].map((letter) => [letter, width / 100])),
);

const leastWidthOf = remembered((letter) => least[letter.normalize('NFD')[0] ?? ''] ?? 0);

/** Nothing else is surely of one height: a letter of another alphabet comes from another face. */
const plainText =
  /^(?:[A-Za-zĐđ\d .,;:()'’“”"/&+%–-]|\u0300|\u0301|\u0302|\u0303|\u0306|\u0309|\u031b|\u0323)*$/u;
const MOST_LINES = 2;

/**
 * How many lines a text surely takes in a column of Times letters, broken between its words.
 *
 * @param widthPt room of the column in points; `sizePt` size of the letters in points
 * @returns at least and at most so many lines; the most is absent when more than two may be needed
 */
export function linesOf(text: string, widthPt: number, sizePt: number): { least: number; most?: number } {
  if (!plainText.test(text.normalize('NFD'))) return { least: 1 };
  const room = widthPt / sizePt;
  const [width, gaps] = [leastWidthOf(text), text.trim().split(/ +/u).length - 1];
  // Every line but the last swallows the gap at its end.
  const fits = (lines: number) => width + Math.max(0, gaps - lines + 1) * 0.24 <= lines * room;
  const counts = Array.from({ length: MOST_LINES }, (_, at) => at + 1);
  const most = counts.find((lines) => fitsIn(text, widthPt, sizePt, lines));
  return { least: counts.find(fits) ?? MOST_LINES + 1, ...(most && { most }) };
}

/**
 * Vietnamese text and names: one way to clean, to fold for search, to sort and to mask.
 *
 * Owns: the normal form of every text that is stored, the fold that the database mirrors in `app.fold`, and the
 * order of lists of people (by given name, then family and middle names).
 * Refuses: to correct spelling or tone placement. A paper prints what the person wrote.
 */

/** Plain letters with single spaces between, as banks write: nothing to mend. */
const PLAIN = /^(?:[!-~]+(?: [!-~]+)*)?$/;
/** Characters nobody sees: zero-width spaces and marks that word processors and spreadsheets leave behind.
 * Overrides of the writing direction are not among them: a number shown backwards must not be read. */
const INVISIBLE = /[\u200B\u200E\u200F\u202A\u202C\u2060\uFEFF\u00AD]/g;
/** Marks that turn the direction of writing, or embed another one. */
export const DIRECTION_TURNS = /[\u061C\u202A-\u202E\u2066-\u2069]/g;
/** Control characters; PostgreSQL refuses U+0000 in a text, the others break papers. */
const CONTROLS = /\p{Cc}+/gu;
const LONE_SURROGATES = /\p{Cs}/gu;
/** Letters that look like Đ in old fonts and name lists: eth (U+00D0, U+00F0) and African D (U+0189, U+0256). */
const FALSE_D: Readonly<Record<string, string>> = { Ð: 'Đ', ð: 'đ', Ɖ: 'Đ', ɖ: 'đ' };
const FALSE_D_PATTERN = /[ÐðƉɖ]/g;

/** True when a text would be shown in another order than it was written. */
export function turnsDirection(text: string): boolean {
  return text.search(DIRECTION_TURNS) >= 0;
}

/** Đ in place of the letters that only look like it. */
export function withRealD(text: string): string {
  return text.replace(FALSE_D_PATTERN, (letter) => FALSE_D[letter] ?? letter);
}

/**
 * The stored form of a one-line text: NFC, a real Đ, no control or invisible characters, single spaces.
 * Applying it twice changes nothing.
 */
export function normaliseText(text: string): string {
  if (PLAIN.test(text)) return text;
  const cleaned = text.replace(LONE_SURROGATES, '\uFFFD').replace(CONTROLS, ' ').replace(INVISIBLE, '');
  return withRealD(cleaned.normalize('NFC')).replace(/\s+/g, ' ').trim();
}

/** The stored form of a note of several lines: each line as `normaliseText`, at most one empty line together. */
export function normaliseLines(text: string): string {
  const lines = text.split(/\r\n?|\n|\u2028|\u2029/).map(normaliseText);
  return lines
    .filter((line, at) => line !== '' || (at > 0 && lines[at - 1] !== ''))
    .join('\n')
    .trim();
}

/**
 * The key of search and of duplicate hints: NFD, marks U+0300–036F gone, đ as d, lower case, single spaces.
 * Tones disappear, so old and new tone placement (Hòa, Hoà) and forgotten tones meet in one key.
 * `app.fold` in the database gives the same key for every text that went through `normaliseText`.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036F]/g, '')
    .replace(/[đĐÐ]/g, 'd')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/** The fold without spaces and signs: how a bank, a header or a glued text can still be compared. */
export function squeezeText(text: string): string {
  return foldText(text).replace(/[^a-z0-9]/g, '');
}

/**
 * The fold of short typed input (amounts, days, codes): also turns the full-width signs of East Asian keyboards
 * into plain ones and drops the marks that spreadsheets put around numbers. Superscripts stay what they are:
 * "10²" must not become 102.
 */
export function foldTyped(text: string): string {
  return foldText(
    text
      .replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
      .replace(INVISIBLE, ''),
  );
}

/** A name to be sorted; `sortKey` is the form chosen by hand where the rule of the last word is wrong. */
export type SortableName = Readonly<{ fullName: string; sortKey?: string | null }>;

const SEPARATOR = ', ';

/**
 * The sort key that a full name gives by itself: "Nguyễn Văn An" becomes "An, Nguyễn Văn".
 * The given name is the last word. Names that do not follow this (some minority names, organisations) get a key
 * written by hand in the same form, for instance "Y Moan, Niê".
 */
export function nameSortKey(fullName: string): string {
  const words = normaliseText(fullName.replaceAll(',', ' ')).split(' ');
  const given = words.pop() ?? '';
  return words.length === 0 ? given : `${given}${SEPARATOR}${words.join(' ')}`;
}

const collator = new Intl.Collator('vi');

/**
 * Orders two names as Vietnamese lists do: the whole given name first, family and middle names only then.
 * (One string compared at once would let a family name outweigh the tone of a given name.)
 * Equal keys fall back to code points, so that a list has one order only.
 * In SQL: the two sides of ", " in the sort key, each COLLATE "vi-x-icu".
 */
export function compareNames(a: string | SortableName, b: string | SortableName): number {
  return compareSplit(splitKey(a), splitKey(b));
}

/** Places, schools and other things that are not people: by their words from the left, in Vietnamese order. */
export function comparePlaces(a: string, b: string): number {
  return collator.compare(a, b);
}

/** A copy of a list in the order of `compareNames`; each name is taken apart once, for lists of thousands. */
export function inNameOrder<T>(items: readonly T[], nameOf: (item: T) => string | SortableName): T[] {
  const split = items.map((item) => ({ item, ...splitKey(nameOf(item)) }));
  split.sort(compareSplit);
  return split.map(({ item }) => item);
}

type SplitName = { key: string; given: string; rest: string };

function compareSplit(left: SplitName, right: SplitName): number {
  return (
    collator.compare(left.given, right.given) ||
    collator.compare(left.rest, right.rest) ||
    compareCodePoints(left.key, right.key)
  );
}

function splitKey(name: string | SortableName): SplitName {
  const { fullName, sortKey } = typeof name === 'string' ? { fullName: name, sortKey: null } : name;
  const key = sortKey ? normaliseText(sortKey) : nameSortKey(fullName);
  const at = key.indexOf(SEPARATOR);
  return at < 0
    ? { key, given: key, rest: '' }
    : { key, given: key.slice(0, at), rest: key.slice(at + SEPARATOR.length) };
}

function compareCodePoints(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/**
 * A name that its owner recognises and a stranger does not: "Nguyễn Thị Hoa" becomes "N*** T** H**".
 * The number of stars never depends on the length of a word, so that it gives no hint.
 */
export function maskName(fullName: string): string {
  return firstLetters(fullName)
    .map((letter, at) => `${letter}${at === 0 ? '***' : '**'}`)
    .join(' ');
}

/** Capital first letters of each word: "Nguyễn Thị Hoa" becomes "NTH". Words without a letter are left out. */
export function initials(fullName: string): string {
  return firstLetters(fullName).join('');
}

function firstLetters(fullName: string): string[] {
  return normaliseText(fullName)
    .split(' ')
    .map((word) => /\p{L}/u.exec(word)?.[0].toUpperCase() ?? '')
    .filter((letter) => letter !== '');
}

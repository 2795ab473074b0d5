/**
 * Amounts in Vietnamese words, and back.
 *
 * Owns: the house style of papers (nghìn, linh, tỷ; first letter capital; ends "đồng") and its inverse, which
 * also understands the southern words (ngàn, lẻ), other spellings (tỉ) and words without marks.
 * Refuses: to guess. Words that could mean two amounts ("một nghìn năm") are not read.
 */
import { doReadNumber, ReadingConfig } from 'read-vietnamese-number';
import { foldText } from './names';

const HOUSE_STYLE = Object.assign(new ReadingConfig(), {
  unit: ['đồng'],
  units: [[], ['nghìn'], ['triệu'], ['tỷ']],
  oddText: 'linh',
});

/**
 * The amount as papers write it: 2000000 becomes "Hai triệu đồng", 105000 "Một trăm linh năm nghìn đồng".
 * @param amountVnd đồng; a negative amount begins with "Âm"
 */
export function vndInWords(amountVnd: bigint): string {
  const words = doReadNumber(amountVnd, HOUSE_STYLE);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The longest amount in words has about 190 characters; longer texts are not read. */
const MAX_WORDS_LENGTH = 300;
const MAX_WORDS_VND = 10n ** 15n;
const BILLION = 1_000_000_000;

/** Folded words: marks are gone, so "mười" and "mươi" are one word, told apart by where they stand. */
const DIGITS: ReadonlyMap<string, number> = new Map(
  ['khong', 'mot', 'hai', 'ba', 'bon', 'nam', 'sau', 'bay', 'tam', 'chin'].map((word, digit) => [
    word,
    digit,
  ]),
);
const AFTER_ODD: ReadonlyMap<string, number> = new Map([...DIGITS, ['tu', 4]]);
/** How a unit is said after "mươi"; "năm" is missing there on purpose, it would be a year or a slip. */
const AFTER_TENS: ReadonlyMap<string, number> = new Map(
  [...DIGITS, ['tu', 4] as const, ['lam', 5] as const, ['nham', 5] as const].filter(
    ([word]) => word !== 'nam',
  ),
);
const UNITS: ReadonlyMap<string, number> = new Map([
  ['trieu', 1_000_000],
  ['nghin', 1_000],
  ['ngan', 1_000],
]);
const BILLION_WORDS = ['ty', 'ti'];
const ODD_WORDS = ['linh', 'le'];

/**
 * Reads an amount in words; the inverse of `vndInWords` for 0 to 10^15 đồng.
 * Case, marks, "đồng" and "chẵn" do not matter; "rưỡi" after a unit is its half ("hai triệu rưỡi").
 * @returns đồng, or undefined when the words are no amount or could mean two
 */
export function parseVndWords(text: string): bigint | undefined {
  const trimmed = text.trim();
  if (trimmed.length > MAX_WORDS_LENGTH) return undefined;
  const words = foldText(trimmed).replace(/\.$/, '').split(' ');
  for (const ending of ['chan', 'dong']) if (words.at(-1) === ending) words.pop();
  const half = takeHalf(words);
  const split = words.findLastIndex((word) => BILLION_WORDS.includes(word));
  const billions = split < 0 ? 0 : readBelowBillion(words.slice(0, split), true);
  const hasRest = split < words.length - 1;
  const rest = hasRest ? readBelowBillion(words.slice(split + 1), split < 0) : 0;
  if (words.length === 0 || billions === undefined || rest === undefined) return undefined;
  if (split >= 0 && (billions === 0 || (hasRest && rest === 0))) return undefined;
  const amount = BigInt(billions) * BigInt(BILLION) + BigInt(rest) + half;
  return amount <= MAX_WORDS_VND ? amount : undefined;
}

/** Takes a final "rưỡi" away and returns what it is worth; it stays, and is refused later, where no unit precedes. */
function takeHalf(words: string[]): bigint {
  const unit = words.at(-2) ?? '';
  const size = BILLION_WORDS.includes(unit) ? BILLION : UNITS.get(unit);
  if (words.at(-1) !== 'ruoi' || size === undefined) return 0n;
  words.pop();
  return BigInt(size / 2);
}

/** Groups of three digits, each followed by its unit, units falling. Zero is only said alone. */
function readBelowBillion(words: readonly string[], isFirst: boolean): number | undefined {
  if (isFirst && words.length === 1 && words[0] === 'khong') return 0;
  let total = 0;
  let lastUnit = BILLION;
  let group: string[] = [];
  for (const word of [...words, '']) {
    const unit = word === '' ? 1 : UNITS.get(word);
    if (unit === undefined) {
      group.push(word);
      continue;
    }
    if (word === '' && group.length === 0 && total > 0) break;
    const value = readGroup(group, isFirst && total === 0);
    if (value === undefined || value === 0 || unit >= lastUnit) return undefined;
    total += value * unit;
    lastUnit = unit;
    group = [];
  }
  return total;
}

/**
 * One group of up to three digits. After the first group "không trăm" may be left out only where the words stay
 * clear: "một triệu năm mươi nghìn" is read, "một nghìn năm" is not.
 */
function readGroup(group: readonly string[], isFirst: boolean): number | undefined {
  const hundred = group.indexOf('tram');
  if (hundred < 0) return readTens(group, !isFirst);
  const digit = hundred === 1 ? DIGITS.get(group[0] ?? '') : undefined;
  if (digit === undefined || (digit === 0 && isFirst)) return undefined;
  const tail = group.slice(2);
  const tens = tail.length === 0 ? 0 : readTens(tail, true);
  return tens === undefined ? undefined : digit * 100 + tens;
}

/** @param needsOdd a single digit here must be announced by "linh" or "lẻ" */
function readTens(words: readonly string[], needsOdd: boolean): number | undefined {
  const [first = '', second, third] = words;
  if (words.length > 3) return undefined;
  if (ODD_WORDS.includes(first))
    return needsOdd && words.length === 2 ? digitIn(AFTER_ODD, second) : undefined;
  if (first === 'muoi') return third === undefined ? addUnit(10, second) : undefined;
  if (second === 'muoi') {
    const tens = digitIn(DIGITS, first);
    return tens === undefined || tens === 1 ? undefined : addUnit(tens * 10, third);
  }
  return words.length === 1 && !needsOdd ? digitIn(DIGITS, first) : undefined;
}

function addUnit(tens: number, word: string | undefined): number | undefined {
  if (word === undefined) return tens;
  const unit = digitIn(AFTER_TENS, word);
  return unit === undefined ? undefined : tens + unit;
}

/** A digit from 1 to 9; "không" only stands alone or before "trăm". */
function digitIn(words: ReadonlyMap<string, number>, word: string | undefined): number | undefined {
  const digit = words.get(word ?? '');
  return digit === 0 ? undefined : digit;
}

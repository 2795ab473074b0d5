/**
 * One run of figures inside a typed amount: "500.000", "1,500,000", "2,5".
 *
 * Owns: what dots, commas, spaces and apostrophes between digits can mean. Vietnamese writes 1.234.567,5 and
 * spreadsheets in English write 1,234,567.5; both arrive, so a run may have two readings.
 * Refuses: to choose between readings, and to know units.
 */

/** A number as an exact fraction: `digits` / 10^`decimals`. */
export type Figure = Readonly<{ digits: bigint; decimals: number }>;

/**
 * What a run of figures means.
 * `plain`: digits only, kept as typed (a zero in front matters in "2tr05").
 * `grouped`: thousands are marked. `decimal`: one mark that cannot mark thousands. `mixed`: "1.500,000".
 * `other` is the reading with a decimal mark where that is possible too: "1.500 triệu" may be 1,5 triệu.
 */
export type FigureRun = Readonly<{
  kind: 'plain' | 'grouped' | 'decimal' | 'mixed';
  text: string;
  value: Figure;
  other?: Figure;
}>;

/** Digits with single marks between them, as `readFigures` expects them. One pass, no backtracking. */
export const FIGURES = /\d+(?:(?:[.,'] ?| )\d+)*/y;
const FIGURES_ONLY = new RegExp(`^${FIGURES.source}$`);

/** True when a text is nothing but one run of figures. */
export function isFigures(text: string): boolean {
  return FIGURES_ONLY.test(text);
}

const figure = (whole: string, fraction = ''): Figure => ({
  digits: BigInt(whole + fraction),
  decimals: fraction.length,
});

/** Reads a run of figures, or returns undefined when its marks stand where neither language puts them. */
export function readFigures(typed: string): FigureRun | undefined {
  const text = typed.replace(/([.,']) /g, '$1');
  const groups = text.split(/[.,' ]/);
  const marks = text.replace(/\d/g, '');
  const joined = groups.join('');
  if (marks === '') return { kind: 'plain', text, value: figure(text) };
  const lastMark = marks.charAt(marks.length - 1);
  const thousandMarks = new Set(marks.slice(0, -1));
  const whole = groups.slice(0, -1);
  const decimal = figure(whole.join(''), groups.at(-1));
  const canBeDecimal =
    '.,'.includes(lastMark) &&
    !thousandMarks.has(lastMark) &&
    thousandMarks.size <= 1 &&
    (whole.length === 1 || isGrouped(whole));
  if (!isGrouped(groups) || new Set(marks).size > 2) {
    return canBeDecimal ? { kind: 'decimal', text, value: decimal } : undefined;
  }
  if (new Set(marks).size === 1) {
    return { kind: 'grouped', text, value: figure(joined), ...(canBeDecimal && { other: decimal }) };
  }
  return canBeDecimal ? { kind: 'mixed', text, value: figure(joined), other: decimal } : undefined;
}

/** 1 to 3 digits, not beginning with zero, then groups of exactly three. */
function isGrouped(groups: readonly string[]): boolean {
  const [first = '', ...rest] = groups;
  return first.length <= 3 && !first.startsWith('0') && rest.every((group) => group.length === 3);
}

/** `value` x `factor` as whole đồng, or undefined when a fraction of a đồng is left. */
export function wholeTimes(value: Figure, factor: bigint): bigint | undefined {
  const scale = 10n ** BigInt(value.decimals);
  const scaled = value.digits * factor;
  return scaled % scale === 0n ? scaled / scale : undefined;
}

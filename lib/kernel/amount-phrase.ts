/**
 * Amounts typed with units: "500k", "2tr5", "2,5 triệu", "1 tỷ 200 triệu", "2 triệu rưỡi".
 *
 * Owns: the units people type, and what stands after the last unit without one ("2tr5", "1 tỷ 2").
 * Refuses: to choose. Every reading that speech allows is returned; `parseVnd` asks when there are several.
 */
import { FIGURES, type FigureRun, readFigures, wholeTimes } from './amount-figures';

const HUNDRED = 100n;
const THOUSAND = 1_000n;
const MILLION = 1_000_000n;
const BILLION = 1_000_000_000n;

/** Units by their folded spelling, with the slips that are common in typing. */
const UNITS: ReadonlyMap<string, bigint> = new Map([
  ['tram', HUNDRED],
  ['k', THOUSAND],
  ['ng', THOUSAND],
  ['nghin', THOUSAND],
  ['ngin', THOUSAND],
  ['ngan', THOUSAND],
  ['nghan', THOUSAND],
  ['tr', MILLION],
  ['trieu', MILLION],
  ['ty', BILLION],
  ['ti', BILLION],
]);
const HALF = 'ruoi';

/** Units that may follow one another ("5 trăm nghìn", "2 nghìn tỷ"): the first counts the second. */
const MULTIPLIERS: ReadonlyMap<bigint, readonly bigint[]> = new Map([
  [HUNDRED, [THOUSAND, MILLION, BILLION]],
  [THOUSAND, [MILLION, BILLION]],
  [MILLION, [BILLION]],
]);

/** A number with its units, `half` when "rưỡi" follows: "2 triệu", "5 trăm nghìn", "2 triệu rưỡi". */
type Part = Readonly<{ run: FigureRun; units: readonly bigint[]; half: boolean }>;

/**
 * Every amount in whole đồng that a phrase can mean; empty when each leaves a fraction of a đồng.
 * @param folded the amount folded by `foldText`, currency taken away
 * @param hasDong whether "đồng" stood at the end: "1 triệu 500 đồng" may then mean 1.000.500
 * @returns undefined when it is no such phrase
 */
export function readPhrase(folded: string, hasDong: boolean): bigint[] | undefined {
  const parts = splitParts(folded);
  if (parts === undefined) return undefined;
  let totals = [0n];
  let previous: Part | undefined;
  for (const part of parts) {
    const readings = previous === undefined ? readFirst(part) : readNext(part, previous, hasDong);
    if (readings === undefined) return undefined;
    totals = totals.flatMap((total) => readings.map((reading) => total + reading));
    previous = part;
  }
  return totals;
}

function splitParts(folded: string): Part[] | undefined {
  const parts: Part[] = [];
  const word = /[a-z]+/y;
  let at = 0;
  const take = (pattern: RegExp): string | undefined => {
    while (folded.charAt(at) === ' ') at += 1;
    pattern.lastIndex = at;
    const found = pattern.exec(folded)?.[0];
    at += found?.length ?? 0;
    return found;
  };
  while (at < folded.trimEnd().length) {
    const figures = take(FIGURES);
    const run = figures === undefined ? undefined : readFigures(figures);
    if (run === undefined) return undefined;
    const words: string[] = [];
    for (let next = take(word); next !== undefined; next = take(word)) words.push(next);
    const half = words.at(-1) === HALF;
    const units = (half ? words.slice(0, -1) : words).map((name) => UNITS.get(name));
    if (!isUnitList(units) || (half && units.length !== 1)) return undefined;
    parts.push({ run, units, half });
  }
  return parts;
}

function isUnitList(units: readonly (bigint | undefined)[]): units is bigint[] {
  const [first, second] = units;
  if (units.length > 2 || units.includes(undefined)) return false;
  return second === undefined || (first !== undefined && MULTIPLIERS.get(first)?.includes(second) === true);
}

/** "5 trăm" alone is said for 500 nghìn and written for 500 đồng. */
function readFirst(part: Part): bigint[] | undefined {
  if (part.units.length === 0) return undefined;
  const readings = readPart(part);
  return isBareHundred(part) ? readings.flatMap((reading) => [reading, reading * THOUSAND]) : readings;
}

function readNext(part: Part, previous: Part, hasDong: boolean): bigint[] | undefined {
  const unit = previous.units.at(-1);
  if (unit === undefined || unit === HUNDRED || previous.half) return undefined;
  if (part.units.length === 0) return readTail(part.run, previous, unit, hasDong);
  const readings = readPart(part);
  const spoken = isBareHundred(part) ? readings.map((reading) => reading * (unit / THOUSAND)) : [];
  const fitting = [...readings, ...spoken].filter((reading) => reading < unit);
  const isFalling = (part.units.at(-1) ?? unit) < unit;
  return fitting.length === 0 || !isFalling ? undefined : fitting;
}

/**
 * Figures after the last unit. One digit is tenths ("2tr5" is 2,5 triệu), three are thousandths ("2tr500").
 * Two are said both ways ("2tr50": 2.050.000 or 2.500.000). All places filled, or marked thousands, are đồng.
 */
function readTail(run: FigureRun, previous: Part, unit: bigint, hasDong: boolean): bigint[] | undefined {
  const isSimple = previous.units.length === 1 && previous.run.kind !== 'decimal';
  if (!isSimple || run.value.decimals > 0 || run.value.digits >= unit) return undefined;
  const value = run.value.digits;
  if (run.kind !== 'plain') return run.kind === 'grouped' ? [value] : undefined;
  const written = hasDong ? [value] : [];
  const thousandths = value * (unit / THOUSAND);
  switch (run.text.length) {
    case 1:
      return [...written, value * (unit / 10n)];
    case 2:
      return [...written, thousandths, thousandths * 10n];
    case 3:
      return [...written, thousandths];
    default:
      return run.text.length === String(unit).length - 1 ? [value] : undefined;
  }
}

function isBareHundred(part: Part): boolean {
  return part.units.length === 1 && part.units[0] === HUNDRED;
}

function readPart({ run, units, half }: Part): bigint[] {
  const factor = units.reduce((product, unit) => product * unit, 1n);
  const extra = half ? factor / 2n : 0n;
  return [run.value, run.other]
    .map((value) => (value === undefined ? undefined : wholeTimes(value, factor)))
    .filter((amount) => amount !== undefined)
    .map((amount) => amount + extra);
}

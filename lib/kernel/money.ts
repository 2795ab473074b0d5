/**
 * Money: whole đồng as bigint, how people type it, and how screens and papers print it.
 *
 * Owns: `parseVnd`, the only reader of typed amounts, and the formats of amounts.
 * Refuses: floating point, fractions of a đồng, other currencies, and guessing: "1.5" alone is answered with a
 * question, because it may be 1.500, 1.500.000 or 1.500.000.000 đồng.
 */
import { type FigureRun, isFigures, readFigures, wholeTimes } from './amount-figures';
import { readPhrase } from './amount-phrase';
import { parseVndWords, vndInWords } from './amount-words';
import { foldTyped } from './names';

export { parseVndWords, vndInWords };

/** The largest amount that is read: one million tỷ. Far above any fund, far below what bigint columns hold. */
export const MAX_VND = 10n ** 15n;

/** Longer texts with figures are not read: no amount needs them, and nothing hostile gets to work on them. */
const MAX_TEXT_LENGTH = 100;

/** Why a text is no amount; the sentences are in messages/. */
export type VndErrorCode = 'empty' | 'notANumber' | 'negative' | 'tooLarge' | 'fraction';

/** An amount, a question with its possible readings (in đồng, smallest first), or the reason why neither. */
export type ParsedVnd =
  | Readonly<{ kind: 'amount'; amountVnd: bigint }>
  | Readonly<{ kind: 'question'; readings: bigint[] }>
  | Readonly<{ kind: 'error'; code: VndErrorCode }>;

const error = (code: VndErrorCode): ParsedVnd => ({ kind: 'error', code });

/**
 * Reads an amount as people type it: `500.000`, `500,000`, `500000đ`, `500k`, `2tr5`, `2,5 triệu`, `50 nghìn`,
 * `1 tỷ 2`, `2 triệu rưỡi`, and amounts in words. 0 is an amount; whether 0 is allowed is the caller's rule.
 *
 * A question is asked where two readings are possible: `1.5`, `2tr50`, `1.500 triệu`, `5 trăm`, `1.500,000`,
 * and a number with a zero in front (a telephone number in the wrong box).
 *
 * @returns never throws; takes time proportional to the text at most
 */
export function parseVnd(text: string): ParsedVnd {
  const trimmed = text.trim();
  if (trimmed === '') return error('empty');
  if (!/[\d\uFF10-\uFF19]/.test(trimmed)) return readWords(trimmed);
  if (trimmed.length > MAX_TEXT_LENGTH) return error(/^[\d.,\s]+$/.test(trimmed) ? 'tooLarge' : 'notANumber');
  const { body, isNegative, hasDong } = peel(foldTyped(trimmed).replace(/[\u2018\u2019]/g, "'"));
  const parsed = isFigures(body) ? readBare(body) : readUnits(body, hasDong);
  const isNumber = parsed.kind !== 'error' || parsed.code !== 'notANumber';
  return isNegative && isNumber ? error('negative') : parsed;
}

/** Takes away what surrounds the number: brackets and minus signs, the currency, the "-" that closes an amount. */
function peel(folded: string): { body: string; isNegative: boolean; hasDong: boolean } {
  const inBrackets = /^\((.*)\)$/.exec(folded);
  const closed = (inBrackets?.[1] ?? folded).trim().replace(/[.,/] ?-$/, '');
  const unsigned = closed.replace(/^[-−–] ?/, '').replace(/ ?[-−–]$/, '');
  const bare = unsigned
    .replace(/^\+ ?/, '')
    .replace(/^(?:₫|vnd|d) ?(?=\d)/, '')
    .replace(/[.,]$/, '');
  const body = bare.replace(/ ?(?:₫|vnd|dong|d)(?: ?chan)?$/, '');
  return { body, isNegative: inBrackets !== null || unsigned !== closed, hasDong: body !== bare };
}

/** Amounts in words, but not a lone small number: "Ba" or "Năm" in a column of amounts is a name or a slip. */
function readWords(text: string): ParsedVnd {
  const amountVnd = parseVndWords(text);
  return amountVnd === undefined || amountVnd < 1_000n ? error('notANumber') : { kind: 'amount', amountVnd };
}

function readUnits(body: string, hasDong: boolean): ParsedVnd {
  const readings = readPhrase(body, hasDong);
  return readings === undefined ? error('notANumber') : answer(readings, false);
}

/** Figures without a unit. What is too short to be an amount in đồng with a fraction is asked about. */
function readBare(body: string): ParsedVnd {
  const run = readFigures(body);
  if (run === undefined) return error('notANumber');
  if (run.kind === 'grouped') return answer([run.value.digits], false);
  if (run.kind === 'plain')
    return answer([run.value.digits], run.value.digits > 0n && run.text.startsWith('0'));
  const factors = isShort(run) ? [1n, 1_000n, 1_000_000n, 1_000_000_000n] : [1n];
  const decimals = factors
    .map((factor) => wholeTimes(run.other ?? run.value, factor))
    .filter((amount) => amount !== undefined);
  if (run.kind === 'mixed') return answer([run.value.digits, ...decimals], true);
  return answer(decimals, isShort(run) && run.value.digits > 0n);
}

/** "1.5" or "500.00": up to three digits before the mark, as people write thousands, millions and tỷ. */
function isShort(run: FigureRun): boolean {
  return run.kind === 'decimal' && /^\d{1,3}[.,]\d+$/.test(run.text);
}

/** One reading is an amount unless it must be asked about; several are a question, smallest first. */
function answer(readings: readonly bigint[], mustAsk: boolean): ParsedVnd {
  if (readings.length === 0) return error('fraction');
  const allowed = [...new Set(readings)].filter((reading) => reading <= MAX_VND);
  allowed.sort((a, b) => (a < b ? -1 : 1));
  const [amountVnd] = allowed;
  if (amountVnd === undefined) return error('tooLarge');
  return allowed.length === 1 && !mustAsk
    ? { kind: 'amount', amountVnd }
    : { kind: 'question', readings: allowed };
}

/** Figures with dots between thousands: 500000 is "500.000". A negative amount begins with "-". */
export function formatVnd(amountVnd: bigint): string {
  const digits = String(amountVnd < 0n ? -amountVnd : amountVnd);
  const head = digits.length % 3;
  const groups = digits.slice(head).match(/\d{3}/g) ?? [];
  return `${amountVnd < 0n ? '-' : ''}${(head > 0 ? [digits.slice(0, head), ...groups] : groups).join('.')}`;
}

/** For sentences and papers: "500.000 đồng". */
export function formatVndUnit(amountVnd: bigint): string {
  return `${formatVnd(amountVnd)} đồng`;
}

/** For columns and labels on screens: "500.000 ₫", with a space that never breaks the line. */
export function formatVndSign(amountVnd: bigint): string {
  return `${formatVnd(amountVnd)}\u00A0₫`;
}

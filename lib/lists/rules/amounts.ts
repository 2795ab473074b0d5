/**
 * A column of amounts: one meaning for all of it, or a question. Pure; every amount goes through `parseVnd`.
 * Owns: what makes a column ambiguous, and how an answer makes it plain.
 * Refuses to guess: 500.000 and 500,000 in one column may be a thousand times apart.
 */
import { type ParsedVnd, parseVnd } from '@/lib/kernel/money';
import { foldTyped } from '@/lib/kernel/names';
import type { ColumnQuestion, ListProblemCode, MarkAnswer, UnitAnswer } from '../schema';

/** Below this a bare number is seldom a gift in đồng: the smallest note in use is 1,000, and few give less than ten. */
const SMALL_VND = 10_000n;
const MOST_SAMPLES = 3;

const CURRENCY = / ?(?:₫|vnd|dong|d)(?: ?chan)?$/;
const bare = (cell: string) => foldTyped(cell).replace(CURRENCY, '').trim();
const isBare = (cell: string) => /^[-+(]?\d[\d.,' ]*\)?$/.test(bare(cell));
const GROUPS = { '.': /^\d{1,3}(?:\.\d{3})+$/, ',': /^\d{1,3}(?:,\d{3})+$/ } as const;
const grouped = (mark: '.' | ',') => (cell: string) => GROUPS[mark].test(bare(cell));
const isUnitInHeader = (header: string) =>
  /(nghin|ngan|trieu) ?(dong|d\b)?|\b1[., ]?000 ?(dong|d\b)?|\btr\.? ?d\b/.test(foldTyped(header));

/** "…", "-", "/" and the like: nothing was written here. */
export function isNothing(cell: string): boolean {
  return /^[\s.…\-–—_/x]*$/i.test(cell);
}

/** Questions that must be answered before this column has one meaning. */
export function questionsOfAmounts(
  cells: readonly string[],
  header: string,
  column: number,
  answers: { marks?: MarkAnswer; unit?: UnitAnswer },
): ColumnQuestion[] {
  // Lists repeat their amounts: each different one is looked at once.
  const numbers = [...new Set(cells)].filter((cell) => !isNothing(cell) && isBare(cell));
  const [dots, commas] = [numbers.filter(grouped('.')), numbers.filter(grouped(','))];
  const questions: ColumnQuestion[] = [];
  if (dots[0] && commas[0] && answers.marks === undefined)
    questions.push({ about: 'marks', column, samples: [dots[0], commas[0]] });
  const unclear = numbers.filter((cell) => isSmall(parseVnd(plain(cell, { marks: answers.marks }))));
  if (answers.unit === undefined && (unclear.length > 0 || (numbers[0] && isUnitInHeader(header)))) {
    const samples = unclear.length > 0 ? unclear : numbers;
    questions.push({ about: 'unit', column, samples: samples.slice(0, MOST_SAMPLES) });
  }
  return questions;
}

function isSmall(read: ParsedVnd): boolean {
  if (read.kind === 'question') return true;
  return read.kind === 'amount' && read.amountVnd > 0n && read.amountVnd < SMALL_VND;
}

const unitWords: Readonly<Record<UnitAnswer, string>> = { dong: '', thousand: ' nghin', million: ' trieu' };

/**
 * One amount in the meaning of its column.
 * @returns đồng, or the code of what is wrong; a question that nobody has answered yet is "amountUnread"
 */
export function readAmount(
  cell: string,
  answers: { marks?: MarkAnswer; unit?: UnitAnswer },
): { amountVnd: bigint } | { code: ListProblemCode } {
  if (/^#{2,}$/.test(cell)) return { code: 'lists.hidden' };
  if (/^#[A-Z/0!?]+$/i.test(cell)) return { code: 'lists.formulaError' };
  if (isNothing(cell)) return { code: 'lists.amountMissing' };
  const read = parseVnd(isBare(cell) ? plain(cell, answers) : cell);
  if (read.kind === 'amount' && read.amountVnd > 0n) return { amountVnd: read.amountVnd };
  if (read.kind === 'amount' || (read.kind === 'error' && read.code === 'negative'))
    return { code: 'lists.amountNotPositive' };
  return { code: 'lists.amountUnread' };
}

/** A bare number with the marks and the unit of its column made plain; as it stands where nothing was asked. */
function plain(cell: string, { marks, unit }: { marks?: MarkAnswer; unit?: UnitAnswer }): string {
  if (marks === undefined && (unit === undefined || unit === 'dong')) return cell;
  const figures = bare(cell);
  // Without an answer about marks the last mark decides nothing: three digits behind it are thousands.
  const isThousands = (mark: string) =>
    marks === undefined ? grouped(mark as '.' | ',')(cell) : marks !== otherMark[mark];
  const [whole = '', decimals = ''] = [...'.,']
    .filter(isThousands)
    .reduce((text, mark) => text.replaceAll(mark, ''), figures)
    .split(/[.,]/);
  const rest = decimals.replace(/0+$/, '');
  // Exactly three decimals would look like thousands again.
  const written = rest === '' ? whole : `${whole},${rest.length === 3 ? `${rest}0` : rest}`;
  return written + unitWords[unit ?? 'dong'];
}

/** The answer that makes this mark a decimal mark. */
const otherMark: Readonly<Record<string, MarkAnswer>> = { '.': 'commaThousands', ',': 'dotThousands' };

/**
 * The public ledger: one line per voucher and fund, with the balance after it. Pure.
 * Owns the running balance, the filters of the address and the sums at the foot.
 * Refuses to count a voided pair, a transfer or goods as money: they are shown and add nothing.
 */
import { slugify } from '@/lib/kernel/codes';
import type { LedgerLine } from '../schema/published';
import { figureSlugs, type LedgerQuery } from '../schema/words';
import { searchRows } from './lists';

export interface BalancedLine extends LedgerLine {
  /** Money of the whole association after this line. */
  balanceVnd: bigint;
}

/** What a line does to the money: in and opening add, out takes, everything else nothing. */
export function effectOf({ direction, amountVnd }: LedgerLine): bigint {
  if (direction === 'none') return 0n;
  return direction === 'out' ? -amountVnd : amountVnd;
}

/**
 * The lines with the balance after each. `openingVnd` is the published opening figure; what of it the year's own
 * opening vouchers bring is not counted twice.
 */
export function withBalances(lines: readonly LedgerLine[], openingVnd: bigint): BalancedLine[] {
  const brought = lines
    .filter((line) => line.direction === 'opening')
    .reduce((total, line) => total + line.amountVnd, 0n);
  let balanceVnd = openingVnd - brought;
  return lines.map((line) => {
    balanceVnd += effectOf(line);
    return { ...line, balanceVnd };
  });
}

/** Lines that the query asks for; a voided pair stays together. */
export function filterLedger<Line extends LedgerLine>(lines: readonly Line[], query: LedgerQuery): Line[] {
  const side = query.chieu === 'thu' ? 'in' : query.chieu === 'chi' ? 'out' : undefined;
  const fitting = lines.filter(
    (line) =>
      (!side || line.figure === side || line.figure.startsWith(`${side}.`)) &&
      (!query.muc || figureSlugs[line.figure] === query.muc) &&
      (!query.quy || slugify(line.fundLabel) === query.quy),
  );
  const found = new Set(
    searchRows(fitting, query.q, (line) => `${line.reference} ${line.partyName ?? ''} ${line.fundLabel}`),
  );
  return fitting.filter((line) => found.has(line));
}

export interface LedgerSums {
  openingVnd: bigint;
  inVnd: bigint;
  outVnd: bigint;
}

/** Sums of the lines that count. */
export function ledgerSums(lines: readonly LedgerLine[]): LedgerSums {
  const of = (direction: LedgerLine['direction']) =>
    lines.filter((line) => line.direction === direction).reduce((total, line) => total + line.amountVnd, 0n);
  return { openingVnd: of('opening'), inVnd: of('in'), outVnd: of('out') };
}

/** Funds that occur in the lines, with their word for the address. */
export function fundChoices(lines: readonly LedgerLine[]): { value: string; label: string }[] {
  const funds = new Map(lines.map((line) => [slugify(line.fundLabel), line.fundLabel]));
  return [...funds].map(([value, label]) => ({ value, label }));
}

/** True when the lines of the fund add up to the figure, so that a link may promise it. */
export function doesFundAddUp(lines: readonly LedgerLine[], fundLabel: string, amountVnd: bigint): boolean {
  const own = lines.filter((line) => line.fundLabel === fundLabel);
  return own.reduce((total, line) => total + effectOf(line), 0n) === amountVnd;
}

/**
 * Does the statement add up? Every printed balance is held against the movements before it. Pure.
 * Owns: the order of the lines, amounts lost in print and found again, opening and closing balance.
 * Refuses to mend a printed amount that disagrees: only an amount that is missing altogether can be found again.
 */
import type { BalanceStyle, Finding, StatementLine } from '../schema';

export interface BalanceCheck {
  /** In the order things happened; lost amounts filled in. */
  lines: StatementLine[];
  balanceStyle: BalanceStyle;
  openingVnd: bigint | null;
  closingVnd: bigint | null;
  findings: Finding[];
}

export interface PrintedBalances {
  openingVnd: bigint | null;
  closingVnd: bigint | null;
}

/** How often balances stand beside lines. */
export function balanceStyleOf(lines: readonly StatementLine[]): BalanceStyle {
  const printed = lines.filter((line) => line.balanceVnd !== null).length;
  if (printed === 0) return 'none';
  return printed === lines.length ? 'running' : 'daily';
}

/** Some banks list the newest line first: turned round when days, or running balances, say so. */
export function inOrder(lines: readonly StatementLine[]): StatementLine[] {
  const [first, last] = [lines[0], lines.at(-1)];
  if (!first || !last) return [];
  if (first.occurredOn !== last.occurredOn)
    return first.occurredOn > last.occurredOn ? [...lines].reverse() : [...lines];
  const turned = [...lines].reverse();
  return chainLength(turned) > chainLength(lines) ? turned : [...lines];
}

/** Neighbours whose balances differ by exactly the movement between them. */
function chainLength(lines: readonly StatementLine[]): number {
  return lines.filter((line, at) => {
    const before = lines[at - 1]?.balanceVnd;
    return (
      before !== undefined &&
      before !== null &&
      line.balanceVnd !== null &&
      before + line.amountVnd === line.balanceVnd
    );
  }).length;
}

/**
 * Checks opening + movements = closing and every balance printed between. A single line without an amount before a
 * printed balance gets the missing amount (question `statements.amountLost`); any other gap is an error that names
 * the rows. A line without an amount that no balance explains is an error.
 */
export function checkBalances(given: readonly StatementLine[], printed: PrintedBalances): BalanceCheck {
  const lines = inOrder(given);
  const findings: Finding[] = [];
  let known = printed.openingVnd ?? openingOf(lines);
  const openingVnd = known;
  let pending: StatementLine[] = [];
  for (const line of lines) {
    pending.push(line);
    if (line.balanceVnd === null) continue;
    if (known !== null) findings.push(...settle(lines, pending, { before: known, after: line.balanceVnd }));
    known = line.balanceVnd;
    pending = [];
  }
  if (known !== null && pending.length > 0) {
    if (printed.closingVnd !== null) {
      findings.push(...settle(lines, pending, { before: known, after: printed.closingVnd }));
      known = printed.closingVnd;
    } else known = pending.reduce((sum, line) => sum + line.amountVnd, known);
  } else if (known !== null && printed.closingVnd !== null && known !== printed.closingVnd)
    findings.push({
      level: 'error',
      code: 'statements.closingDiffers',
      params: { printed: String(printed.closingVnd), computed: String(known) },
    });
  for (const line of lines)
    if (line.amountVnd === 0n)
      findings.push({
        level: 'error',
        code: 'statements.noAmount',
        row: line.row,
        params: { row: line.row },
      });
  return {
    lines,
    balanceStyle: balanceStyleOf(lines),
    openingVnd: openingVnd ?? backFrom(lines, printed.closingVnd),
    closingVnd: known ?? printed.closingVnd,
    findings,
  };
}

/** The balance before the first line, from the first balance printed; null when none is or an amount is missing. */
function openingOf(lines: readonly StatementLine[]): bigint | null {
  let moved = 0n;
  for (const line of lines) {
    if (line.amountVnd === 0n) return null;
    moved += line.amountVnd;
    if (line.balanceVnd !== null) return line.balanceVnd - moved;
  }
  return null;
}

const backFrom = (lines: readonly StatementLine[], closingVnd: bigint | null): bigint | null =>
  closingVnd === null ? null : lines.reduce((left, line) => left - line.amountVnd, closingVnd);

/** Holds a stretch of the lines against the balances at both its ends; a line that lost its amount is replaced. */
function settle(
  lines: StatementLine[],
  stretch: readonly StatementLine[],
  { before, after }: { before: bigint; after: bigint },
): Finding[] {
  const gap = after - before - stretch.reduce((sum, line) => sum + line.amountVnd, 0n);
  if (gap === 0n) return [];
  const empty = stretch.filter((line) => line.amountVnd === 0n);
  const [lost] = empty;
  if (lost && empty.length === 1) {
    lines[lines.indexOf(lost)] = { ...lost, amountVnd: gap, isAmountPrinted: false };
    const params = { row: lost.row, amount: String(gap) };
    return [{ level: 'question', code: 'statements.amountLost', row: lost.row, params }];
  }
  const [from, to] = [stretch[0]!.row, stretch.at(-1)!.row];
  const [first, last] = from <= to ? [from, to] : [to, from];
  const code = first === last ? 'statements.lineDiffers' : 'statements.stretchDiffers';
  return [{ level: 'error', code, row: first, params: { row: first, last, gap: String(gap) } }];
}

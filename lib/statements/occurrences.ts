/**
 * Which lines of a file were stored before? Told by how often a line stands, never by business fields alone.
 * Owns the key of a line and the counting. Refuses to call the second of two equal lines in one file a duplicate.
 */
import { hash } from 'node:crypto';
import { canonicalFields } from '@/lib/kernel/canonical';
import { normaliseText } from '@/lib/kernel/names';
import type { BalanceStyle, StatementLine } from './schema';

/** Everything a bank prints about a line, without the way it breaks long texts; the balance only where each line has one. */
export function lineKey(line: StatementLine, style: BalanceStyle): string {
  const text = (value: string) => normaliseText(value).replace(/\s+/g, '');
  const balance = style === 'running' && line.balanceVnd !== null ? line.balanceVnd.toString() : null;
  const { occurredOn, time, amountVnd } = line;
  return hash(
    'sha256',
    canonicalFields([
      ...[occurredOn, time, amountVnd.toString(), balance],
      ...[text(line.reference), text(line.counterparty), text(line.memo)],
    ]),
    'hex',
  );
}

export interface CountedLine {
  line: StatementLine;
  key: string;
  /** The first such line of the file is 1, the next 2 … */
  occurrence: number;
}

/** Numbers equal lines in the order of the file: a real repeat stays two. */
export function countOccurrences(lines: readonly StatementLine[], style: BalanceStyle): CountedLine[] {
  const seen = new Map<string, number>();
  return lines.map((line) => {
    const key = lineKey(line, style);
    const occurrence = (seen.get(key) ?? 0) + 1;
    seen.set(key, occurrence);
    return { line, key, occurrence };
  });
}

/**
 * Parts what is new from what was stored before: of a line that the file shows m times and the books hold k times,
 * m − k are new.
 */
export function partKnown(
  counted: readonly CountedLine[],
  stored: ReadonlyMap<string, number>,
): { fresh: CountedLine[]; known: CountedLine[] } {
  const [fresh, known]: [CountedLine[], CountedLine[]] = [[], []];
  for (const one of counted) (one.occurrence <= (stored.get(one.key) ?? 0) ? known : fresh).push(one);
  return { fresh, known };
}

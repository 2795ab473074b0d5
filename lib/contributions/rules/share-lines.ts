/**
 * Reads the list of families behind an envelope as it is typed or pasted from a sheet. Pure; the browser and the
 * server read it with the same function.
 * Owns: one family a line, name and amount apart by a semicolon or a tab, a total row used as a check.
 * Refuses to guess: a line it cannot read is named by its number.
 */
import { parseVnd } from '@/lib/kernel/money';
import { foldText, normaliseText } from '@/lib/kernel/names';
import type { ShareInput } from '../schema';

export interface ReadShares {
  shares: ShareInput[];
  sumVnd: bigint;
  /** Number of the first line that could not be read, from 1. */
  badLine: number | null;
}

const totalWords = new Set(['cong', 'tong', 'tong cong', 'tong so']);

/** Reads the list; empty lines are skipped, a leading running number is dropped. */
export function readShareLines(text: string): ReadShares {
  const shares: ShareInput[] = [];
  let sumVnd = 0n;
  let badLine: number | null = null;
  for (const [at, line] of text.split(/\r\n?|\n/).entries()) {
    if (line.trim() === '') continue;
    const read = readLine(line);
    if (!read) badLine ??= at + 1;
    else if (totalWords.has(foldText(read.name))) {
      if (read.amountVnd !== sumVnd) badLine ??= at + 1;
    } else {
      shares.push(read);
      sumVnd += read.amountVnd;
    }
  }
  return { shares, sumVnd, badLine };
}

function readLine(line: string): ShareInput | undefined {
  const cells = line
    .split(/[;\t]/)
    .map(normaliseText)
    .filter((cell) => cell !== '');
  const amount = cells.length > 1 ? parseVnd(cells.at(-1)!) : undefined;
  if (amount?.kind !== 'amount' || amount.amountVnd <= 0n) return undefined;
  const names = cells.slice(0, -1);
  const name = names.length > 1 && /^\d{1,4}[.)]?$/.test(names[0]!) ? names[1] : names[0];
  return name && name.length <= 200 ? { name, amountVnd: amount.amountVnd } : undefined;
}

/**
 * What a report is made of: its address, its numbers in groups, what changed between two readings. Pure.
 * Owns the words of periods in addresses. Refuses to compute a number: all of them come from the database.
 */
import type { DateVn } from '@/lib/kernel/dates';
import type { ReportKind, ReportNumber } from '../schema/reports';

const FORMS: Readonly<Record<ReportKind, RegExp>> = {
  halfYear: /^6-thang-((?:19|20)\d\d)$/,
  year: /^nam-((?:19|20)\d\d)$/,
  schoolYear: /^nam-hoc-((?:19|20)\d\d)$/,
};

/** "6-thang-2019", "nam-2019", "nam-hoc-2018" (the school year that begins in 2018). */
export function periodSlug(kind: ReportKind, year: number): string {
  return { halfYear: `6-thang-${year}`, year: `nam-${year}`, schoolYear: `nam-hoc-${year}` }[kind];
}

/** The period of an address; undefined for what is none. */
export function periodOf(slug: string): { kind: ReportKind; year: number } | undefined {
  for (const kind of Object.keys(FORMS) as ReportKind[]) {
    const year = FORMS[kind].exec(slug)?.[1];
    if (year) return { kind, year: Number(year) };
  }
  return undefined;
}

/** The year as people write it: "2019", of a school year "2018–2019". */
export function periodYear(kind: ReportKind, year: number): string {
  return kind === 'schoolYear' ? `${year}–${year + 1}` : String(year);
}

export const keyOf = ({ figure, label }: Pick<ReportNumber, 'figure' | 'label'>) => `${figure}|${label}`;

/** Whether a number is an amount, a count, or both. */
export function measureOf(figure: string): 'amount' | 'count' | 'both' {
  if (/^(money|fund)(\.|$)/.test(figure)) return 'amount';
  if (/^(donors|recipients|decisions|ceremonies|campaigns|nominations)(\.|$)/.test(figure)) return 'count';
  return 'both';
}

export interface NumberChange {
  figure: string;
  label: string;
  /** Null where there was no such number. */
  before: { amountVnd: bigint; itemCount: number } | null;
  after: { amountVnd: bigint; itemCount: number } | null;
}

type Plain = Pick<ReportNumber, 'figure' | 'label' | 'itemCount'> & { amountVnd: bigint | null };

/** The numbers that differ, in the order of the later reading; those that went come last. Zero and absent are the same. */
export function changedNumbers(before: readonly Plain[], after: readonly Plain[]): NumberChange[] {
  const [was, is] = [byKey(before), byKey(after)];
  const keys = [...new Set([...is.keys(), ...was.keys()])];
  return keys.flatMap((key) => {
    const [one, other] = [was.get(key), is.get(key)];
    if (measuresOf(one) === measuresOf(other)) return [];
    const { figure, label } = (other ?? one)!;
    return [{ figure, label, before: pairOf(one), after: pairOf(other) }];
  });
}

const byKey = (rows: readonly Plain[]) => new Map(rows.map((row) => [keyOf(row), row]));
const measuresOf = (row: Plain | undefined) => `${row?.amountVnd ?? 0n}|${row?.itemCount ?? 0}`;
const pairOf = (row: Plain | undefined) =>
  row ? { amountVnd: row.amountVnd ?? 0n, itemCount: row.itemCount } : null;

/** Numbers by their first word: money, in, out, fund, goods, gifts, awards, recipients, category, unit, open … */
export function groupedNumbers(numbers: readonly ReportNumber[]): ReadonlyMap<string, ReportNumber[]> {
  const groups = new Map<string, ReportNumber[]>();
  for (const number of numbers) {
    const group = number.figure.split('.')[0]!;
    groups.set(group, [...(groups.get(group) ?? []), number]);
  }
  return groups;
}

/** The number of a figure for the whole; zero when there is none. */
export function numberOf(numbers: readonly ReportNumber[], figure: string): ReportNumber {
  const none = { priorAmountVnd: null, priorCount: null, planAmountVnd: null, planCount: null };
  return (
    numbers.find((number) => number.figure === figure && number.label === '') ?? {
      ...{ figure, label: '', isPublic: true, amountVnd: 0n, itemCount: 0 },
      ...none,
    }
  );
}

/** Part of a whole in tenths of a percent, rounded half up; undefined where the whole is nothing. */
export function shareOf(part: bigint, whole: bigint): number | undefined {
  if (whole <= 0n) return undefined;
  return Number((part * 2000n + whole) / (whole * 2n)) / 10;
}

/** The kinds and years a report may be started for: periods that have begun, back to `oldest`. */
export function openYears(today: DateVn, oldest: number): number[] {
  const latest = Number(today.slice(0, 4));
  return Array.from({ length: Math.max(1, latest - oldest + 1) }, (_, at) => latest - at);
}

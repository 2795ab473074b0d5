/**
 * One text for one value: keys in order, no spaces, whole numbers only. Pure.
 * Owns the form over which fingerprints of rule sets, inputs and outcomes are computed; it never changes, because a
 * round is replayed years later. Refuses what has no single form: fractions, undefined, dates, functions.
 */
import { invariant } from '@/lib/kernel/invariant';

const byUnits = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The canonical text of a value; a bigint is written as the text of its digits. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'bigint') return JSON.stringify(value.toString());
  if (typeof value === 'number') {
    invariant(Number.isSafeInteger(value), 'a canonical number is whole');
    return String(value === 0 ? 0 : value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  invariant(
    typeof value === 'object' && [Object.prototype, null].includes(Object.getPrototypeOf(value)),
    'a canonical value is plain data',
  );
  const fields = Object.entries(value as Record<string, unknown>).sort(([a], [b]) => byUnits(a, b));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonicalJson(field)}`).join(',')}}`;
}

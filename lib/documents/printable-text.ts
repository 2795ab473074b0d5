/**
 * Texts of people as a paper can carry them. Pure.
 * Owns what happens to signs that steer instead of being read. Refuses to drop anything silently: where the direction
 * of writing would be turned there stands a mark, so that a number shown backwards is noticed.
 */
import { DIRECTION_TURNS } from '@/lib/kernel/names';

/** Control characters that XML may not hold; line feed and tab are none of them. */
const CONTROLS = /(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/gu;

/** A text without signs that steer: each stands as "\uFFFD", which everybody sees; controls become spaces. */
export function printableText(text: string): string {
  return text.toWellFormed().replace(DIRECTION_TURNS, '\uFFFD').replace(CONTROLS, ' ');
}

/** All texts of some data, lists and records of them included. */
export function printable<T>(data: T): T {
  if (typeof data === 'string') return printableText(data) as T;
  if (Array.isArray(data)) return data.map(printable) as T;
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, printable(value)])) as T;
}

/**
 * Finding a name in the honour lists of all years of one association.
 * Owns the order: as written with its marks, then in plain letters, then with its words apart, and only when nothing was
 * found what one slip of the finger would explain. Refuses to decide what may be shown: the database asks for each row.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { beginningWith, type KeyRange, oneSlipAway, readHonourSearch } from './rules/search';
import type { HonourRow } from './schema/published';

export type FoundHonour = HonourRow & { name: string; year: number; ordinal: number };

export interface FoundHonours {
  rows: FoundHonour[];
  /** Nothing fits as typed; these differ from it by one slip. */
  isNear: boolean;
  /** There are more than are shown. */
  hasMore: boolean;
}

/** More than anyone reads through; whoever sees this many types another word. */
export const MOST_FOUND = 30;
/** Below this a slip would explain every name there is. */
const SHORTEST_SLIP = 4;

/** What fits `typed`, best first; undefined when nothing readable was typed. */
export async function findHonours(tx: Tx, slug: string, typed: string): Promise<FoundHonours | undefined> {
  const search = readHonourSearch(typed);
  if (!search) return undefined;
  const find = (way: 'folded' | 'marked', ranges: KeyRange[], words: string[] = []) =>
    rowsIn(tx, { slug, way, ranges, words });
  const found = new Map<string, FoundHonour>();
  const take = (rows: FoundHonour[]) => {
    for (const row of rows) if (!found.has(keyOf(row))) found.set(keyOf(row), row);
    return found.size > MOST_FOUND;
  };
  const isFull =
    (search.marked !== undefined && take(await find('marked', [beginningWith(search.marked)]))) ||
    take(await find('folded', [beginningWith(search.text)])) ||
    (search.words.length > 1 &&
      take(await find('folded', [beginningWith(longest(search.words))], search.words)));
  if (isFull || found.size > 0) return shown(found, false);
  if (search.text.length >= SHORTEST_SLIP)
    take(await find('folded', oneSlipAway(search.text).map(beginningWith)));
  return shown(found, found.size > 0);
}

const keyOf = ({ year, ordinal }: FoundHonour) => `${year} ${ordinal}`;
const longest = (words: string[]) => words.reduce((one, other) => (other.length > one.length ? other : one));

function shown(found: ReadonlyMap<string, FoundHonour>, isNear: boolean): FoundHonours {
  return { rows: [...found.values()].slice(0, MOST_FOUND), isNear, hasMore: found.size > MOST_FOUND };
}

interface Asked {
  slug: string;
  way: 'folded' | 'marked';
  ranges: KeyRange[];
  words: string[];
}

/** A name stands under several keys: more rows than are shown are read, so that each stands once. */
async function rowsIn(tx: Tx, { slug, way, ranges, words }: Asked): Promise<FoundHonour[]> {
  const list = (items: string[]) =>
    sql`ARRAY[${sql.join(
      items.map((item) => sql`${item}`),
      sql`, `,
    )}]::text[]`;
  const rows = await tx.execute<FoundHonour & Record<string, unknown>>(sql`
    SELECT year, ordinal, label, recipient_kind AS "recipientKind", name, unit_name AS "unitName", school
      FROM pub.find_honours(${slug}, ${way}, ${list(ranges.map(({ from }) => from))}, ${list(ranges.map(({ to }) => to))},
                            ${words.length > 0 ? list(words) : sql`'{}'::text[]`}, ${MOST_FOUND + 5})`);
  return [...rows];
}

/**
 * Finding a name in the honour lists of all years of one association.
 * Owns the links to the pages of what was found, and the order: as written with its marks, then in plain letters, then from the first word to the last with others
 * between; only when nothing was found, the words in any order, and then what one slip of the finger would explain. Refuses to decide what may be shown: the database asks for each row.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { beginningWith, exactly, type KeyRange, oneSlipAway, readHonourSearch } from './rules/search';
import type { HonourRow } from './schema/published';

export type FoundHonour = HonourRow & { name: string; year: number; ordinal: number };

export interface FoundHonours {
  /** With the code of their own page, where they have one. */
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
  const found = await findNames(tx, slug, typed);
  return found && { ...found, rows: await withPages(tx, slug, found.rows) };
}

/** One look for each row, so that no other row of its year is read. */
async function withPages(tx: Tx, slug: string, rows: FoundHonour[]): Promise<FoundHonour[]> {
  if (rows.length === 0) return rows;
  const pairs = sql.join(
    rows.map(({ year, ordinal }) => sql`(${year}::int, ${ordinal}::int)`),
    sql`, `,
  );
  const pages = await tx.execute<{ year: number; ordinal: number; code: string | null }>(sql`
    SELECT w.year, w.ordinal, v.page_code AS code FROM (VALUES ${pairs}) w(year, ordinal) CROSS JOIN LATERAL (
      SELECT page_code FROM pub.honour h WHERE h.slug = ${slug} AND h.year = w.year AND h.ordinal = w.ordinal OFFSET 0) v`);
  const codes = new Map([...pages].map((page) => [keyOf(page), page.code]));
  return rows.map((row) => ({ ...row, pageCode: codes.get(keyOf(row)) ?? null }));
}

async function findNames(tx: Tx, slug: string, typed: string): Promise<FoundHonours | undefined> {
  const search = readHonourSearch(typed);
  if (!search) return undefined;
  const find = (way: 'folded' | 'marked', ranges: KeyRange[], also: Partial<Asked> = {}) =>
    rowsIn(tx, { slug, way, ranges, ...also });
  const found = new Map<string, FoundHonour>();
  const take = (rows: FoundHonour[]) => {
    for (const row of rows) if (!found.has(keyOf(row))) found.set(keyOf(row), row);
    return found.size > MOST_FOUND;
  };
  const { text, words, marked } = search;
  const isFull =
    (marked !== undefined && take(await find('marked', [beginningWith(marked)]))) ||
    take(await find('folded', [beginningWith(text)])) ||
    (words.length > 1 &&
      take(await find('folded', [exactly(words.at(-1)!)], { words, name: `${words[0]} ` })));
  if (isFull || found.size > 0) return shown(found, false);
  if (words.length > 1) take(await find('folded', [beginningWith(longest(words))], { words }));
  if (found.size > 0) return shown(found, false);
  if (text.length >= SHORTEST_SLIP) take(await find('folded', oneSlipAway(text).map(beginningWith)));
  return shown(found, found.size > 0);
}

const keyOf = ({ year, ordinal }: { year: number; ordinal: number }) => `${year} ${ordinal}`;
const longest = (words: string[]) => words.reduce((one, other) => (other.length > one.length ? other : one));

function shown(found: ReadonlyMap<string, FoundHonour>, isNear: boolean): FoundHonours {
  return { rows: [...found.values()].slice(0, MOST_FOUND), isNear, hasMore: found.size > MOST_FOUND };
}

interface Asked {
  slug: string;
  way: 'folded' | 'marked';
  ranges: KeyRange[];
  /** How the whole name begins. */
  name?: string;
  /** Each begins a word of the name. */
  words?: string[];
}

/** A name stands under several keys: more rows than are shown are read, so that each stands once. */
async function rowsIn(tx: Tx, { slug, way, ranges, name = '', words = [] }: Asked): Promise<FoundHonour[]> {
  const list = (items: string[]) =>
    sql`ARRAY[${sql.join(
      items.map((item) => sql`${item}`),
      sql`, `,
    )}]::text[]`;
  const rows = await tx.execute<FoundHonour & Record<string, unknown>>(sql`
    SELECT year, ordinal, label, recipient_kind AS "recipientKind", name, unit_name AS "unitName", school
      FROM pub.find_honours(${slug}, ${way}, ${list(ranges.map(({ from }) => from))}, ${list(ranges.map(({ to }) => to))},
                            ${name}, ${words.length > 0 ? list(words) : sql`'{}'::text[]`}, ${MOST_FOUND + 5})`);
  return [...rows];
}

/**
 * Finding a name in the honour lists of all years of one association.
 * Owns the order: as written with its marks, then in plain letters, then from the first word to the last with others between; only
 * when nothing was found, the words in any order, and then, in a second question, what one slip of the finger would explain.
 * Refuses to decide what may be shown: the database asks for each row.
 */
import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { oneSlipAway, readHonourSearch } from './rules/search';
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
/** A name stands under several keys: more rows than are shown are read, so that each stands once. */
const MOST_READ = MOST_FOUND + 5;
/** Below this a slip would explain every name there is. */
const SHORTEST_SLIP = 4;

/** What fits `typed`, best first; undefined when nothing readable was typed. */
export async function findHonours(tx: Tx, slug: string, typed: string): Promise<FoundHonours | undefined> {
  const search = readHonourSearch(typed);
  if (!search) return undefined;
  const { text, words, marked } = search;
  const found = await rowsOf(
    tx,
    sql`pub.search_honours(${slug}, ${text}, ${marked ?? null}, string_to_array(${words.join(' ')}, ' '), ${MOST_READ})`,
  );
  if (found.length > 0 || text.length < SHORTEST_SLIP) return shown(found, false);
  const slips = oneSlipAway(text);
  const near = await rowsOf(
    tx,
    sql`pub.near_honours(${slug}, ${text}, string_to_array(${slips.map((slip) => slip.text).join('|')}, '|'),
          string_to_array(${slips.map((slip) => slip.at).join('|')}, '|')::int[], ${MOST_READ})`,
  );
  return shown(near, near.length > 0);
}

/** Each honour once, at its first and best place. */
function shown(rows: readonly FoundHonour[], isNear: boolean): FoundHonours {
  const found = new Map<string, FoundHonour>();
  for (const row of rows) {
    const key = `${row.year} ${row.ordinal}`;
    if (!found.has(key)) found.set(key, row);
  }
  return { rows: [...found.values()].slice(0, MOST_FOUND), isNear, hasMore: found.size > MOST_FOUND };
}

async function rowsOf(tx: Tx, source: SQL): Promise<FoundHonour[]> {
  const rows = await tx.execute<FoundHonour & Record<string, unknown>>(sql`
    SELECT year, ordinal, label, recipient_kind AS "recipientKind", name, unit_name AS "unitName", school, page_code AS "pageCode"
      FROM ${source}`);
  return [...rows];
}

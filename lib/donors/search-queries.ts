/**
 * Which donors fit what was typed, best first, out of very many.
 * Owns the reading of app.donor_search: only ranges of keys are asked, because row security lets nothing else reach the
 * index; of a word that stands in thousands of names only as many rows are read as are shown.
 * Refuses to write, and to give more than ids: names and sums are read for the donors shown.
 */
import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { endOf } from '@/lib/kernel/search-text';
import { type DonorFind, type DonorSearch, firstDonors } from './rules/search';

/** A word with fewer names than this is read whole. */
const few = 1000;
/** A beginning of more different words than this is read whole too: walking from word to word costs more. */
const manyWords = 200;

/** The heads of the first `wanted` donors, best first; fewer when no more fit. */
export async function donorsFound(tx: Tx, search: DonorSearch, wanted: number): Promise<number[]> {
  const driver = await rarestWord(tx, search.words);
  for (let cut = wanted + 12; ; cut *= 4) {
    const finds = await tx.execute<{ rank: number; head_id: string }>(findsOf(search, driver, cut));
    const found = firstDonors(
      finds.map((row) => ({ rank: row.rank as DonorFind['rank'], headId: Number(row.head_id) })),
      ...([wanted, cut] as const),
    );
    if (found) return found;
  }
}

const between = (way: string, begins: string): SQL =>
  sql`way = ${way} AND key >= ${begins} AND key < ${endOf(begins)}`;

const ofAssociation = sql`association_id = (SELECT app.current_association())`;

/** The word that fewest names have, and whether they are few; of one word alone nothing is asked. */
async function rarestWord(tx: Tx, words: string[]): Promise<{ word: string; isFew: boolean }> {
  if (words.length === 1) return { word: words[0]!, isFew: false };
  const counts = words.map(
    (word) => sql`(SELECT count(*)::int FROM (SELECT 1 FROM app.donor_search
      WHERE ${ofAssociation} AND ${between('word', word)} LIMIT ${few}) x)`,
  );
  const [row] = await tx.execute<{ counts: number[] }>(
    sql`SELECT ARRAY[${sql.join(counts, sql`, `)}] AS counts`,
  );
  const least = Math.min(...row!.counts);
  return { word: words[row!.counts.indexOf(least)]!, isFew: least < few };
}

/** Every rank's first `cut` finds, in order. */
function findsOf(search: DonorSearch, driver: { word: string; isFew: boolean }, cut: number): SQL {
  const from = sql`FROM app.donor_search s WHERE ${ofAssociation}`;
  const branch = (rank: number, place: SQL, fits: SQL) =>
    sql`(SELECT ${rank}::int AS rank, ${place} AS place, head_id ${from} AND ${fits} ORDER BY 2, 3 LIMIT ${cut})`;
  const byText = (fits: SQL) => branch(2, sql`text`, fits);
  const others = search.words
    .filter((word) => word !== driver.word)
    .map((word) => sql` AND position(${` ${word}`} in ' ' || text) > 0`);
  const also = sql.join(others, sql``);
  const ways = [
    branch(1, sql`key`, between('name', search.text)),
    driver.isFew
      ? byText(sql`${between('word', driver.word)}${also}`)
      : frequent(from, driver.word, also, cut),
  ];
  if (search.marked) ways.push(branch(0, sql`key`, between('marked', search.marked)));
  if (search.letters) ways.push(byText(between('initials', search.letters)));
  if (search.phone) {
    ways.push(byText(between('phone', search.phone.begins)));
    ways.push(byText(between('phoneEnd', search.phone.ends)));
  }
  // Every rank is cut again as a whole, so that one knows at `cut` finds that there may be more of it.
  return sql`SELECT rank, head_id FROM (
    SELECT rank, place, head_id, row_number() OVER (PARTITION BY rank ORDER BY place, head_id) AS at
      FROM (${sql.join(ways, sql` UNION ALL `)}) f) g
     WHERE at <= ${cut} ORDER BY rank, place, head_id`;
}

/** The first names with a word that very many have: word after word, of each the first names in order. */
function frequent(from: SQL, word: string, also: SQL, cut: number): SQL {
  const next = (after: SQL) =>
    sql`SELECT s.key ${from} AND way = 'word' AND ${after} AND key < ${endOf(word)} ORDER BY key LIMIT 1`;
  return sql`(WITH RECURSIVE walk AS (
      (${next(sql`key >= ${word}`)})
      UNION ALL
      SELECT n.key FROM walk w CROSS JOIN LATERAL (${next(sql`key > w.key`)}) n),
    words AS MATERIALIZED (SELECT key FROM walk LIMIT ${manyWords + 1})
    SELECT 2 AS rank, x.text AS place, x.head_id FROM (
      SELECT l.text, l.head_id FROM words w CROSS JOIN LATERAL (
        SELECT text, head_id ${from} AND way = 'word' AND key = w.key ${also} ORDER BY text, head_id LIMIT ${cut}) l
       WHERE (SELECT count(*) FROM words) <= ${manyWords}
      UNION ALL
      (SELECT text, head_id ${from} AND ${between('word', word)} ${also} AND (SELECT count(*) FROM words) > ${manyWords}
        ORDER BY text, head_id LIMIT ${cut})) x
     ORDER BY 2, 3 LIMIT ${cut})`;
}

/**
 * Fills every free word about people in a database with a token of its own, behind every guard: where a row is there, in its
 * place; where a table is empty, in a row made up for it.
 * Owns what a token looks like. Refuses to say it filled a column that holds none afterwards.
 */
import type postgres from 'postgres';
import { personalTexts } from './personal-columns';

/** Two sets of tokens, so that the same output can be had with either: what does not depend on people stays the same. */
export type Mark = 'a' | 'b';

/** Every token in a text, in lower case, each once. */
export const tokensIn = (text: string): string[] => [
  ...new Set((text.toLowerCase().match(/zq[ab][0-9a-f]{6}q/g) ?? []).values()),
];

/** Made from other columns by functions of the database. */
const derived = new Set(['app.donor_search', 'app.honour_search']);

/** Where each token went: "schema.table.column key". The sign of an id stays the same for both marks. */
export async function fillWithTokens(sql: postgres.Sql, mark: Mark): Promise<Map<string, string>> {
  const where = new Map<string, string>();
  let next = 0;
  await sql.begin(async (tx) => {
    await tx`SET LOCAL session_replication_role = replica`;
    for (const [table, names] of Object.entries(personalTexts)) {
      if (derived.has(table)) continue;
      await dropChecks(tx, table);
      await tx.unsafe(rowsOf[table] ?? 'SELECT 1');
      await fillEmpty(tx, table);
      for (const column of names.split(' ').filter((name) => name !== 'folded')) {
        const [type] = await tx`SELECT format_type(atttypid, NULL) AS name FROM pg_attribute
          WHERE attrelid = ${table}::regclass AND attname = ${column}`;
        // Other first letters too: a mark with three stars would tell them.
        const after =
          table === 'app.personal_value'
            ? `|| CASE WHEN t.field = 'name' THEN ' ${mark} ${mark}x' ELSE '' END`
            : '';
        const word = `'zq${mark}' || lpad(to_hex(${next} + s.n), 6, '0') || 'q'`;
        const value = type!.name === 'bytea' ? `convert_to(${word}, 'UTF8')` : `${word} ${after}`;
        const rows = await tx.unsafe<{ token: string; row: string }[]>(
          `WITH s AS (SELECT ctid, row_number() OVER (ORDER BY to_jsonb(t)->>'association_id', (to_jsonb(t)->>'id')::bigint, ctid)::int AS n FROM ${table} t)
           UPDATE ${table} t SET ${column} = ${value} FROM s WHERE t.ctid = s.ctid ${table === 'app.personal_value' ? ofPeople : ''}
           RETURNING ${word} AS token, coalesce(to_jsonb(t)->>'id', '') AS row`,
        );
        if (rows.length === 0) throw new Error(`${table}.${column} holds no token.`);
        for (const { token, row } of rows) where.set(token, `${table}.${column} ${row}`);
        next += 1 + Math.max(0, ...rows.map(({ token }) => Number.parseInt(token.slice(3, 9), 16) - next));
      }
    }
    await tx`UPDATE app.personal_value SET folded = left(app.fold(value), 200) WHERE party_id IS NOT NULL`;
    await tx`SELECT app.index_honours(id, NULL) FROM app.association`;
    await tx`SELECT app.index_donors(a.id, ARRAY(SELECT p.id FROM app.party p WHERE p.association_id = a.id)) FROM app.association a`;
    await tx`SELECT app.purge_public(id, false) FROM app.association`;
  });
  return where;
}

/** Names of bodies are public by their nature: they stay as they are. */
const ofPeople = `AND NOT (t.field IN ('name', 'publicName') AND t.party_id IS NOT NULL AND EXISTS (SELECT 1 FROM app.party p
  WHERE p.association_id = t.association_id AND p.id = t.party_id AND p.kind NOT IN ('individual', 'family')))`;

async function dropChecks(tx: postgres.TransactionSql, table: string): Promise<void> {
  const checks =
    await tx`SELECT conname FROM pg_constraint WHERE conrelid = ${table}::regclass AND contype = 'c'`;
  for (const { conname } of checks) await tx.unsafe(`ALTER TABLE ${table} DROP CONSTRAINT "${conname}"`);
}

/** Rows that a table has only where somebody put them: a picture for every honour, which nobody agreed to. */
const rowsOf: Readonly<Record<string, string>> = {
  'app.honour_photo': `INSERT INTO app.honour_photo (association_id, award_id, party_id, year, label, recipient_kind, width, height, fingerprint, content, kept_by)
    SELECT DISTINCT ON (g.association_id, g.code) g.association_id, h.award_id, g.party_id, g.year, g.label, g.recipient_kind, 1, 1, '', '', 1
      FROM app.honour_page g JOIN app.published_honour h ON h.association_id = g.association_id AND h.party_id = g.party_id AND h.label = g.label
     WHERE NOT EXISTS (SELECT 1 FROM app.honour_photo f WHERE f.association_id = g.association_id AND f.party_id = g.party_id)`,
};

/** One row with something in every column that must not be empty. */
async function fillEmpty(tx: postgres.TransactionSql, table: string): Promise<void> {
  const [row] = await tx.unsafe(`SELECT count(*)::int AS n FROM ${table}`);
  if (row!.n > 0) return;
  const columns = await tx<{ name: string; type: string }[]>`
    SELECT attname AS name, format_type(atttypid, NULL) AS type FROM pg_attribute WHERE attrelid = ${table}::regclass
       AND attnum > 0 AND NOT attisdropped AND attnotnull AND NOT atthasdef AND attidentity = ''`;
  const values = columns.map(({ type }) =>
    /int/.test(type) ? '1' : /date|time/.test(type) ? 'now()' : type === 'boolean' ? 'false' : "'0'",
  );
  await tx.unsafe(
    `INSERT INTO ${table} (${columns.map(({ name }) => `"${name}"`).join(', ')}) VALUES (${values.join(', ')})`,
  );
}

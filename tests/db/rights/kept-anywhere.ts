/** Looks for texts in every table of the database, as a dump would hold them. */
import type postgres from 'postgres';

/** "schema.table: row" of every row that holds one of these texts, also as bytes; tables in `but` are left out. */
export async function keptAnywhere(
  sql: postgres.Sql,
  texts: readonly string[],
  but: readonly string[] = [],
): Promise<string[]> {
  const tables = await sql<{ name: string }[]>`
    SELECT n.nspname || '.' || quote_ident(c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'm') AND n.nspname IN ('app', 'access', 'ledger', 'audit') ORDER BY 1`;
  const found: string[] = [];
  for (const { name } of tables.filter((one) => !but.includes(one.name))) {
    const needles = texts.flatMap((text) => [text, Buffer.from(text).toString('hex')]);
    const rows = await sql.unsafe<{ row: string }[]>(
      `SELECT t::text AS row FROM ${name} t WHERE t::text ILIKE ANY ($1::text[])`,
      [needles.map((one) => `%${one}%`)],
    );
    found.push(...rows.map(({ row }) => `${name}: ${row.slice(0, 200)}`));
  }
  return found;
}

/**
 * How many rows every table of the running demo holds, to see that a refused request wrote none.
 * Owns which tables are left out: those that any visit fills (sessions, tries) and those the sealing worker fills.
 */
import type postgres from 'postgres';
import { ownWeb } from '@/tests/setup/site';
import { withConnection } from '../setup/connection';

const fillsByItself =
  /^(access\.(session|sign_in_attempt)|audit\.(seal|seal_progress|checkpoint)|ledger\.snapshot)$/;

/** Rows by table. A table whose rows are changed and not added to is seen by the log: `audit.event`, `audit.change`. */
export type RowCounts = Record<string, number>;

/** A question for all tables at once, to be asked often over one connection. */
export async function rowCounter(sql: postgres.Sql): Promise<() => Promise<RowCounts>> {
  const tables = await sql<{ name: string; query: string }[]>`
    SELECT format('%s.%s', schemaname, tablename) AS name,
           format('(SELECT count(*)::int FROM %I.%I) AS %I', schemaname, tablename, schemaname || '.' || tablename) AS query
      FROM pg_tables WHERE schemaname IN ('app', 'access', 'ledger', 'audit') ORDER BY 1`;
  const asked = tables.filter(({ name }) => !fillsByItself.test(name)).map(({ query }) => query);
  return async () => {
    const [row] = await sql.unsafe<RowCounts[]>(`SELECT ${asked.join(', ')}`);
    return { ...row };
  };
}

/** Rows by table, asked once. */
export function rowCounts(): Promise<RowCounts> {
  return withConnection(ownWeb().superuserUrl, async (sql) => (await rowCounter(sql))());
}

/**
 * How many rows every table of the running demo holds, to see that a refused request wrote none.
 * Owns which tables are left out: those that any visit fills (sessions, tries) and those the sealing worker fills.
 */
import { inject } from 'vitest';
import { withConnection } from '../setup/connection';

const fillsByItself =
  /^(access\.(session|sign_in_attempt)|audit\.(seal|seal_progress|checkpoint)|ledger\.snapshot)$/;

/** Rows by table; a table whose rows are changed and not added is seen by the log, `audit.event` and `audit.change`. */
export function rowCounts(): Promise<Record<string, number>> {
  return withConnection(inject('web').superuserUrl, async (sql) => {
    const tables = await sql<{ name: string; query: string }[]>`
      SELECT format('%s.%s', schemaname, tablename) AS name, format('SELECT count(*)::int AS n FROM %I.%I', schemaname, tablename) AS query
        FROM pg_tables WHERE schemaname IN ('app', 'access', 'ledger', 'audit') ORDER BY 1`;
    const counts: Record<string, number> = {};
    for (const { name, query } of tables) {
      if (fillsByItself.test(name)) continue;
      const [row] = await sql.unsafe<{ n: number }[]>(query);
      counts[name] = row!.n;
    }
    return counts;
  });
}

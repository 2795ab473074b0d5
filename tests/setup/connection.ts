/**
 * Short-lived administrator connections for setting tests up.
 * Owns: opening one, running the work, closing it. Refuses to be used for what a test asserts: tests open their own.
 */
import postgres from 'postgres';

/** Runs `work` on one connection to `url` and closes it afterwards. */
export async function withConnection<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, prepare: false, onnotice: () => undefined });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** The same connection string for another database of the same server. */
export function inDatabase(url: string, database: string): string {
  const parsed = new URL(url);
  parsed.pathname = `/${encodeURIComponent(database)}`;
  return parsed.toString();
}

/** Quotes an SQL identifier. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

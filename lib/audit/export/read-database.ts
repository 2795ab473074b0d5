/**
 * Reads the whole log, the books and the logged form of every captured row from a database, as an export.
 * Owns the queries, all in one read-only snapshot, in chunks of a few hundred rows. Runs as the role `backup`.
 * Refuses the helper functions of schema audit: who changed them must not be able to change what is read here;
 * only built-in functions of PostgreSQL are used.
 */
import postgres from 'postgres';
import { capturedTables, guardTriggers } from '@/lib/audit/verify/captured-tables';
import type { ExportRecord, ExportSource } from '@/lib/audit/verify/export-record';
import { entriesQuery, imagesQuery, smallQueries, textsQuery, vouchersQuery } from './export-queries';

const rowsAtOnce = 500;

export interface ExportOptions {
  /** With texts about people and their salts: for a check in place, never for a file that leaves the house. */
  hasTexts: boolean;
}

/** An export read from a database; each reading is one snapshot. `url`: connection string of the role `backup`. */
export function exportDatabase(url: string, options: ExportOptions): ExportSource {
  return async function* read() {
    const sql = postgres(url, {
      max: 1,
      prepare: false,
      connect_timeout: 10,
      onnotice: () => undefined,
      connection: { application_name: 'densach_verify' },
    });
    let lines = 0;
    try {
      const connection = await sql.reserve();
      try {
        for await (const record of snapshot(connection, options)) {
          lines += 1;
          yield record;
        }
      } finally {
        await connection.unsafe('ROLLBACK');
        connection.release();
      }
      yield { kind: 'end', lines };
    } finally {
      await sql.end({ timeout: 5 });
    }
  };
}

async function* snapshot(sql: postgres.Sql, { hasTexts }: ExportOptions): AsyncGenerator<ExportRecord> {
  await sql.unsafe('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  await sql.unsafe(
    "SET LOCAL timezone = 'UTC'; SET LOCAL datestyle = 'ISO, YMD'; SET LOCAL bytea_output = 'hex'",
  );
  await sql.unsafe('SET LOCAL search_path = pg_catalog');
  yield { kind: 'header', format: 2, exportedAt: new Date().toISOString(), hasTexts };
  yield* guards(sql);
  for (const query of smallQueries) yield* rows(sql, query);
  yield* rows(sql, entriesQuery);
  yield* rows(sql, vouchersQuery);
  for (const table of capturedTables) {
    for await (const row of rows<{ key: string; image: string }>(sql, imagesQuery(table)))
      yield { kind: 'image', table: table.name, ...row };
  }
  yield* rows(sql, textsQuery(hasTexts));
}

async function* rows<Row = ExportRecord>(sql: postgres.Sql, query: string): AsyncGenerator<Row> {
  for await (const chunk of sql.unsafe(query).cursor(rowsAtOnce)) {
    for (const { record } of chunk as unknown as { record: Row }[]) yield record;
  }
}

/** Only triggers that fire in ordinary sessions count as on ("O" and "A" in pg_trigger). */
async function* guards(sql: postgres.Sql): AsyncGenerator<ExportRecord> {
  const found = await sql.unsafe<{ name: string; trigger: string }[]>(`
    SELECT n.nspname || '.' || c.relname AS name, t.tgname AS trigger
      FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE NOT t.tgisinternal AND t.tgenabled IN ('O', 'A')`);
  const on = new Set(found.map(({ name, trigger }) => `${name} ${trigger}`));
  for (const { table, trigger } of guardTriggers)
    yield { kind: 'guard', table, trigger, isOn: on.has(`${table} ${trigger}`) };
}

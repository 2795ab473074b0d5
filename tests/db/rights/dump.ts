/**
 * A dump of a database as one file, and what of somebody stands in it.
 * Owns the file: every row of every table as the server writes it out, everything else that holds words (sources of functions,
 * comments, large objects, samples of the planner); where a pg_dump of the server's own version is at hand, its dump too.
 * Refuses to overlook a form of a name: marks apart or together, folded, in escapes of JSON, in hex, in base64, in percents.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type postgres from 'postgres';
import { foldText } from '@/lib/kernel/names';

export interface Dump {
  /** Bytes of every part by its name: a table, "functions", "pg_dump". */
  parts: Map<string, Buffer>;
  bytes: number;
}

/** Dumps the database behind `sql`, a connection of the superuser, through files that are gone afterwards. */
export async function dumpOf(sql: postgres.Sql, url: string): Promise<Dump> {
  const folder = await mkdtemp(join(tmpdir(), 'densach-dump-'));
  const parts = new Map<string, Buffer>();
  try {
    const tables = await sql<{ name: string }[]>`
      SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind IN ('r', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast') ORDER BY 1`;
    const others = {
      functions: 'SELECT prosrc FROM pg_proc',
      comments: 'SELECT description FROM pg_description',
      largeObjects: 'SELECT data FROM pg_largeobject',
      samples: `SELECT tablename, attname, most_common_vals::text, histogram_bounds::text, most_common_elems::text FROM pg_stats
                 WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
    };
    const all = [...tables.map(({ name }) => [name, `SELECT * FROM ${name}`]), ...Object.entries(others)];
    for (const [name, query] of all) {
      const file = await open(join(folder, 'part'), 'w');
      // The text of a whole row, as COPY would write its columns.
      await sql.unsafe(`SELECT x::text AS line FROM (${query}) x`).cursor(500, async (rows) => {
        await file.write(`${rows.map(({ line }) => line).join('\n')}\n`);
      });
      await file.close();
      parts.set(name!, await readFile(join(folder, 'part')));
    }
    const whole = await byProgram(sql, url, join(folder, 'whole.sql'));
    if (whole) parts.set('pg_dump', whole);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return { parts, bytes: [...parts.values()].reduce((sum, part) => sum + part.length, 0) };
}

/** What pg_dump writes; undefined where there is none as new as the server. */
async function byProgram(sql: postgres.Sql, url: string, file: string): Promise<Buffer | undefined> {
  const run = promisify(execFile);
  const [row] = await sql`SELECT current_setting('server_version_num')::int / 10000 AS major`;
  const said = await run('pg_dump', ['--version']).catch(() => ({ stdout: '' }));
  if (Number(/ (\d+)/.exec(said.stdout)?.[1] ?? 0) < row!.major) return undefined;
  await run('pg_dump', ['--dbname', url, '--file', file]);
  return readFile(file);
}

const escaped = (text: string) =>
  [...text]
    .map((letter) =>
      letter.charCodeAt(0) < 128 ? letter : `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
    .join('');
/** The middle of a base64 that holds these bytes at any of the three places. */
const base64s = (text: string) =>
  [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), Buffer.from(text)])
      .toString('base64')
      .slice(shift === 0 ? 0 : 4, -4),
  );

/** Every form in which a name can stand in a file, in lower case. */
export function formsOf(name: string): string[] {
  const typed = [name, name.normalize('NFD'), foldText(name)];
  const forms = typed.flatMap((text) => [
    ...[
      text,
      escaped(text),
      encodeURIComponent(text),
      text.replaceAll(' ', '+'),
      text.replaceAll(' ', '-'),
      text.replaceAll(' ', ''),
    ],
    ...[Buffer.from(text).toString('hex'), Buffer.from(text, 'utf16le').toString('hex'), ...base64s(text)],
  ]);
  return [...new Set(forms.map((form) => form.toLowerCase()))];
}

/** "part: the words around it" of every place where one of these names stands; parts in `but` are left out. */
export function foundIn(dump: Dump, names: readonly string[], but: readonly string[] = []): string[] {
  const forms = names.flatMap(formsOf);
  return [...dump.parts].flatMap(([part, bytes]) => {
    if (but.includes(part)) return [];
    const text = bytes.toString('utf8').toLowerCase();
    const form = forms.find((one) => text.includes(one));
    const at = form === undefined ? 0 : text.indexOf(form);
    return form === undefined ? [] : [`${part}: ${text.slice(Math.max(0, at - 60), at + 80)}`];
  });
}

/**
 * Applies the migrations of db/migrations in order, each once, all in one transaction.
 * Owns the replacement of role placeholders ("@app" becomes "densach_<database>_app"): roles belong to the
 * cluster, so their names carry the database. Refuses to run past a migration whose text has changed.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sql } from 'postgres';

const folder = join(process.cwd(), 'db', 'migrations');

interface Journal {
  entries: { tag: string }[];
}

/** Names of all migrations in order; the last one is the version the code expects. */
export function migrationTags(): string[] {
  const journal = JSON.parse(readFileSync(join(folder, 'meta', '_journal.json'), 'utf8')) as Journal;
  return journal.entries.map((entry) => entry.tag);
}

function statementsOf(tag: string, rolePrefix: string): { text: string; hash: string } {
  const raw = readFileSync(join(folder, `${tag}.sql`), 'utf8');
  const text = raw
    .replaceAll('--> statement-breakpoint', '')
    .replace(/"@([a-z_]+)"/g, (_, role: string) => `"${rolePrefix}_${role}"`);
  return { text, hash: createHash('sha256').update(raw).digest('hex') };
}

/**
 * Brings the database to the version of the code.
 * `sql` must be logged in as the migrator of `rolePrefix`. Returns the tags applied now (empty when up to date).
 */
export async function migrate(sql: Sql, rolePrefix: string): Promise<string[]> {
  const applied: string[] = [];
  await sql.begin(async (tx) => {
    await tx.unsafe('SELECT pg_advisory_xact_lock(9, 1)');
    await tx.unsafe(`SET LOCAL ROLE "${rolePrefix}_owner"`);
    await tx.unsafe('CREATE SCHEMA IF NOT EXISTS migration');
    await tx.unsafe(
      'CREATE TABLE IF NOT EXISTS migration.applied (tag text PRIMARY KEY, hash text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())',
    );
    const known = new Map(
      (await tx<{ tag: string; hash: string }[]>`SELECT tag, hash FROM migration.applied`).map((row) => [
        row.tag,
        row.hash,
      ]),
    );
    for (const tag of migrationTags()) {
      const { text, hash } = statementsOf(tag, rolePrefix);
      const before = known.get(tag);
      if (before === hash) continue;
      if (before)
        throw new Error(`Migration ${tag} was changed after it had been applied; write a new one instead.`);
      await tx.unsafe(text);
      await tx`INSERT INTO migration.applied (tag, hash) VALUES (${tag}, ${hash})`;
      applied.push(tag);
    }
    for (const role of ['app', 'login', 'public_reader', 'sealer', 'auditor', 'backup']) {
      await tx.unsafe(`GRANT USAGE ON SCHEMA migration TO "${rolePrefix}_${role}"`);
      await tx.unsafe(`GRANT SELECT ON migration.applied TO "${rolePrefix}_${role}"`);
    }
  });
  return applied;
}

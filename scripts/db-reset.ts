/**
 * `npm run db:reset -- --yes`: throws the embedded database of this data folder away.
 * Owns: asking for the word, and deleting exactly what the launcher made (the secrets stay).
 * Refuses while the program runs, and refuses another PostgreSQL (DATABASE_URL) without --yes-really.
 */
import { join } from 'node:path';
import postgres from 'postgres';
import { isClusterRunning } from '@/db/cluster/launch';
import { removeFolder } from '@/db/cluster/lock';
import { loadSecrets } from '@/db/cluster/secrets';
import { clusterPlace } from '@/db/cluster/server-user';
import { roleUrls } from '@/db/provision';
import type { Env } from '@/lib/web/env';
import { readSettings, runScript, say } from './settings';

await runScript(async () => {
  const env = readSettings();
  const words = process.argv.slice(2);
  const given = env.databaseDirectUrl ?? env.databaseUrl;
  if (given) await resetGiven(env, given, words.includes('--yes-really'));
  else await resetEmbedded(env, words.includes('--yes') || words.includes('--yes-really'));
});

async function resetEmbedded({ dataDir }: Env, agreed: boolean): Promise<void> {
  const { home } = await clusterPlace(dataDir);
  if (!agreed)
    throw new Error(`This deletes every record in ${home}. If that is meant: npm run db:reset -- --yes`);
  if (await isClusterRunning(dataDir))
    throw new Error('The program is running on this data folder. Stop it first.');
  await removeFolder(home);
  await removeFolder(join(dataDir, 'cluster-users'));
  say('The database is gone. The next start makes a new one.');
}

/** The schemas go, the database and its roles stay: they belong to the operator of that server. */
async function resetGiven(env: Env, url: string, agreed: boolean): Promise<void> {
  const { host, pathname } = new URL(url);
  const name = `${host}${pathname}`;
  if (!agreed) {
    const command = 'npm run db:reset -- --yes-really';
    throw new Error(
      `DATABASE_URL is set: this would delete every record in ${name}. If that is meant: ${command}`,
    );
  }
  const roleSecret = env.roleSecret ?? (await loadSecrets(env.dataDir)).roleSecret;
  const sql = postgres(roleUrls(url, roleSecret).migrator, {
    max: 1,
    prepare: false,
    onnotice: () => undefined,
  });
  try {
    const schemas = await sql<{ schema: string; owner: string }[]>`
      select n.nspname as schema, r.rolname as owner from pg_namespace n join pg_roles r on r.oid = n.nspowner
      where pg_has_role(n.nspowner, 'member') and n.nspname !~ '^pg_' and n.nspname <> 'public'`;
    await sql.begin(async (tx) => {
      for (const { schema, owner } of schemas) {
        await tx.unsafe(`set local role "${owner}"`);
        await tx.unsafe(`drop schema if exists "${schema}" cascade`);
      }
    });
  } finally {
    await sql.end({ timeout: 5 });
  }
  say(`Every record in ${name} is gone. The next start makes the tables again.`);
}

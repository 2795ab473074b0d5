/**
 * A database to read from, for checks: the one of DATABASE_URL, the embedded one that runs, or the embedded one
 * started for the time of the check. Owns that choice. Refuses to make a database where there is none.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runningClusterUrl, startCluster } from '@/db/cluster/launch';
import { embeddedDatabase } from '@/db/cluster/prepare';
import { loadSecrets } from '@/db/cluster/secrets';
import { roleUrls } from '@/db/provision';
import type { Env } from '@/lib/web/env';
import { say } from './settings';

/** Runs `work` with the connection string of the role `backup`, which may read everything and write nothing. */
export async function withReadingDatabase<T>(env: Env, work: (backupUrl: string) => Promise<T>): Promise<T> {
  const given = env.databaseDirectUrl ?? env.databaseUrl;
  if (!given && !existsSync(join(env.dataDir, 'secrets.json'))) {
    throw new Error(
      `There is no database in ${env.dataDir} yet. Start the program once: npm run demo, or npm start.`,
    );
  }
  const roleSecret = env.roleSecret ?? (await loadSecrets(env.dataDir)).roleSecret;
  const running = given ?? (await runningClusterUrl(env.dataDir, embeddedDatabase));
  if (running) return work(roleUrls(running, roleSecret).backup);
  const cluster = await startCluster({ dataDir: env.dataDir, log: say });
  try {
    return await work(roleUrls(cluster.adminUrl(embeddedDatabase), roleSecret).backup);
  } finally {
    await cluster.stop();
  }
}

/**
 * A PostgreSQL of its own for a benchmark or a torture, gone when the work ends.
 * Owns the folder and the server. Refuses to touch any other database.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { startCluster } from '@/db/cluster/launch';
import { type DatabaseUrls, provision } from '@/db/provision';

/** Runs `work` with an empty, migrated database called `name`; stops and removes the server afterwards. */
export async function withOwnCluster<T>(
  name: string,
  work: (database: { urls: DatabaseUrls; adminUrl: string }) => Promise<T>,
): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), `densach-${name}-`));
  const cluster = await startCluster({ dataDir, log: (line) => console.error(line) });
  try {
    const server = postgres(cluster.adminUrl('postgres'), { max: 1, onnotice: () => {} });
    await server.unsafe(`CREATE DATABASE "${name}"`);
    await server.end();
    const adminUrl = cluster.adminUrl(name);
    return await work({ urls: await provision(adminUrl, `${name}-secret-of-this-run-only`), adminUrl });
  } finally {
    await cluster.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

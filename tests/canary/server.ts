/**
 * The whole program with its sample data in a process of its own, for a hunt: with its database open to the hunter, and
 * everything it says kept. Owns the folder and the process. Refuses to touch any other running program.
 */
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import postgres from 'postgres';
import { runningClusterUrl } from '@/db/cluster/launch';
import { removeFolder } from '@/db/cluster/lock';
import { freePort } from '@/db/cluster/postmaster';
import { embeddedDatabase } from '@/db/cluster/prepare';
import { loadSecrets } from '@/db/cluster/secrets';
import { clusterPlace } from '@/db/cluster/server-user';
import { temporaryDataDir } from '@/tests/setup/temporary';

export interface HuntedServer {
  baseUrl: string;
  /** The superuser of its database. */
  sql: postgres.Sql;
  /** Everything it wrote to its output so far. */
  said: () => string;
  /** Everything PostgreSQL wrote to its own log so far. */
  serverLog: () => Promise<string>;
  /** The key of the session cookie. */
  authSecret: string;
  stop: () => Promise<void>;
}

const foreign = /^(VITEST|NODE_ENV|TEST|DEV|PROD|SSR|MODE|BASE_URL|DB_URL_|DATABASE_|NEXTAUTH_|ROLE_SECRET)/;

/** Starts it and waits until pages are served; visitors are counted by the address a proxy would write down. */
export async function startHunted(): Promise<HuntedServer> {
  const dataDir = await temporaryDataDir();
  const kept = Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
  const own = { DATA_DIR: dataDir, DATABASE_URL: '', DATABASE_DIRECT_URL: '', NEXTAUTH_URL: '' };
  const address = { PORT: String(await freePort()), HOSTNAME: '127.0.0.1', TRUST_PROXY: '1' };
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/demo.ts'], {
    env: { ...kept, ...own, ...address, LOG_LEVEL: 'debug', NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  const stop = () =>
    new Promise<void>((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve();
      const timer = setTimeout(() => child.kill('SIGKILL'), 30_000);
      child.once('exit', () => {
        clearTimeout(timer);
        resolve();
      });
      child.kill('SIGTERM');
    });
  try {
    const baseUrl = await new Promise<string>((resolve, reject) => {
      child.once('message', (message: { baseUrl: string }) => resolve(message.baseUrl));
      child.once('exit', (code) =>
        reject(new Error(`It ended before it was ready (${code}): ${said.slice(-500)}`)),
      );
    });
    const superuserUrl = await runningClusterUrl(dataDir, embeddedDatabase);
    const sql = postgres(superuserUrl ?? '', { max: 1, onnotice: () => undefined });
    return {
      ...{ baseUrl, sql, said: () => said, authSecret: (await loadSecrets(dataDir)).authSecret },
      serverLog: async () => readFile(join((await clusterPlace(dataDir)).home, 'server.log'), 'utf8'),
      stop: async () => {
        await sql.end();
        await stop();
        await removeFolder(dataDir);
      },
    };
  } catch (error) {
    await stop();
    await removeFolder(dataDir);
    throw error;
  }
}

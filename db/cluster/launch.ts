/**
 * The embedded PostgreSQL of one data folder, shared by every process that asks for it.
 * Owns: start, attach, leave. The first starter starts the server, later ones attach to it; every user process leaves
 * a file in `cluster-users`, and the server stops when the last living one leaves. A user that was killed is no longer
 * counted; a server left behind by kill -9 keeps running and the next start attaches to it.
 * Refuses to be used when DATABASE_URL is set: the scripts ask for it only then.
 */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, unlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { locateBinaries } from './binaries';
import { isProcessAlive, withLock } from './lock';
import { type Durability, ensureCluster, readPostmaster, startServer, stopServer } from './postmaster';
import { loadSecrets } from './secrets';
import { type ClusterPlace, clusterPlace } from './server-user';

export type ClusterOptions = {
  dataDir: string;
  /** Receives one plain sentence per step. */
  log: (sentence: string) => void;
  durability?: Durability;
  /** Name of the user's file, from `newClusterUser`, when one process starts the cluster for another. */
  user?: string;
};

export type Cluster = {
  port: number;
  /** Name of this user's file; `leaveCluster(dataDir, user)` gives it back from any process. */
  user: string;
  /** Superuser connection string of one database. Never hand it to the web process. */
  adminUrl: (database: string) => string;
  /** Leaves the cluster; the last one to leave stops the server. */
  stop: () => Promise<void>;
};

/** A name under which this process will be counted as a user, whoever calls `startCluster` with it. */
export function newClusterUser(): string {
  return `${process.pid}-${randomBytes(6).toString('hex')}`;
}

/** Starts the cluster of `dataDir` or attaches to it. Errors are plain sentences. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const { dataDir, log, durability = 'full', user = newClusterUser() } = options;
  const { superuserPassword } = await loadSecrets(dataDir);
  const place = await clusterPlace(dataDir);
  if (!place.home.startsWith(resolve(dataDir))) {
    log(`The database lives in ${place.home}: its user cannot enter ${resolve(dataDir)}.`);
  }
  const port = await withLock(
    lockOf(dataDir),
    async () => {
      const started =
        (await attach(place, superuserPassword, log)) ??
        (await start(place, superuserPassword, durability, log));
      await mkdir(usersOf(dataDir), { recursive: true });
      await writeFile(join(usersOf(dataDir), user), '');
      return started;
    },
    { onWait: () => log('Another process is starting the database; waiting for it.') },
  );
  const adminUrl = (database: string) => superuserUrl(superuserPassword, port, database);
  return { port, user, adminUrl, stop: () => leaveCluster(dataDir, user) };
}

async function start(
  place: ClusterPlace,
  password: string,
  durability: Durability,
  log: (sentence: string) => void,
) {
  const programs = await locateBinaries(place);
  const made = await ensureCluster(place, programs, password, durability);
  if (made) log(`Made a new PostgreSQL data folder in ${place.home}.`);
  const port = await startServer(place, programs, durability);
  await waitForAnswer(place, password, port);
  log(`PostgreSQL runs on 127.0.0.1:${port}${place.user ? ` as user number ${place.user.uid}` : ''}.`);
  return port;
}

async function attach(place: ClusterPlace, password: string, log: (sentence: string) => void) {
  const running = await readPostmaster(place);
  if (!running) return undefined;
  await waitForAnswer(place, password, running.port);
  log(`Sharing the PostgreSQL that already runs on 127.0.0.1:${running.port}.`);
  return running.port;
}

/** Takes this user off the list and stops the server when no living process is left on it. Safe to call twice. */
export async function leaveCluster(dataDir: string, user: string): Promise<void> {
  if (!existsSync(dataDir)) return;
  await withLock(lockOf(dataDir), async () => {
    await unlink(join(usersOf(dataDir), user)).catch(() => undefined);
    if ((await livingUsers(dataDir)).length > 0) return;
    const place = await clusterPlace(dataDir);
    if (await readPostmaster(place)) await stopServer(place, await locateBinaries(place));
  });
}

async function livingUsers(dataDir: string): Promise<string[]> {
  const names = await readdir(usersOf(dataDir)).catch(() => []);
  const living = names.filter((name) => isProcessAlive(Number(name.split('-')[0])));
  const dead = names.filter((name) => !living.includes(name));
  await Promise.all(dead.map((name) => unlink(join(usersOf(dataDir), name)).catch(() => undefined)));
  return living;
}

/** Superuser connection string of the cluster when it runs; undefined when it does not. Starts nothing. */
export async function runningClusterUrl(dataDir: string, database: string): Promise<string | undefined> {
  if (!existsSync(join(dataDir, 'secrets.json'))) return undefined;
  const { superuserPassword } = await loadSecrets(dataDir);
  const running = await readPostmaster(await clusterPlace(dataDir));
  return running && superuserUrl(superuserPassword, running.port, database);
}

/** True when the cluster of this folder runs, whoever uses it. */
export async function isClusterRunning(dataDir: string): Promise<boolean> {
  return existsSync(dataDir) && (await readPostmaster(await clusterPlace(dataDir))) !== undefined;
}

function superuserUrl(password: string, port: number, database: string): string {
  return `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
}

const lockOf = (dataDir: string) => join(resolve(dataDir), 'cluster.lock');
const usersOf = (dataDir: string) => join(resolve(dataDir), 'cluster-users');

/** Waits while the server recovers, and makes sure that it is the server of this very folder. */
async function waitForAnswer(place: ClusterPlace, password: string, port: number): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const sql = postgres(superuserUrl(password, port, 'postgres'), {
      max: 1,
      connect_timeout: 5,
      onnotice: () => undefined,
    });
    try {
      const [row] = await sql`select current_setting('data_directory') as folder`;
      if (resolve(String(row?.folder)) === resolve(place.home, 'data')) return;
      throw new Error(`Port ${port} answers for another data folder than ${place.home}.`);
    } catch (error) {
      const code = (error as { code?: string }).code;
      if (code === '28P01') {
        throw new Error(
          `The password in secrets.json does not open the database in ${place.home}: put back the copy of secrets.json that belongs to it.`,
        );
      }
      if (
        !(code === '57P03' || code === 'ECONNREFUSED' || code === 'CONNECT_TIMEOUT') ||
        Date.now() > deadline
      )
        throw error;
      await sleep(100);
    } finally {
      await sql.end({ timeout: 1 });
    }
  }
}

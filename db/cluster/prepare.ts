/**
 * Makes the database ready for the web process: a running server, the database, roles, migrations, sample data.
 * Owns: the choice between DATABASE_URL and the embedded server, and the order of the steps under one lock.
 * Refuses to run in the web process: it holds the administrator's connection (see prepare-process.ts).
 */
import { join } from 'node:path';
import postgres from 'postgres';
import { type DatabaseUrls, provision, roleUrls } from '@/db/provision';
import type { Env } from '@/lib/web/env';
import { newClusterUser, startCluster } from './launch';
import { withLock } from './lock';
import { loadSecrets } from './secrets';

/** Name of the product's database in the embedded server. */
export const embeddedDatabase = 'densach';

/** One way to sign in to the demo. */
export type DemoAccount = { login: string; password: string; pin: string; role: string; association: string };

export type PrepareOptions = {
  log: (sentence: string) => void;
  /** User of the embedded cluster, see `newClusterUser`; the caller gives it back with `leaveCluster`. */
  clusterUser?: string;
  /** Loads the sample data once. */
  demo?: boolean;
};

export type Prepared = {
  urls: DatabaseUrls;
  /** Direct connection of the public reader: notifications do not pass through a pooler. */
  listenUrl: string;
  /** Undefined when DATABASE_URL is used. */
  clusterUser?: string;
  accounts: DemoAccount[];
  /** Slug of the association that the sample data put at the front door. */
  defaultAssociation?: string;
};

type Demo = Pick<Prepared, 'accounts' | 'defaultAssociation'>;

/** Brings server, database, roles and tables up to date. Safe to repeat. Errors are plain sentences. */
export async function prepareDatabase(env: Env, options: PrepareOptions): Promise<Prepared> {
  const { log, demo = false, clusterUser = newClusterUser() } = options;
  const secrets = await loadSecrets(env.dataDir);
  const adminUrl = await openServer(env, clusterUser, log);
  return withLock(join(env.dataDir, 'prepare.lock'), async () => {
    log('Bringing roles and tables up to date.');
    const roleSecret = env.roleSecret ?? secrets.roleSecret;
    const direct = await provision(adminUrl, roleSecret);
    const loaded = demo ? await loadDemo(direct, adminUrl, log) : { accounts: [] };
    const urls = await throughPooler(env, direct, roleSecret);
    return { urls, listenUrl: direct.public, ...loaded, ...(env.databaseUrl ? {} : { clusterUser }) };
  });
}

async function openServer(env: Env, clusterUser: string, log: (sentence: string) => void): Promise<string> {
  const given = env.databaseDirectUrl ?? env.databaseUrl;
  if (given) {
    await checkGivenServer(given);
    log(`Using the PostgreSQL of DATABASE_URL at ${new URL(given).host}.`);
    return given;
  }
  const cluster = await startCluster({ dataDir: env.dataDir, log, user: clusterUser });
  await createEmbeddedDatabase(cluster.adminUrl('postgres'));
  return cluster.adminUrl(embeddedDatabase);
}

async function createEmbeddedDatabase(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    const found = await sql`select from pg_database where datname = ${embeddedDatabase}`;
    if (found.length === 0) await sql.unsafe(`create database ${embeddedDatabase}`);
  } catch (error) {
    if (!['42P04', '23505'].includes((error as { code?: string }).code ?? '')) throw error; // Another starter was faster.
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function checkGivenServer(url: string): Promise<void> {
  const { host, pathname } = new URL(url);
  const sql = postgres(url, { max: 1, connect_timeout: 10, prepare: false, onnotice: () => undefined });
  try {
    const [row] = await sql`select current_setting('server_version_num')::int as version`;
    if (Number(row?.version) < 150_000)
      throw new Error(`The PostgreSQL at ${host} is too old: 15 or later is needed.`);
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    const reasons: Record<string, string> = {
      ECONNREFUSED: 'nobody answers at that address',
      ENOTFOUND: 'there is no machine of that name',
      CONNECT_TIMEOUT: 'it did not answer within 10 seconds',
      '28P01': 'it refuses this user and password',
      '28000': 'it refuses this user',
      '3D000': `it has no database "${decodeURIComponent(pathname.slice(1))}"`,
    };
    if (!reasons[code]) throw error;
    throw new Error(`The PostgreSQL of DATABASE_URL (${host}) cannot be used: ${reasons[code]}.`, {
      cause: error,
    });
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Migrations and sealing go direct; the pools of the web process go where DATABASE_URL points (a pooler, perhaps). */
async function throughPooler(env: Env, direct: DatabaseUrls, roleSecret: string): Promise<DatabaseUrls> {
  if (!env.databaseUrl || !env.databaseDirectUrl) return direct;
  const pooled = await roleUrls(env.databaseUrl, roleSecret);
  return { ...direct, app: pooled.app, login: pooled.login, public: pooled.public };
}

async function loadDemo(
  urls: DatabaseUrls,
  adminUrl: string,
  log: (sentence: string) => void,
): Promise<Demo> {
  const { seedDemo } = await import('@/db/seed/demo');
  log('Loading the sample data (kept as it is when already there).');
  return seedDemo(urls, adminUrl);
}

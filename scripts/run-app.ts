/**
 * The whole program in one process: database ready, pages built, web server, sealing, and the work
 * of each day: campaign pages drawn, circumstances erased.
 * Owns: the order of starting and stopping, and which secrets the web process gets.
 * Refuses to keep the administrator's connection: a child process prepares the database, and DATABASE_URL is emptied
 * before the web server starts.
 */
import { leaveCluster, newClusterUser } from '@/db/cluster/launch';
import type { DemoAccount, Prepared } from '@/db/cluster/prepare';
import { prepareInProcess } from '@/db/cluster/prepare-process';
import { loadSecrets } from '@/db/cluster/secrets';
import type { Env } from '@/lib/web/env';
import { buildFolder, ensureBuild } from './build-pages';
import { type GracefulStop, gracefulStop } from './graceful-stop';
import { readSettings, say } from './settings';

export type RunningApp = { baseUrl: string; accounts: DemoAccount[]; hostname: string };

/** Starts everything and returns when pages are served; the process then lives until a signal stops it. */
export async function runApp({ dev, demo }: { dev: boolean; demo: boolean }): Promise<RunningApp> {
  const env = readSettings();
  const stopper = gracefulStop(say);
  try {
    const prepared = await prepare(env, demo, stopper);
    await setWebEnvironment(env, prepared, dev);
    if (!dev) await ensureBuild(buildFolder(), say);
    const port = await serve(env, dev, stopper);
    return { baseUrl: setAddress(env, port), accounts: prepared.accounts, hostname: env.hostname };
  } catch (error) {
    await stopper.stop();
    throw error;
  }
}

async function prepare(env: Env, demo: boolean, stopper: GracefulStop): Promise<Prepared> {
  const clusterUser = newClusterUser();
  if (!env.databaseUrl) stopper.onStop(() => leaveCluster(env.dataDir, clusterUser));
  return prepareInProcess({ clusterUser, demo }, say);
}

/**
 * DATABASE_URL becomes empty, not absent: an absent one would be read again from `.env` by Next.
 * NODE_ENV must stand before React or Next are loaded.
 */
async function setWebEnvironment(
  env: Env,
  { urls, listenUrl, defaultAssociation }: Prepared,
  dev: boolean,
): Promise<void> {
  const secrets = await loadSecrets(env.dataDir);
  Object.assign(process.env, {
    NODE_ENV: dev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    DATABASE_URL: '',
    DATABASE_DIRECT_URL: '',
    ROLE_SECRET: '',
    DATABASE_PREPARE: String(env.databasePrepare),
    DATA_DIR: env.dataDir,
    DB_URL_APP: urls.app,
    DB_URL_LOGIN: urls.login,
    DB_URL_PUBLIC: urls.public,
    DB_URL_SEALER: urls.sealer,
    DB_URL_LISTEN: listenUrl,
    DEFAULT_ASSOCIATION: env.defaultAssociation ?? defaultAssociation ?? '',
    NEXTAUTH_SECRET: env.authSecret ?? secrets.authSecret,
    NEXTAUTH_URL: env.publicUrl ?? `http://localhost:${env.port}`,
  });
}

/** The web server is closed first, so that the last writes are still sealed; then the database is left. */
async function serve(env: Env, dev: boolean, stopper: GracefulStop): Promise<number> {
  const { startSealing } = await import('@/lib/audit/sealer');
  const sealing = await startSealing(process.env.DB_URL_SEALER ?? '');
  stopper.onStop(() => sealing.stop());
  const { startDailyPages } = await import('@/lib/campaigns/daily-pages');
  const pages = startDailyPages(process.env.DB_URL_SEALER ?? '');
  stopper.onStop(() => pages.stop());
  const { startDailyDrafts } = await import('@/lib/awards/daily-drafts');
  const drafts = startDailyDrafts(process.env.DB_URL_SEALER ?? '');
  stopper.onStop(() => drafts.stop());
  const { startDailyErasure } = await import('@/lib/awards/daily-erasure');
  const erasing = startDailyErasure(process.env.DB_URL_SEALER ?? '');
  stopper.onStop(() => erasing.stop());
  const { startDailyConsents } = await import('@/lib/consents/daily-consents');
  const consents = startDailyConsents(process.env.DB_URL_SEALER ?? '');
  stopper.onStop(() => consents.stop());
  const { startDailyLockedNames } = await import('@/lib/rights/daily-locked-names');
  const unlocking = startDailyLockedNames(process.env.DB_URL_SEALER ?? '');
  stopper.onStop(() => unlocking.stop());
  const { startDailyFigures } = await import('@/lib/honours/daily-figures');
  const figures = startDailyFigures(process.env.DB_URL_SEALER ?? '');
  stopper.onStop(() => figures.stop());
  const { startDailyContacts } = await import('@/lib/mistakes/daily-contacts');
  const contacts = startDailyContacts(process.env.DB_URL_SEALER ?? '');
  stopper.onStop(() => contacts.stop());
  const { startWeb } = await import('@/lib/front/server');
  const web = await startWeb({ dev, port: env.port, hostname: env.hostname });
  // From here on whatever is printed may be about somebody's request.
  const { quietConsole } = await import('@/lib/web/quiet-console');
  if (!dev) quietConsole();
  stopper.onStop(() => web.close());
  return web.port;
}

function setAddress(env: Env, port: number): string {
  const local = `http://localhost:${port}`;
  if (!env.publicUrl) process.env.NEXTAUTH_URL = local;
  return local;
}

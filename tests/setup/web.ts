/**
 * Global set-up of the browser tests: a demo for each worker, in processes of their own, as a stranger would start it.
 * Owns: for each a temporary data folder (or a database of its own on TEST_DATABASE_URL), a free port, the build if the
 * sources changed, the browser. Refuses to touch a running demo: neither its data, nor its port, nor its build.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import type { TestProject } from 'vitest/node';
import { runningClusterUrl } from '@/db/cluster/launch';
import { removeFolder } from '@/db/cluster/lock';
import { freePort } from '@/db/cluster/postmaster';
import { embeddedDatabase } from '@/db/cluster/prepare';
import { buildFolder, isBuildCurrent } from '@/scripts/build-pages';
import { ensureChromium } from './chromium';
import { inDatabase, quoted, withConnection } from './connection';
import type { WebUnderTest } from './provided';
import { temporaryDataDir } from './temporary';

type Ready = Pick<WebUnderTest, 'baseUrl' | 'accounts'>;
type Site = { web?: WebUnderTest; close: () => Promise<void> };
type OwnDatabase = { url?: string; drop: () => Promise<void> };

const startWithinMs = 900_000;
const say = (sentence: string) => console.log(`  e2e: ${sentence}`);

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const chromiumPath = ensureChromium(say);
  const open: Site[] = [];
  const release = async () => {
    await Promise.all(open.map((site) => site.close()));
  };
  try {
    // One after the other: the first one builds the pages, the next ones find the build current.
    for (let worker = await workersOf(project); worker > 0; worker -= 1) await openSite(open);
    const webs = open.flatMap(({ web }) => (web ? [{ ...web, chromiumPath }] : []));
    project.provide('webs', webs);
    return release;
  } catch (error) {
    await release();
    throw error;
  }
}

/** As many demos as test files can run at once: one for a single file named in the command. */
async function workersOf(project: TestProject): Promise<number> {
  const { testFiles } = await project.globTestFiles(process.argv.filter((word) => word.startsWith('tests/')));
  return Math.max(1, Math.min(Number(project.config.maxWorkers), testFiles.length));
}

/** Starts a demo and puts it among the open ones, also when it does not come up: then it is closed with them. */
async function openSite(open: Site[]): Promise<void> {
  const dataDir = await temporaryDataDir();
  const database = await ownDatabase();
  const child = await startDemo(dataDir, database.url);
  const site: Site = {
    close: async () => {
      await end(child);
      await database.drop();
      await removeFolder(dataDir);
    },
  };
  open.push(site);
  const ready = await readyMessage(child);
  const superuserUrl = database.url ?? (await runningClusterUrl(dataDir, embeddedDatabase));
  if (!superuserUrl) throw new Error('The server said it is ready, but its database does not run.');
  site.web = { ...ready, dataDir, superuserUrl };
}

async function ownDatabase(): Promise<OwnDatabase> {
  const adminUrl = process.env.TEST_DATABASE_URL;
  if (!adminUrl) return { drop: async () => undefined };
  const name = `dstest_web_${randomBytes(4).toString('hex')}`;
  await withConnection(adminUrl, (sql) => sql.unsafe(`create database ${quoted(name)}`));
  const drop = () =>
    withConnection(adminUrl, async (sql) => {
      await sql.unsafe(`drop database if exists ${quoted(name)} with (force)`);
      const roles = await sql`select rolname from pg_roles where starts_with(rolname, ${`densach_${name}_`})`;
      for (const { rolname } of roles) await sql.unsafe(`drop role ${quoted(rolname)}`);
    });
  return { url: inDatabase(adminUrl, name), drop };
}

/** A build that is current is shared (it is only read); otherwise the tests build beside it. */
async function startDemo(dataDir: string, databaseUrl: string | undefined): Promise<ChildProcess> {
  const folder = (await isBuildCurrent(buildFolder())) ? buildFolder() : '.next-e2e';
  const foreign =
    /^(VITEST|NODE_ENV|TEST|DEV|PROD|SSR|MODE|BASE_URL|DB_URL_|DATABASE_|NEXTAUTH_|ROLE_SECRET)/;
  const kept = Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
  const own = {
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl ?? '',
    DATABASE_DIRECT_URL: '',
    NEXTAUTH_URL: '',
  };
  const address = { PORT: String(await freePort()), HOSTNAME: '127.0.0.1', NEXT_DIST_DIR: folder };
  return spawn(process.execPath, ['--import', 'tsx', 'scripts/demo.ts'], {
    env: { ...kept, ...own, ...address, LOG_LEVEL: 'warn', NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
}

function readyMessage(child: ChildProcess): Promise<Ready> {
  child.stdout?.on('data', (chunk: Buffer) => {
    for (const line of chunk.toString().split('\n')) if (line.startsWith('• ')) say(line.slice(2));
  });
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error('The server did not start within 15 minutes.')),
      startWithinMs,
    );
    child.once('message', (message: Ready) => {
      clearTimeout(timer);
      resolve({ baseUrl: message.baseUrl, accounts: message.accounts });
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`The server ended before it was ready (code ${code}).`));
    });
  });
}

/** Stops the server as Ctrl-C would, and kills it when it does not obey. */
function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), 30_000);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill('SIGTERM');
  });
}

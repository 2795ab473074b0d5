/**
 * Guarantees of the embedded PostgreSQL: one server per data folder however many start it, nothing lost by kill -9,
 * never run as root, readable only by its owner.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isClusterRunning, leaveCluster, runningClusterUrl, startCluster } from '@/db/cluster/launch';
import { withLock } from '@/db/cluster/lock';

type User = { process: ChildProcess; url: string; steps: string[] };

let dataDir: string;
const children: ChildProcess[] = [];
const quiet = { log: () => undefined, durability: 'none' as const };

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'den-sach-launcher-'));
});

afterEach(async () => {
  await Promise.all(children.splice(0).map(end));
  await leaveCluster(dataDir, 'nobody');
  await rm(dataDir, { recursive: true, force: true });
});

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}

async function startUser(): Promise<User> {
  const script = join(import.meta.dirname, 'cluster-user.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  children.push(child);
  const line = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
      if (text.includes('\n')) resolve(text);
    });
    child.once('exit', (code) => reject(new Error(`The user process ended with ${code}.`)));
  });
  return { process: child, ...(JSON.parse(line) as { url: string; steps: string[] }) };
}

function leave(user: User): Promise<void> {
  return new Promise((resolve) => {
    user.process.once('exit', () => resolve());
    user.process.stdin?.end();
  });
}

async function ask(url: string, query: string): Promise<postgres.Row> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return (await sql.unsafe(query))[0] ?? {};
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function serverPid(): Promise<number> {
  return Number((await readFile(join(dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8')).split('\n')[0]);
}

describe('the embedded PostgreSQL', () => {
  test('is started once by two processes that race, and stops when the last of them leaves', async () => {
    const [first, second] = await Promise.all([startUser(), startUser()]);
    expect(first.url).toBe(second.url);
    const made = [...first.steps, ...second.steps].filter((step) => step.startsWith('Made a new'));
    expect(made).toHaveLength(1);

    await leave(first);
    expect(await ask(second.url, 'select 1 as one')).toMatchObject({ one: 1 });
    await leave(second);
    expect(await isClusterRunning(dataDir)).toBe(false);
  });

  test('keeps what was committed when the server is killed with -9, and starts again', async () => {
    const before = await startCluster({ dataDir, ...quiet, durability: 'full' });
    await ask(before.adminUrl('postgres'), 'create table kept as select 7 as seven');
    process.kill(await serverPid(), 'SIGKILL');
    const after = await startCluster({ dataDir, ...quiet });
    expect(await ask(after.adminUrl('postgres'), 'select seven from kept')).toEqual({ seven: 7 });
    await Promise.all([before.stop(), after.stop()]);
  });

  test('goes on when the process that started it is killed with -9; the next start attaches and then stops it', async () => {
    const user = await startUser();
    const pid = await serverPid();
    user.process.kill('SIGKILL');
    const next = await startCluster({ dataDir, ...quiet });
    expect(await serverPid()).toBe(pid);
    await next.stop();
    expect(await isClusterRunning(dataDir)).toBe(false);
  });

  test('starts although postmaster.pid names a living process that is another program', async () => {
    await (await startCluster({ dataDir, ...quiet })).stop();
    const stale = [process.pid, join(dataDir, 'postgres', 'data'), 1, 1, '', '127.0.0.1', '', 'ready'].join(
      '\n',
    );
    await writeFile(join(dataDir, 'postgres', 'data', 'postmaster.pid'), stale);
    const cluster = await startCluster({ dataDir, ...quiet });
    expect(await ask(cluster.adminUrl('postgres'), 'select 1 as one')).toEqual({ one: 1 });
    await cluster.stop();
  });

  test.runIf(process.getuid?.() === 0)('runs as another user when root starts it', async () => {
    const cluster = await startCluster({ dataDir, ...quiet });
    const { uid } = await stat(`/proc/${await serverPid()}`);
    expect(uid).not.toBe(0);
    await cluster.stop();
  });

  test('sorts Vietnamese, checks its pages, listens on 127.0.0.1 only, and wants the password', async () => {
    const cluster = await startCluster({ dataDir, ...quiet });
    const url = cluster.adminUrl('postgres');
    expect(
      await ask(
        url,
        `select 'đ' < 'e' and 'd' < 'đ' as sorted, current_setting('data_checksums') as checked`,
      ),
    ).toEqual({
      sorted: true,
      checked: 'on',
    });
    expect(await ask(url, `select current_setting('listen_addresses') as where`)).toEqual({
      where: '127.0.0.1',
    });
    await expect(ask(url.replace(/:[^:@/]+@/, ':wrong-password@'), 'select 1')).rejects.toMatchObject({
      code: '28P01',
    });
    await cluster.stop();
  });

  test('writes no statement and no value into its log', async () => {
    const cluster = await startCluster({ dataDir, ...quiet });
    const url = cluster.adminUrl('postgres');
    await ask(url, `create table person (name text unique)`);
    await ask(url, `insert into person values ('Lò Thị Mây')`);
    await expect(ask(url, `insert into person values ('Lò Thị Mây')`)).rejects.toMatchObject({
      code: '23505',
    });
    await expect(ask(url, `select 'Lò Thị Mây'::int`)).rejects.toMatchObject({ code: '22P02' });
    const written = await readFile(join(dataDir, 'postgres', 'server.log'), 'utf8');
    expect(written).toContain('ready to accept connections');
    expect(written).not.toContain('Lò Thị Mây');
    await cluster.stop();
  });

  test('keeps the secrets for their owner only, and starts nothing just to tell an address', async () => {
    expect(await runningClusterUrl(dataDir, 'postgres')).toBeUndefined();
    await (await startCluster({ dataDir, ...quiet })).stop();
    expect((await stat(join(dataDir, 'secrets.json'))).mode & 0o777).toBe(0o600);
    expect(await runningClusterUrl(dataDir, 'postgres')).toBeUndefined();
    expect(await isClusterRunning(dataDir)).toBe(false);
  });
});

describe('the lock between starters', () => {
  test('is taken over when its holder died, at once or after the time of a heartbeat', async () => {
    const path = join(dataDir, 'some.lock');
    await mkdir(path);
    const abandoned = join(path, 'another_machine-1-abc');
    await writeFile(abandoned, '');
    await utimes(abandoned, new Date(Date.now() - 60_000), new Date(Date.now() - 60_000));
    expect(await withLock(path, async () => 'held', { waitMs: 5_000 })).toBe('held');
  });

  test('is not taken from a holder that is alive', async () => {
    const path = join(dataDir, 'some.lock');
    let other: Promise<string> | undefined;
    await withLock(path, async () => {
      other = withLock(path, async () => 'too early', { waitMs: 300 });
      await expect(other).rejects.toThrow('held the lock');
    });
  });
});

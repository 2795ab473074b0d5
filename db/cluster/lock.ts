/**
 * A lock between processes made of one folder (mkdir is atomic on every file system we run on).
 * Owns: waiting for the lock, noticing that its holder died, giving it back.
 * Refuses to be held for ever: the holder touches it every second, and a lock nobody touched for 15 seconds,
 * or whose holder is no longer a process of this machine, is taken over.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rm, rmdir, stat, unlink, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const staleAfterMs = 15_000;
const machine = hostname().replace(/[^A-Za-z0-9]/g, '_');

/** True when a process of this number exists (also when it belongs to another user). */
export function isProcessAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Runs `work` while holding the lock folder `path`; its parent folder must exist.
 * `onWait` is called once when somebody else holds it. Throws a plain sentence after `waitMs` (5 minutes).
 */
export async function withLock<T>(
  path: string,
  work: () => Promise<T>,
  { onWait, waitMs = 300_000 }: { onWait?: () => void; waitMs?: number } = {},
): Promise<T> {
  const token = `${machine}-${process.pid}-${randomBytes(6).toString('hex')}`;
  const deadline = Date.now() + waitMs;
  let told = false;
  while (!(await tryAcquire(path, token))) {
    if (!told) onWait?.();
    told = true;
    await breakStaleLock(path);
    if (Date.now() > deadline) {
      throw new Error(
        `Another process has held the lock ${path} for too long. If none is running, delete it.`,
      );
    }
    await sleep(100);
  }
  const heartbeat = setInterval(() => {
    const now = new Date();
    utimes(join(path, token), now, now).catch(() => undefined);
  }, 1_000);
  heartbeat.unref();
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    await unlink(join(path, token)).catch(() => undefined);
    await rmdir(path).catch(() => undefined);
  }
}

async function tryAcquire(path: string, token: string): Promise<boolean> {
  try {
    await mkdir(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  try {
    await writeFile(join(path, token), '', { flag: 'wx' });
    return true;
  } catch {
    return false; // Somebody took our still empty folder for an abandoned one: try again.
  }
}

/** Only the waiter whose unlink succeeds removes the folder, so a fresh lock can never be stolen by accident. */
async function breakStaleLock(path: string): Promise<void> {
  try {
    const tokens = await readdir(path);
    const token = tokens[0];
    if (token === undefined) {
      if (await isOld(path)) await rmdir(path);
      return;
    }
    const [host, pid] = token.split('-');
    const holderDied = host === machine && !isProcessAlive(Number(pid));
    if (!holderDied && !(await isOld(join(path, token)))) return;
    await unlink(join(path, token));
    await rmdir(path);
  } catch {
    // The holder let go in between, or another waiter was faster: the next round of the loop sees it.
  }
}

async function isOld(path: string): Promise<boolean> {
  return Date.now() - (await stat(path)).mtimeMs > staleAfterMs;
}

/** Removes a folder with everything in it; a missing folder is fine. */
export async function removeFolder(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true, maxRetries: 5 });
}

/**
 * Temporary data folders of test runs.
 * Owns: making one per run, and clearing away those of runs that were killed (with the server still in them).
 * Refuses to touch a folder whose run is alive, or the data folder of a demo.
 */
import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { leaveCluster } from '@/db/cluster/launch';
import { isProcessAlive, removeFolder } from '@/db/cluster/lock';

const prefix = 'den-sach-test-';

/** Makes a new empty data folder that belongs to this process. */
export async function temporaryDataDir(): Promise<string> {
  await clearAbandoned();
  return mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`));
}

async function clearAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(prefix)) continue;
    if (isProcessAlive(Number(name.slice(prefix.length).split('-')[0]))) continue;
    const folder = join(tmpdir(), name);
    await leaveCluster(folder, 'nobody').catch(() => undefined);
    await removeFolder(folder).catch(() => undefined);
  }
}

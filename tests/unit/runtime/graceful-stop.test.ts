/** Guarantees of stopping and building: the last started is closed first, one failure hides nothing; no needless build. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { isBuildCurrent } from '@/scripts/build-pages';
import { gracefulStop } from '@/scripts/graceful-stop';

const signals = ['SIGINT', 'SIGTERM'] as const;
const foreign = signals.map((signal) => process.listeners(signal));

afterEach(() => {
  signals.forEach((signal, index) => {
    const own = process.listeners(signal).filter((listener) => !foreign[index]?.includes(listener));
    for (const listener of own) process.off(signal, listener);
  });
  process.exitCode = 0;
  vi.restoreAllMocks();
});

describe('stopping', () => {
  test('closes what was started last first, once, also when one of them fails', async () => {
    const closed: string[] = [];
    const stopper = gracefulStop(() => undefined);
    vi.spyOn(console, 'error').mockReturnValue(undefined);
    stopper.onStop(async () => void closed.push('database'));
    stopper.onStop(async () => {
      throw new Error('the sealing did not stop');
    });
    stopper.onStop(async () => void closed.push('web'));
    await Promise.all([stopper.stop(), stopper.stop()]);
    expect(closed).toEqual(['web', 'database']);
    expect(process.exitCode).toBe(1);
  });

  test('is begun by SIGTERM and ends the process when everything is closed', async () => {
    const steps: string[] = [];
    const exit = vi.spyOn(process, 'exit').mockImplementation((code) => {
      steps.push(`exit ${code}`);
      return undefined as never;
    });
    const stopper = gracefulStop(() => undefined);
    stopper.onStop(async () => void steps.push('closed'));
    process.emit('SIGTERM', 'SIGTERM');
    process.emit('SIGINT', 'SIGINT'); // The echo of the same wish, passed on by npm.
    await vi.waitFor(() => expect(exit).toHaveBeenCalled());
    expect(steps).toEqual(['closed', 'exit 0']);
  });
});

describe('the build', () => {
  test('is not taken for current when it is unfinished or was made from other sources', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'den-sach-build-'));
    await mkdir(folder, { recursive: true });
    expect(await isBuildCurrent(folder)).toBe(false);
    await writeFile(join(folder, 'BUILD_ID'), 'x');
    await writeFile(join(folder, 'den-sach-sources'), 'made from something else');
    expect(await isBuildCurrent(folder)).toBe(false);
    await rm(folder, { recursive: true });
  });
});

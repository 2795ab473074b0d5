/** The sealing worker: seals by itself, waits for open transactions, survives a lost connection, works alone. */
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { sealLagSeconds } from '@/lib/audit/queries';
import { record } from '@/lib/audit/record';
import { startSealing } from '@/lib/audit/sealer';
import { type Colleague, colleague, foundAssociation, pointPoolsAt } from '../../factories/association';
import { withConnection } from '../../setup/connection';
import { createTestDatabase, type TestDatabase } from '../../setup/database';

let database: TestDatabase;
let chair: Colleague;

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  const founded = await foundAssociation(database.urls, 'hoi-mot', { chair: ['chair'] });
  chair = await colleague(founded, 'chair', ['chair']);
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

const act = () =>
  chair.act((tx, actor) =>
    record(tx, actor, {
      kind: 'association.changed',
      subjectType: 'association',
      subjectId: '1',
      payload: { fields: [] },
    }),
  );
const pending = () =>
  withConnection(database.superuserUrl, async (admin) => {
    const [row] = await admin<{ count: number }[]>`SELECT count(*)::int AS count FROM audit.event e
      WHERE e.xid >= (SELECT horizon FROM audit.seal_progress)`;
    return row!.count;
  });
async function until(isTrue: () => Promise<boolean>, seconds = 30): Promise<boolean> {
  for (let waited = 0; waited < seconds * 10; waited += 1) {
    if (await isTrue()) return true;
    await sleep(100);
  }
  return false;
}

it('seals what happened', async () => {
  await act();
  expect(await pending()).toBeGreaterThan(0);
  expect(await sealLagSeconds()).toBeGreaterThan(0);
  const sealing = startSealing(database.urls.sealer);
  expect(await until(async () => (await pending()) === 0)).toBe(true);
  await sealing.stop();
  expect(await sealLagSeconds()).toBe(0);
});

it('stopping seals what has just happened', async () => {
  // A test that works on the same server at this moment may hold the last sealing back: then again, a little later.
  let isSealed = false;
  for (let attempt = 0; attempt < 20 && !isSealed; attempt += 1) {
    const sealing = startSealing(database.urls.sealer);
    // Its next round by itself would be a second away, so only the stopping can seal what comes now.
    expect(await until(async () => (await pending()) === 0)).toBe(true);
    await act();
    await sealing.stop();
    await sealing.stop();
    isSealed = (await pending()) === 0;
    if (!isSealed) await sleep(500);
  }
  expect(isSealed).toBe(true);
});

it('an entry is not sealed before an older transaction has ended', async () => {
  const sealing = startSealing(database.urls.sealer);
  let release: (() => void) | undefined;
  const isOpen = new Promise<void>((resolve) => {
    release = resolve;
  });
  const slow = chair.act(async (tx, actor) => {
    await record(tx, actor, {
      kind: 'association.changed',
      subjectType: 'association',
      subjectId: '1',
      payload: { fields: [] },
    });
    await isOpen;
  });
  await sleep(300);
  await act();
  await sleep(2_500);
  expect(await pending()).toBe(1);
  release?.();
  await slow;
  expect(await until(async () => (await pending()) === 0)).toBe(true);
  await sealing.stop();
});

it('a lost connection does not end the sealing', async () => {
  const sealing = startSealing(database.urls.sealer);
  await sleep(500);
  const ended = await withConnection(database.superuserUrl, async (admin) => {
    const rows = await admin`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE application_name = 'densach_sealer' AND datname = current_database()`;
    return rows.length;
  });
  expect(ended).toBe(1);
  await act();
  expect(await until(async () => (await pending()) === 0)).toBe(true);
  await sealing.stop();
});

it('two workers at once make one unbroken numbering', async () => {
  const workers = [startSealing(database.urls.sealer), startSealing(database.urls.sealer)];
  for (let number = 0; number < 10; number += 1) await act();
  expect(await until(async () => (await pending()) === 0)).toBe(true);
  await Promise.all(workers.map((worker) => worker.stop()));
  const [row] = await chair.act((tx) =>
    tx.execute<{ count: string; highest: string }>(
      sql`SELECT count(*) AS count, max(number) AS highest FROM audit.seal WHERE association_id = app.current_association()`,
    ),
  );
  expect(row!.count).toBe(row!.highest);
});

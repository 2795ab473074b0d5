/** The purge feed over a real PostgreSQL: messages arrive, and one that cannot be carried out empties everything. */
import { setTimeout as wait } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPurgeFeed } from '@/lib/front/purge';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';

let database: TestDatabase;
let admin: postgres.Sql;
beforeAll(async () => {
  database = await createTestDatabase();
  admin = postgres(database.superuserUrl, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
  await admin.end();
  await database.drop();
});

async function until(isTrue: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !isTrue(); tries += 1) await wait(50);
  expect(isTrue()).toBe(true);
}

function listen(onPurge: (tags: readonly string[] | '*') => void) {
  const seen = { lost: 0, fresh: 0 };
  const feed = startPurgeFeed({
    url: database.urls.public,
    onPurge,
    onLost: () => {
      seen.lost += 1;
    },
    onFresh: () => {
      seen.fresh += 1;
    },
  });
  return { feed, seen };
}

it('a purge reaches the front with its tags, and leaves the feed fresh', async () => {
  const heard: (readonly string[] | '*')[] = [];
  const { feed, seen } = listen((tags) => heard.push(tags));
  await until(() => feed.isFresh());
  await admin`SELECT pg_notify('densach_purge', 'names:xa-mot,figures:xa-mot')`;
  await until(() => heard.length === 1);
  expect(heard[0]).toEqual(['names:xa-mot', 'figures:xa-mot']);
  expect(seen.lost).toBe(0);
  await feed.close();
});

it('a purge that cannot be carried out counts as a lost connection: nothing withdrawn may stay', async () => {
  const { feed, seen } = listen(() => {
    throw new Error('the store is broken');
  });
  await until(() => feed.isFresh());
  await admin`SELECT pg_notify('densach_purge', 'names:xa-mot')`;
  await until(() => seen.lost === 1);
  await until(() => seen.fresh === 2);
  await feed.close();
});

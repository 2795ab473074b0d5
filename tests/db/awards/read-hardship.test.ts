/** readHardship: nobody learns why a child is poor without leaving a trace. */

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { readHardship } from '@/lib/awards/commands/read-hardship';
import { pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { type Board, hardshipOfStory, openBoard, openTet2019, submitForms } from './tet-2019';

let database: TestDatabase;
let board: Board;
let files: Record<string, number>;

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  board = await openBoard(database.urls, 'xa-mot');
  files = await submitForms(board, await openTet2019(board));
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

const read =
  (login: string, reason = 'Xét tại cuộc họp') =>
  () =>
    board.people[login]!.act((tx, actor) =>
      readHardship(tx, actor, { nominationIds: [files.linh!, files.nuong!], reason }),
    );

it('readHardship returns the words and records who read what and why', async () => {
  const rows = await read('huong')();
  expect(rows.map((row) => row.account)).toEqual([hardshipOfStory.account, hardshipOfStory.account]);
  const [event] = await board.people.inspector!.act((tx) =>
    tx.execute(sql`SELECT e.actor_id::int AS who, e.subject_id AS what, v.value AS why FROM audit.event e
      JOIN app.personal_value v ON v.id = e.reason_value_id WHERE e.kind = 'hardship.read'`),
  );
  const who = board.people.huong!.actor.userId;
  expect(event).toEqual({ who, what: `${files.linh},${files.nuong}`, why: 'Xét tại cuộc họp' });
});

it('readHardship refuses without a reason, the accountant and the cashier; the inspector may', async () => {
  expect(await refusedWith(read('huong', ' x '))).toBe('awards.readingNeedsReason');
  expect(await refusedWith(read('accountant'))).toBe('access.notPermitted');
  expect(await refusedWith(read('cashier'))).toBe('access.notPermitted');
  expect(await refusedWith(read('inspector'))).toBe('accepted');
});

it('no plain SELECT of the app reaches a column of hardship, not even the row count', async () => {
  for (const text of [
    'SELECT account FROM app.hardship',
    'SELECT count(*) FROM app.hardship',
    'SELECT circumstance FROM app.hardship WHERE false',
  ]) {
    expect(await refusedWith(() => board.people.chair!.act((tx) => tx.execute(sql.raw(text))))).toBe('42501');
  }
  const update = () => board.people.chair!.act((tx) => tx.execute(sql`UPDATE app.hardship SET account = ''`));
  expect(await refusedWith(update)).toBe('42501');
});

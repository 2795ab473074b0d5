/**
 * Fifty awards, six people approving each at the same moment, half of them not allowed to: nothing is counted twice,
 * nothing stays behind, nothing illegal gets in. The same rush on a naive count without a lock fails, so the rush is
 * real. `npm run torture -- approvals` does it with 2,000.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { pointPoolsAt } from '@/tests/factories/association';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import {
  lawfulTally,
  proposeMany,
  type Rush,
  rushToApprove,
  rushToDecide,
  rushWithoutLock,
  stateAfterRush,
} from './approval-rush';
import { type Board, openBoard } from './tet-2019';

const count = 50;

let database: TestDatabase;
let board: Board;
let rush: Rush;

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  board = await openBoard(database.urls, 'xa-mot');
  rush = await proposeMany(board, count);
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

it('fifty awards, six approvals each at once, five of them changed meanwhile: 0 double, 0 stuck, 0 illegal', async () => {
  const stale = rush.awardIds.filter((_, at) => at % 10 === 0);
  const tally = await rushToApprove(board, { awardIds: rush.awardIds, stale, wave: count });
  expect(tally).toEqual(lawfulTally(count, stale.length));
  expect(await stateAfterRush(board)).toEqual({
    ...{ awards: count, stuck: 0, miscounted: 0 },
    ...{ approvals: 150, people: 150 },
  });
});

it('three signatures under one decision at once: one decision, the money promised once', async () => {
  expect(await rushToDecide(board, rush)).toEqual({
    answers: ['accepted', 'awards.wrongState', 'awards.wrongState'],
    ...{ promisedVnd: 500_000n, decisions: 1 },
  });
});

it('control: the same rush on a count without a lock leaves awards stuck and approvals doubled', async () => {
  const { doubled, stuck } = await rushWithoutLock(database.superuserUrl, count);
  expect(doubled).toBeGreaterThan(0);
  expect(stuck).toBeGreaterThan(0);
});

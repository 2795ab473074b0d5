/** How many files a unit is asked for is known behind its link and on the form of the office, beside those it handed in. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { askUnits } from '@/lib/awards/commands/change-quota';
import { linkPlaces } from '@/lib/awards/link-door';
import { newDossierPage } from '@/lib/awards/queries/pages';
import { addDays } from '@/lib/kernel/dates';
import { pointPoolsAt } from '@/tests/factories/association';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { draft, handIn, makeLink, today } from './by-link';
import { type Board, openBoard, openTet2019, type Round } from './tet-2019';

let database: TestDatabase;
let board: Board;
let round: Round;

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  board = await openBoard(database.urls, 'xa-chi-tieu');
  round = await openTet2019(board, { slug: 'dot-nay', deadlineOn: addDays(today, 10) });
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

const ask = (categoryId: number, quota: number) =>
  board.people.secretary!.act((tx, actor) =>
    askUnits(tx, actor, { roundId: round.roundId, categoryId, units: ['Trường THCS Thử'], quota }),
  );

it('counts what was handed in, of this unit and its categories; a draft is not handed in', async () => {
  const { token } = await makeLink(board, round);
  const { token: other } = await makeLink(board, round, { unit: 'Thôn khác' });
  expect(await linkPlaces(token)).toEqual([]);
  await ask(round.student, 3);
  await ask(round.student, 1);
  await ask(round.teacher, 5);
  const file = await draft(token, round.student);
  expect(await linkPlaces(token)).toEqual([{ categoryId: round.student, quota: 1, files: 0 }]);
  await handIn(token, file);
  await handIn(other, await draft(other, round.student));
  expect(await linkPlaces(token)).toEqual([{ categoryId: round.student, quota: 1, files: 1 }]);
  expect(await linkPlaces(other)).toEqual([]);
  expect(await linkPlaces('sai-hoan-toan')).toEqual([]);
  const page = await board.people.secretary!.act((tx) => newDossierPage(tx, 'dot-nay'));
  expect(page!.units).toEqual(
    [
      { unit: 'Trường THCS Thử', categoryId: round.teacher, quota: 5, files: 0 },
      { unit: 'Trường THCS Thử', categoryId: round.student, quota: 1, files: 1 },
    ].toSorted((a, b) => a.categoryId - b.categoryId),
  );
  await ask(round.student, 0);
  expect(await linkPlaces(token)).toEqual([]);
});

/** Sixty files: fifty on the first page and ten on the second, in the order of names, each once; questions read at once. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { declareRecusal } from '@/lib/awards/commands/declare-recusal';
import { submitNomination } from '@/lib/awards/commands/submit-nomination';
import { dossierPageOf, possibleOriginals } from '@/lib/awards/queries/dossier-pages';
import { dossierList, nextToReview } from '@/lib/awards/queries/dossiers';
import { questionedFiles } from '@/lib/awards/queries/duplicates';
import { dossiersPage, pageFrom } from '@/lib/awards/queries/pages';
import { pointPoolsAt } from '@/tests/factories/association';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { type Board, openBoard, openTet2019, type Round } from './tet-2019';

const GIVEN = ['Ánh', 'Bình', 'Đạt', 'Hoà', 'Hòa', 'Ơn', 'Yến'];

let database: TestDatabase;
let board: Board;
let round: Round;
let files: number[];
const chair = () => board.people.chair!;

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  board = await openBoard(database.urls, 'xa-mot');
  round = await openTet2019(board);
  files = await board.people.loan!.act(async (tx, actor) => {
    const ids: number[] = [];
    for (let at = 0; at < 60; at += 1) {
      const recipient = {
        name: `Quách Thị ${GIVEN[at % 7]} ${at < 58 ? '' : 'Mai'}`.trim(),
        birthYear: 2006 + (at % 3),
      };
      const form = { roundId: round.roundId, categoryId: round.student, recipient };
      ids.push((await submitNomination(tx, actor, { ...form, school: `THCS số ${at % 4}` })).nominationId);
    }
    return ids;
  });
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

it('two pages hold what the whole list holds, in its order', async () => {
  const { whole, first, second, beyond } = await chair().act(async (tx) => ({
    whole: await dossierList(tx, round.roundId),
    first: await dossierPageOf(tx, round.roundId, {}, 1),
    second: await dossierPageOf(tx, round.roundId, {}, 2),
    beyond: await dossierPageOf(tx, round.roundId, {}, 9),
  }));
  expect([first.files.length, second.files.length]).toEqual([50, 10]);
  expect(first).toMatchObject({ total: 60, page: 1, pages: 2 });
  expect([...first.files, ...second.files].map(({ name }) => name)).toEqual(whole.map(({ name }) => name));
  expect(new Set([...first.files, ...second.files].map(({ id }) => id)).size).toBe(60);
  expect(beyond).toEqual(second);
});

it('searches names, schools and states over all pages', async () => {
  const found = (search: string) =>
    chair().act(async (tx) => (await dossierPageOf(tx, round.roundId, { search })).total);
  expect(await found('thcs so 3')).toBe(15);
  expect(await found('hoa')).toBe(17);
  expect(await found('khong co')).toBe(0);
  const returned = await chair().act((tx) => dossierPageOf(tx, round.roundId, { lane: 'returned' }));
  expect(returned).toEqual({ files: [], total: 0, page: 1, pages: 1 });
});

it('questions of a page are those of its files one by one', async () => {
  const page = await chair().act((tx) => dossiersPage(tx, 'tet-2019', {}, 2));
  const again = await chair().act((tx) =>
    questionedFiles(
      tx,
      page!.files.map(({ id }) => id),
    ),
  );
  expect(page!.questioned).toEqual(again);
  expect(page!.questioned.length).toBeGreaterThan(0);
});

it('offers as originals only files of the given name or the school', async () => {
  const [mai] = await chair().act(
    async (tx) => (await dossierPageOf(tx, round.roundId, { search: 'mai' })).files,
  );
  // Number 58: the other Mai, and the fifteen of its school less itself.
  const near = await chair().act((tx) => possibleOriginals(tx, round.roundId, mai!));
  expect(near.every(({ name, school }) => name.endsWith('Mai') || school === mai!.school)).toBe(true);
  expect(near).toHaveLength(15);
});

it('leads from each file to the next that waits, and from the last to the first', async () => {
  const next = (id: number) => chair().act((tx) => nextToReview(tx, round.roundId, id));
  expect(await next(files[0]!)).toMatchObject({ id: files[1], left: 59 });
  expect(await next(files[59]!)).toMatchObject({ id: files[0], left: 59 });
  expect(await chair().act((tx) => nextToReview(tx, 0, files[0]!))).toBeNull();
});

it('a recused reader finds neither the file nor its count', async () => {
  await board.people.secretary!.act((tx, actor) =>
    declareRecusal(tx, actor, {
      ...{ nominationId: files[0]!, kind: 'school' },
      userId: board.people.hai!.actor.userId,
    }),
  );
  const seen = await board.people.hai!.act((tx) => dossierPageOf(tx, round.roundId, {}));
  expect(seen.total).toBe(59);
});

it('reads the number of a page from an address', () => {
  expect(['3', '0', '-1', 'x', undefined, '1234567'].map(pageFrom)).toEqual([3, 1, 1, 1, 1, 1]);
});

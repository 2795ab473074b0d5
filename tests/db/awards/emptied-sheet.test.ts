/** A later sheet without any hand takes back what an earlier one said: nothing counts, nobody is asked to confirm it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { attachSignedPaper, confirmHands, recordHands } from '@/lib/awards/commands/raise-hands';
import { roomPage } from '@/lib/awards/queries/raised-hands';
import type { CastVote } from '@/lib/awards/rules/tally';
import { pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { countIn, digestIn } from './hands-read';
import {
  type Board,
  openBoard,
  openMeeting,
  openTet2019,
  type Round,
  reviewForms,
  submitForms,
} from './tet-2019';

let database: TestDatabase;
let board: Board;
let round: Round;
let files: Record<string, number>;
beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  board = await openBoard(database.urls, 'xa-to-trong');
  round = await openTet2019(board);
  files = await submitForms(board, round);
  await reviewForms(board, files);
  await openMeeting(board, round, files);
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

const idOf = (login: string) => board.people[login]!.actor.userId;
const write = (afterVersion: number, votes: CastVote[]) =>
  board.people.secretary!.act((tx, actor) =>
    recordHands(tx, actor, {
      ...{ roundId: round.roundId, sheets: [{ nominationId: files.linh!, afterVersion, votes }] },
    }),
  );
const fileFor = async (login: string) =>
  (await board.people[login]!.act((tx, actor) => roomPage(tx, actor, 'tet-2019')))!.desk.files.find(
    ({ dossier }) => dossier.id === files.linh,
  )!;
const yes = () => countIn(board, files.linh!).then(([count]) => count);

it('after an emptied sheet the hands before it count for nothing', async () => {
  const hands = ['huong', 'linh', 'hai'].map((login): CastVote => ({ userId: idOf(login), choice: 'yes' }));
  await write(0, hands);
  const bytes = new TextEncoder().encode('%PDF-1.7 biên bản');
  await board.people.secretary!.act((tx, actor) =>
    attachSignedPaper(tx, actor, { roundId: round.roundId, bytes }),
  );
  const digest = (await digestIn(board, files.linh!))!;
  const confirm = (login: string, shown: string) =>
    board.people[login]!.act((tx, actor) =>
      confirmHands(tx, actor, {
        ...{ roundId: round.roundId, files: [{ nominationId: files.linh!, digest: shown }] },
      }),
    );
  for (const login of ['huong', 'linh']) await confirm(login, digest);
  expect(await yes()).toBe(3);
  expect(await write(1, [])).toEqual({ files: 1 });
  expect(await yes()).toBe(0);
  expect(await refusedWith(() => confirm('hai', digest))).toBe('awards.roomChanged');
});

it('says that nothing is written down, and asks nobody to confirm it', async () => {
  const file = await fileFor('hai');
  expect(file).toMatchObject({ version: 2, mayConfirm: false, counts: false, confirmedBy: [] });
  expect(file.hands.every(({ hand }) => hand === null)).toBe(true);
});

it('is left alone when it is written again, and hands can be written after it', async () => {
  expect(await write(2, [])).toEqual({ files: 0 });
  expect(await write(2, [{ userId: idOf('huong'), choice: 'no' }])).toEqual({ files: 1 });
  expect((await fileFor('hai')).mayConfirm).toBe(true);
});

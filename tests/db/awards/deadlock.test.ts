/** seatMember and app.able_approvers: a way out of a council nobody is left in, and approvers counted before anybody presses. */
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { declareRecusal } from '@/lib/awards/commands/declare-recusal';
import { takeAttendance } from '@/lib/awards/commands/hold-meeting';
import { seatCouncil, seatMember } from '@/lib/awards/commands/open-round';
import { approverShortages } from '@/lib/awards/queries/deadlocks';
import { meetingPage } from '@/lib/awards/queries/meeting-pages';
import { pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { type Board, openBoard, openTet2019, type Round, reviewForms, submitForms } from './tet-2019';

let database: TestDatabase;
let board: Board;
let round: Round;
let files: Record<string, number>;

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  board = await openBoard(database.urls, 'xa-be-tac');
  round = await openTet2019(board);
  const userIds = ['chair', 'secretary', 'huong'].map(idOf);
  await board.people.secretary!.act((tx, actor) =>
    seatCouncil(tx, actor, { roundId: round.roundId, userIds }),
  );
  files = await submitForms(board, round);
  await reviewForms(board, files);
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

const idOf = (login: string) => board.people[login]!.actor.userId;
const seat = (login: string, who: string) =>
  board.people[login]!.act((tx, actor) =>
    seatMember(tx, actor, { roundId: round.roundId, userId: idOf(who) }),
  );
const aside = (login: string, key: string, by = 'secretary') =>
  board.people[by]!.act((tx, actor) =>
    declareRecusal(tx, actor, { nominationId: files[key]!, kind: 'kin', userId: idOf(login) }),
  );
const able = async (key: string) => {
  const [row] = await board.people.accountant!.act((tx) =>
    tx.execute<{ able: number }>(
      sql`SELECT app.able_approvers(${board.founded.associationId}, ${files[key]!}) AS able`,
    ),
  );
  return row!.able;
};

it('approvers leave out who handed the file in and who stands aside, and keep a place for who will propose', async () => {
  // Chair, vice-chair and four members; the secretary handed Linh's file in and may propose.
  expect(await able('linh')).toBe(6);
  // Loan handed in teacher Hòa's file.
  expect(await able('hoa')).toBe(5);
  await aside('linh', 'hoa');
  expect(await able('hoa')).toBe(4);
  // With the secretary aside, one of the two leaders is needed to propose.
  await aside('secretary', 'hoa');
  expect(await able('hoa')).toBe(3);
});

it('a file fewer people could approve than needed is named before anybody presses', async () => {
  for (const login of ['viceChair', 'hai']) await aside(login, 'hoa', 'chair');
  const shortages = await board.people.chair!.act((tx) => approverShortages(tx, round.roundId, 2));
  expect(shortages).toMatchObject([{ nominationId: files.hoa, able: 1, missing: 1 }]);
});

it('seatMember is refused in a meeting that can decide every file, and to a member', async () => {
  const present = { roundId: round.roundId, presentUserIds: [idOf('chair'), idOf('huong')] };
  await board.people.secretary!.act((tx, actor) =>
    takeAttendance(tx, actor, { ...present, meetingOn: '2019-01-25' }),
  );
  expect(await refusedWith(() => seat('secretary', 'loan'))).toBe('awards.councilIsSeated');
});

it('seatMember seats another when fewer than two are left, and the page says so', async () => {
  await aside('chair', 'dung');
  await aside('huong', 'dung');
  const page = await board.people.secretary!.act((tx, actor) => meetingPage(tx, actor, 'tet-2019'));
  expect(page!.files.find((file) => file.dossier.id === files.dung)!.tally.members).toBe(1);
  expect(await refusedWith(() => seat('huong', 'loan'))).toBe('access.notPermitted');
  expect(await refusedWith(() => seat('secretary', 'cashier'))).toBe('awards.notACouncilPerson');
  await seat('secretary', 'loan');
  expect(await refusedWith(() => seat('secretary', 'hai'))).toBe('awards.councilIsSeated');
});

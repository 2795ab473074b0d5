/** takeAttendance, castVote and concludeMeeting: who counts, who may, and when it is over. */

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { declareRecusal } from '@/lib/awards/commands/declare-recusal';
import { castVote, concludeMeeting, takeAttendance } from '@/lib/awards/commands/hold-meeting';
import { reviewNomination } from '@/lib/awards/commands/review-nomination';
import { reasonsOf } from '@/lib/awards/queries/orders';
import type { VoteChoice } from '@/lib/awards/schema/inputs';
import { pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import {
  type Board,
  openBoard,
  openMeeting,
  openTet2019,
  presentLogins,
  type Round,
  reviewForms,
  submitForms,
  voteAll,
} from './tet-2019';

let database: TestDatabase;
let board: Board;
let round: Round;
let files: Record<string, number>;

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  board = await openBoard(database.urls, 'xa-mot');
  round = await openTet2019(board);
  files = await submitForms(board, round);
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

const attend = (login: string, logins: readonly string[]) =>
  board.people[login]!.act((tx, actor) =>
    takeAttendance(tx, actor, {
      roundId: round.roundId,
      presentUserIds: logins.map((one) => board.people[one]!.actor.userId),
      meetingOn: '2019-01-25',
    }),
  );
const vote = (login: string, key: string, choice: VoteChoice) =>
  board.people[login]!.act((tx, actor) => castVote(tx, actor, { nominationId: files[key]!, choice }));
const conclude = (login: string, ranking: number[] = [], reasons: Record<number, string> = {}) =>
  board.people[login]!.act((tx, actor) => {
    const places = Object.fromEntries(ranking.map((id, at) => [id, at + 1]));
    return concludeMeeting(tx, actor, { roundId: round.roundId, council: { places, reasons } });
  });

it('castVote refuses everybody before the meeting is open', async () => {
  expect(await refusedWith(() => vote('huong', 'linh', 'yes'))).toBe('awards.notInCouncil');
});

it('takeAttendance opens the meeting, for members of this council only, by those who run the round', async () => {
  await reviewForms(board, files);
  expect(await refusedWith(() => attend('huong', presentLogins))).toBe('access.notPermitted');
  expect(await refusedWith(() => attend('secretary', ['cashier']))).toBe('awards.notACouncilPerson');
  await openMeeting(board, round, files);
  await attend('secretary', presentLogins);
});

it('castVote refuses the absent, the stranger, the recused, and a file that was returned', async () => {
  expect(await refusedWith(() => vote('loan', 'linh', 'yes'))).toBe('awards.notInCouncil');
  expect(await refusedWith(() => vote('accountant', 'linh', 'yes'))).toBe('awards.notInCouncil');
  expect(await refusedWith(() => vote('hai', 'lam', 'yes'))).toBe('awards.notFound');
  expect(await refusedWith(() => vote('huong', 'quy', 'yes'))).toBe('awards.wrongState');
  expect(await refusedWith(() => vote('huong', 'linh', 'no'))).toBe('accepted');
});

it('castVote in another member name is stamped with the voter himself, so that nobody votes twice', async () => {
  await board.people.huong!.act(async (tx) => {
    await tx.execute(sql`SELECT audit.record('{"kind":"vote.cast","subjectType":"nomination"}')`);
    await tx.execute(sql`INSERT INTO app.vote (association_id, nomination_id, user_id, choice)
      VALUES (${board.founded.associationId}, ${files.nuong!}, ${board.people.chair!.actor.userId}, 'yes')`);
  });
  const rows = await board.people.chair!.act((tx) =>
    tx.execute(sql`SELECT user_id::int AS who FROM app.vote WHERE nomination_id = ${files.nuong!}`),
  );
  expect(rows).toEqual([{ who: board.people.huong!.actor.userId }]);
});

it('castVote again changes the vote and does not add one', async () => {
  await vote('huong', 'linh', 'yes');
  const [row] = await board.people.chair!.act((tx) =>
    tx.execute(
      sql`SELECT t.yes, t.no FROM app.nomination_tally(${board.founded.associationId}, ${files.linh!}) t`,
    ),
  );
  expect(row).toEqual({ yes: 1, no: 0 });
});

it('concludeMeeting refuses while a file has no quorum, and while one was not looked through', async () => {
  await attend('secretary', ['chair', 'secretary', 'huong', 'linh']);
  expect(await refusedWith(() => conclude('secretary'))).toBe('awards.noQuorum');
  await attend('secretary', presentLogins);
  const { secretary } = board.people;
  await voteAll(board, files);
  await secretary!.act((tx, actor) =>
    reviewNomination(tx, actor, { nominationId: files.quy!, outcome: 'withdrawn' }),
  );
  const [reopened] = await board.people.chair!.act((tx) =>
    tx.execute<{ open: number }>(
      sql`SELECT count(*)::int AS open FROM app.nomination WHERE status = 'submitted'`,
    ),
  );
  expect(reopened!.open).toBe(0);
});

it('concludeMeeting refuses a person recused from a file, so that the file is not passed over', async () => {
  await board.people.viceChair!.act((tx, actor) =>
    declareRecusal(tx, actor, { nominationId: files.lam!, kind: 'kin' }),
  );
  expect(await refusedWith(() => conclude('viceChair'))).toBe('awards.filesUndecided');
});

it('concludeMeeting is refused to a member', async () => {
  expect(await refusedWith(() => conclude('huong'))).toBe('access.notPermitted');
});

it('concludeMeeting wants the reason of whoever is placed ahead of the votes, and is not over without it', async () => {
  const order = [files.lam!, files.ngan!, files.nuong!, files.linh!];
  expect(await refusedWith(() => conclude('secretary', order))).toBe('awards.rankNeedsReason');
  expect(await refusedWith(() => conclude('secretary', order, { [files.ngan!]: 'Nhà xa' }))).toBe(
    'awards.rankNeedsReason',
  );
  // All four equal across three places.
  await vote('huong', 'lam', 'yes');
  await vote('huong', 'linh', 'abstain');
  await vote('huong', 'nuong', 'abstain');
  await vote('huong', 'ngan', 'abstain');
  expect(await refusedWith(() => conclude('secretary'))).toBe('awards.tieAtCut');
  for (const key of ['linh', 'nuong', 'ngan']) await vote('huong', key, 'yes');
  await vote('huong', 'lam', 'no');
  const open = await board.people.chair!.act((tx) =>
    tx.execute(sql`SELECT 1 FROM app.nomination WHERE status = 'verified'`),
  );
  expect(open).toHaveLength(6);
});

it('concludeMeeting keeps no reason where the order is that of the votes', async () => {
  const rows = await board.people.chair!.act((tx) => tx.execute(sql`SELECT 1 FROM app.rank_reason`));
  expect(rows).toEqual([]);
});

it('concludeMeeting follows the order of the council, keeps the reserve in order, and ends the voting', async () => {
  const order = [files.ngan!, files.nuong!, files.lam!, files.linh!];
  const outcomes = await conclude('secretary', order, { [files.lam!]: 'Mồ côi cả cha lẫn mẹ' });
  const status = Object.fromEntries(outcomes.map((one) => [one.nominationId, [one.status, one.rank]]));
  expect(status[files.ngan!]).toEqual(['shortlisted', 1]);
  expect(status[files.lam!]).toEqual(['shortlisted', 3]);
  expect(status[files.linh!]).toEqual(['reserve', 4]);
  const kept = await board.people.chair!.act((tx) => reasonsOf(tx, round.roundId));
  expect(kept).toEqual([
    {
      ...{ nominationId: files.lam, basis: 'votes', cause: 'moved', defaultPlace: 4, councilPlace: 3 },
      reason: 'Mồ côi cả cha lẫn mẹ',
    },
  ]);
  expect(await refusedWith(() => vote('huong', 'lam', 'yes'))).toBe('awards.notInCouncil');
  expect(await refusedWith(() => attend('secretary', presentLogins))).toBe('awards.wrongState');
});

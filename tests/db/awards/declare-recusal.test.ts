/** declareRecusal: whose it is, and what it takes away from the recused. */

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { declareRecusal } from '@/lib/awards/commands/declare-recusal';
import { castVote } from '@/lib/awards/commands/hold-meeting';
import { readHardship } from '@/lib/awards/commands/read-hardship';
import type { RecusalKind } from '@/lib/awards/schema/inputs';
import { pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
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
  board = await openBoard(database.urls, 'xa-mot');
  round = await openTet2019(board);
  files = await submitForms(board, round);
  await reviewForms(board, files);
  await openMeeting(board, round, files);
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

const recuse = (login: string, key: string, kind: RecusalKind, who?: string) =>
  board.people[login]!.act((tx, actor) =>
    declareRecusal(tx, actor, {
      nominationId: files[key]!,
      kind,
      userId: who ? board.people[who]!.actor.userId : undefined,
    }),
  );
const sees = (login: string, key: string) =>
  board.people[login]!.act(async (tx) => {
    const rows = await tx.execute(sql`SELECT 1 FROM app.nomination WHERE id = ${files[key]!}`);
    return rows.length === 1;
  });

it('declareRecusal hides the file, its votes and its hardship from the recused, and from nobody else', async () => {
  expect([await sees('hai', 'lam'), await sees('linh', 'lam'), await sees('hai', 'linh')]).toEqual([
    false,
    true,
    true,
  ]);
  const read = (login: string, key: string) => () =>
    board.people[login]!.act((tx, actor) =>
      readHardship(tx, actor, { nominationIds: [files[key]!], reason: 'Họp xét' }),
    );
  expect(await refusedWith(read('hai', 'lam'))).toBe('awards.recused');
  expect(await refusedWith(read('hai', 'linh'))).toBe('accepted');
});

it('declareRecusal takes out the vote already cast; the log keeps it', async () => {
  const linh = board.people.linh!;
  await linh.act((tx, actor) => castVote(tx, actor, { nominationId: files.ngan!, choice: 'no' }));
  await recuse('linh', 'ngan', 'school');
  const [left] = await board.people.chair!.act((tx) =>
    tx.execute<{ votes: number; kept: number }>(sql`
      SELECT (SELECT count(*)::int FROM app.vote WHERE nomination_id = ${files.ngan!}) AS votes,
             (SELECT count(*)::int FROM audit.change WHERE table_name = 'app.vote') AS kept`),
  );
  expect(left).toEqual({ votes: 0, kept: 2 });
  const back = () =>
    linh.act((tx, actor) => castVote(tx, actor, { nominationId: files.ngan!, choice: 'no' }));
  expect(await refusedWith(back)).toBe('awards.notFound');
});

it('declareRecusal for another is for those who run the round, once, and never taken back', async () => {
  expect(await refusedWith(() => recuse('huong', 'hoa', 'kin', 'chair'))).toBe('awards.notYourRecusal');
  expect(await refusedWith(() => recuse('secretary', 'hoa', 'kin', 'huong'))).toBe('accepted');
  expect(await refusedWith(() => recuse('secretary', 'hoa', 'kin', 'huong'))).toBe('awards.alreadyRecused');
  const undo = () => board.people.secretary!.act((tx) => tx.execute(sql`DELETE FROM app.recusal`));
  expect(await refusedWith(undo)).toBe('42501');
});

it('a recused member who writes the vote by plain SQL is refused, an unrecused one is not', async () => {
  const vote = (login: string) => () =>
    board.people[login]!.act(async (tx) => {
      await tx.execute(sql`SELECT audit.record('{"kind":"vote.cast","subjectType":"nomination"}')`);
      await tx.execute(sql`INSERT INTO app.vote (association_id, nomination_id, user_id, choice)
        VALUES (${board.founded.associationId}, ${files.lam!}, ${board.people[login]!.actor.userId}, 'yes')`);
    });
  expect(await refusedWith(vote('hai'))).toBe('awards.recused');
  expect(await refusedWith(vote('huong'))).toBe('accepted');
});

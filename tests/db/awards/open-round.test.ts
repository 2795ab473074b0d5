/** openRound and seatCouncil: who may, what is refused, and that the council stands before the meeting. */

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { takeAttendance } from '@/lib/awards/commands/hold-meeting';
import { openRound, seatCouncil } from '@/lib/awards/commands/open-round';
import type { RoundInput } from '@/lib/awards/schema/inputs';
import { pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { type Board, openBoard } from './tet-2019';

let database: TestDatabase;
let board: Board;
let roundId: number;

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  board = await openBoard(database.urls, 'xa-mot');
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

const input = (changes: Partial<RoundInput> = {}): RoundInput => ({
  ...{ slug: 'tet-2019', name: 'Tết  khuyến học 2019', schoolYear: '2018–2019', fiscalYear: 2019 },
  ...{ fundId: board.fundId, deadlineOn: '2019-01-20' },
  categories: [
    { category: 'specialHardshipStudent', benefit: 'money', quota: 3, rateVnd: 500_000n },
    { category: 'excellentTeacher', benefit: 'honour', quota: 9, rateVnd: 0n },
  ],
  ...changes,
});
const open = (login: string, changes: Partial<RoundInput> = {}) =>
  board.people[login]!.act((tx, actor) => openRound(tx, actor, input(changes)));
const idOf = (login: string) => board.people[login]!.actor.userId;
const seat = (login: string, logins: string[]) =>
  board.people[login]!.act((tx, actor) => seatCouncil(tx, actor, { roundId, userIds: logins.map(idOf) }));
const council = () =>
  board.people.secretary!.act(async (tx) => {
    const rows = await tx.execute<{ id: string; here: boolean }>(
      sql`SELECT user_id AS id, is_present AS here FROM app.council_member WHERE round_id = ${roundId} ORDER BY user_id`,
    );
    return rows.map((row) => [Number(row.id), row.here]);
  });

it('openRound opens a round with money and honours; its state is open whatever was sent', async () => {
  const made = await open('secretary');
  roundId = made.roundId;
  expect(made.categoryIds).toHaveLength(2);
  const rows = await board.people.secretary!.act((tx) =>
    tx.execute(sql`SELECT name, status, opened_by::int AS by FROM app.award_round`),
  );
  expect(rows).toEqual([{ name: 'Tết khuyến học 2019', status: 'open', by: idOf('secretary') }]);
});

it('openRound refuses a taken address, no category, a rate for an honour, a committee member, an accountant', async () => {
  expect(await refusedWith(() => open('chair'))).toBe('awards.slugTaken');
  expect(await refusedWith(() => open('chair', { slug: 'b', categories: [] }))).toBe('awards.noCategories');
  const paidHonour = [{ ...input().categories[1]!, rateVnd: 1n }];
  expect(await refusedWith(() => open('chair', { slug: 'b', categories: paidHonour }))).toBe('23514');
  expect(await refusedWith(() => open('huong', { slug: 'b' }))).toBe('access.notPermitted');
  expect(await refusedWith(() => open('accountant', { slug: 'b' }))).toBe('access.notPermitted');
  expect(await refusedWith(() => open('chair', { slug: 'b' }))).toBe('accepted');
});

it('seatCouncil seats exactly the people named, nobody present yet', async () => {
  await seat('secretary', ['chair', 'huong', 'linh']);
  await seat('secretary', ['chair', 'huong', 'hai']);
  expect(await council()).toEqual(
    [
      [idOf('chair'), false],
      [idOf('huong'), false],
      [idOf('hai'), false],
    ].sort(),
  );
});

it('seatCouncil refuses an empty council, a person without such an office, and a member who is not in charge', async () => {
  expect(await refusedWith(() => seat('secretary', []))).toBe('awards.emptyCouncil');
  expect(await refusedWith(() => seat('secretary', ['cashier']))).toBe('awards.notACouncilPerson');
  expect(await refusedWith(() => seat('linh', ['linh']))).toBe('access.notPermitted');
});

it('seatCouncil refuses to change the council once the meeting has begun, also by plain SQL', async () => {
  const { secretary } = board.people;
  await secretary!.act((tx, actor) =>
    takeAttendance(tx, actor, { roundId, presentUserIds: [idOf('chair')], meetingOn: '2019-01-25' }),
  );
  expect(await refusedWith(() => seat('secretary', ['linh', 'chair']))).toBe('awards.wrongState');
  const smuggle = () =>
    secretary!.act(async (tx) => {
      await tx.execute(sql`SELECT audit.record('{"kind":"council.seated","subjectType":"round"}')`);
      await tx.execute(sql`INSERT INTO app.council_member (association_id, round_id, user_id)
        VALUES (${board.founded.associationId}, ${roundId}, ${idOf('linh')})`);
    });
  expect(await refusedWith(smuggle)).toBe('awards.councilIsSeated');
});

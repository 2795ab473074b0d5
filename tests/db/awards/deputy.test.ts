/**
 * Every officer stands aside from one file: each learns that a deputy is needed and not for which file, none can seat a
 * guest or end the meeting, and a deputy named for the days of the meeting can do both.
 */
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { grantRole } from '@/lib/access/commands/manage';
import { concludeMeeting } from '@/lib/awards/commands/hold-meeting';
import { meetingPage } from '@/lib/awards/queries/meeting-pages';
import { todayVn } from '@/lib/kernel/dates';
import { pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { withConnection } from '@/tests/setup/connection';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { type GuestMeeting, openGuestMeeting } from './guest-meeting';

let database: TestDatabase;
let meeting: GuestMeeting;
beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  meeting = await openGuestMeeting(database, 'xa-khong-ai-dieu-hanh');
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

const officers = ['chair', 'viceChair', 'secretary'] as const;
const pageOf = async (login: string) =>
  (await meeting.people[login]!.act((tx, actor) => meetingPage(tx, actor, 'tet-2019')))!;
const wanting = async (login: string) => (await pageOf(login)).withoutOfficer;
const conclude = (login: string) =>
  meeting.people[login]!.act((tx, actor) => concludeMeeting(tx, actor, { roundId: meeting.round.roundId }));

it('nothing is said while one officer is left', async () => {
  for (const login of ['chair', 'viceChair']) await meeting.aside(login, 'dung');
  expect(await wanting('secretary')).toBe(0);
});

it('then all of them learn how many files wait, and nothing else about them', async () => {
  await meeting.aside('secretary', 'dung');
  for (const login of [...officers, 'huong', 'inspector']) expect(await wanting(login)).toBe(1);
  const { files, desk } = await pageOf('chair');
  expect(JSON.stringify([files, desk])).not.toContain('Nguyễn Đình Trọng Dũng');
  expect(
    await meeting.people.accountant!.act((tx) =>
      tx.execute(sql`
    SELECT app.files_without_officer(${meeting.round.roundId}) AS n`),
    ),
  ).toEqual([{ n: 0 }]);
});

it('none of them seats a guest or ends the meeting, and no member does it for them', async () => {
  for (const login of officers) {
    expect(await refusedWith(() => meeting.seat(login, 'bao', 'dung'))).toBe('awards.notFound');
    expect(await refusedWith(() => conclude(login))).toBe('awards.filesUndecided');
  }
  for (const login of ['huong', 'linh', 'inspector'])
    expect(await refusedWith(() => meeting.seat(login, 'bao', 'dung'))).toMatch(
      /^(42501|access.notPermitted|awards.notFound)$/,
    );
});

it('a deputy of these days, named by one who stands aside, seats the guest and ends the meeting', async () => {
  const today = todayVn(new Date());
  const userId = meeting.idOf('linh');
  await meeting.people.chair!.act((tx, actor) =>
    grantRole(tx, actor, { userId, role: 'secretary', startsOn: today, endsOn: today }),
  );
  expect(await wanting('chair')).toBe(0);
  await meeting.seat('linh', 'bao', 'dung');
  for (const login of ['huong', 'bao']) await meeting.vote(login, 'dung');
  expect(await meeting.tally('dung')).toMatchObject({ members: 2, yes: 2, quorum: true, carried: true });
  const undone = new Error('taken back');
  const outcomes = await meeting.people
    .linh!.act(async (tx, actor) => {
      const done = await concludeMeeting(tx, actor, { roundId: meeting.round.roundId });
      throw Object.assign(undone, { done });
    })
    .catch((error: typeof undone & { done: { nominationId: number; status: string }[] }) => error.done);
  expect(outcomes.find(({ nominationId }) => nominationId === meeting.files.dung)!.status).toBe(
    'shortlisted',
  );
});

it('who stands aside too is no deputy, and after the last day nobody is', async () => {
  await meeting.aside('linh', 'hoa', 'linh');
  for (const login of officers) await meeting.aside(login, 'hoa', login);
  expect(await wanting('chair')).toBe(1);
  expect(await refusedWith(() => conclude('linh'))).toBe('awards.filesUndecided');
  await withConnection(database.superuserUrl, (su) =>
    su.unsafe(`SET session_replication_role = replica; UPDATE access.role_term SET starts_on = '2019-01-01', ends_on = app.today() - 1
      WHERE user_id = ${meeting.idOf('linh')} AND role = 'secretary'`),
  );
  expect(await wanting('chair')).toBe(2);
  expect(await refusedWith(() => meeting.seat('linh', 'chi', 'dung'))).toMatch(
    /^(42501|access.notPermitted|awards.notFound)$/,
  );
});

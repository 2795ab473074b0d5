/** What the pages say about guests: whom one may seat, what waits for the guest, and who is told nothing. */
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { closePools } from '@/db/client';
import { recordRows } from '@/lib/audit/record-rows';
import { concludeMeeting } from '@/lib/awards/commands/hold-meeting';
import { minutesPaper } from '@/lib/awards/papers';
import { guestPage } from '@/lib/awards/queries/guests';
import { meetingPage } from '@/lib/awards/queries/meeting-pages';
import { roomPage } from '@/lib/awards/queries/raised-hands';
import { taskCounts } from '@/lib/tasks/queries';
import { pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { withConnection } from '@/tests/setup/connection';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { type GuestMeeting, openGuestMeeting } from './guest-meeting';

/** What was laid out last, in place of its bytes. */
const printed = vi.hoisted(() => ({ data: {} as { guests?: string[] } }));
vi.mock('@/lib/documents/render', () => ({
  renderPdf: (_: string, data: { guests?: string[] }) => {
    printed.data = data;
    return new Uint8Array();
  },
}));

let database: TestDatabase;
let meeting: GuestMeeting;
beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  meeting = await openGuestMeeting(database, 'xa-trang-khach');
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

const meetingOf = async (login: string) =>
  (await meeting.people[login]!.act((tx, actor) => meetingPage(tx, actor, 'tet-2019')))!;
const guestsOf = async (login: string) =>
  (await meeting.people[login]!.act((tx, actor) => guestPage(tx, actor, 'tet-2019')))!;

it('the choices name the free and the related of this round, only for stuck files and for who runs the round', async () => {
  expect((await meetingOf('secretary')).guestChoices).toEqual([]);
  await meeting.aside('chair', 'dung');
  await meeting.aside('huong', 'dung');
  await meeting.aside('giang', 'dung');
  const choices = (await meetingOf('secretary')).guestChoices;
  expect(choices.map((one) => [one.nominationId, one.userId, one.obstacle])).toEqual([
    [meeting.files.dung, meeting.idOf('bao'), null],
    [meeting.files.dung, meeting.idOf('chi'), null],
    [meeting.files.dung, meeting.idOf('giang'), 'awards.guestRelated'],
  ]);
  for (const login of ['chair', 'hai', 'bao']) expect((await meetingOf(login)).guestChoices).toEqual([]);
});

it('the guest is sent to his one file, and nobody else is', async () => {
  const waiting = async (login: string) =>
    (await meeting.people[login]!.act((tx) => taskCounts(tx))).guestVotesToCast;
  expect(await waiting('bao')).toBe(0);
  await meeting.seat('secretary', 'bao', 'dung');
  expect(await waiting('bao')).toBe(1);
  expect(await waiting('chi')).toBe(0);
  expect((await meetingOf('bao')).step).toMatchObject({ code: 'voteAsGuest', count: 1, place: 'guests' });
  expect((await meetingOf('chi')).step.code).toBe('waitVotes');
  const own = await guestsOf('bao');
  expect(own.mine.map((file) => file.dossier.id)).toEqual([meeting.files.dung]);
  expect(own.others).toEqual([]);
  const other = await guestsOf('secretary');
  expect(other.mine).toEqual([]);
  expect(other.others[0]!.guests).toMatchObject([
    { name: 'Trịnh bao', bodyName: 'Hội Khuyến học huyện Mẫu', membersLeft: 1, seatedBy: 'secretary' },
  ]);
  // Whoever stands aside from the file learns nothing of it.
  expect((await guestsOf('chair')).others).toEqual([]);
});

it('his vote is waited for like that of a member, and not once he has given it', async () => {
  const missing = async () => (await meetingOf('viceChair')).step.count;
  const before = await missing();
  await meeting.vote('bao', 'dung');
  expect(before - (await missing())).toBe(1);
  expect((await meetingOf('bao')).step.code).toBe('waitVotes');
});

it('he stands among the hands of his file alone, marked as a guest', async () => {
  const room = (await meeting.people.secretary!.act((tx, actor) => roomPage(tx, actor, 'tet-2019')))!;
  const handsOf = (key: string) =>
    room.desk.files
      .find((file) => file.dossier.id === meeting.files[key])!
      .hands.map((one) => [one.userId, one.isGuest]);
  expect(handsOf('dung')).toEqual([
    [meeting.idOf('secretary'), false],
    [meeting.idOf('bao'), true],
  ]);
  expect(handsOf('linh').map(([, isGuest]) => isGuest)).toEqual([false, false, false]);
});

it('a guest changes no round, by the guard and by row security', async () => {
  const attempt = () =>
    meeting.people.bao!.act(async (tx) => {
      await tx.execute(sql`SELECT audit.record('{"kind":"round.changed","subjectType":"round"}')`);
      await tx.execute(sql`UPDATE app.award_round SET name = 'Khác' WHERE id = ${meeting.round.roundId}`);
    });
  expect(await refusedWith(attempt)).not.toBe('accepted');
  const guard = (how: string) =>
    withConnection(database.superuserUrl, (su) =>
      su.unsafe(`ALTER TABLE app.award_round ${how} TRIGGER u_round_guard`),
    );
  await guard('DISABLE');
  expect(await refusedWith(attempt)).toBe('42501');
  await guard('ENABLE');
});

it('the seat belongs to the history of the file, and the minutes name the guest', async () => {
  const found = await meeting.people.secretary!.act((tx) =>
    recordRows(tx, 'nomination', String(meeting.files.dung)),
  );
  expect(found!.rows.filter((row) => row.table === 'app.council_guest')).toHaveLength(1);
  await meeting.vote('secretary', 'dung');
  await meeting.people.secretary!.act((tx, actor) =>
    concludeMeeting(tx, actor, { roundId: meeting.round.roundId }),
  );
  await meeting.people.secretary!.act((tx, actor) => minutesPaper(tx, actor, 'tet-2019', {}));
  expect(printed.data.guests).toEqual([
    expect.stringContaining(
      'Khách mời: Trịnh bao, Hội Khuyến học huyện Mẫu, biểu quyết riêng hồ sơ của Nguyễn Đình Trọng Dũng',
    ),
  ]);
});

/**
 * A meeting with the 287 files of a district: a page is small enough for an old phone, every file stands on exactly one
 * page of its group, and what acts on many files acts on as many as it said.
 */
import { createElement as h, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HandsRoom } from '@/components/awards/hands-room';
import { MeetingRoom } from '@/components/awards/meeting-room';
import { Projector } from '@/components/awards/projector';
import { RoundFrame } from '@/components/awards/round-frame';
import { closePools } from '@/db/client';
import { castVotes } from '@/lib/awards/commands/hold-meeting';
import {
  attachSignedPaper,
  confirmGroupHands,
  recordGroupHands,
  recordHands,
} from '@/lib/awards/commands/raise-hands';
import { meetingPage, projectorPage } from '@/lib/awards/queries/meeting-pages';
import { roomPage } from '@/lib/awards/queries/raised-hands';
import { type DeskFilter, FILES_ON_DESK, FILES_ON_WALL, unitKey } from '@/lib/awards/rules/meeting-desk';
import { pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { communeOf, districtFiles, openBigMeeting } from './big-round';

type Big = Awaited<ReturnType<typeof openBigMeeting>>;
let database: TestDatabase;
let big: Big;
beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  big = await openBigMeeting(database, 'huyen-mau');
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

const slug = 'tet-2019';
const person = (login: string) => big.board.people[login]!;
const meeting = (filter: DeskFilter = { page: 1 }, login = 'secretary') =>
  person(login)
    .act((tx, actor) => meetingPage(tx, actor, slug, filter))
    .then((page) => page!);
const room = (filter: DeskFilter = { page: 1 }, login = 'secretary') =>
  person(login)
    .act((tx, actor) => roomPage(tx, actor, slug, filter))
    .then((page) => page!);

/** The page below the head of the office, as the secretary gets it, who sees the most. */
const frame = { hoi: 'huyen-mau', locale: 'vi', roles: ['secretary'] } as const;
async function drawn(child: ReactNode): Promise<{ bytes: number; html: string }> {
  const { round } = await meeting();
  const html = renderToStaticMarkup(RoundFrame({ ...frame, round, current: 'meeting', children: child }));
  return { bytes: Buffer.byteLength(html), html };
}
const action = async () => ({ ok: true as const, value: null });
const meetingActions = {
  ...{ takeAttendance: action, vote: action, voteAll: action, recuse: action },
  ...{ conclude: action, seat: action, seatGuest: action },
};
const handsActions = { write: action, writeAll: action, attach: action, confirm: action, confirmAll: action };
const countOf = (html: string, part: string | RegExp) => html.split(part).length - 1;

describe('287 files on an old phone', () => {
  it('the meeting draws 25 of them, each with its ballot, in less than 60 kB', async () => {
    const data = await meeting();
    const { userId } = person('secretary').actor;
    const { bytes, html } = await drawn(h(MeetingRoom, { ...frame, userId, data, actions: meetingActions }));
    expect(countOf(html, 'class="mark-of-file"')).toBe(FILES_ON_DESK);
    expect(countOf(html, /<button[^>]+value="abstain"/)).toBe(FILES_ON_DESK);
    expect(bytes).toBeLessThan(60_000);
  });

  it('raised hands draw 25 of them, with a box for each person, in less than 100 kB', async () => {
    const { bytes, html } = await drawn(
      h(HandsRoom, { ...frame, data: await room(), actions: handsActions }),
    );
    expect(countOf(html, 'name="file_')).toBe(FILES_ON_DESK);
    expect(countOf(html, 'name="hand_')).toBe(FILES_ON_DESK * 5);
    expect(bytes).toBeLessThan(100_000);
  });

  it('the projector shows ten at a time, and says neither category nor commune', async () => {
    const data = (await person('secretary').act((tx, actor) => projectorPage(tx, actor, slug, { page: 2 })))!;
    const { html } = await drawn(h(Projector, { ...frame, data }));
    expect(countOf(html, '<li><strong>')).toBe(FILES_ON_WALL);
    expect(html).toContain('<ol start="11">');
    expect(html).not.toMatch(/vượt khó|xã Mẫu/);
    const sly = await person('secretary').act((tx, actor) =>
      projectorPage(tx, actor, slug, { page: 1, categoryId: big.round.teacher, unit: unitKey(communeOf(0)) }),
    );
    expect(sly!.desk.inGroup).toHaveLength(districtFiles);
  });
});

describe('groups of files', () => {
  it('hold every file once, over all pages', async () => {
    const seen: number[] = [];
    for (let page = 1; page <= 12; page += 1)
      seen.push(...(await meeting({ page })).desk.files.map(({ dossier }) => dossier.id));
    expect(seen.toSorted((a, b) => a - b)).toEqual(big.files);
    expect((await meeting({ page: 99 })).desk).toMatchObject({ page: 12, pages: 12, all: districtFiles });
  });

  it('are counted by category, by commune and by what is left', async () => {
    const { desk } = await meeting();
    const { student, prize, teacher } = big.round;
    expect([student, prize, teacher].map((id) => desk.byCategory.get(id))).toEqual([231, 28, 28]);
    expect(desk.byUnit).toHaveLength(22);
    expect(desk.byUnit.reduce((sum, { count }) => sum + count, 0)).toBe(districtFiles);
    expect([...desk.byLeft]).toEqual([
      ['vote', districtFiles],
      ['result', districtFiles],
    ]);
    const unit = unitKey(communeOf(3));
    const narrow = (await meeting({ page: 1, categoryId: student, unit })).desk;
    expect(narrow.inGroup.every(({ dossier }) => dossier.unitWrittenAs === communeOf(3))).toBe(true);
    expect(narrow.byCategory.get(teacher)).toBe(
      (await meeting({ page: 1, unit })).desk.byCategory.get(teacher),
    );
    expect(narrow.inGroup).toHaveLength(narrow.byCategory.get(student)!);
  });
});

describe('one press for many files', () => {
  const vote = (login: string, nominationIds: number[], choice: 'yes' | 'no') =>
    person(login).act((tx, actor) => castVotes(tx, actor, { nominationIds, choice }));

  it('castVotes votes on the files of the page and leaves a vote given before', async () => {
    const first = (await meeting({ page: 1 }, 'huong')).waitingHere;
    expect(first).toHaveLength(FILES_ON_DESK);
    expect(await vote('huong', first.slice(0, 1), 'no')).toEqual({ files: 1 });
    expect(await vote('huong', first, 'yes')).toEqual({ files: 24 });
    const after = await meeting({ page: 1 }, 'huong');
    expect(after.desk.files.map((file) => file.myVote)).toEqual(['no', ...Array(24).fill('yes')]);
    expect(after.waitingHere).toEqual([]);
    expect(after.desk.byLeft.get('vote')).toBe(districtFiles - 25);
    const next = await meeting({ page: 1, left: 'vote' }, 'huong');
    expect(next.waitingHere.some((id) => first.includes(id))).toBe(false);
  });

  it('castVotes writes nothing where one of the files cannot be voted on', async () => {
    const { waitingHere } = await meeting({ page: 1, left: 'vote' }, 'linh');
    expect(await refusedWith(() => vote('linh', [...waitingHere, 999_999], 'yes'))).toBe('awards.notFound');
    expect((await meeting({ page: 1 }, 'linh')).desk.byLeft.get('vote')).toBe(districtFiles);
    expect(await refusedWith(() => vote('loan', waitingHere, 'yes'))).toBe('awards.notInCouncil');
  });

  const writeGroup = (filter: DeskFilter, count: number) =>
    person('secretary').act((tx, actor) =>
      recordGroupHands(tx, actor, { roundId: big.round.roundId, group: filter, count, choice: 'yes' }),
    );

  it('recordGroupHands writes down a category, but only for as many files as it said', async () => {
    const filter = { page: 1, categoryId: big.round.teacher };
    const { desk, group } = await room(filter);
    expect(group.unwritten).toHaveLength(28);
    const [one] = desk.files;
    const sheet = { nominationId: one!.dossier.id, afterVersion: 0, votes: [] };
    const { userId } = person('huong').actor;
    await person('secretary').act((tx, actor) =>
      recordHands(tx, actor, {
        ...{ roundId: big.round.roundId, sheets: [{ ...sheet, votes: [{ userId, choice: 'no' as const }] }] },
      }),
    );
    expect(await refusedWith(() => writeGroup(filter, 28))).toBe('awards.groupChanged');
    expect((await room(filter)).group.unwritten).toHaveLength(27);
    expect(await writeGroup(filter, 27)).toEqual({ files: 27 });
    const after = await room(filter);
    expect(after.group.unwritten).toEqual([]);
    expect(after.desk.inGroup.filter((file) => file.hands.every(({ hand }) => hand === 'yes'))).toHaveLength(
      27,
    );
    expect((await room()).group.unwritten).toHaveLength(districtFiles - 28);
  });

  it('confirmGroupHands confirms a group exactly as it was shown', async () => {
    const { roundId, teacher } = big.round;
    const filter = { page: 1, categoryId: teacher };
    const bytes = new TextEncoder().encode('%PDF-1.7 biên bản');
    await person('secretary').act((tx, actor) => attachSignedPaper(tx, actor, { roundId, bytes }));
    const shown = (await room(filter, 'huong')).group;
    expect(shown.toConfirm).toHaveLength(28);
    const confirm = (login: string, count: number, digest: string) =>
      person(login).act((tx, actor) =>
        confirmGroupHands(tx, actor, { roundId, group: filter, count, digest }),
      );
    expect(await refusedWith(() => confirm('huong', 27, shown.digest))).toBe('awards.groupChanged');
    const again = new TextEncoder().encode('%PDF-1.7 biên bản khác');
    await person('secretary').act((tx, actor) => attachSignedPaper(tx, actor, { roundId, bytes: again }));
    expect(await refusedWith(() => confirm('huong', 28, shown.digest))).toBe('awards.roomChanged');
    for (const login of ['huong', 'linh']) {
      const { digest } = (await room(filter, login)).group;
      await confirm(login, 28, digest);
    }
    expect((await room(filter)).desk.inGroup.every((file) => file.counts)).toBe(true);
    expect((await room({ page: 1, left: 'confirm' }, 'huong')).desk.inGroup).toEqual([]);
  });

  it('the end of the meeting is offered for those who passed, and says why the others wait', async () => {
    const { conclusion } = await meeting();
    expect(conclusion!.categories.map(({ categoryId, places }) => [categoryId, places.length])).toEqual([
      [big.round.teacher, 27],
    ]);
    expect(conclusion).toMatchObject({ withoutQuorum: 0, withoutSchool: 0, notPassed: 0 });
    expect(conclusion!.withoutVotes).toBe(districtFiles - 27);
  });
});

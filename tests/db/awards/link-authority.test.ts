/** Nobody gets a place for whom no school answers: a signed list, the head with a code, or a reason; each of one list only. */
import { type SQL, sql } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePools, withLogin } from '@/db/client';
import { castVote, concludeMeeting, takeAttendance } from '@/lib/awards/commands/hold-meeting';
import {
  acceptWithoutAuthority,
  confirmList,
  giveHeadCode,
  keepSignedList,
  nameHead,
} from '@/lib/awards/commands/link-authority';
import { saveLinkTask } from '@/lib/awards/commands/link-files';
import { reviewNomination } from '@/lib/awards/commands/review-nomination';
import { linkList } from '@/lib/awards/link-door';
import { authorityOf, filesWithoutAuthority, signedList } from '@/lib/awards/queries/link-authority';
import { fileByLink, linksPage } from '@/lib/awards/queries/links';
import { addDays } from '@/lib/kernel/dates';
import { pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { withConnection } from '@/tests/setup/connection';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { draft, filesOf, handIn, makeLink, person, today } from './by-link';
import { type Board, openBoard, openTet2019, presentLogins, type Round } from './tet-2019';

let database: TestDatabase;
let board: Board;
let round: Round;
let photo: Buffer;
let serial = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  board = await openBoard(database.urls, 'xa-xac-nhan');
  photo = await sharp({ create: { width: 60, height: 80, channels: 3, background: '#fff' } })
    .jpeg()
    .toBuffer();
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

/** A link of a round of its own with one file handed in; its nomination. */
async function oneFile() {
  serial += 1;
  round = await openTet2019(board, { slug: `dot-${serial}`, deadlineOn: addDays(today, 10) });
  const { token, linkId } = await makeLink(board, round);
  await handIn(token, await draft(token, round.student));
  const id = (await filesOf(board, round)).at(-1)!.id;
  return { token, linkId, id };
}
const digestOf = async (token: string) => (await linkList(token))!.digest ?? '';
const stateOf = (id: number) => board.people.secretary!.act(async (tx) => (await authorityOf(tx, id))!.state);
const code = (linkId: number, login = 'secretary') =>
  board.people[login]!.act((tx, actor) => giveHeadCode(tx, actor, { linkId }));
const accept = async (id: number, login = 'secretary', handedInAt?: string) => {
  const seen = await board.people.secretary!.act((tx) => fileByLink(tx, id));
  return board.people[login]!.act((tx, actor) =>
    acceptWithoutAuthority(tx, actor, {
      ...{ nominationId: id, handedInAt: handedInAt ?? seen!.handedInAt, reason: 'Cô hiệu trưởng nằm viện' },
    }),
  );
};
const head = { headName: 'Hà Thị Hiệu', headOffice: 'Hiệu trưởng' };

/** The council meets, votes yes for everybody, and ends. */
async function conclude(id: number): Promise<string> {
  const secretary = board.people.secretary!;
  await secretary.act((tx, actor) => reviewNomination(tx, actor, { nominationId: id, outcome: 'verified' }));
  const presentUserIds = presentLogins.map((login) => board.people[login]!.actor.userId);
  await secretary.act((tx, actor) =>
    takeAttendance(tx, actor, { roundId: round.roundId, presentUserIds, meetingOn: today }),
  );
  for (const login of presentLogins)
    await board.people[login]!.act((tx, actor) => castVote(tx, actor, { nominationId: id, choice: 'yes' }));
  return again();
}
const again = () =>
  refusedWith(() =>
    board.people.secretary!.act((tx, actor) => concludeMeeting(tx, actor, { roundId: round.roundId })),
  );

describe('without the school', () => {
  it('a file waits, gets no place, and is taken on a reason by those who run the round', async () => {
    const { id } = await oneFile();
    expect(await stateOf(id)).toBe('waiting');
    expect(await conclude(id)).toBe('links.authorityMissing');
    const waiting = () => board.people.chair!.act((tx) => filesWithoutAuthority(tx, round.roundId));
    expect(await waiting()).toEqual([id]);
    expect(await refusedWith(() => accept(id, 'huong'))).toBe('42501');
    expect(await refusedWith(() => accept(id, 'chair', '2026-01-01T00:00:00+00:00'))).toBe(
      'links.listChanged',
    );
    expect(await refusedWith(() => accept(id))).toBe('accepted');
    expect(await refusedWith(() => accept(id))).toBe('links.authorityKnown');
    expect(await stateOf(id)).toBe('accepted');
    expect(await waiting()).toEqual([]);
    expect(await again()).toBe('accepted');
  });

  it('handed in again, a file that was taken waits again', async () => {
    const { token, id } = await oneFile();
    await accept(id);
    await board.people.secretary!.act((tx, actor) =>
      reviewNomination(tx, actor, { nominationId: id, outcome: 'returned', reason: 'Thiếu lớp' }),
    );
    expect(await stateOf(id)).toBe('accepted');
    await handIn(token, (await linkList(token))!.files[0]!.code);
    expect(await stateOf(id)).toBe('waiting');
  });
});

describe('a signed list', () => {
  it('counts for the list it is of, is seen by the offices, and no more once the list changes', async () => {
    const { token, linkId, id } = await oneFile();
    const digest = await digestOf(token);
    expect(await keepSignedList({ token, digest, bytes: photo })).toBe(1);
    expect(await stateOf(id)).toBe('paper');
    const seen = (login: string) => board.people[login]!.act((tx) => signedList(tx, `dot-${serial}`, linkId));
    for (const login of ['secretary', 'huong'])
      expect(await seen(login)).toMatchObject({ contentType: 'image/jpeg' });
    expect(await seen('cashier')).toBeNull();
    await handIn(token, await draft(token, round.student));
    expect(await stateOf(id)).toBe('waiting');
    expect(await refusedWith(() => keepSignedList({ token, digest, bytes: photo }))).toBe(
      'links.listChanged',
    );
    expect((await linkList(token))!.paper).toMatchObject({ isCurrent: false });
    expect(await keepSignedList({ token, digest: await digestOf(token), bytes: photo })).toBe(2);
    expect(await stateOf(id)).toBe('paper');
  });

  it('lets its file have a place', async () => {
    const { token, id } = await oneFile();
    await keepSignedList({ token, digest: await digestOf(token), bytes: photo });
    expect(await conclude(id)).toBe('accepted');
  });

  it('is refused before anything is handed in, by a wrong link, and as anything but a picture', async () => {
    round = await openTet2019(board, { slug: 'dot-rong', deadlineOn: today });
    const { token } = await makeLink(board, round);
    const keep = (changes: object) =>
      refusedWith(() => keepSignedList({ token, digest: 'a'.repeat(64), bytes: photo, ...changes }));
    expect(await keep({})).toBe('links.nothingHandedIn');
    expect(await keep({ token: 'sai-hoan-toan' })).toBe('links.ended');
    expect(await keep({ bytes: Buffer.from('không phải ảnh') })).toBe('links.listKind');
    const raw = (what: SQL) => refusedWith(() => withLogin((tx) => tx.execute(what)));
    const kept = await oneFile();
    expect(
      await raw(
        sql`SELECT access.link_keep_paper(${kept.token}, 'jpeg', 'GIF89a'::bytea, ${await digestOf(kept.token)})`,
      ),
    ).toBe('links.listKind');
  });
});

describe('the head of the school', () => {
  it('confirms with a code of the association exactly the list as it stands', async () => {
    const { token, linkId, id } = await oneFile();
    expect(await refusedWith(() => code(linkId))).toBe('links.headNotNamed');
    await nameHead({ token, ...head });
    expect(await refusedWith(() => code(linkId, 'huong'))).toBe('42501');
    const given = await code(linkId);
    const digest = await digestOf(token);
    expect(await refusedWith(() => confirmList({ token, code: 'SAISAI22', digest }))).toBe('links.wrongCode');
    expect(await stateOf(id)).toBe('waiting');
    expect(await confirmList({ token, code: given, digest })).toBeNull();
    expect(await stateOf(id)).toBe('head');
    const page = await board.people.secretary!.act((tx) => linksPage(tx, `dot-${serial}`));
    expect(page!.authorities[0]).toMatchObject({
      ...{
        isConfirmed: true,
        isOnPaper: false,
        head: { name: 'Hà Thị Hiệu', office: 'Hiệu trưởng', hasCode: true },
      },
    });
    await board.people.secretary!.act((tx, actor) =>
      reviewNomination(tx, actor, { nominationId: id, outcome: 'returned', reason: 'Sai lớp' }),
    );
    const [file] = (await linkList(token))!.files;
    await saveLinkTask('person', { token, file: file!.code, ...person, className: '7B' });
    expect(await stateOf(id)).toBe('waiting');
    expect(await refusedWith(() => confirmList({ token, code: given, digest }))).toBe('links.listChanged');
    await handIn(token, file!.code);
    await confirmList({ token, code: given, digest: await digestOf(token) });
    expect(await conclude(id)).toBe('accepted');
  });

  it('is another than the one before: naming somebody else voids the code', async () => {
    const { token, linkId } = await oneFile();
    await nameHead({ token, ...head });
    const given = await code(linkId);
    await nameHead({ token, ...head, headName: 'Người khác' });
    const digest = await digestOf(token);
    expect(await refusedWith(() => confirmList({ token, code: given, digest }))).toBe('links.wrongCode');
    expect((await linkList(token))!.head).toMatchObject({ name: 'Người khác', hasCode: false });
  });

  it('has five tries in an hour, then the right code is refused too', async () => {
    const { token, linkId } = await oneFile();
    await nameHead({ token, ...head });
    const given = await code(linkId);
    const digest = await digestOf(token);
    for (const wrong of ['A', 'B', 'C', 'D', 'E'])
      expect(await refusedWith(() => confirmList({ token, code: wrong, digest }))).toBe('links.wrongCode');
    expect(await refusedWith(() => confirmList({ token, code: given, digest }))).toBe('links.tooManyCodes');
  });
});

it('staff write no paper, no head and no confirmation, and read no code', async () => {
  const { linkId } = await oneFile();
  const app = (what: SQL) => refusedWith(() => board.people.chair!.act((tx) => tx.execute(what)));
  const association = board.founded.associationId;
  expect(
    await app(sql`INSERT INTO app.link_confirmation VALUES (${association}, ${linkId}, 'x', 1, now())`),
  ).toBe('42501');
  expect(await app(sql`INSERT INTO app.link_head VALUES (${association}, ${linkId}, 1, 'x', 1, now())`)).toBe(
    '42501',
  );
  expect(await app(sql`SELECT code_hash FROM app.link_head_code`)).toBe('42501');
  expect(await app(sql`SELECT app.nomination_authority(${association}, 1)`)).toBe('42501');
  const logged = await withConnection(
    database.superuserUrl,
    (c) =>
      c`SELECT string_agg(new_image::text, '') AS images FROM audit.change WHERE table_name LIKE 'app.link_%'`,
  );
  expect(logged[0]!.images).not.toMatch(/Hà Thị Hiệu|code_hash|"content"/);
});

/**
 * Pictures of signed papers after an erasure: each that may show the name is looked at before the request is answered, is
 * covered or goes, and is kept locked for the inspector while vouchers rest on it. Each guard is also tried without itself.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedList } from '@/lib/awards/queries/link-authority';
import { signedPaper } from '@/lib/awards/queries/raised-hands';
import { erasePerson } from '@/lib/rights/commands/handle';
import { lookAtPicture, readLockedPicture } from '@/lib/rights/commands/pictures';
import { eraseDueLockedNames } from '@/lib/rights/daily-locked-names';
import { lockedPictures, pictureFile, picturesOf, picturesPage } from '@/lib/rights/queries/pictures';
import { requestPage } from '@/lib/rights/queries/requests';
import type { LookOutcome, PictureKey } from '@/lib/rights/schema/pictures';
import { refusedWith } from '@/tests/factories/refused';
import { withConnection } from '@/tests/setup/connection';
import { openStory, type Story } from '../public/story';
import { brokenBooks } from './books';
import { type CommuneOffice, openCommune, picture, rounds, undone } from './commune-office';

const paid = 'Lò Minh Quân';
const unpaid = 'Bùi Gia Khiêm';
let story: Story;
let office: CommuneOffice;
let signed: Buffer;
let covered: Buffer;
beforeAll(async () => {
  story = await openStory();
  [signed, covered] = [await picture('#600'), await picture('#060')];
  office = await openCommune(story, signed);
});
afterAll(() => story.end());

const look = (
  requestId: number,
  key: PictureKey,
  outcome: LookOutcome,
  bytes: Uint8Array = Buffer.alloc(0),
  who = office.secretary,
) => who((tx, actor) => lookAtPicture(tx, actor, { requestId, picture: key, outcome, bytes }));
const minutes = (round: number): PictureKey => ({ paper: 'raisedHands', ownerId: round, version: 1 });
const bytesOf = async (round: number) => {
  const [row] = await story.admin`SELECT octet_length(content) AS n FROM app.room_paper
    WHERE association_id = ${office.association} AND round_id = ${round}`;
  return row!.n;
};
const shown = (slug: string) => office.secretary((tx) => signedPaper(tx, slug));

describe('pictures of a round that paid', () => {
  let id: number;
  it('are listed to the office, opened one by one, and stand before the answer; control: without the guard it goes through', async () => {
    id = await office.ask(paid);
    await office.secretary((tx, actor) => erasePerson(tx, actor, id));
    expect(await office.secretary((tx) => picturesOf(tx, id))).toMatchObject([
      { ...minutes(rounds.paid), outcome: null },
    ]);
    expect((await office.secretary((tx) => requestPage(tx, id)))!.picturesLeft).toBe(1);
    const file = await office.secretary((tx) => pictureFile(tx, id, minutes(rounds.paid)));
    expect(Buffer.from(file!.bytes).equals(signed)).toBe(true);
    expect(await refusedWith(() => office.step(id, 'answered'))).toBe('rights.picturesFirst');
    const answer = `INSERT INTO app.person_request_step (association_id, request_id, ordinal, step, taken_by) VALUES (${office.association}, ${id}, 0, 'answered', 1)`;
    const told = `SELECT audit.write_event(${office.association}, 'personRequest.stepped', 'association', '1', '{}')`;
    expect(await undone(story, told, answer)).toBe('rights.picturesFirst');
    const off = 'ALTER TABLE app.person_request_step DISABLE TRIGGER v_pictures_before_answer';
    expect(await undone(story, off, told, answer)).toBe('went through');
  });

  it('are looked at by those who handle requests alone, and for this request alone', async () => {
    await expect(
      look(id, minutes(rounds.paid), 'notShown', undefined, office.inspector),
    ).rejects.toMatchObject({
      code: 'access.notPermitted',
    });
    const pretending = () =>
      office.inspector((tx, actor) =>
        lookAtPicture(
          tx,
          { ...actor, roles: ['secretary'] },
          { requestId: id, picture: minutes(rounds.paid), outcome: 'notShown', bytes: Buffer.alloc(0) },
        ),
      );
    await expect(pretending()).rejects.toMatchObject({ cause: { message: 'access.notPermitted' } });
    expect(await refusedWith(() => look(id, minutes(rounds.unpaid), 'takenOut'))).toBe('rights.notFound');
    expect(await office.secretary((tx) => pictureFile(tx, id, minutes(rounds.unpaid)))).toBeNull();
    expect(await bytesOf(rounds.unpaid)).toBeGreaterThan(0);
  });

  it('covered, the original is locked for five years and the cover stands everywhere else', async () => {
    expect(await refusedWith(() => look(id, minutes(rounds.paid), 'covered', Buffer.from('<html>')))).toBe(
      'links.listKind',
    );
    expect(await look(id, minutes(rounds.paid), 'covered', covered)).toBe('2031-12-31');
    expect(await refusedWith(() => look(id, minutes(rounds.paid), 'takenOut'))).toBe('rights.alreadyLooked');
    expect(await bytesOf(rounds.paid)).toBe(0);
    const cover = await shown('thap-sang-2025-2026');
    expect(cover!.contentType).toBe('image/jpeg');
    expect(Buffer.from(cover!.bytes).equals(signed)).toBe(false);
    const [event] =
      await story.admin`SELECT payload::jsonb AS payload, subject_id FROM audit.event WHERE kind = 'signedPaper.looked'`;
    expect(event).toMatchObject({ subject_id: '3', payload: { outcome: 'covered', paper: 'raisedHands' } });
    await office.step(id, 'answered');
    expect((await office.secretary((tx) => picturesPage(tx, id)))!).toMatchObject({
      isRunning: false,
      rows: [{ outcome: 'covered' }],
    });
  });

  it('the original is opened by the inspector alone, for a reason that is on record first', async () => {
    const rows = await office.inspector((tx) => lockedPictures(tx));
    expect(rows).toMatchObject([{ paper: 'raisedHands', keepUntil: '2031-12-31', readings: 0 }]);
    const read = (who: CommuneOffice['secretary'], reason: string) =>
      who((tx, actor) => readLockedPicture(tx, actor, { lockId: rows[0]!.id, reason }));
    expect(await refusedWith(() => read(office.inspector, 'x '))).toBe('rights.readingNeedsReason');
    const address = await read(office.inspector, 'Đối chiếu chữ ký');
    expect(address.startsWith('data:image/jpeg;base64,')).toBe(true);
    expect(Buffer.from(address.split(',')[1]!, 'base64').equals(signed)).toBe(true);
    expect((await office.inspector((tx) => lockedPictures(tx)))[0]!.readings).toBe(1);
    const [event] =
      await story.admin`SELECT v.value AS reason FROM audit.event e JOIN app.personal_value v ON (v.association_id, v.id) = (e.association_id, e.reason_value_id) WHERE e.kind = 'signedPaper.lockedRead'`;
    expect(event!.reason).toBe('Đối chiếu chữ ký');
    expect(await office.secretary((tx) => lockedPictures(tx))).toEqual([]);
    await expect(read(office.secretary, 'Muốn xem')).rejects.toMatchObject({ code: 'access.notPermitted' });
    const pretending = () =>
      office.secretary((tx, actor) =>
        readLockedPicture(
          tx,
          { ...actor, roles: ['inspector'] },
          { lockId: rows[0]!.id, reason: 'Muốn xem' },
        ),
      );
    await expect(pretending()).rejects.toMatchObject({ cause: { message: 'access.notPermitted' } });
  });
});

describe('a picture on which no voucher rests', () => {
  it('goes for good; somebody erased later is looked for on what is still shown', async () => {
    const first = await office.ask(unpaid);
    const second = await office.ask('Hà Thị Bảo Ngân');
    const third = await office.ask('Nguyễn Thị Tường Lam');
    expect(await look(first, minutes(rounds.unpaid), 'notShown')).toBeNull();
    expect(await bytesOf(rounds.unpaid)).toBeGreaterThan(0);
    expect(await look(second, minutes(rounds.unpaid), 'covered', covered)).toBeNull();
    expect(await bytesOf(rounds.unpaid)).toBe(0);
    // What the third looks at is the cover of the second; the same again is no cover.
    const seen = await office.secretary((tx) => pictureFile(tx, third, minutes(rounds.unpaid)));
    expect(await refusedWith(() => look(third, minutes(rounds.unpaid), 'covered', Buffer.alloc(0)))).toBe(
      'links.listKind',
    );
    expect(seen!.bytes.length).toBeGreaterThan(0);
    await look(third, minutes(rounds.unpaid), 'takenOut');
    expect(await shown('ngay-khuyen-hoc-2026')).toBeNull();
    const [left] =
      await story.admin`SELECT count(*)::int AS n FROM app.paper_look WHERE association_id = ${office.association} AND owner_id = ${rounds.unpaid} AND octet_length(content) > 0`;
    expect(left!.n).toBe(0);
    expect(await office.inspector((tx) => lockedPictures(tx))).toHaveLength(1);
    await office.step(third, 'answered');
  });

  it('and the log and the books still prove themselves', async () => {
    expect(await brokenBooks(story)).toEqual([]);
  });
});

describe('what guards them', () => {
  const told = () =>
    `SELECT audit.write_event(${office.association}, 'signedPaper.lockedErased', 'association', '1', '{"count":1}')`;
  it('nothing but the picture leaves a row, and never a locked one early; control: without the guards it goes through', async () => {
    const change = `UPDATE app.room_paper SET fingerprint = 'x'`;
    expect(await undone(story, told(), change)).toBe('audit.appendOnly');
    expect(await undone(story, told(), 'DELETE FROM app.paper_look')).toBe('audit.appendOnly');
    expect(
      await undone(story, 'ALTER TABLE app.room_paper DISABLE TRIGGER v_picture_guard', told(), change),
    ).toBe('went through');
    const early = `UPDATE app.locked_paper SET content = '', erased_at = now()`;
    expect(await undone(story, told(), early)).toBe('rights.stillKept');
    expect(
      await undone(story, 'ALTER TABLE app.locked_paper DISABLE TRIGGER u_locked_paper_guard', told(), early),
    ).toBe('went through');
  });

  it('the program has no way to a locked picture; control: given one, it would read it', async () => {
    const role = new URL(story.database.urls.app).username;
    const select = [`SET LOCAL ROLE "${role}"`, 'SELECT content FROM app.locked_paper'];
    expect(await undone(story, ...select)).toMatch(/permission denied/);
    expect(await undone(story, `GRANT SELECT ON app.locked_paper TO "${role}"`, ...select)).toBe(
      'went through',
    );
    expect(await undone(story, `SET LOCAL ROLE "${role}"`, 'SELECT content FROM app.paper_look')).toMatch(
      /permission denied/,
    );
  });

  it('is gone the day after its time is over', async () => {
    await withConnection(story.database.urls.sealer, async (sealer) => {
      expect(await eraseDueLockedNames(sealer)).toBe(0);
      await story.admin.begin(async (tx) => {
        await tx`SET LOCAL session_replication_role = replica`;
        await tx`UPDATE app.locked_paper SET keep_until = '2020-12-31'`;
      });
      expect(await eraseDueLockedNames(sealer)).toBe(1);
    });
    expect(await office.inspector((tx) => lockedPictures(tx))).toEqual([]);
  });
});

describe('the signed list of a school', () => {
  it('is found by the file it named, and covered like the minutes', async () => {
    await story.admin.begin(async (tx) => {
      await tx`SET LOCAL session_replication_role = replica`;
      await tx`UPDATE app.nomination_link_file SET nomination_id = (SELECT min(id) FROM app.nomination WHERE association_id = ${office.association} AND round_id = ${rounds.paid})`;
      await tx`UPDATE app.nomination_link SET round_id = ${rounds.paid}`;
    });
    const id = await office.ask('Cầm Thị Diệu Hiền');
    const rows = await office.secretary((tx) => picturesOf(tx, id));
    const list = rows.find(({ paper }) => paper === 'nominationList')!;
    expect(list.outcome).toBeNull();
    expect(await look(id, list, 'covered', covered)).toBe('2031-12-31');
    const now = await office.secretary((tx) => signedList(tx, 'thap-sang-2025-2026'));
    expect(now!.contentType).toBe('image/jpeg');
    expect(await refusedWith(() => office.step(id, 'answered'))).toBe('rights.picturesFirst');
    await look(id, minutes(rounds.paid), 'notShown');
    await office.step(id, 'answered');
  });
});

it('every table that keeps a picture is one whose fate at an erasure is decided', async () => {
  const rows = await story.admin<{ name: string }[]>`
    SELECT c.relname AS name FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname IN ('app', 'access', 'ledger', 'audit') AND c.relkind = 'r' AND a.attname = 'content' AND a.atttypid = 'bytea'::regtype ORDER BY 1`;
  expect(rows.map(({ name }) => name)).toEqual([
    ...['consent_paper', 'honour_photo', 'link_paper', 'locked_paper', 'paper_look', 'room_paper'],
  ]);
});

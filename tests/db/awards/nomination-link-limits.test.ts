/** A link reaches its own files only, and is held by the round, the deadline, its last day and its limits. */
import { type SQL, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePools, withLogin } from '@/db/client';
import { takeAttendance } from '@/lib/awards/commands/hold-meeting';
import { saveLinkTask } from '@/lib/awards/commands/link-files';
import { closeNominationLink } from '@/lib/awards/commands/nomination-links';
import { reviewNomination } from '@/lib/awards/commands/review-nomination';
import { linkFile, linkPage } from '@/lib/awards/link-door';
import { addDays } from '@/lib/kernel/dates';
import { pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { withConnection } from '@/tests/setup/connection';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { draft, filesOf, handIn, makeLink, person, today } from './by-link';
import { type Board, openBoard, openTet2019, presentLogins, type Round } from './tet-2019';

let database: TestDatabase;
let board: Board;
let other: Board;
let round: Round;
let late: Round;
let foreign: Round;

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  board = await openBoard(database.urls, 'xa-lien-ket');
  other = await openBoard(database.urls, 'xa-khac');
  round = await openTet2019(board, { slug: 'dot-nay', deadlineOn: addDays(today, 10) });
  late = await openTet2019(board, { slug: 'dot-cu' });
  foreign = await openTet2019(other, { slug: 'dot-nay', deadlineOn: addDays(today, 10) });
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

const asOwner = <T>(work: (connection: import('postgres').Sql) => Promise<T>) =>
  withConnection(database.superuserUrl, work);

describe('a link reaches its own files only', () => {
  it('not those of another link, another round or another association', async () => {
    const links = [await makeLink(board, round), await makeLink(board, late), await makeLink(other, foreign)];
    const { token: mine } = await makeLink(board, round, { unit: 'Thôn khác' });
    for (const [at, { token }] of links.entries()) {
      const file = await draft(token, [round, late, foreign][at]!.student);
      expect(await linkFile(mine, file)).toBeNull();
      expect(JSON.stringify(await linkPage(mine))).not.toContain(file);
      const writes = [
        () => saveLinkTask('person', { token: mine, file, ...person, name: 'Người lạ' }),
        () => handIn(mine, file),
      ];
      for (const write of writes) expect(await refusedWith(write)).toBe('links.fileNotFound');
      expect(await linkFile(token, file)).toMatchObject({ name: person.name, state: 'draft' });
    }
    expect((await linkPage(mine))!.files).toEqual([]);
  });

  it('and the sign-in role nothing but those doors', async () => {
    const login = (what: SQL) => refusedWith(() => withLogin((tx) => tx.execute(what)));
    for (const table of [
      'nomination_link',
      'nomination_link_file',
      'nomination_link_hardship',
      'nomination',
      'hardship',
    ])
      expect(await login(sql`SELECT 1 FROM ${sql.raw(`app.${table}`)}`)).toBe('42501');
    expect(await login(sql`SELECT access.living_link('x')`)).toBe('42501');
    expect(await login(sql`SELECT access.begin_link_act('x')`)).toBe('42501');
    expect(await login(sql`SELECT access.link_text(1, 1)`)).toBe('42501');
    const app = (what: SQL) => refusedWith(() => board.people.chair!.act((tx) => tx.execute(what)));
    expect(await app(sql`SELECT access.link_of('x')`)).toBe('42501');
  });

  it('staff see no draft, and cannot pass for a link', async () => {
    const { token } = await makeLink(board, round);
    const file = await draft(token, round.student);
    const seen = await board.people.chair!.act((tx) =>
      tx.execute(sql`SELECT 1 FROM app.nomination_link_file WHERE code = ${file}`),
    );
    expect(seen).toHaveLength(0);
    await handIn(token, await draft(token, round.student));
    const forged = await refusedWith(() =>
      board.people.huong!.act(async (tx) => {
        await tx.execute(
          sql`SELECT audit.record('{"kind":"nomination.reviewed","subjectType":"nomination"}')`,
        );
        await tx.execute(sql`UPDATE app.nomination SET status = 'withdrawn' WHERE nominated_by = 0`);
      }),
    );
    expect(forged).toBe('access.notPermitted');
  });
});

describe('time and limits', () => {
  it('after the deadline a new file needs a reason', async () => {
    const { token } = await makeLink(board, late);
    const file = await draft(token, late.student);
    expect(await refusedWith(() => handIn(token, file))).toBe('links.lateNeedsReason');
    expect(await handIn(token, file, { lateReason: 'Trường nghỉ lũ' })).toBe(file);
  });

  it('once the council met none comes in, a returned one still does', async () => {
    const { token } = await makeLink(board, late);
    const [open, back] = [await draft(token, late.student), await draft(token, late.student)];
    await handIn(token, back, { lateReason: 'Trường nghỉ lũ' });
    const nominationId = (await filesOf(board, late)).at(-1)!.id;
    const secretary = board.people.secretary!;
    await secretary.act((tx, actor) =>
      reviewNomination(tx, actor, { nominationId, outcome: 'returned', reason: 'Thiếu lớp' }),
    );
    const presentUserIds = presentLogins.map((login) => board.people[login]!.actor.userId);
    await secretary.act((tx, actor) =>
      takeAttendance(tx, actor, { roundId: late.roundId, presentUserIds, meetingOn: today }),
    );
    expect(await refusedWith(() => handIn(token, open, { lateReason: 'x' }))).toBe('links.roundOver');
    expect(await refusedWith(() => saveLinkTask('person', { token, file: '', ...person }))).toBe(
      'links.roundOver',
    );
    expect(await refusedWith(() => makeLink(board, late))).toBe('awards.wrongState');
    expect(await handIn(token, back)).toBe(back);
  });

  it('a closed, an expired and a wrong link answer alike; drafts are erased with the link', async () => {
    const { token, linkId } = await makeLink(board, round);
    const file = await draft(token, round.student);
    const close = (login: string) =>
      board.people[login]!.act((tx, actor) => closeNominationLink(tx, actor, { linkId, reason: 'Gửi nhầm' }));
    expect(await refusedWith(() => close('huong'))).toBe('42501');
    await close('secretary');
    expect(await refusedWith(() => close('chair'))).toBe('links.alreadyClosed');
    const kept = await asOwner(
      (
        c,
      ) => c`SELECT v.value FROM app.nomination_link_file f JOIN app.personal_value v ON v.association_id = f.association_id
        AND v.id IN (f.name_value_id, f.guardian_value_id, f.merit_value_id) WHERE f.code = ${file}`,
    );
    expect(kept.map(({ value }) => value)).toEqual(['', '', '']);
    const expired = await makeLink(board, round);
    await asOwner(async (c) => {
      await c`SET session_replication_role = replica`;
      await c`UPDATE app.nomination_link SET expires_on = ${addDays(today, -1)} WHERE id = ${expired.linkId}
        AND association_id = ${board.founded.associationId}`;
    });
    for (const dead of [token, expired.token, 'sai-hoan-toan', '']) {
      expect(await linkPage(dead)).toBeNull();
      expect(await linkFile(dead, file)).toBeNull();
      expect(await refusedWith(() => saveLinkTask('person', { token: dead, file: '', ...person }))).toBe(
        'links.ended',
      );
      expect(await refusedWith(() => handIn(dead, file))).toBe('links.ended');
    }
  });

  it('ten wrong endings of a link close it for a while; 400 writes fill an hour', async () => {
    const { token } = await makeLink(board, round);
    for (let at = 0; at < 10; at += 1) {
      expect((await linkPage(token))?.unit).toBe('Trường THCS Thử');
      const wrong = { token: `${token.slice(0, 8)}${at}`, file: '', ...person };
      expect(await refusedWith(() => saveLinkTask('person', wrong))).toBe('links.ended');
    }
    expect(await linkPage(token)).toBeNull();
    const busy = await makeLink(board, round);
    await asOwner(
      (
        c,
      ) => c`INSERT INTO app.nomination_link_write SELECT ${board.founded.associationId}, ${busy.linkId}, pg_current_xact_id(), now()
        FROM generate_series(1, 400)`,
    );
    const write = () => saveLinkTask('person', { token: busy.token, file: '', ...person });
    expect(await refusedWith(write)).toBe('links.tooManyWrites');
  });
});

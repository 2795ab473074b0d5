/** Files by link: the link's own only, held by round, deadline and last day; circumstances go in and never come back. */
import { type SQL, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePools, withLogin } from '@/db/client';
import { takeAttendance } from '@/lib/awards/commands/hold-meeting';
import { beginLinkFiles, handInByLink, pasteLinkFiles, saveLinkTask } from '@/lib/awards/commands/link-files';
import { closeNominationLink, makeNominationLink } from '@/lib/awards/commands/nomination-links';
import { readHardship } from '@/lib/awards/commands/read-hardship';
import { reviewNomination } from '@/lib/awards/commands/review-nomination';
import { linkFile, linkPage } from '@/lib/awards/link-door';
import { coverageOf } from '@/lib/awards/queries/coverage';
import { dossierList } from '@/lib/awards/queries/dossiers';
import { addDays, todayVn } from '@/lib/kernel/dates';
import { pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { withConnection } from '@/tests/setup/connection';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { type Board, openBoard, openTet2019, presentLogins, type Round } from './tet-2019';

let database: TestDatabase;
let board: Board;
let other: Board;
let round: Round;
let late: Round;
let foreign: Round;
const today = todayVn(new Date());
const lastDay = addDays(today, 20);

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

const make = (of: Round, at = board, unit = 'Trường THCS Thử', expiresOn = lastDay, login = 'secretary') =>
  at.people[login]!.act((tx, actor) =>
    makeNominationLink(tx, actor, {
      ...{ roundId: of.roundId, unit, expiresOn, linkStart: 'https://hoi.example/de-cu/' },
      categoryIds: [of.student],
    }),
  );
const person = {
  ...{ name: 'Lò Thị Thử', birthYear: 2011, guardianName: 'Lò Văn Mẫu', school: 'THCS Thử', className: '7A' },
  unitWrittenAs: 'Thôn Thử',
};
const said = {
  ...{ representative: 'Lò Văn Mẫu', relation: 'father', confirmer: 'Hà Thị Thử', lateReason: '' },
  ...{ confirmerOffice: 'Hiệu trưởng', interest: 'none' },
};
const hardship = { circumstance: 'poorHousehold', account: 'Bố ốm lâu năm.' };
const papers = {
  ...{ evidenceKind: 'Giấy hộ nghèo', evidenceNumber: '7/HN', evidenceIssuer: 'UBND xã', evidenceYear: 2026 },
};

/** A whole draft; returns its code. */
async function draft(token: string, categoryId = round.student): Promise<string> {
  const file = await saveLinkTask('person', { token, file: '', ...person });
  await saveLinkTask('merit', { token, file, categoryId, merit: 'Học lực giỏi' });
  await saveLinkTask('circumstances', { token, file, ...hardship });
  await saveLinkTask('papers', { token, file, ...papers });
  return file;
}
const handIn = (token: string, file: string, changes = {}) =>
  handInByLink({ token, file, ...said, ...changes });
const filesOf = (of: Round, at = board) => at.people.secretary!.act((tx) => dossierList(tx, of.roundId));
const asOwner = <T>(work: (connection: import('postgres').Sql) => Promise<T>) =>
  withConnection(database.superuserUrl, work);

describe('makeNominationLink', () => {
  it('is for those who run the round, within a year, for categories of its own', async () => {
    expect(await refusedWith(() => make(round, board, 'Trường', lastDay, 'huong'))).toBe('42501');
    expect(await refusedWith(() => make(round, board, 'Trường', addDays(today, -1)))).toBe('links.badExpiry');
    expect(await refusedWith(() => make(round, board, 'Trường', addDays(today, 400)))).toBe(
      'links.badExpiry',
    );
    expect(await refusedWith(() => make({ ...round, student: late.student }))).toBe('awards.notFound');
    expect(await refusedWith(() => make({ ...foreign, student: round.student }))).toBe('awards.notFound');
  });

  it('stores the secret as a hash that the program cannot read', async () => {
    const { linkId, token } = await make(round);
    expect(token).toMatch(/^[\w-]{32}$/);
    const kept = await asOwner(
      (c) => c`SELECT token_hash = sha256(convert_to(${token}, 'UTF8')) AS is_hash, to_jsonb(l)::text AS row
        FROM app.nomination_link l WHERE id = ${linkId} AND association_id = ${board.founded.associationId}`,
    );
    expect(kept[0]).toMatchObject({ is_hash: true });
    expect(kept[0]!.row).not.toContain(token);
    const peek = (what: SQL) => refusedWith(() => board.people.chair!.act((tx) => tx.execute(what)));
    expect(await peek(sql`SELECT token_hash FROM app.nomination_link`)).toBe('42501');
    expect(await peek(sql`SELECT * FROM app.nomination_link_hardship`)).toBe('42501');
    expect(
      await peek(sql`INSERT INTO app.nomination_link_write VALUES (1, 1, pg_current_xact_id(), now())`),
    ).toBe('42501');
  });
});

describe('a file by link', () => {
  it('is written task by task, handed in, and stands on the board under the unit', async () => {
    const { token } = await make(round);
    const file = await draft(token);
    expect(await linkFile(token, file)).toMatchObject({ ...person, ...hardship, ...papers, state: 'draft' });
    expect(await filesOf(round)).toEqual([]);
    expect(await handIn(token, file)).toBe(file);
    const [dossier] = await filesOf(round);
    expect(dossier).toMatchObject({
      ...{ name: person.name, birthYear: 2011, guardianName: person.guardianName, school: 'THCS Thử' },
      ...{ className: '7A', merit: 'Học lực giỏi', status: 'submitted', nominatedBy: 0 },
      proposedByUnit: 'Trường THCS Thử',
    });
    const lines = await board.people.secretary!.act((tx) => coverageOf(tx, round.roundId));
    expect(lines).toMatchObject([{ unit: 'Trường THCS Thử', isMissing: false }]);
    const shown = await linkFile(token, file);
    expect(shown).toMatchObject({ state: 'submitted', hasCircumstances: true, hasPapers: true });
    expect(JSON.stringify([shown, await linkPage(token)])).not.toMatch(/poorHousehold|ốm lâu|7\/HN/);
    const read = await board.people.chair!.act((tx, actor) =>
      readHardship(tx, actor, { nominationIds: [dossier!.id], reason: 'Xét hồ sơ' }),
    );
    expect(read).toMatchObject([{ ...hardship, ...papers }]);
    const left = await asOwner((c) => c`SELECT 1 FROM app.nomination_link_hardship`);
    expect(left).toHaveLength(0);
  });

  it('leaves no words of the draft behind, and names the link in the log', async () => {
    const rows = await asOwner(
      (c) => c`SELECT field, party_id IS NULL AS is_draft, value = '' AS is_empty FROM app.personal_value
        WHERE association_id = ${board.founded.associationId} AND party_id IS NULL AND field IN ('name','school','class','merit')`,
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every((row) => row.is_empty)).toBe(true);
    const events = await asOwner(
      (
        c,
      ) => c`SELECT kind, actor_id, payload FROM audit.event WHERE kind IN ('nomination.byLink', 'nominationLink.fileSaved')
        AND association_id = ${board.founded.associationId} ORDER BY id`,
    );
    expect(events.map(({ kind }) => kind)).toEqual([
      ...Array(4).fill('nominationLink.fileSaved'),
      'nomination.byLink',
    ]);
    expect(events.every(({ actor_id }) => actor_id === null)).toBe(true);
    expect(JSON.parse(events[4]!.payload)).toMatchObject({ unit: 'Trường THCS Thử' });
  });

  it('asks for name, category, consent to process and the confirmation of the school', async () => {
    const { token } = await make(round);
    const file = await saveLinkTask('person', { token, file: '', ...person });
    expect(await refusedWith(() => handIn(token, file))).toBe('links.incomplete');
    const other = { token, file, categoryId: round.teacher, merit: '' };
    expect(await refusedWith(() => saveLinkTask('merit', other))).toBe('links.incomplete');
    await saveLinkTask('merit', { ...other, categoryId: round.student });
    expect(await refusedWith(() => handIn(token, file, { representative: ' ' }))).toBe('links.consentNeeded');
    expect(await refusedWith(() => handIn(token, file, { confirmerOffice: '' }))).toBe(
      'links.confirmationNeeded',
    );
    await saveLinkTask('papers', { token, file, ...papers });
    expect(await refusedWith(() => handIn(token, file))).toBe('links.circumstanceNeeded');
  });

  it('comes back with a reason, is completed and handed in again; otherwise it stays as it is', async () => {
    const { token } = await make(round);
    const file = await draft(token);
    await handIn(token, file);
    expect(await refusedWith(() => saveLinkTask('person', { token, file, ...person }))).toBe(
      'links.fileWithUs',
    );
    expect(await refusedWith(() => handIn(token, file))).toBe('links.fileWithUs');
    const dossier = (await filesOf(round)).at(-1)!;
    await board.people.secretary!.act((tx, actor) =>
      reviewNomination(tx, actor, { nominationId: dossier.id, outcome: 'returned', reason: 'Thiếu số giấy' }),
    );
    expect(await linkFile(token, file)).toMatchObject({ state: 'returned', returnedReason: 'Thiếu số giấy' });
    await saveLinkTask('papers', { token, file, ...papers, evidenceNumber: '9/HN' });
    await saveLinkTask('person', { token, file, ...person, className: '7B' });
    expect(JSON.stringify(await linkFile(token, file))).not.toContain('9/HN');
    await handIn(token, file);
    const again = (await filesOf(round)).find(({ id }) => id === dossier.id);
    expect(again).toMatchObject({ status: 'submitted', className: '7B', returnedReason: '' });
    const [read] = await board.people.chair!.act((tx, actor) =>
      readHardship(tx, actor, { nominationIds: [dossier.id], reason: 'Xét hồ sơ' }),
    );
    expect(read).toMatchObject({ ...hardship, evidenceNumber: '9/HN' });
  });

  it('many begin at once, all or none', async () => {
    const { token } = await make(round);
    const people = ['Một', 'Hai'].map((name) => ({ name, birthYear: 2012, className: '6A' }));
    expect(await beginLinkFiles(token, people)).toBe(2);
    expect(await refusedWith(() => beginLinkFiles(token, [people[0]!, { ...people[1]!, name: ' ' }]))).toBe(
      'fields.required',
    );
    const table = 'Họ và tên\tNgày sinh\tLớp\nBa\t05/02/2012\t6A\nBốn\t2013\t';
    const rows = [
      { name: 'Ba', birthYear: 2012, className: '6A' },
      { name: 'Bốn', birthYear: 2013, className: '' },
    ];
    expect(await pasteLinkFiles({ token, table, isSeen: false })).toEqual({ rows, begun: 0 });
    expect(await pasteLinkFiles({ token, table, isSeen: true })).toEqual({ rows, begun: 2 });
    const odd = () => pasteLinkFiles({ token, table: 'Năm\tkhông rõ 12\t6A', isSeen: true });
    expect(await refusedWith(odd)).toBe('links.notRead');
    expect((await linkPage(token))!.files.map(({ name, state }) => [name, state])).toEqual([
      ['Một', 'draft'],
      ['Hai', 'draft'],
      ['Ba', 'draft'],
      ['Bốn', 'draft'],
    ]);
  });
});

describe('a link reaches its own files only', () => {
  it('not those of another link, another round or another association', async () => {
    const links = [await make(round), await make(late), await make(foreign, other)];
    const { token: mine } = await make(round, board, 'Thôn khác');
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
    const { token } = await make(round);
    const file = await draft(token);
    const seen = await board.people.chair!.act((tx) =>
      tx.execute(sql`SELECT 1 FROM app.nomination_link_file WHERE code = ${file}`),
    );
    expect(seen).toHaveLength(0);
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
    const { token } = await make(late);
    const file = await draft(token, late.student);
    expect(await refusedWith(() => handIn(token, file))).toBe('links.lateNeedsReason');
    expect(await handIn(token, file, { lateReason: 'Trường nghỉ lũ' })).toBe(file);
  });

  it('once the council met none comes in, a returned one still does', async () => {
    const { token } = await make(late);
    const [open, back] = [await draft(token, late.student), await draft(token, late.student)];
    await handIn(token, back, { lateReason: 'Trường nghỉ lũ' });
    const nominationId = (await filesOf(late)).at(-1)!.id;
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
    expect(await refusedWith(() => make(late))).toBe('awards.wrongState');
    expect(await handIn(token, back)).toBe(back);
  });

  it('a closed, an expired and a wrong link answer alike; drafts are erased with the link', async () => {
    const { token, linkId } = await make(round);
    const file = await draft(token);
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
    const expired = await make(round);
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
    const { token } = await make(round);
    for (let at = 0; at < 10; at += 1) {
      expect((await linkPage(token))?.unit).toBe('Trường THCS Thử');
      const wrong = { token: `${token.slice(0, 8)}${at}`, file: '', ...person };
      expect(await refusedWith(() => saveLinkTask('person', wrong))).toBe('links.ended');
    }
    expect(await linkPage(token)).toBeNull();
    const busy = await make(round);
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

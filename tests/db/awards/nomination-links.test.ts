/** Files by link: written part by part, handed in, returned; circumstances go in and never come back. */
import { type SQL, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { beginLinkFiles, pasteLinkFiles, saveLinkTask } from '@/lib/awards/commands/link-files';
import { readHardship } from '@/lib/awards/commands/read-hardship';
import { reviewNomination } from '@/lib/awards/commands/review-nomination';
import { linkFile, linkPage } from '@/lib/awards/link-door';
import { coverageOf } from '@/lib/awards/queries/coverage';
import { addDays } from '@/lib/kernel/dates';
import { pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { withConnection } from '@/tests/setup/connection';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { draft, filesOf, handIn, hardship, makeLink, papers, person, today } from './by-link';
import { type Board, openBoard, openTet2019, type Round } from './tet-2019';

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

describe('makeNominationLink', () => {
  it('is for those who run the round, within a year, for categories of its own', async () => {
    expect(await refusedWith(() => makeLink(board, round, { login: 'huong' }))).toBe('42501');
    expect(await refusedWith(() => makeLink(board, round, { expiresOn: addDays(today, -1) }))).toBe(
      'links.badExpiry',
    );
    expect(await refusedWith(() => makeLink(board, round, { expiresOn: addDays(today, 400) }))).toBe(
      'links.badExpiry',
    );
    expect(await refusedWith(() => makeLink(board, { ...round, student: late.student }))).toBe(
      'awards.notFound',
    );
    expect(await refusedWith(() => makeLink(board, { ...foreign, student: round.student }))).toBe(
      'awards.notFound',
    );
  });

  it('stores the secret as a hash that the program cannot read', async () => {
    const { linkId, token } = await makeLink(board, round);
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
    const { token } = await makeLink(board, round);
    const file = await draft(token, round.student);
    expect(await linkFile(token, file)).toMatchObject({ ...person, ...hardship, ...papers, state: 'draft' });
    expect(await filesOf(board, round)).toEqual([]);
    expect(await handIn(token, file)).toBe(file);
    // Handing in agrees to the handling of the file, and to nothing else.
    const agreed = await asOwner(
      (c) => c`SELECT c.field, c.purpose, c.giver, c.channel, c.relation, c.text_version FROM app.consent c
        JOIN app.nomination n ON (n.association_id, n.party_id) = (c.association_id, c.party_id)
        JOIN app.nomination_link_file f ON (f.association_id, f.nomination_id) = (n.association_id, n.id) WHERE f.code = ${file}`,
    );
    expect([...agreed]).toMatchObject([
      { field: 'file', purpose: 'process', giver: 'guardian', channel: 'link', relation: 'father' },
    ]);
    const [dossier] = await filesOf(board, round);
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
    const { token } = await makeLink(board, round);
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
    const { token } = await makeLink(board, round);
    const file = await draft(token, round.student);
    await handIn(token, file);
    expect(await refusedWith(() => saveLinkTask('person', { token, file, ...person }))).toBe(
      'links.fileWithUs',
    );
    expect(await refusedWith(() => handIn(token, file))).toBe('links.fileWithUs');
    const dossier = (await filesOf(board, round)).at(-1)!;
    await board.people.secretary!.act((tx, actor) =>
      reviewNomination(tx, actor, { nominationId: dossier.id, outcome: 'returned', reason: 'Thiếu số giấy' }),
    );
    expect(await linkFile(token, file)).toMatchObject({ state: 'returned', returnedReason: 'Thiếu số giấy' });
    await saveLinkTask('papers', { token, file, ...papers, evidenceNumber: '9/HN' });
    await saveLinkTask('person', { token, file, ...person, className: '7B' });
    expect(JSON.stringify(await linkFile(token, file))).not.toContain('9/HN');
    await handIn(token, file);
    const again = (await filesOf(board, round)).find(({ id }) => id === dossier.id);
    expect(again).toMatchObject({ status: 'submitted', className: '7B', returnedReason: '' });
    const [read] = await board.people.chair!.act((tx, actor) =>
      readHardship(tx, actor, { nominationIds: [dossier.id], reason: 'Xét hồ sơ' }),
    );
    expect(read).toMatchObject({ ...hardship, evidenceNumber: '9/HN' });
  });

  it('many begin at once, all or none', async () => {
    const { token } = await makeLink(board, round);
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

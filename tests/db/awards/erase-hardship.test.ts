/**
 * setHardshipTerm, eraseHardshipByHand and the daily erasure: why somebody is poor is kept for some months after a round
 * that gave nothing, then it is nowhere any more, and the log still proves itself. The clock of the database is set.
 */
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { exportDatabase } from '@/lib/audit/export/read-database';
import { verifyExport } from '@/lib/audit/verify/verify-export';
import { eraseHardshipByHand, setHardshipTerm } from '@/lib/awards/commands/erase-hardship';
import { readHardship } from '@/lib/awards/commands/read-hardship';
import { eraseDueHardship } from '@/lib/awards/daily-erasure';
import { erasurePage } from '@/lib/awards/queries/erasure';
import { dossierPage } from '@/lib/awards/queries/pages';
import { pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { withConnection } from '@/tests/setup/connection';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { seal } from '../audit/story';
import { hardship as ofDraft, person } from './by-link';
import { decidedRound, setClock } from './decided-round';
import {
  type Board,
  hardshipOfStory,
  openBoard,
  openTet2019,
  type ProposedRound,
  returnedBecause,
} from './tet-2019';

let database: TestDatabase;
let board: Board;
let round: ProposedRound;

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  board = await openBoard(database.urls, 'xa-xoa', 100_000_000n);
  round = await decidedRound(board, 'tet-2019');
  await sentBackBefore();
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

/** Quý's file as if it had been sent back once before and handed in again: the file no longer leads to that reason. */
const sentBackBefore = () =>
  board.people.secretary!.act(async (tx) => {
    await tx.execute(sql`SELECT audit.record('{"kind":"nomination.ranked","subjectType":"round"}')`);
    await tx.execute(sql`INSERT INTO app.personal_value (association_id, party_id, field, value)
      SELECT association_id, party_id, 'reason', ${returnedBecause} FROM app.nomination WHERE id = ${round.files.quy!}`);
  });
const asOwner = <T>(work: (connection: postgres.Sql) => Promise<T>) =>
  withConnection(database.superuserUrl, work);
const act = <T>(login: string, work: Parameters<Board['people'][string]['act']>[0]) =>
  board.people[login]!.act(work) as Promise<T>;

async function daily(): Promise<number> {
  const sealer = postgres(database.urls.sealer, { max: 1 });
  try {
    return await eraseDueHardship(sealer);
  } finally {
    await sealer.end();
  }
}

/** Rows of all tables of all rooms in which a text stands. */
const rowsWith = (text: string) =>
  asOwner(async (c) => {
    const tables = await c<{ name: string }[]>`SELECT format('%I.%I', table_schema, table_name) AS name
      FROM information_schema.tables WHERE table_schema IN ('app', 'access', 'audit', 'ledger') AND table_type = 'BASE TABLE'`;
    let found = 0;
    for (const { name } of tables) {
      const [row] = await c.unsafe(`SELECT count(*)::int AS n FROM ${name} t WHERE t::text LIKE '%${text}%'`);
      found += row!.n;
    }
    return found;
  });

const setTerm = (months: number, scope: 'round' | 'association' = 'round', login = 'secretary') =>
  act(login, (tx, actor) => setHardshipTerm(tx, actor, { roundId: round.roundId, months, scope }));
const pageOf = (slug = 'tet-2019') =>
  act<Awaited<ReturnType<typeof erasurePage>>>('huong', (tx) => erasurePage(tx, slug));

describe('by term', () => {
  it('nothing goes before six months have passed', async () => {
    expect((await pageOf())!.outlook).toMatchObject({ months: 6, files: 3, drafts: 1 });
    await setClock(database, 150);
    expect(await daily()).toBe(0);
    expect(await rowsWith(hardshipOfStory.account)).toBe(6);
    expect(await rowsWith(returnedBecause)).toBe(3);
  });

  it('a longer term waits, a shorter one does not, and the round speaks before the association', async () => {
    await setTerm(1, 'association');
    await setTerm(24);
    expect(await daily()).toBe(0);
    expect((await pageOf())!.outlook.months).toBe(24);
    for (const months of [0, 25]) expect(await refusedWith(() => setTerm(months))).toBe('23514');
    expect(await refusedWith(() => setTerm(6, 'round', 'huong'))).toBe('42501');
    const nowhere = () =>
      act('secretary', (tx, actor) =>
        setHardshipTerm(tx, actor, { roundId: 999_999, months: 6, scope: 'round' }),
      );
    expect(await refusedWith(nowhere)).toBe('awards.notFound');
    await setTerm(7);
  });

  it('then it is nowhere any more, for those without an award alone', async () => {
    await setClock(database, 230);
    expect(await daily()).toBe(4);
    expect(await daily()).toBe(0);
    expect(await rowsWith(hardshipOfStory.account)).toBe(3);
    expect(await rowsWith(ofDraft.account)).toBe(0);
    expect(await rowsWith(person.name)).toBe(0);
    expect(await rowsWith(returnedBecause)).toBe(0);
    const left = await asOwner((c) => c`SELECT nomination_id::int AS id FROM app.hardship ORDER BY 1`);
    const { linh, nuong, ngan } = round.files;
    expect(left.map(({ id }) => id)).toEqual([linh, nuong, ngan].sort((a, b) => a! - b!));
  });

  it('the page says when, by which rule, and keeps the counts of the whole round', async () => {
    const page = (await pageOf())!;
    expect(page.erasures).toMatchObject([{ cause: 'term', months: 7, files: 3, drafts: 1, erasedBy: '' }]);
    expect(page.counts).toEqual([
      { circumstance: 'specialHardship', files: 0 },
      { circumstance: 'poorHousehold', files: 5 },
      { circumstance: 'nearPoorHousehold', files: 0 },
    ]);
    expect(page.outlook.files).toBe(0);
    const file = await act<{ hardshipErasedAt: string | null }>('huong', (tx) =>
      dossierPage(tx, 'tet-2019', round.files.lam!),
    );
    expect(file.hardshipErasedAt).toMatch(/^\d{4}-/);
  });

  it('the log keeps that it was erased, and still proves itself', async () => {
    const [event] = await act<{ payload: string; actor: number | null }[]>('inspector', (tx) =>
      tx.execute(sql`SELECT payload, actor_id AS actor FROM audit.event WHERE kind = 'hardship.erased'`),
    );
    expect(JSON.parse(event!.payload)).toEqual({ cause: 'term', months: 7, files: 3, drafts: 1 });
    expect(event!.actor).toBeNull();
    await seal(database);
    const report = await verifyExport(exportDatabase(database.urls.backup, { hasTexts: true }));
    expect(report.problems).toEqual([]);
  });

  it('reading what is gone is refused; what was kept is read as before', async () => {
    const read = (nominationId: number) => () =>
      act<{ account: string }[]>('huong', (tx, actor) =>
        readHardship(tx, actor, { nominationIds: [nominationId], reason: 'Trả lời gia đình' }),
      );
    expect(await refusedWith(read(round.files.lam!))).toBe('awards.hardshipErased');
    expect((await read(round.files.linh!)())[0]!.account).toBe(hardshipOfStory.account);
  });
});

describe('what was erased does not come back', () => {
  const insert = (
    nominationId: number,
  ) => sql`INSERT INTO app.hardship (association_id, nomination_id, circumstance, account)
    VALUES (${board.founded.associationId}, ${nominationId}, 'poorHousehold', 'x')`;
  const write = (nominationId: number) => () =>
    act('secretary', async (tx) => {
      await tx.execute(sql`SELECT audit.record('{"kind":"nomination.reviewed","subjectType":"nomination"}')`);
      await tx.execute(insert(nominationId));
    });

  it('not by the program, and nothing is added once a round is over', async () => {
    expect(await refusedWith(write(round.files.lam!))).toBe('awards.hardshipErased');
    expect(await refusedWith(write(round.files.hoa!))).toBe('awards.wrongState');
  });

  it('without its guard it would', async () => {
    await asOwner((c) => c`ALTER TABLE app.hardship DISABLE TRIGGER u_hardship_stays_erased`);
    expect(await refusedWith(write(round.files.hoa!))).toBe('accepted');
    await asOwner((c) => c`ALTER TABLE app.hardship ENABLE TRIGGER u_hardship_stays_erased`);
  });

  it('and what is kept leaves by no other way; without that guard it would', async () => {
    const remove = () =>
      asOwner((c) =>
        c.begin(async (tx) => {
          await tx`SELECT audit.write_event(${board.founded.associationId}, 'hardship.read', 'nomination', '', '{}')`;
          await tx`DELETE FROM app.hardship WHERE nomination_id = ${round.files.linh!}`;
          throw new Error('removed');
        }),
      );
    await expect(remove()).rejects.toThrow('audit.appendOnly');
    await asOwner((c) => c`ALTER TABLE app.hardship DISABLE TRIGGER u_hardship_leaves`);
    await expect(remove()).rejects.toThrow('removed');
    await asOwner((c) => c`ALTER TABLE app.hardship ENABLE TRIGGER u_hardship_leaves`);
    const truncate = asOwner((c) => c`TRUNCATE app.hardship`);
    await expect(truncate).rejects.toThrow('audit.appendOnly');
  });

  it('and nobody but the daily work and the secretary reaches the erasing', async () => {
    for (const call of [
      'app.erase_due_hardship(1, 1)',
      "app.erase_hardship(1, 1, 'term', '{1}', '{}', NULL, NULL)",
    ])
      expect(await refusedWith(() => act('chair', (tx) => tx.execute(sql.raw(`SELECT ${call}`))))).toBe(
        '42501',
      );
  });
});

describe('at once', () => {
  let second: ProposedRound;
  const erase = (login: string, seen: number, reason = 'Gia đình yêu cầu xoá', roundId = second.roundId) =>
    act(login, (tx, actor) => eraseHardshipByHand(tx, actor, { roundId, seen, reason }));

  beforeAll(async () => {
    await setClock(database, 0);
    second = await decidedRound(board, 'dot-hai');
  });

  it('with a reason, by those who run rounds, and exactly what was shown', async () => {
    expect((await pageOf('dot-hai'))!.outlook).toMatchObject({ files: 3, drafts: 1 });
    expect(await refusedWith(() => erase('huong', 4))).toBe('access.notPermitted');
    expect(await refusedWith(() => erase('secretary', 4, ' x '))).toBe('awards.erasureNeedsReason');
    expect(await refusedWith(() => erase('secretary', 3))).toBe('awards.erasureChanged');
    await erase('secretary', 4);
    expect((await pageOf('dot-hai'))!.erasures).toMatchObject([
      { cause: 'atOnce', files: 3, drafts: 1, reason: 'Gia đình yêu cầu xoá' },
    ]);
    expect(await refusedWith(() => erase('secretary', 4))).toBe('awards.nothingToErase');
  });

  it('not before the round is over', async () => {
    const third = await openTet2019(board, { slug: 'dot-ba' });
    expect(await refusedWith(() => erase('secretary', 1, 'Thử xoá sớm', third.roundId))).toBe(
      'awards.erasureTooEarly',
    );
  });

  it('two at once erase once', async () => {
    const fourth = await decidedRound(board, 'dot-bon');
    const both = await Promise.all(
      ['secretary', 'chair'].map((login) =>
        refusedWith(() => erase(login, 4, 'Xoá hai lần', fourth.roundId)),
      ),
    );
    expect(both.sort()).toEqual(['accepted', 'awards.nothingToErase']);
  });
});

/** Programmes and their rounds; places change with a reason only; units and what they have handed in. */
import { type SQL, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { askUnits, changeQuota } from '@/lib/awards/commands/change-quota';
import { openProgramme } from '@/lib/awards/commands/open-programme';
import { coverageOf } from '@/lib/awards/queries/coverage';
import { newRoundPage } from '@/lib/awards/queries/pages';
import { programmes } from '@/lib/awards/queries/programmes';
import { pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { type Board, openBoard, openTet2019, type ProposedRound, proposeTet2019 } from './tet-2019';

let database: TestDatabase;
let board: Board;
let round: ProposedRound;
let programmeId: number;

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  board = await openBoard(database.urls, 'xa-chuong-trinh');
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

const tet = { name: 'Tết khuyến học', kind: 'tetAwards' as const, decider: 'Chủ tịch Hội', basis: '' };
const keep = (login: string, fundId = board.fundId) =>
  board.people[login]!.act((tx, actor) => openProgramme(tx, actor, { ...tet, fundId }));
const smuggle = (statement: SQL) =>
  refusedWith(() =>
    board.people.chair!.act(async (tx) => {
      await tx.execute(sql`SELECT audit.record('{"kind":"round.changed","subjectType":"round"}')`);
      await tx.execute(statement);
    }),
  );

describe('openProgramme', () => {
  it('keeps a programme; who does not lead, and an unknown fund, are refused', async () => {
    programmeId = await keep('secretary');
    expect(await refusedWith(() => keep('accountant'))).toBe('42501');
    expect(await refusedWith(() => keep('chair', 999_999))).toBe('awards.unknownFund');
    expect(await smuggle(sql`UPDATE app.award_programme SET name = 'x'`)).toBe('42501');
  });

  it('its rounds stand under it, and the next begins from the last', async () => {
    round = await proposeTet2019(board, { programmeId });
    const unknown = () => openTet2019(board, { slug: 'la', programmeId: 999_999 });
    expect(await refusedWith(unknown)).toBe('awards.unknownProgramme');
    const [only] = await board.people.inspector!.act((tx) => programmes(tx));
    expect(only).toMatchObject({ ...tet, rounds: [{ slug: 'tet-2019', fiscalYear: 2019 }] });
    const page = await board.people.secretary!.act((tx) =>
      newRoundPage(tx, { slug: 'tet-2019', programmeId: String(programmeId) }),
    );
    expect(page).toMatchObject({
      isRepeated: true,
      programme: { id: programmeId },
      template: { deadlineOn: '2019-01-20', categories: [{ quota: 3, rateVnd: 500_000n }, { quota: 1 }] },
    });
    const absent = await board.people.secretary!.act((tx) => newRoundPage(tx, { slug: 'khong-co' }));
    expect(absent).toMatchObject({ isRepeated: false, template: null, programme: undefined });
  });
});

describe('changeQuota', () => {
  const change = (quota: number, reason = 'Có thêm người ủng hộ', login = 'secretary') =>
    refusedWith(() =>
      board.people[login]!.act((tx, actor) =>
        changeQuota(tx, actor, { roundId: round.roundId, categoryId: round.student, quota, reason }),
      ),
    );

  it('changes the places and keeps the reason; without one, below the awards, or by others it is refused', async () => {
    expect(await change(2)).toBe('awards.quotaBelowAwards');
    expect(await change(4, ' ')).toBe('awards.quotaNeedsReason');
    expect(await change(4, 'x', 'huong')).toBe('access.notPermitted');
    expect(await change(4)).toBe('accepted');
    const rows = await board.people.inspector!.act((tx) =>
      tx.execute(sql`SELECT quota_before AS before, quota_after AS after, reason FROM app.quota_change`),
    );
    expect(rows).toEqual([{ before: 3, after: 4, reason: 'Có thêm người ủng hộ' }]);
  });

  it('there is no other way: neither the places nor their history can be written past the function', async () => {
    expect(await smuggle(sql`UPDATE app.round_category SET quota = 9`)).toBe('42501');
    const forged = sql`INSERT INTO app.quota_change (association_id, category_id, quota_before, quota_after, reason, made_by)
      VALUES (${board.founded.associationId}, ${round.student}, 4, 9, 'x', ${board.people.chair!.actor.userId})`;
    expect(await smuggle(forged)).toBe('42501');
    const other = await openTet2019(board, { slug: 'khac' });
    const mixed = () =>
      board.people.chair!.act((tx, actor) =>
        changeQuota(tx, actor, { roundId: other.roundId, categoryId: round.student, quota: 5, reason: 'x' }),
      );
    expect(await refusedWith(mixed)).toBe('awards.notFound');
  });
});

describe('askUnits and coverageOf', () => {
  it('who is asked and who has handed in stand on one list; the newest number counts, 0 takes a unit off', async () => {
    const open = await openTet2019(board, { slug: 'dang-nhan' });
    const ask = (units: string[], quota: number, roundId = open.roundId, categoryId = open.student) =>
      board.people.secretary!.act((tx, actor) => askUnits(tx, actor, { roundId, categoryId, units, quota }));
    await ask(['Chi hội Hai', 'Chi hội Ba'], 2);
    await ask(['Chi hội Hai'], 3);
    await ask(['Chi hội Ba'], 0);
    const list = (roundId: number) => board.people.inspector!.act((tx) => coverageOf(tx, roundId));
    expect(await list(open.roundId)).toEqual([
      { unit: 'Chi hội Hai', isMissing: true, cells: new Map([[open.student, { files: 0, quota: 3 }]]) },
    ]);
    expect(await refusedWith(() => ask(['x'], 1, round.roundId, round.student))).toBe('awards.wrongState');
    const handedIn = (await list(round.roundId)).find(({ unit }) => unit === 'Chi hội Phúc Thịnh');
    expect(handedIn).toMatchObject({ isMissing: false });
    expect(handedIn!.cells.get(round.student)).toEqual({ files: 1, quota: null });
  });
});

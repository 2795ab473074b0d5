/**
 * publishRoundFigures and withdrawRoundFigures: figures of fairness, from which nobody can be found by subtraction. The
 * subtracting is done by a program that knows every published number (`smallestLeft`).
 */
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePools, withPublic } from '@/db/client';
import { publishRoundFigures, withdrawRoundFigures } from '@/lib/awards/commands/publish-round';
import { type PublicRound, publicRound, publicRounds } from '@/lib/honours/round-queries';
import { pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { decidedRound } from './decided-round';
import { type Board, hardshipOfStory, openBoard, openTet2019, type ProposedRound } from './tet-2019';

let database: TestDatabase;
let board: Board;
let round: ProposedRound;
let admin: postgres.Sql;

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  admin = postgres(database.superuserUrl, { max: 1, prepare: false, onnotice: () => undefined });
  board = await openBoard(database.urls, 'xa-cong-bang', 100_000_000n);
  round = await decidedRound(board, 'tet-2019');
});
afterAll(async () => {
  await admin.end();
  await closePools();
  await database.drop();
});

const publish = (login = 'secretary', roundId = round.roundId) =>
  board.people[login]!.act((tx, actor) => publishRoundFigures(tx, actor, { roundId }));
const withdraw = (reason: string, login = 'secretary') =>
  board.people[login]!.act((tx, actor) =>
    withdrawRoundFigures(tx, actor, { roundId: round.roundId, reason }),
  );
const shown = (slug = 'tet-2019') => withPublic((tx) => publicRound(tx, 'xa-cong-bang', slug));

interface Group {
  label: string;
  candidates: number;
  awards: number;
}
const groupsOf = async (groups: readonly Group[]): Promise<Group[]> =>
  (
    await admin`SELECT label, candidates, awards FROM app.shown_groups(${admin.json(groups as never)}) ORDER BY ordinal`
  ).map(({ label, candidates, awards }) => ({ label, candidates, awards }));

const sum = (groups: readonly Group[], part: 'candidates' | 'awards') =>
  groups.reduce((all, group) => all + group[part], 0);

/** The smallest group of people that the totals less some of the shown rows leave: awarded, or not awarded. 0 is nobody. */
function smallestLeft(all: readonly Group[], rows: readonly Group[]): number {
  const left: number[] = [];
  for (let chosen = 1; chosen < 2 ** rows.length; chosen += 1) {
    const taken = rows.filter((_, at) => chosen & (2 ** at));
    for (const part of [taken, null]) {
      const awards = part ? sum(part, 'awards') : sum(all, 'awards') - sum(taken, 'awards');
      const candidates = part ? sum(part, 'candidates') : sum(all, 'candidates') - sum(taken, 'candidates');
      left.push(awards, candidates - awards);
    }
  }
  return Math.min(...left.filter((count) => count > 0), Number.POSITIVE_INFINITY);
}

const anyGroups = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 30 })), {
    minLength: 1,
    maxLength: 7,
  })
  .map((pairs) =>
    pairs.map(([candidates, awards], at) => ({
      label: `Trường ${at}`,
      candidates,
      awards: Math.min(candidates, awards),
    })),
  );

describe('small numbers', () => {
  it('whatever is subtracted from whatever, five people are left or nobody', async () => {
    await fc.assert(
      fc.asyncProperty(anyGroups, async (groups) => {
        const rows = await groupsOf(groups);
        if (rows.length === 0) return;
        expect(sum(rows, 'candidates')).toBe(sum(groups, 'candidates'));
        expect(sum(rows, 'awards')).toBe(sum(groups, 'awards'));
        expect(smallestLeft(groups, rows)).toBeGreaterThanOrEqual(5);
      }),
      { numRuns: 150 },
    );
  });

  it('hiding the small cells alone would not do: the same program finds one person', () => {
    const groups = [
      { label: 'Trường A', candidates: 20, awards: 10 },
      { label: 'Trường B', candidates: 14, awards: 7 },
      { label: 'Trường C', candidates: 2, awards: 1 },
    ];
    const cellsBelowFiveHidden = groups.filter(({ awards }) => awards >= 5);
    expect(smallestLeft(groups, cellsBelowFiveHidden)).toBe(1);
  });

  it('large groups stand by themselves, small ones together', async () => {
    const rows = await groupsOf([
      { label: 'Trường A', candidates: 20, awards: 10 },
      ...['B', 'C', 'D', 'E'].map((name) => ({ label: `Trường ${name}`, candidates: 4, awards: 2 })),
    ]);
    expect(rows).toEqual([
      { label: 'Trường A', candidates: 20, awards: 10 },
      { label: '', candidates: 16, awards: 8 },
    ]);
    expect(await groupsOf([{ label: 'Trường A', candidates: 8, awards: 4 }])).toEqual([]);
  });
});

describe('the page', () => {
  it('comes after the decision, by those who publish, once', async () => {
    const open = await openTet2019(board, { slug: 'chua-xong' });
    expect(await refusedWith(() => publish('secretary', open.roundId))).toBe('awards.figuresTooEarly');
    expect(await refusedWith(() => publish('huong'))).toBe('access.notPermitted');
    expect(await shown()).toBeUndefined();
    expect(await publish()).toBe(1);
    expect(await refusedWith(publish)).toBe('awards.figuresPublic');
  });

  it('says how many, who stood aside, and nothing about anybody', async () => {
    const page = (await shown()) as PublicRound;
    // Seven files, the second of one person not counted; four awards are fewer than five.
    expect(page).toMatchObject({
      candidates: 7,
      awards: null,
      places: 4,
      recusals: 1,
      moved: 0,
      rules: null,
      groups: [],
    });
    const all = JSON.stringify(
      await admin`SELECT to_jsonb(p) AS p, (SELECT jsonb_agg(g) FROM app.round_page_group g) AS g FROM app.round_page p`,
    );
    for (const secret of [
      'Linh',
      'Lâm',
      'specialHardship',
      'academicPrize',
      hardshipOfStory.account,
      'poorHousehold',
    ])
      expect(all).not.toContain(secret);
    expect(await withPublic((tx) => publicRounds(tx, 'xa-cong-bang'))).toEqual([
      { round: 'tet-2019', name: 'Tết khuyến học 2019' },
    ]);
  });

  it('is written by no program, and the public reader reaches nothing beside its views', async () => {
    const insert = () =>
      board.people.chair!.act((tx) => tx.execute(sql`UPDATE app.round_page SET candidates = 100`));
    expect(await refusedWith(insert)).toBe('42501');
    const peek = () => withPublic((tx) => tx.execute(sql`SELECT 1 FROM app.round_page`));
    expect(await refusedWith(peek)).toBe('42501');
  });

  it('goes with a reason, says that it went, and may come again', async () => {
    expect(await refusedWith(() => withdraw('x'))).toBe('awards.figuresNeedReason');
    expect(await refusedWith(() => withdraw('Có chỗ nhầm', 'huong'))).toBe('access.notPermitted');
    await withdraw('Có chỗ nhầm');
    expect(await shown()).toBe('withdrawn');
    expect(await refusedWith(() => withdraw('Có chỗ nhầm'))).toBe('awards.figuresNotPublic');
    expect(await publish('chair')).toBe(2);
    expect(await shown()).toMatchObject({ candidates: 7 });
  });

  it('of two who publish at once, one does', async () => {
    await withdraw('Làm lại');
    const both = await Promise.all(['chair', 'secretary'].map((login) => refusedWith(() => publish(login))));
    expect(both.sort()).toEqual(['accepted', 'awards.figuresPublic']);
  });
});

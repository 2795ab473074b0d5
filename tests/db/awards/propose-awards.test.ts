/** proposeAwards, changeAwardAmount, changeRate, promoteReserve and withdrawAward. */

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { withdrawAward } from '@/lib/awards/commands/approve-awards';
import {
  changeAwardAmount,
  changeRate,
  promoteReserve,
  proposeAwards,
} from '@/lib/awards/commands/propose-awards';
import { pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { approve, decide } from './approving';
import { type Board, openBoard, type ProposedRound, proposeTet2019 } from './tet-2019';

let database: TestDatabase;
let board: Board;
let round: ProposedRound;

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  board = await openBoard(database.urls, 'xa-mot');
  round = await proposeTet2019(board);
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

const secretary = () => board.people.secretary!;
const award = (id: number) =>
  secretary().act(async (tx) => {
    const rows = await tx.execute<{ amount: string; version: number; status: string; valid: number }>(sql`
      SELECT amount_vnd::text AS amount, version, status, app.valid_approvals(w) AS valid FROM app.award w WHERE id = ${id}`);
    return rows[0];
  });

it('proposeAwards makes one award for each chosen file at the rate, and nothing the second time', async () => {
  expect(await award(round.awardIds[0]!)).toEqual({
    amount: '500000',
    version: 1,
    status: 'proposed',
    valid: 0,
  });
  const again = () => secretary().act((tx, actor) => proposeAwards(tx, actor, { roundId: round.roundId }));
  expect(await refusedWith(again)).toBe('awards.nothingToPropose');
});

it('proposeAwards is refused to a member, and by plain SQL for a file on the reserve or at another rate', async () => {
  const member = () =>
    board.people.huong!.act((tx, actor) => proposeAwards(tx, actor, { roundId: round.roundId }));
  expect(await refusedWith(member)).not.toBe('accepted');
  const smuggle = (key: string) => () =>
    secretary().act(async (tx) => {
      await tx.execute(sql`SELECT audit.record('{"kind":"award.proposed","subjectType":"round"}')`);
      await tx.execute(sql`INSERT INTO app.award (association_id, round_id, nomination_id, category_id, party_id, fund_id, benefit, amount_vnd, proposed_by)
        SELECT association_id, round_id, id, category_id, party_id, ${board.fundId}, 'money', 500000, 1 FROM app.nomination WHERE id = ${round.files[key]!}`);
    });
  expect(await refusedWith(smuggle('lam'))).toBe('awards.notCarried');
  expect(await refusedWith(smuggle('quy'))).toBe('awards.notCarried');
});

it('changeAwardAmount refuses an amount that is not the rate, and a category whose places are taken', async () => {
  const change = (amountVnd: bigint, categoryId?: number) => () =>
    secretary().act((tx, actor) =>
      changeAwardAmount(tx, actor, { awardId: round.awardIds[0]!, amountVnd, categoryId }),
    );
  expect(await refusedWith(change(700_000n))).toBe('awards.notTheRate');
  expect(await refusedWith(change(500_000n, round.teacher))).toBe('awards.overQuota');
});

it('changeRate gives every award of the category a new version that nobody has approved', async () => {
  await approve(board.people.chair!, round.awardIds);
  await approve(board.people.huong!, round.awardIds);
  expect(await award(round.awardIds[0]!)).toMatchObject({ status: 'approved', valid: 2 });
  const change = {
    roundId: round.roundId,
    categoryId: round.student,
    rateVnd: 600_000n,
    reason: 'Thêm nguồn ủng hộ',
  };
  expect(await secretary().act((tx, actor) => changeRate(tx, actor, change))).toBe(3);
  const [student, teacher] = [round.awardIds[0]!, round.awardIds[3]!];
  expect(await award(student)).toEqual({ amount: '600000', version: 2, status: 'proposed', valid: 0 });
  expect(await award(teacher)).toMatchObject({ status: 'approved', valid: 2 });
  expect(
    await refusedWith(() =>
      decide(board.people.chair!, { roundId: round.roundId, awardIds: round.awardIds }),
    ),
  ).toBe('awards.notApproved');
  const member = () => board.people.huong!.act((tx, actor) => changeRate(tx, actor, change));
  expect(await refusedWith(member)).toBe('access.notPermitted');
});

it('promoteReserve waits for a free place; withdrawAward makes one', async () => {
  const promote = () =>
    secretary().act((tx, actor) =>
      promoteReserve(tx, actor, { roundId: round.roundId, categoryId: round.student }),
    );
  expect(await refusedWith(promote)).toBe('awards.noFreePlace');
  const withdraw =
    (awardId: number, login = 'secretary') =>
    () =>
      board.people[login]!.act((tx, actor) =>
        withdrawAward(tx, actor, { awardId, reason: 'Gia đình xin không nhận' }),
      );
  expect(await refusedWith(withdraw(round.awardIds[0]!, 'huong'))).toBe('access.notPermitted');
  expect(await refusedWith(withdraw(round.awardIds[0]!))).toBe('accepted');
  expect(await promote()).toEqual({ nominationId: round.files.lam });
  const next = await secretary().act((tx, actor) => proposeAwards(tx, actor, { roundId: round.roundId }));
  expect(next.totalVnd).toBe(600_000n);
  const revive = () =>
    secretary().act((tx, actor) =>
      changeAwardAmount(tx, actor, {
        ...{ awardId: round.awardIds[0]!, amountVnd: 500_000n },
        categoryId: round.teacher,
      }),
    );
  expect(await refusedWith(revive)).toBe('awards.alreadyDecided');
  expect(await award(round.awardIds[0]!)).toMatchObject({ status: 'withdrawn' });
});

it('withdrawAward and changeRate are refused once a decision has been issued', async () => {
  const teacher = [round.awardIds[3]!];
  await decide(board.people.chair!, { roundId: round.roundId, awardIds: teacher });
  const withdraw = () =>
    secretary().act((tx, actor) => withdrawAward(tx, actor, { awardId: teacher[0]!, reason: 'Nhầm' }));
  expect(await refusedWith(withdraw)).toBe('awards.alreadyDecided');
  const change = { roundId: round.roundId, categoryId: round.teacher, rateVnd: 600_000n, reason: 'Nhầm' };
  expect(await refusedWith(() => secretary().act((tx, actor) => changeRate(tx, actor, change)))).toBe(
    'awards.alreadyDecided',
  );
});

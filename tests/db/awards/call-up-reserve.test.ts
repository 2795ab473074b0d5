/**
 * callUpReserve: when an award is taken back before the round ends, the first of the reserve is called up, goes through
 * the same approvals and a decision of its own, and gets a letter that says so.
 */
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { callUpReserve } from '@/lib/awards/commands/call-up-reserve';
import { concludeMeeting } from '@/lib/awards/commands/hold-meeting';
import { proposeAwards } from '@/lib/awards/commands/propose-awards';
import { letterSheets } from '@/lib/awards/letters';
import { reservePart } from '@/lib/awards/queries/reserve';
import { resultsOf } from '@/lib/awards/queries/results';
import type { CallUpInput } from '@/lib/awards/schema/reserve-forms';
import { DomainError } from '@/lib/kernel/invariant';
import { pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { withConnection } from '@/tests/setup/connection';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { approve, decide } from './approving';
import { changeDecision } from './changing';
import {
  type Board,
  openBoard,
  openMeeting,
  openTet2019,
  type ProposedRound,
  reviewForms,
  submitForms,
  voteAll,
} from './tet-2019';

let database: TestDatabase;
let board: Board;
let round: ProposedRound;
let decisionId: number;
let freed: number;

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  board = await openBoard(database.urls, 'xa-du-bi');
  // One place for a pupil: Nương, Ngân and Lâm are on the reserve, in this order.
  const onePlace = { quota: 1, benefit: 'money' as const, rateVnd: 500_000n };
  const categories = [
    { category: 'specialHardshipStudent' as const, ...onePlace },
    { category: 'excellentTeacher' as const, ...onePlace },
  ];
  round = await proposeInOrder({ categories }, ['linh', 'nuong', 'ngan', 'lam']);
  for (const login of ['chair', 'viceChair']) await approve(person(login), round.awardIds);
  const input = { roundId: round.roundId, awardIds: round.awardIds };
  ({ decisionId } = await decide(person('chair'), input));
  [freed] = (await awardsOf('linh')) as [number];
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

/** As proposeTet2019, with the order of the council where votes do not tell files apart. */
async function proposeInOrder(
  changes: Parameters<typeof openTet2019>[1],
  order: string[],
): Promise<ProposedRound> {
  const opened = await openTet2019(board, changes);
  const files = await submitForms(board, opened);
  await reviewForms(board, files);
  await openMeeting(board, opened, files);
  await voteAll(board, files);
  const council = {
    places: Object.fromEntries(order.map((key, at) => [files[key]!, at + 1])),
    reasons: Object.fromEntries(order.map((key) => [files[key]!, 'Theo thứ tự hồ sơ'])),
  };
  const { roundId } = opened;
  await person('secretary').act((tx, actor) => concludeMeeting(tx, actor, { roundId, council }));
  const { awardIds } = await person('secretary').act((tx, actor) => proposeAwards(tx, actor, { roundId }));
  return { ...opened, files, awardIds };
}

const person = (login: string) => board.people[login]!;
const asOwner = (statement: string) => withConnection(database.superuserUrl, (c) => c.unsafe(statement));
const awardsOf = async (key: string) => {
  const rows = await person('secretary').act((tx) =>
    tx.execute<{ id: string }>(sql`SELECT id FROM app.award WHERE nomination_id = ${round.files[key]!}`),
  );
  return rows.map(({ id }) => Number(id));
};
const takenBack = new DomainError('test.takenBack');
const call = (key: string, changes: Partial<CallUpInput> = {}, login = 'secretary', isTried = false) =>
  person(login).act(async (tx, actor) => {
    const nominationId = round.files[key]!;
    const input = {
      roundId: round.roundId,
      freedAwardId: freed,
      nominationId,
      reason: '',
      whyDiffers: '',
      ...changes,
    };
    const { awardIds } = await callUpReserve(tx, actor, input);
    if (isTried) throw takenBack;
    return awardIds;
  });
const refusal = (key: string, changes: Partial<CallUpInput> = {}, login = 'secretary') =>
  refusedWith(() => call(key, changes, login, true));
const part = () => person('huong').act((tx) => reservePart(tx, round.roundId));
const resultOf = async (key: string) =>
  (await person('secretary').act((tx) => resultsOf(tx, round.roundId))).find(
    ({ file }) => file.id === round.files[key],
  )?.result;
const status = async () => {
  const [row] = await person('chair').act((tx) =>
    tx.execute<{ status: string }>(sql`SELECT status FROM app.award_round WHERE id = ${round.roundId}`),
  );
  return row!.status;
};

describe('before an award is taken back', () => {
  it('there is no free place, and a decided round takes no proposals', async () => {
    expect(await part()).toBeNull();
    expect(await refusal('nuong')).toBe('awards.noFreePlace');
    const reopen = () =>
      person('secretary').act(async (tx) => {
        await tx.execute(sql`SELECT audit.record('{"kind":"round.changed","subjectType":"round"}')`);
        await tx.execute(sql`UPDATE app.award_round SET status = 'proposed' WHERE id = ${round.roundId}`);
      });
    expect(await refusedWith(reopen)).toBe('awards.wrongState');
  });
});

describe('after it', () => {
  it('the page says who is next, in the order of the council', async () => {
    await changeDecision(board, { decisionId, award: [freed] });
    const { freed: places, calls } = (await part())!;
    expect(calls).toEqual([]);
    expect(places).toMatchObject([{ awardId: freed, name: 'Bùi Thị Thu Thùy Linh' }]);
    expect(places[0]!.reserve.map(({ nominationId }) => nominationId)).toEqual(
      ['nuong', 'ngan', 'lam'].map((key) => round.files[key]),
    );
  });

  it('is for those who run rounds, of the category, and out of order only with a reason', async () => {
    expect(await refusal('nuong', {}, 'huong')).toBe('42501');
    expect(await refusal('dung')).toBe('awards.nobodyOnReserve');
    expect(await refusal('quy')).toBe('awards.nobodyOnReserve');
    expect(await refusal('ngan')).toBe('awards.reserveOutOfOrder');
    expect(await refusal('ngan', { reason: 'Em Nương đã chuyển trường' })).toBe('test.takenBack');
    expect(await refusal('nuong')).toBe('test.takenBack');
  });

  it('without its guard anybody would be called up', async () => {
    await asOwner('ALTER TABLE app.reserve_call DISABLE TRIGGER u_reserve_call_guard');
    expect(await refusal('ngan')).toBe('test.takenBack');
    await asOwner('ALTER TABLE app.reserve_call ENABLE TRIGGER u_reserve_call_guard');
  });

  it('proposes one award, and what families were told stays told', async () => {
    const [award, ...more] = await call('nuong');
    expect([await awardsOf('nuong'), more]).toEqual([[award], []]);
    expect(await status()).toBe('proposed');
    expect(await resultOf('nuong')).toBe('reserve');
    expect(await resultOf('hoa')).toBe('awarded');
    expect(await resultOf('linh')).toBe('notSelected');
    expect((await part())!.calls).toMatchObject([{ reason: '', awardStatus: 'proposed' }]);
    expect(await refusal('ngan')).toBe('awards.noFreePlace');
  });

  it('nobody else leaves the reserve beside it; without the trigger somebody would', async () => {
    const promote = () =>
      refusedWith(() =>
        person('secretary').act(async (tx) => {
          await tx.execute(
            sql`SELECT audit.record('{"kind":"nomination.reviewed","subjectType":"nomination"}')`,
          );
          await tx.execute(
            sql`UPDATE app.nomination SET status = 'shortlisted' WHERE id = ${round.files.ngan!}`,
          );
          throw takenBack;
        }),
      );
    expect(await promote()).toBe('awards.reserveNotCalled');
    await asOwner('ALTER TABLE app.nomination DISABLE TRIGGER v_reserve_leaves_by_call');
    expect(await promote()).toBe('test.takenBack');
    await asOwner('ALTER TABLE app.nomination ENABLE TRIGGER v_reserve_leaves_by_call');
  });

  it('two approve and the chair decides, as with every award; then the round is decided again', async () => {
    const awardIds = await awardsOf('nuong');
    const sign = () => decide(person('chair'), { roundId: round.roundId, awardIds, decidedOn: '2019-02-21' });
    expect(await refusedWith(sign)).toBe('awards.notApproved');
    for (const login of ['chair', 'viceChair']) await approve(person(login), awardIds);
    expect(await sign()).toMatchObject({ number: 3, totalVnd: '500000' });
    expect(await status()).toBe('decided');
    expect(await resultOf('nuong')).toBe('awarded');
  });

  it('family and nominator get a letter that says it, and nobody else', async () => {
    const letters = await person('secretary').act((tx) => letterSheets(tx, 'tet-2019', { to: 'callUp' }));
    const [family, ...others] = letters!;
    expect(family!.address[0]).toBe('Gia đình em Vi Văn Duyên Nương');
    expect(family!.paragraphs.join(' ')).toContain('danh sách dự bị');
    expect(family!.paragraphs.join(' ')).toContain('Học bổng khuyến học, 500.000 đồng');
    expect(others).toHaveLength(1);
    expect(others[0]!.rows.map(({ name }) => name)).toEqual(['Vi Văn Duyên Nương']);
    const words = letters!.flatMap(({ paragraphs }) => paragraphs).join(' ');
    expect(words).not.toContain('Linh');
  });
});

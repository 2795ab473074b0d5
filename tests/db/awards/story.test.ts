/** The round of Tết Kỷ Hợi 2019 as domain.md §6 tells it (S2), to the đồng, through the commands only. */
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { approveAwards, awardsDigest } from '@/lib/awards/commands/approve-awards';
import { castVote, concludeMeeting } from '@/lib/awards/commands/hold-meeting';
import { decisionDigest, issueDecision } from '@/lib/awards/commands/issue-decision';
import { proposeAwards } from '@/lib/awards/commands/propose-awards';
import { submitNomination } from '@/lib/awards/commands/submit-nomination';
import { pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { approve } from './approving';
import {
  type Board,
  formsOf,
  knowPhucThinh,
  openBoard,
  openMeeting,
  openTet2019,
  type Round,
  reviewForms,
  voteAll,
} from './tet-2019';

let database: TestDatabase;
let board: Board;
let round: Round;
const files: Record<string, number> = {};

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  await knowPhucThinh(database.urls);
  board = await openBoard(database.urls, 'ngoc-lac');
  round = await openTet2019(board);
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

const statuses = () =>
  board.people.secretary!.act(async (tx) => {
    const rows = await tx.execute<{ id: string; status: string; rank: number | null }>(
      sql`SELECT id, status, rank FROM app.nomination`,
    );
    return Object.fromEntries(
      Object.entries(files).map(([key, id]) => {
        const row = rows.find((one) => Number(one.id) === id)!;
        return [key, row.rank === null ? row.status : `${row.status} ${row.rank}`];
      }),
    );
  });

it('finds the child handed in twice although the school writes Phúc Thinh, and merges nothing by itself', async () => {
  const asked: Record<string, unknown> = {};
  for (const [key, form] of Object.entries(formsOf(round))) {
    const done = await board.people.secretary!.act((tx, actor) =>
      submitNomination(tx, actor, { roundId: round.roundId, ...form }),
    );
    files[key] = done.nominationId;
    asked[key] = done.duplicates.map((question) => [question.nominationId, question.hint]);
  }
  const nobody = Object.fromEntries(Object.keys(files).map((key) => [key, []]));
  expect(asked).toEqual({ ...nobody, linhAgain: [[files.linh, 'likely']] });
  const parties = await board.people.secretary!.act((tx) =>
    tx.execute<{ n: number }>(sql`SELECT count(DISTINCT party_id)::int AS n FROM app.nomination`),
  );
  expect(parties[0]!.n).toBe(8);
});

it('reviews eight forms into six files, one duplicate and one returned', async () => {
  await reviewForms(board, files);
  expect(await statuses()).toMatchObject({
    linhAgain: 'duplicate',
    quy: 'returned',
    linh: 'verified',
    dung: 'verified',
  });
});

it('counts five of seven as a quorum, and four of six where a member of the same clan stands aside', async () => {
  await openMeeting(board, round, files);
  await voteAll(board, files);
  const tally = (key: string) =>
    board.people.secretary!.act(async (tx) => {
      const rows = await tx.execute(
        sql`SELECT t.* FROM app.nomination_tally(${board.founded.associationId}, ${files[key]!}) t`,
      );
      return rows[0];
    });
  expect(await tally('linh')).toMatchObject({
    members: 7,
    present: 5,
    yes: 5,
    has_quorum: true,
    is_carried: true,
  });
  expect(await tally('lam')).toMatchObject({
    members: 6,
    present: 4,
    yes: 3,
    no: 1,
    has_quorum: true,
    is_carried: true,
  });
});

it('ends the meeting with three students, one teacher, and the fourth student on the reserve', async () => {
  await board.people.secretary!.act((tx, actor) => concludeMeeting(tx, actor, { roundId: round.roundId }));
  expect(await statuses()).toEqual({
    ...{ linh: 'shortlisted 1', nuong: 'shortlisted 2', ngan: 'shortlisted 3', lam: 'reserve 4' },
    ...{ hoa: 'shortlisted 1', dung: 'reserve 2', quy: 'returned', linhAgain: 'duplicate' },
  });
  const late = () =>
    board.people.huong!.act((tx, actor) => castVote(tx, actor, { nominationId: files.dung!, choice: 'yes' }));
  expect(await refusedWith(late)).toBe('awards.notInCouncil');
});

it('proposes four awards, approved by two others, decided as 01/QĐ-HKH with 2.000.000 promised', async () => {
  const { chair, huong, secretary } = board.people;
  const proposed = await secretary!.act((tx, actor) => proposeAwards(tx, actor, { roundId: round.roundId }));
  expect(proposed.awardIds).toHaveLength(4);
  expect(proposed.totalVnd).toBe(2_000_000n);
  const digest = await secretary!.act((tx) => awardsDigest(tx, proposed.awardIds));
  const own = () =>
    secretary!
      .confirm('approveAwards', digest)
      .then((pinConfirmationId) =>
        secretary!.act((tx, actor) =>
          approveAwards(tx, { ...actor, pinConfirmationId }, { awardIds: proposed.awardIds }),
        ),
      );
  expect(await refusedWith(own)).not.toBe('accepted');
  await approve(chair!, proposed.awardIds);
  await approve(huong!, proposed.awardIds);

  const input = {
    ...{ roundId: round.roundId, awardIds: proposed.awardIds, decidedOn: '2019-01-28' },
    ...{ title: 'Về việc trao học bổng, giải thưởng Tết khuyến học 2019', basis: 'Căn cứ biên bản họp' },
  };
  const pinConfirmationId = await chair!.confirm(
    'issueDecision',
    await chair!.act((tx) => decisionDigest(tx, input)),
  );
  const issued = await chair!.act((tx, actor) => issueDecision(tx, { ...actor, pinConfirmationId }, input));
  expect(issued).toMatchObject({ number: 1, year: 2019, totalVnd: '2000000' });
  const after = await chair!.act(async (tx) => {
    const rows = await tx.execute<{ promised: string; left: string; round: string; decided: number }>(sql`
      SELECT (SELECT sum(amount_vnd) FROM ledger.commitment)::text AS promised,
             ledger.fund_available(${board.founded.associationId}, ${board.fundId})::text AS left,
             (SELECT status FROM app.award_round) AS round,
             (SELECT count(*)::int FROM app.award WHERE status = 'decided') AS decided`);
    return rows[0];
  });
  expect(after).toEqual({ promised: '2000000', left: '49850000', round: 'decided', decided: 4 });
});

/**
 * Fifty awards, six people approving each at the same moment, half of them not allowed to: nothing is counted twice,
 * nothing stays behind, nothing illegal gets in. The same rush on a naive count without a lock fails, so the rush is real.
 */
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { approveAwards, awardsDigest } from '@/lib/awards/commands/approve-awards';
import { declareRecusal } from '@/lib/awards/commands/declare-recusal';
import { castVote, concludeMeeting, takeAttendance } from '@/lib/awards/commands/hold-meeting';
import { proposeAwards } from '@/lib/awards/commands/propose-awards';
import { reviewNomination } from '@/lib/awards/commands/review-nomination';
import { submitNomination } from '@/lib/awards/commands/submit-nomination';
import { pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { type Board, openBoard, openTet2019, presentLogins } from './tet-2019';

const count = 50;
/** Huong comes twice; Hải is recused from every file; Loan handed every form in. */
const approvers = ['chair', 'viceChair', 'huong', 'huong', 'hai', 'loan'] as const;

let database: TestDatabase;
let board: Board;
let awardIds: number[];

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  board = await openBoard(database.urls, 'xa-mot');
  awardIds = await proposeFifty();
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

async function proposeFifty(): Promise<number[]> {
  const { secretary, loan, chair, huong, linh, hai } = board.people;
  const { roundId, student } = await openTet2019(board, {
    categories: [{ category: 'academicPrizeStudent', benefit: 'money', quota: count, rateVnd: 10_000n }],
  });
  const files = await loan!.act(async (tx, actor) => {
    const ids: number[] = [];
    for (let at = 0; at < count; at += 1) {
      const form = { roundId, categoryId: student, recipient: { name: `Em số ${at}`, birthYear: 2006 } };
      ids.push((await submitNomination(tx, actor, form)).nominationId);
    }
    return ids;
  });
  await secretary!.act(async (tx, actor) => {
    for (const nominationId of files)
      await reviewNomination(tx, actor, { nominationId, outcome: 'verified' });
    const presentUserIds = presentLogins.map((login) => board.people[login]!.actor.userId);
    await takeAttendance(tx, actor, { roundId, presentUserIds, meetingOn: '2019-01-25' });
    for (const nominationId of files) {
      await declareRecusal(tx, actor, { nominationId, kind: 'school', userId: hai!.actor.userId });
    }
  });
  for (const voter of [chair!, huong!, linh!]) {
    await voter.act(async (tx, actor) => {
      for (const nominationId of files) await castVote(tx, actor, { nominationId, choice: 'yes' });
    });
  }
  await secretary!.act((tx, actor) => concludeMeeting(tx, actor, { roundId }));
  return (await secretary!.act((tx, actor) => proposeAwards(tx, actor, { roundId }))).awardIds;
}

it('fifty awards, six approvals each at once: 0 double, 0 stuck, 0 illegal', async () => {
  const attempts = await Promise.all(
    awardIds.flatMap((awardId) =>
      approvers.map(async (login) => {
        const person = board.people[login]!;
        const digest = await person.act((tx) => awardsDigest(tx, [awardId]));
        const pinConfirmationId = await person.confirm('approveAwards', digest);
        return { login, person, awardId, pinConfirmationId };
      }),
    ),
  );
  const answers = await Promise.all(
    attempts.map(({ person, awardId, pinConfirmationId, login }) =>
      refusedWith(() =>
        person.act((tx, actor) =>
          approveAwards(tx, { ...actor, pinConfirmationId }, { awardIds: [awardId] }),
        ),
      ).then((answer) => `${login} ${answer}`),
    ),
  );
  const tally: Record<string, number> = {};
  for (const answer of answers) tally[answer] = (tally[answer] ?? 0) + 1;
  expect(tally).toEqual({
    ...{ 'chair accepted': count, 'viceChair accepted': count },
    ...{ 'huong accepted': count, 'huong awards.alreadyApproved': count },
    ...{ 'hai awards.recused': count, 'loan awards.ownProposal': count },
  });
  const [state] = await board.people.chair!.act((tx) =>
    tx.execute(sql`
      SELECT count(*)::int AS awards, count(*) FILTER (WHERE w.status <> 'approved')::int AS stuck,
             count(*) FILTER (WHERE app.valid_approvals(w) <> 3)::int AS miscounted,
             (SELECT count(*)::int FROM app.award_approval) AS approvals,
             (SELECT count(DISTINCT (award_id, user_id))::int FROM app.award_approval) AS people
        FROM app.award w`),
  );
  expect(state).toEqual({ awards: count, stuck: 0, miscounted: 0, approvals: 150, people: 150 });
});

it('control: the same rush on a count without a lock leaves awards stuck and approvals doubled', async () => {
  const pool = postgres(database.superuserUrl, { max: 10, onnotice: () => {} });
  try {
    await pool.unsafe(`CREATE SCHEMA naive;
      CREATE TABLE naive.award (id int PRIMARY KEY, status text NOT NULL DEFAULT 'proposed');
      CREATE TABLE naive.approval (award_id int, person text);
      INSERT INTO naive.award SELECT generate_series(1, ${count})`);
    const naive = (award: number, person: string) =>
      pool.begin(async (tx) => {
        const known = await tx`SELECT 1 FROM naive.approval WHERE award_id = ${award} AND person = ${person}`;
        if (known.length > 0) return;
        await tx`INSERT INTO naive.approval VALUES (${award}, ${person})`;
        const [row] = await tx<
          { n: number }[]
        >`SELECT count(*)::int AS n FROM naive.approval WHERE award_id = ${award}`;
        await tx`SELECT pg_sleep(0.01)`;
        if (row!.n >= 2) await tx`UPDATE naive.award SET status = 'approved' WHERE id = ${award}`;
      });
    const legal = ['huong', 'huong'];
    await Promise.all(
      Array.from({ length: count }, (_, at) => legal.map((person) => naive(at + 1, person))).flat(),
    );
    const [doubled] = await pool`SELECT count(*)::int AS n FROM (
      SELECT 1 FROM naive.approval GROUP BY award_id, person HAVING count(*) > 1) d`;
    await pool`TRUNCATE naive.approval`;
    await pool`UPDATE naive.award SET status = 'proposed'`;
    const pair = ['chair', 'viceChair'];
    await Promise.all(
      Array.from({ length: count }, (_, at) => pair.map((person) => naive(at + 1, person))).flat(),
    );
    const [stuck] = await pool`SELECT count(*)::int AS n FROM naive.award WHERE status = 'proposed'`;
    expect(doubled!.n).toBeGreaterThan(0);
    expect(stuck!.n).toBeGreaterThan(0);
  } finally {
    await pool.end({ timeout: 5 });
  }
});

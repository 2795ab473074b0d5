/**
 * Many awards, six people approving each at the same moment, some of them not allowed to, some holding an old version.
 * Owns the rush and its control on a naive count; the test runs it with fifty awards, the torture with 2,000.
 * Refuses to judge: it counts answers and what the database holds afterwards.
 */
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { approveAwards, awardsDigest } from '@/lib/awards/commands/approve-awards';
import { declareRecusal } from '@/lib/awards/commands/declare-recusal';
import { castVote, concludeMeeting, takeAttendance } from '@/lib/awards/commands/hold-meeting';
import { decisionDigest, issueDecision } from '@/lib/awards/commands/issue-decision';
import { changeAwardAmount, proposeAwards } from '@/lib/awards/commands/propose-awards';
import { reviewNomination } from '@/lib/awards/commands/review-nomination';
import { submitNomination } from '@/lib/awards/commands/submit-nomination';
import { refusedWith } from '@/tests/factories/refused';
import { type Board, openTet2019, presentLogins } from './tet-2019';

/** Huong comes twice; Hải is recused from every file; Loan handed every form in. */
const APPROVERS = ['chair', 'viceChair', 'huong', 'huong', 'hai', 'loan'] as const;
const RATE_VND = 10_000n;
/** So many files go through the meeting in one transaction. */
const BATCH = 200;

export interface Rush {
  roundId: number;
  awardIds: number[];
}

/** Files, council, votes: `count` awards of 10.000 đồng each, proposed and waiting for approval. */
export async function proposeMany(board: Board, count: number): Promise<Rush> {
  const { secretary, loan, chair, huong, linh, hai } = board.people;
  const category = { benefit: 'money', quota: count, rateVnd: RATE_VND } as const;
  const { roundId, student } = await openTet2019(board, {
    categories: [
      { ...category, category: 'academicPrizeStudent' },
      { ...category, category: 'specialHardshipStudent' },
    ],
  });
  const presentUserIds = presentLogins.map((login) => board.people[login]!.actor.userId);
  const files: number[] = [];
  for (let from = 0; from < count; from += BATCH)
    await loan!.act(async (tx, actor) => {
      for (let at = from; at < Math.min(from + BATCH, count); at += 1) {
        const form = { roundId, categoryId: student, recipient: { name: `Em số ${at}`, birthYear: 2006 } };
        files.push((await submitNomination(tx, actor, form)).nominationId);
      }
    });
  await secretary!.act(async (tx, actor) => {
    for (const nominationId of files)
      await reviewNomination(tx, actor, { nominationId, outcome: 'verified' });
    await takeAttendance(tx, actor, { roundId, presentUserIds, meetingOn: '2019-01-25' });
    for (const nominationId of files)
      await declareRecusal(tx, actor, { nominationId, kind: 'school', userId: hai!.actor.userId });
  });
  for (const voter of [chair!, huong!, linh!])
    await voter.act(async (tx, actor) => {
      for (const nominationId of files) await castVote(tx, actor, { nominationId, choice: 'yes' });
    });
  await secretary!.act((tx, actor) => concludeMeeting(tx, actor, { roundId }));
  const { awardIds } = await secretary!.act((tx, actor) => proposeAwards(tx, actor, { roundId }));
  return { roundId, awardIds };
}

/**
 * Every award is approved by six people at the same moment, `wave` awards at once. Of the awards named stale, Linh
 * confirmed one version and the secretary has changed it since: she is the seventh.
 * @returns how often each person got which answer
 */
export async function rushToApprove(
  board: Board,
  { awardIds, stale = [], wave }: { awardIds: number[]; stale?: number[]; wave: number },
): Promise<Record<string, number>> {
  const confirm = async (login: string, awardId: number) => {
    const digest = await board.people[login]!.act((tx) => awardsDigest(tx, [awardId]));
    const pin = await board.people[login]!.confirm('approveAwards', digest);
    return { login, awardId, pin };
  };
  const tally: Record<string, number> = {};
  for (let from = 0; from < awardIds.length; from += wave) {
    const some = awardIds.slice(from, from + wave);
    const old = await Promise.all(stale.filter((id) => some.includes(id)).map((id) => confirm('linh', id)));
    for (const { awardId } of old) await changeVersion(board, awardId);
    const attempts = await Promise.all(some.flatMap((id) => APPROVERS.map((login) => confirm(login, id))));
    const answers = await Promise.all(
      [...attempts, ...old].map(async ({ login, awardId, pin }) => {
        const answer = await refusedWith(() =>
          board.people[login]!.act((tx, actor) =>
            approveAwards(tx, { ...actor, pinConfirmationId: pin }, { awardIds: [awardId] }),
          ),
        );
        return `${login} ${answer}`;
      }),
    );
    for (const answer of answers) tally[answer] = (tally[answer] ?? 0) + 1;
  }
  return tally;
}

/** A new version with the same amount: the award goes to the other category. */
async function changeVersion(board: Board, awardId: number): Promise<void> {
  await board.people.secretary!.act(async (tx, actor) => {
    const [other] = await tx.execute<{ id: string }>(sql`
      SELECT c.id FROM app.round_category c JOIN app.award w ON w.association_id = c.association_id AND w.round_id = c.round_id
       WHERE w.id = ${awardId} AND c.id <> w.category_id`);
    await changeAwardAmount(tx, actor, { awardId, amountVnd: RATE_VND, categoryId: Number(other!.id) });
  });
}

/** What the tally must be: accepted once for each who may, refused with the reason of each who may not. */
export function lawfulTally(count: number, staleCount = 0): Record<string, number> {
  return {
    ...{ 'chair accepted': count, 'viceChair accepted': count },
    ...{ 'huong accepted': count, 'huong awards.alreadyApproved': count },
    ...{ 'hai awards.recused': count, 'loan awards.ownProposal': count },
    ...(staleCount > 0 && { 'linh access.pinNotConfirmed': staleCount }),
  };
}

/** What the database holds after the rush: every award approved by three, each once, nothing else. */
export async function stateAfterRush(board: Board): Promise<Record<string, number>> {
  const [state] = await board.people.chair!.act((tx) =>
    tx.execute<Record<string, number>>(sql`
      SELECT count(*)::int AS awards, count(*) FILTER (WHERE w.status <> 'approved')::int AS stuck,
             count(*) FILTER (WHERE app.valid_approvals(w) <> 3)::int AS miscounted,
             (SELECT count(*)::int FROM app.award_approval) AS approvals,
             (SELECT count(DISTINCT (award_id, user_id))::int FROM app.award_approval) AS people
        FROM app.award w`),
  );
  return state!;
}

/** Three signatures under the same decision at the same moment; the answers, and what is promised afterwards in đồng. */
export async function rushToDecide(
  board: Board,
  { roundId, awardIds }: Rush,
): Promise<{ answers: string[]; promisedVnd: bigint; decisions: number }> {
  const input = { roundId, awardIds, decidedOn: '2019-01-28', title: 'Về việc trao thưởng', basis: 'Căn cứ' };
  const chair = board.people.chair!;
  const digest = await chair.act((tx) => decisionDigest(tx, input));
  const pins: number[] = [];
  for (let at = 0; at < 3; at += 1) pins.push(await chair.confirm('issueDecision', digest));
  const answers = await Promise.all(
    pins.map((pinConfirmationId) =>
      refusedWith(() => chair.act((tx, actor) => issueDecision(tx, { ...actor, pinConfirmationId }, input))),
    ),
  );
  const [row] = await chair.act((tx) =>
    tx.execute<{ promised: string; decisions: number }>(sql`
      SELECT (SELECT sum(amount_vnd) FROM app.award WHERE status = 'decided') AS promised,
             (SELECT count(*)::int FROM app.decision) AS decisions`),
  );
  return { answers: answers.sort(), promisedVnd: BigInt(row!.promised), decisions: row!.decisions };
}

/** The same rush on a count that locks nothing: how many approvals stand twice, and how many awards stay behind. */
export async function rushWithoutLock(
  superuserUrl: string,
  count: number,
): Promise<{ doubled: number; stuck: number }> {
  const pool = postgres(superuserUrl, { max: 10, onnotice: () => {} });
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
    const rush = (pair: string[]) =>
      Promise.all(
        Array.from({ length: count }, (_, at) => pair.map((person) => naive(at + 1, person))).flat(),
      );
    await rush(['huong', 'huong']);
    const [doubled] = await pool<{ n: number }[]>`SELECT count(*)::int AS n FROM (
      SELECT 1 FROM naive.approval GROUP BY award_id, person HAVING count(*) > 1) d`;
    await pool`TRUNCATE naive.approval`;
    await pool`UPDATE naive.award SET status = 'proposed'`;
    await rush(['chair', 'viceChair']);
    const [stuck] = await pool<
      { n: number }[]
    >`SELECT count(*)::int AS n FROM naive.award WHERE status = 'proposed'`;
    return { doubled: doubled!.n, stuck: stuck!.n };
  } finally {
    await pool.end({ timeout: 5 });
  }
}

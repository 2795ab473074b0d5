/** The order of the council at the end of a meeting, written past the program: the database wants the same reasons. */
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closePools, type Tx } from '@/db/client';
import { concludeMeeting } from '@/lib/awards/commands/hold-meeting';
import { handInScore, writeRubric } from '@/lib/awards/commands/score-nominations';
import { candidatesOf, quotasOf } from '@/lib/awards/queries/candidates';
import { firstOrders } from '@/lib/awards/queries/orders';
import { shownSheets } from '@/lib/awards/queries/scoring';
import { councilOrders } from '@/lib/awards/rules/order';
import { decideShortlist, type Outcome } from '@/lib/awards/rules/shortlist';
import type { Mark } from '@/lib/awards/schema/scoring';
import { DomainError } from '@/lib/kernel/invariant';
import { keepText } from '@/lib/people/commands';
import { pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import {
  type Board,
  openBoard,
  openMeeting,
  openTet2019,
  type Round,
  reviewForms,
  submitForms,
  voteAll,
} from './tet-2019';

let database: TestDatabase;
let board: Board;
let round: Round;
let files: Record<string, number>;

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  board = await openBoard(database.urls, 'xa-thu-tu');
  round = await openTet2019(board);
  files = await submitForms(board, round);
  await reviewForms(board, files);
  await openMeeting(board, round, files);
  await voteAll(board, files);
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

interface Words {
  places: Record<number, number>;
  reasons: Record<number, string>;
}

/** Ends the meeting row by row with the reasons the program would keep, and takes everything back: what was the answer? */
const ended = (words: Words, mend: (outcome: Outcome) => Outcome = (one) => one) =>
  refusedWith(() =>
    board.people.secretary!.act(async (tx) => {
      await endRowByRow(tx, words, mend);
      throw new DomainError('rolledBack');
    }),
  );

async function endRowByRow(tx: Tx, words: Words, mend: (outcome: Outcome) => Outcome): Promise<void> {
  const { associationId } = board.founded;
  await tx.execute(sql`SELECT audit.record('{"kind":"nomination.ranked","subjectType":"round"}')`);
  const candidates = await candidatesOf(tx, round.roundId);
  const quotas = await quotasOf(tx, round.roundId);
  const orders = councilOrders(await firstOrders(tx, round.roundId), candidates, quotas, words);
  for (const { basis, changes } of orders) {
    for (const change of changes) {
      const valueId = await keepText(tx, null, 'reason', change.reason);
      await tx.execute(sql`INSERT INTO app.rank_reason
          (association_id, nomination_id, basis, cause, default_place, council_place, reason_value_id, decided_by)
        VALUES (${associationId}, ${change.nominationId}, ${basis}, ${change.cause}, ${change.defaultPlace},
                ${change.councilPlace}, ${valueId}, 0)`);
    }
  }
  const ranking = orders.flatMap((order) => order.ranking);
  for (const outcome of decideShortlist(candidates, quotas, ranking).map(mend)) {
    await tx.execute(sql`UPDATE app.nomination SET status = ${outcome.status}, rank = ${outcome.rank}
      WHERE id = ${outcome.nominationId}`);
  }
  await tx.execute(sql`UPDATE app.award_round SET status = 'proposed' WHERE id = ${round.roundId}`);
}

/** Whether the program itself asks for a reason that is not there. */
const asks = (words: Words) =>
  board.people.secretary!.act(async (tx) => {
    const orders = councilOrders(
      await firstOrders(tx, round.roundId),
      await candidatesOf(tx, round.roundId),
      await quotasOf(tx, round.roundId),
      words,
    );
    return orders.some((order) => order.missing.length > 0);
  });

const pupils = ['linh', 'nuong', 'ngan', 'lam'];
const wordsOf = (keys: readonly string[], said: readonly string[] = []): Words => ({
  places: Object.fromEntries(keys.map((key, at) => [files[key]!, at + 1])),
  reasons: Object.fromEntries(said.map((key) => [files[key]!, 'Hoàn cảnh mới đổi'])),
});

/** Every order of the four with any of them explained: the database refuses exactly where the program asks. */
async function agrees(): Promise<void> {
  const order = fc.shuffledSubarray(pupils, { minLength: 4, maxLength: 4 });
  const answers = new Set<string>();
  await fc.assert(
    fc.asyncProperty(order, fc.subarray(pupils), async (keys, said) => {
      const words = wordsOf(keys, said);
      const answer = await ended(words);
      answers.add(answer);
      expect(answer).toBe((await asks(words)) ? 'awards.rankWithoutReason' : 'rolledBack');
    }),
    { numRuns: 40, seed: 2019 },
  );
  expect([...answers].sort()).toEqual(['awards.rankWithoutReason', 'rolledBack']);
}

it('by votes: the database wants a reason exactly where the program does', agrees);

it('statuses and ranks that say different things, equal ranks and no ranks do not go around it', async () => {
  const straight = wordsOf(pupils);
  expect(await ended(straight)).toBe('rolledBack');
  const swapped = (one: Outcome): Outcome => {
    if (one.nominationId === files.lam) return { ...one, status: 'shortlisted' };
    return one.nominationId === files.linh ? { ...one, status: 'reserve' } : one;
  };
  expect(await ended(straight, swapped)).toBe('awards.rankWithoutReason');
  const isPupil = (id: number) => pupils.some((key) => files[key] === id);
  const all = (rank: number | null) => (one: Outcome) =>
    isPupil(one.nominationId) ? { ...one, status: 'shortlisted' as const, rank } : one;
  expect(await ended(straight, all(1))).toBe('awards.rankWithoutReason');
  expect(await ended(straight, all(null))).toBe('awards.rankWithoutReason');
});

it('by scores, with equal ones across the cut: the database wants a reason exactly where the program does', async () => {
  const criteria = ['Vượt khó', 'Học tập'].map((name, at) => ({
    ...{ name, weight: at + 1, anchors: ['kém', 'yếu', 'vừa', 'khá', 'rất tốt'] },
  }));
  await board.people.secretary!.act((tx, actor) =>
    writeRubric(tx, actor, { roundId: round.roundId, afterVersion: 0, visibility: 'afterOwn', criteria }),
  );
  // Lâm is now first, which he is not by votes; Linh and Nương are equal, and Ngân has the same mean with another median.
  const marks: Record<string, Mark[][]> = {
    lam: [[5, 5]],
    linh: [[3, 3]],
    nuong: [
      [5, 2],
      [3, 3],
    ],
    ngan: [
      [1, 1],
      [4, 4],
      [4, 4],
    ],
  };
  for (const [key, sheets] of Object.entries(marks)) {
    for (const [at, sheet] of sheets.entries()) {
      await board.people[['huong', 'linh', 'chair'][at]!]!.act((tx, actor) =>
        handInScore(tx, actor, { nominationId: files[key]!, rubricVersion: 1, marks: sheet }),
      );
    }
  }
  expect(await ended(wordsOf(['lam', 'ngan', 'linh', 'nuong'], ['linh']))).toBe('rolledBack');
  expect(await ended(wordsOf(['lam', 'ngan', 'linh', 'nuong']))).toBe('awards.rankWithoutReason');
  await agrees();
});

const sums = (login: string) =>
  board.people[login]!.act((tx) => tx.execute(sql`SELECT * FROM app.meeting_totals(${round.roundId})`));

it('the order does not depend on who ends the meeting, nor on sheets he has not handed in', async () => {
  const seen = await board.people.secretary!.act((tx) => shownSheets(tx, round.roundId, 2));
  expect(seen).toEqual([]);
  const orders = await board.people.secretary!.act((tx) => firstOrders(tx, round.roundId));
  expect(orders.map(({ basis }) => basis)).toContain('scores');
  expect(await board.people.chair!.act((tx) => firstOrders(tx, round.roundId))).toEqual(orders);
});

it('sums of sheets are for those who end meetings alone', async () => {
  expect(await sums('secretary')).toHaveLength(7);
  expect(await sums('huong')).toEqual([]);
});

it('a rank is not changed once the meeting is over', async () => {
  const council = wordsOf(['lam', 'linh', 'ngan', 'nuong'], ['linh']);
  await board.people.secretary!.act((tx, actor) =>
    concludeMeeting(tx, actor, { roundId: round.roundId, council }),
  );
  const change = () =>
    board.people.secretary!.act(async (tx) => {
      await tx.execute(sql`SELECT audit.record('{"kind":"nomination.ranked","subjectType":"round"}')`);
      await tx.execute(sql`UPDATE app.nomination SET rank = 9 WHERE id = ${files.linh!}`);
    });
  expect(await refusedWith(change)).toBe('awards.wrongState');
  expect(await sums('secretary')).toEqual([]);
});

/** What the rules say beside the award: another amount needs a reason, whoever asks and however. */
import { type SQL, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { evaluateRound } from '@/lib/awards/commands/evaluate-round';
import { explainDifferences } from '@/lib/awards/commands/explain-differences';
import { concludeMeeting } from '@/lib/awards/commands/hold-meeting';
import { changeAwardAmount, changeRate, proposeAwards } from '@/lib/awards/commands/propose-awards';
import { recordFacts } from '@/lib/awards/commands/record-facts';
import { decisionPage } from '@/lib/awards/queries/pages';
import { differencesOf, suggestionsOf } from '@/lib/awards/queries/suggestions';
import type { FileFacts } from '@/lib/awards/schema/facts';
import { pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { approve, decide } from './approving';
import { fair, goodFacts, openRuledRound, type RuledRound } from './ruled-round';
import { type Board, openBoard, openMeeting, voteAll } from './tet-2019';

let database: TestDatabase;
let board: Board;
let round: RuledRound;
let files: Record<string, number>;

const say = (login: string, key: string, facts: FileFacts) =>
  board.people[login]!.act((tx, actor) => recordFacts(tx, actor, { nominationId: files[key]!, facts }));
const ask = (login = 'secretary') =>
  board.people[login]!.act((tx, actor) => evaluateRound(tx, actor, { roundId: round.roundId }));
const propose = () =>
  board.people.secretary!.act((tx, actor) => proposeAwards(tx, actor, { roundId: round.roundId }));
const explain = (login: string, keys: string[]) =>
  board.people[login]!.act((tx, actor) =>
    explainDifferences(tx, actor, {
      roundId: round.roundId,
      reasons: keys.map((key) => ({ nominationId: files[key]!, reason: 'Hội đồng giữ định mức của đợt' })),
    }),
  );
const differing = () => board.people.secretary!.act((tx) => differencesOf(tx, round.roundId));
/** Whatever a statement writes, behind the commands. */
const smuggle = (login: string, statement: SQL) =>
  refusedWith(() =>
    board.people[login]!.act(async (tx) => {
      await tx.execute(sql`SELECT audit.record('{"kind":"round.changed","subjectType":"round"}')`);
      await tx.execute(statement);
    }),
  );

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  board = await openBoard(database.urls, 'xa-khac-biet');
  round = await openRuledRound(board);
  files = round.files;
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

describe('an award beside what the rules say', () => {
  it('is not proposed at another amount without a reason', async () => {
    await say('secretary', 'linh', goodFacts());
    await say('secretary', 'nuong', goodFacts({ result: fair }));
    await say('secretary', 'ngan', goodFacts({ isPaidElsewhere: true }));
    await openMeeting(board, round, files);
    await voteAll(board, files);
    await board.people.secretary!.act((tx, actor) => concludeMeeting(tx, actor, { roundId: round.roundId }));
    expect(await refusedWith(propose)).toBe('rules.evaluateFirst');
    const rulesOnPage = async () =>
      (await board.people.secretary!.act((tx, actor) => decisionPage(tx, actor, 'tet-2019')))!.rules;
    expect((await rulesOnPage())?.isAskedForAll).toBe(false);
    await ask();
    expect((await rulesOnPage())?.isAskedForAll).toBe(true);
    expect((await differing()).map(({ nominationId, suggestedVnd }) => [nominationId, suggestedVnd])).toEqual(
      [
        [files.linh, 300_000n],
        [files.nuong, 200_000n],
        [files.ngan, 0n],
        [files.hoa, 0n],
      ],
    );
    expect(await refusedWith(propose)).toBe('rules.differenceNeedsReason');
    expect(await refusedWith(() => explain('secretary', []))).toBe('rules.reasonMissing');
    expect(await explain('secretary', ['linh', 'nuong', 'ngan'])).toBe(3);
    expect(await refusedWith(propose)).toBe('rules.differenceNeedsReason');
    expect(await refusedWith(() => explain('linh', ['hoa']))).toBe('42501');
    expect(await explain('chair', ['hoa'])).toBe(1);
    expect((await propose()).awardIds).toHaveLength(4);
  });

  it('a new rate or category needs a reason again; the reason of the change is kept', async () => {
    const rate = (reason: string) =>
      board.people.secretary!.act((tx, actor) =>
        changeRate(tx, actor, {
          roundId: round.roundId,
          categoryId: round.student,
          rateVnd: 300_000n,
          reason,
        }),
      );
    await rate('Theo quy chế');
    const now = await differing();
    expect(now.map(({ nominationId, reason }) => [nominationId, reason])).toEqual([
      [files.nuong, 'Theo quy chế'],
      [files.ngan, 'Theo quy chế'],
      [files.hoa, 'Hội đồng giữ định mức của đợt'],
    ]);
    const change = (reason?: string) =>
      board.people.secretary!.act(async (tx, actor) => {
        const [row] = await tx.execute<{ award: string; category: string }>(sql`
          SELECT w.id AS award, c.id AS category FROM app.award w JOIN app.round_category c ON c.round_id = w.round_id
           WHERE w.nomination_id = ${files.hoa!} AND c.category = 'activeMember'`);
        const [awardId, categoryId] = [Number(row!.award), Number(row!.category)];
        await changeAwardAmount(tx, actor, { awardId, amountVnd: 250_000n, categoryId, reason });
      });
    expect(await refusedWith(() => change())).toBe('rules.differenceNeedsReason');
    expect(await refusedWith(() => change('Ít hơn, theo ý hội đồng'))).toBe('accepted');
    expect((await differing()).at(-1)).toMatchObject({
      proposedVnd: 250_000n,
      reason: 'Ít hơn, theo ý hội đồng',
    });
  });

  it('a reason belongs to what the rules say now, in the amount they say', async () => {
    const said = await board.people.secretary!.act((tx) => suggestionsOf(tx, round.roundId));
    const smuggled = (evaluationId: number, suggestedVnd: number) =>
      smuggle(
        'secretary',
        sql`INSERT INTO app.award_difference (association_id, nomination_id, evaluation_id, suggested_vnd, proposed_vnd, reason_value_id, explained_by)
          SELECT association_id, ${files.nuong!}, ${evaluationId}, ${suggestedVnd}, 999, reason_value_id, explained_by
            FROM app.award_difference LIMIT 1`,
      );
    expect(await smuggled(said!.evaluationId - 1, 200_000)).toBe('rules.evaluatedMeanwhile');
    expect(await smuggled(said!.evaluationId, 250_000)).toBe('rules.evaluatedMeanwhile');
    expect(await smuggled(said!.evaluationId, 200_000)).toBe('accepted');
  });

  it('when the rules are asked again after the approvals, the reason must be given again before the signature', async () => {
    const [row] = await board.people.secretary!.act((tx) =>
      tx.execute<{ id: string }>(sql`SELECT id FROM app.award WHERE nomination_id = ${files.nuong!}`),
    );
    const awardIds = [Number(row!.id)];
    await approve(board.people.chair!, awardIds);
    await approve(board.people.huong!, awardIds);
    await ask();
    expect((await differing()).every(({ reason }) => reason === '')).toBe(true);
    const sign = () => decide(board.people.chair!, { roundId: round.roundId, awardIds });
    expect(await refusedWith(sign)).toBe('rules.differenceNeedsReason');
    await explain('secretary', ['nuong']);
    expect(await refusedWith(sign)).toBe('accepted');
    expect(await refusedWith(() => explain('secretary', ['nuong']))).toBe('rules.reasonMissing');
  });
});

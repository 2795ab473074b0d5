/** Somebody on the reserve whom the rules suggest another amount for: called up only with a reason, given in the same form. */
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { callUpReserve } from '@/lib/awards/commands/call-up-reserve';
import { evaluateRound } from '@/lib/awards/commands/evaluate-round';
import { explainDifferences } from '@/lib/awards/commands/explain-differences';
import { concludeMeeting } from '@/lib/awards/commands/hold-meeting';
import { proposeAwards } from '@/lib/awards/commands/propose-awards';
import { keepRoundText } from '@/lib/awards/commands/write-round-text';
import { holdRound } from '@/lib/awards/hold-round';
import { freedPlaces } from '@/lib/awards/queries/reserve';
import { lastTextOf, listDigestOf, textOfDecision } from '@/lib/awards/queries/round-texts';
import { differencesOf } from '@/lib/awards/queries/suggestions';
import { statedTotals } from '@/lib/documents/round-wording';
import { pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { approve, decide } from './approving';
import { changeDecision } from './changing';
import { openRuledRound, type RuledRound } from './ruled-round';
import { type Board, openBoard, openMeeting, voteAll } from './tet-2019';

let database: TestDatabase;
let board: Board;
let round: RuledRound;
beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  board = await openBoard(database.urls, 'xa-du-bi');
  round = await openRuledRound(board);
  const { secretary, chair, huong } = board.people;
  const { roundId, files } = round;
  await openMeeting(board, round, files);
  await voteAll(board, files);
  await secretary!.act((tx, actor) => concludeMeeting(tx, actor, { roundId }));
  await secretary!.act((tx, actor) => evaluateRound(tx, actor, { roundId }));
  await chair!.act((tx, actor) =>
    explainDifferences(tx, actor, {
      roundId,
      reasons: Object.values(files).map((nominationId) => ({ nominationId, reason: 'Giữ định mức' })),
    }),
  );
  const { awardIds } = await secretary!.act((tx, actor) => proposeAwards(tx, actor, { roundId }));
  for (const person of [chair!, huong!]) await approve(person, awardIds);
  const { decisionId } = await decide(chair!, { roundId, awardIds });
  await changeDecision(board, { decisionId, award: [awardIds[0]!] });
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

it('needs the reason and keeps it', async () => {
  const { secretary } = board.people;
  const [place] = await secretary!.act((tx) => freedPlaces(tx, round.roundId));
  const nominationId = place!.reserve[0]!.nominationId;
  const call = (whyDiffers: string) =>
    secretary!.act((tx, actor) =>
      callUpReserve(tx, actor, {
        ...{ roundId: round.roundId, freedAwardId: place!.awardId, nominationId, reason: '', whyDiffers },
      }),
    );
  expect(await refusedWith(() => call(''))).toBe('rules.differenceNeedsReason');
  expect((await call('Cùng định mức với các em khác')).awardIds).toHaveLength(1);
  const differing = await secretary!.act((tx) => differencesOf(tx, round.roundId));
  expect(differing).toMatchObject([{ nominationId, reason: 'Cùng định mức với các em khác' }]);
});

it('is decided in words of its own, and not over words that name the sum of the first decision', async () => {
  const { secretary, chair, huong } = board.people;
  const { roundId } = round;
  const [open] = await secretary!.act((tx) => differencesOf(tx, roundId));
  const [row] = await secretary!.act((tx) =>
    tx.execute<{ id: string }>(sql`SELECT id FROM app.award WHERE nomination_id = ${open!.nominationId}`),
  );
  const awardIds = [Number(row!.id)];
  for (const person of [chair!, huong!]) await approve(person, awardIds);
  const first = () => secretary!.act((tx) => lastTextOf(tx, roundId, 'decision'));
  const signedWords = (await first())!;
  const smuggled = () =>
    secretary!.act(async (tx, actor) => {
      await keepRoundText(tx, actor, {
        ...(await holdRound(tx, roundId, 'no key update')),
        ...{ kind: 'decision', content: signedWords.content },
        listDigest: await listDigestOf(tx, awardIds),
      });
    });
  const sign = (words: { textFingerprint?: string } = {}) =>
    decide(chair!, { roundId, awardIds, decidedOn: '2019-02-21', ...words });
  await smuggled();
  expect(await refusedWith(() => sign({ textFingerprint: signedWords.fingerprint }))).toBe(
    'awards.textWrongTotal',
  );
  const { decisionId } = await sign();
  const words = await chair!.act((tx) => textOfDecision(tx, decisionId));
  expect(statedTotals(words!.text.body)).toEqual([open!.proposedVnd]);
});

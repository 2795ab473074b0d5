/** approveAwards: two others, each with a PIN for exactly this content. Every refusal has its honest twin. */

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { approveAwards, awardsDigest } from '@/lib/awards/commands/approve-awards';
import { declareRecusal } from '@/lib/awards/commands/declare-recusal';
import { changeAwardAmount } from '@/lib/awards/commands/propose-awards';
import { pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { approve } from './approving';
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

const person = (login: string) => board.people[login]!;
const one = (at: number) => [round.awardIds[at]!];
const valid = (at: number) =>
  person('chair').act(async (tx) => {
    const rows = await tx.execute<{ n: number; status: string }>(
      sql`SELECT app.valid_approvals(w) AS n, status FROM app.award w WHERE id = ${round.awardIds[at]!}`,
    );
    return [rows[0]!.n, rows[0]!.status];
  });
const approveWith = (login: string, awardIds: number[], pinConfirmationId?: number) => () =>
  person(login).act((tx, actor) => approveAwards(tx, { ...actor, pinConfirmationId }, { awardIds }));

it('approveAwards refuses the one who proposed; another person is let through', async () => {
  // The chair takes the proposal over by changing it, and so stands where the secretary stood.
  await person('chair').act(async (tx) => {
    await tx.execute(sql`SELECT audit.record('{"kind":"award.changed","subjectType":"award"}')`);
    await tx.execute(
      sql`SELECT ledger.open_fund('{"code":"b","name":"B","publicLabel":"B","kind":"operating","openedOn":"2019-01-01"}')`,
    );
  });
  const [other] = await person('chair').act((tx) =>
    tx.execute<{ id: string }>(sql`SELECT id FROM ledger.fund WHERE code = 'b'`),
  );
  const change =
    (fundId: number) =>
    (tx: Parameters<typeof changeAwardAmount>[0], actor: Parameters<typeof changeAwardAmount>[1]) =>
      changeAwardAmount(tx, actor, { awardId: round.awardIds[0]!, amountVnd: 500_000n, fundId });
  await person('chair').act(change(Number(other!.id)));
  await person('chair').act(change(board.fundId));
  expect(await refusedWith(() => approve(person('chair'), one(0)))).toBe('awards.ownProposal');
  expect(await refusedWith(() => approve(person('huong'), one(0)))).toBe('accepted');
});

it('approveAwards refuses the one who handed the form in, and the secretary altogether', async () => {
  expect(await refusedWith(() => approve(person('loan'), one(3)))).toBe('awards.ownProposal');
  expect(await refusedWith(() => approve(person('loan'), one(1)))).toBe('accepted');
  expect(await refusedWith(() => approve(person('secretary'), one(1)))).toBe('access.notPermitted');
});

it('approveAwards refuses a recused person and one whose own ward receives it', async () => {
  await person('secretary').act((tx, actor) =>
    declareRecusal(tx, actor, {
      nominationId: round.files.linh!,
      kind: 'kin',
      userId: person('linh').actor.userId,
    }),
  );
  expect(await refusedWith(() => approve(person('linh'), one(0)))).toBe('awards.recused');
  await person('secretary').act(async (tx) => {
    await tx.execute(sql`SELECT audit.record('{"kind":"party.changed","subjectType":"party"}')`);
    await tx.execute(sql`UPDATE app.party SET user_id = ${person('linh').actor.userId}
      WHERE id = (SELECT guardian_id FROM app.party p JOIN app.award w ON w.party_id = p.id WHERE w.id = ${round.awardIds[1]!})`);
  });
  expect(await refusedWith(() => approve(person('linh'), one(1)))).toBe('awards.ownAward');
  expect(await refusedWith(() => approve(person('linh'), one(2)))).toBe('accepted');
});

it('approveAwards counts one person once, however often that person confirms', async () => {
  await approve(person('huong'), one(1));
  expect(await refusedWith(() => approve(person('huong'), one(1)))).toBe('awards.alreadyApproved');
  expect(await valid(1)).toEqual([2, 'approved']);
  await approve(person('viceChair'), one(1));
  expect(await valid(1)).toEqual([3, 'approved']);
});

it('approveAwards wants a PIN: not without, not a used one, not another person, purpose, list or session', async () => {
  const digest = await person('hai').act((tx) => awardsDigest(tx, one(2)));
  const otherDigest = await person('hai').act((tx) => awardsDigest(tx, one(3)));
  expect(await refusedWith(approveWith('hai', one(2)))).toBe('access.pinNotConfirmed');
  expect(
    await refusedWith(approveWith('hai', one(2), await person('hai').confirm('approveAwards', otherDigest))),
  ).toBe('access.pinNotConfirmed');
  expect(
    await refusedWith(approveWith('hai', one(2), await person('hai').confirm('issueDecision', digest))),
  ).toBe('access.pinNotConfirmed');
  expect(
    await refusedWith(approveWith('hai', one(2), await person('huong').confirm('approveAwards', digest))),
  ).toBe('access.pinNotConfirmed');
  const good = await person('hai').confirm('approveAwards', digest);
  expect(await refusedWith(approveWith('hai', one(2), good))).toBe('accepted');
  expect(await refusedWith(approveWith('hai', one(2), good))).toBe('access.pinNotConfirmed');
});

it('a change after an approval voids it: the old PIN, the old approval and the old status are gone', async () => {
  expect(await valid(2)).toEqual([2, 'approved']);
  const [fund] = await person('chair').act((tx) =>
    tx.execute<{ id: string }>(sql`SELECT id FROM ledger.fund WHERE code = 'b'`),
  );
  const digest = await person('huong').act((tx) => awardsDigest(tx, one(2)));
  const early = await person('huong').confirm('approveAwards', digest);
  await person('secretary').act((tx, actor) =>
    changeAwardAmount(tx, actor, {
      awardId: round.awardIds[2]!,
      amountVnd: 500_000n,
      fundId: Number(fund!.id),
    }),
  );
  expect(await valid(2)).toEqual([0, 'proposed']);
  expect(await refusedWith(approveWith('huong', one(2), early))).toBe('access.pinNotConfirmed');
});

it('approveAwards cannot promise more than the fund has, whether approved together or one after the other', async () => {
  // The second fund is empty: the first approval passes, the one that would make it count is refused.
  await approve(person('huong'), one(2));
  expect(await refusedWith(() => approve(person('viceChair'), one(2)))).toBe('ledger.fundOverspent');
  await person('secretary').act((tx, actor) =>
    changeAwardAmount(tx, actor, { awardId: round.awardIds[2]!, amountVnd: 500_000n, fundId: board.fundId }),
  );
  await approve(person('huong'), one(2));
  expect(await refusedWith(() => approve(person('viceChair'), one(2)))).toBe('accepted');
});

it('approveAwards refuses roles that do not approve, an unknown award, and writing approvals by plain SQL', async () => {
  expect(await refusedWith(() => approve(person('accountant'), one(3)))).toBe('access.notPermitted');
  expect(await refusedWith(() => approve(person('huong'), [999_999]))).toBe('awards.notFound');
  const smuggle = () =>
    person('huong').act((tx) =>
      tx.execute(sql`INSERT INTO app.award_approval (association_id, award_id, award_version, user_id, content_hash, pin_confirmation_id)
        SELECT association_id, id, version, 1, app.award_hash(w), 1 FROM app.award w`),
    );
  expect(await refusedWith(smuggle)).toBe('42501');
  const stamp = () => person('huong').act((tx) => tx.execute(sql`UPDATE app.award SET status = 'approved'`));
  expect(await refusedWith(stamp)).toBe('42501');
});

it('a later recusal takes the approval away, and one more approval repairs it', async () => {
  await approve(person('huong'), one(3));
  await approve(person('viceChair'), one(3));
  await person('huong').act((tx, actor) =>
    declareRecusal(tx, actor, { nominationId: round.files.hoa!, kind: 'kin' }),
  );
  expect(await valid(3)).toEqual([1, 'approved']);
  await approve(person('hai'), one(3));
  expect(await valid(3)).toEqual([2, 'approved']);
});

/** issueDecision: numbered one after another, signed with a PIN, never beyond the fund. */

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { declareRecusal } from '@/lib/awards/commands/declare-recusal';
import { decisionDigest, issueDecision } from '@/lib/awards/commands/issue-decision';
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
  board = await openBoard(database.urls, 'xa-mot', 1_900_000n);
  round = await proposeTet2019(board);
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

const person = (login: string) => board.people[login]!;
const sign =
  (login: string, awardIds: number[], changes: object = {}) =>
  () =>
    decide(person(login), { roundId: round.roundId, awardIds, ...changes });
const books = () =>
  person('chair').act(async (tx) => {
    const rows = await tx.execute(sql`
      SELECT (SELECT count(*)::int FROM app.decision) AS decisions, (SELECT count(*)::int FROM ledger.commitment) AS promises,
             (SELECT coalesce(max(last_number), 0) FROM ledger.book_counter WHERE book = 'QD') AS last,
             ledger.fund_available(${board.founded.associationId}, ${board.fundId})::text AS left`);
    return rows[0];
  });

it('issueDecision refuses awards without two approvals, an empty list, and a list from another round', async () => {
  const [first] = round.awardIds;
  expect(await refusedWith(sign('chair', [first!]))).toBe('awards.notApproved');
  await approve(person('chair'), [first!]);
  expect(await refusedWith(sign('chair', [first!]))).toBe('awards.notApproved');
  expect(await refusedWith(sign('chair', []))).toBe('awards.notFound');
  expect(await refusedWith(sign('chair', [first!, first!]))).toBe('awards.notFound');
  expect(await refusedWith(sign('chair', [999_999]))).toBe('awards.notFound');
  expect(await books()).toEqual({ decisions: 0, promises: 0, last: 0, left: '1900000' });
});

it('approvals stop at what the fund has: 1.900.000 đồng approve three awards of 500.000, not four', async () => {
  await approve(person('huong'), [round.awardIds[0]!]);
  await approve(person('chair'), round.awardIds.slice(1));
  await approve(person('huong'), round.awardIds.slice(1, 3));
  expect(await refusedWith(() => approve(person('huong'), [round.awardIds[3]!]))).toBe(
    'ledger.fundOverspent',
  );
});

it('issueDecision refuses a decision that the fund can no longer carry, even when the approvals stand', async () => {
  const three = round.awardIds.slice(0, 3);
  // Another promise takes the money in the meantime; only the owner can make one past the doors.
  const { withConnection } = await import('@/tests/setup/connection');
  const owner = decodeURIComponent(new URL(database.urls.migrator).username).replace(/_migrator$/, '_owner');
  const promise = (amount: number) =>
    withConnection(database.urls.migrator, async (connection) => {
      await connection.unsafe(`SET ROLE "${owner}"`);
      await connection`INSERT INTO ledger.commitment (association_id, fund_id, amount_vnd, award_id, recorded_at, xid)
        VALUES (${board.founded.associationId}, ${board.fundId}, ${amount}, ${three[0]!}, now(), pg_current_xact_id())`;
    });
  await promise(401_000);
  expect(await refusedWith(sign('chair', three))).toBe('ledger.fundOverspent');
  await promise(-401_000);
});

it('issueDecision wants the signer to be a leader, with a PIN for this very text and list', async () => {
  const three = round.awardIds.slice(0, 3);
  expect(await refusedWith(sign('huong', three))).toBe('access.notPermitted');
  const input = { roundId: round.roundId, awardIds: three, decidedOn: '2019-01-28', title: 'Một', basis: '' };
  const digest = await person('chair').act((tx) => decisionDigest(tx, input));
  const run = (changes: object, pinConfirmationId?: number) => () =>
    person('chair').act((tx, actor) =>
      issueDecision(tx, { ...actor, pinConfirmationId }, { ...input, ...changes }),
    );
  expect(await refusedWith(run({}))).toBe('access.pinNotConfirmed');
  const pin = await person('chair').confirm('issueDecision', digest);
  expect(await refusedWith(run({ title: 'Hai' }, pin))).toBe('access.pinNotConfirmed');
  expect(await refusedWith(run({ awardIds: three.slice(0, 2) }, pin))).toBe('access.pinNotConfirmed');
  expect(await refusedWith(run({ decidedOn: '2019-01-29' }, pin))).toBe('access.pinNotConfirmed');
});

it('issueDecision refuses a day before the meeting or not yet come, and a signer recused from one of the files', async () => {
  const three = round.awardIds.slice(0, 3);
  expect(await refusedWith(sign('chair', three, { decidedOn: '2019-01-24' }))).toBe(
    'awards.decisionBeforeMeeting',
  );
  expect(await refusedWith(sign('chair', three, { decidedOn: '2999-01-01' }))).toBe('ledger.futureDate');
  await person('viceChair').act((tx, actor) =>
    declareRecusal(tx, actor, { nominationId: round.files.linh!, kind: 'kin' }),
  );
  expect(await refusedWith(sign('viceChair', three))).toBe('awards.recused');
});

it('issueDecision numbers 1, 2 in the year without a gap, promises the money, and decides the round at the end', async () => {
  const first = await decide(person('chair'), {
    roundId: round.roundId,
    awardIds: round.awardIds.slice(0, 2),
  });
  expect(first).toMatchObject({ number: 1, year: 2019, totalVnd: '1000000' });
  const second = await decide(person('chair'), { roundId: round.roundId, awardIds: [round.awardIds[2]!] });
  expect(second).toMatchObject({ number: 2, totalVnd: '500000' });
  expect(await books()).toEqual({ decisions: 2, promises: 5, last: 2, left: '400000' });
  expect(await refusedWith(sign('chair', [round.awardIds[0]!]))).toBe('awards.notApproved');
  const [state] = await person('chair').act((tx) => tx.execute(sql`SELECT status FROM app.award_round`));
  expect(state).toEqual({ status: 'proposed' });
});

it('a decision is never changed or removed by the app', async () => {
  const attack = (text: string) => () => person('chair').act((tx) => tx.execute(sql.raw(text)));
  expect(await refusedWith(attack(`UPDATE app.decision SET title = 'x'`))).toBe('42501');
  expect(await refusedWith(attack('DELETE FROM app.decision'))).toBe('42501');
  const change = () =>
    person('secretary').act(async (tx) => {
      await tx.execute(sql`SELECT audit.record('{"kind":"award.changed","subjectType":"award"}')`);
      await tx.execute(sql`UPDATE app.award SET amount_vnd = 1 WHERE status = 'decided'`);
    });
  expect(await refusedWith(change)).toBe('awards.alreadyDecided');
});

/**
 * The same command five times at the same moment: it takes effect once, and the others are told why not.
 * One answer accepts and four refuse; rows are counted as well where a second one could stand beside the first.
 */
import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closePools, type Tx } from '@/db/client';
import type { Actor } from '@/lib/access/actor';
import { withdrawAward } from '@/lib/awards/commands/approve-awards';
import { declareRecusal } from '@/lib/awards/commands/declare-recusal';
import { concludeMeeting, takeAttendance } from '@/lib/awards/commands/hold-meeting';
import { decisionDigest, issueDecision } from '@/lib/awards/commands/issue-decision';
import { proposeAwards } from '@/lib/awards/commands/propose-awards';
import { reviewNomination } from '@/lib/awards/commands/review-nomination';
import * as ceremonies from '@/lib/ceremonies/commands';
import { publish, withdrawPublication } from '@/lib/honours/commands';
import { giveConsent, withdrawConsent } from '@/lib/honours/commands/consents';
import { closePeriod, reopenPeriod } from '@/lib/ledger/commands';
import * as payments from '@/lib/payments/commands';
import { approve } from '@/tests/db/awards/approving';
import * as tet from '@/tests/db/awards/tet-2019';
import { decidedBoard, orderFor } from '@/tests/db/payments/paying';
import { type Colleague, pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';

let database: TestDatabase;
let admin: postgres.Sql;
beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  admin = postgres(database.superuserUrl, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
  await closePools();
  await admin.end();
  await database.drop();
});

/** Five at once; the answers of those that were refused, after checking that just one was accepted. */
async function onceOf(
  person: Colleague,
  work: (tx: Tx, actor: Actor) => Promise<unknown>,
): Promise<string[]> {
  const answers = await Promise.all(Array.from({ length: 5 }, () => refusedWith(() => person.act(work))));
  const refused = answers.filter((answer) => answer !== 'accepted');
  expect(refused, answers.join()).toHaveLength(4);
  for (const answer of refused) expect(answer).toMatch(/^[a-z]+\.[a-zA-Z]+$/);
  return [...new Set(refused)];
}

async function count(from: string): Promise<number> {
  const [row] = await admin.unsafe<{ n: number }[]>(`SELECT count(*)::int AS n FROM ${from}`);
  return row!.n;
}

it('a round: review, recusal, end of the meeting, proposal, withdrawal and decision happen once', async () => {
  const board = await tet.openBoard(database.urls, 'xa-mot');
  const { secretary, chair, loan, huong } = board.people as Record<string, Colleague>;
  const round = await tet.openTet2019(board);
  const { roundId } = round;
  const files = await tet.submitForms(board, round);
  await onceOf(secretary!, (tx, actor) =>
    reviewNomination(tx, actor, { nominationId: files.nuong!, outcome: 'verified' }),
  );
  const { nuong: _, ...others } = files;
  await tet.reviewForms(board, others);
  await tet.openMeeting(board, round, files);
  await onceOf(loan!, (tx, actor) => declareRecusal(tx, actor, { nominationId: files.ngan!, kind: 'clan' }));
  const presentUserIds = tet.presentLogins.map((login) => board.people[login]!.actor.userId);
  const present = () => count(`app.council_member WHERE round_id = ${roundId} AND is_present`);
  const attend = () =>
    secretary!.act((tx, actor) =>
      takeAttendance(tx, actor, { roundId, presentUserIds, meetingOn: '2019-01-25' }),
    );
  await Promise.all(Array.from({ length: 5 }, attend));
  expect(await present()).toBe(tet.presentLogins.length);
  await tet.voteAll(board, files);
  await onceOf(secretary!, (tx, actor) => concludeMeeting(tx, actor, { roundId }));
  await onceOf(secretary!, (tx, actor) => proposeAwards(tx, actor, { roundId }));
  const awards = await admin<
    { id: string }[]
  >`SELECT id FROM app.award WHERE round_id = ${roundId} ORDER BY id`;
  const [gone, ...awardIds] = awards.map((row) => Number(row.id));
  await onceOf(secretary!, (tx, actor) => withdrawAward(tx, actor, { awardId: gone!, reason: 'xin rút' }));
  for (const person of [chair!, huong!]) await approve(person, awardIds);
  const decision = {
    roundId,
    awardIds,
    decidedOn: '2019-01-28',
    title: 'Về việc trao thưởng',
    basis: 'Biên bản',
  };
  const pinConfirmationId = await chair!.confirm(
    'issueDecision',
    await chair!.act((tx) => decisionDigest(tx, decision)),
  );
  await onceOf(chair!, (tx, actor) => issueDecision(tx, { ...actor, pinConfirmationId }, decision));
  expect(await count(`app.decision WHERE round_id = ${roundId} AND number = 1`)).toBe(1);
  expect(await count(`app.decision WHERE round_id = ${roundId}`)).toBe(1);
});

it('an order and a ceremony: one order for an award, one withdrawal, one handing-over, one end', async () => {
  const board = await decidedBoard(database.urls, 'xa-hai');
  const { accountant, secretary } = board.people as Record<string, Colleague>;
  await onceOf(accountant!, (tx, actor) =>
    payments.preparePaymentOrder(tx, actor, {
      ...{ kind: 'award', awardIds: [board.awards.linh], accountId: board.accounts.cash },
      ...{ reason: 'Chi học bổng', dueOn: '2019-02-09' },
    }),
  );
  expect(await count(`app.payment_order_award WHERE award_id = ${board.awards.linh}`)).toBe(1);
  const orderId = await orderFor(board, ['nuong']);
  await onceOf(accountant!, (tx, actor) =>
    payments.withdrawPaymentOrder(tx, actor, { orderId, reason: 'Lập nhầm' }),
  );
  const plan = {
    slug: 'tet-2019',
    roundId: board.round.roundId,
    name: 'Tết',
    heldOn: '2019-02-09',
    place: 'x',
  };
  await onceOf(secretary!, (tx, actor) => ceremonies.planCeremony(tx, actor, plan));
  const [planned] = await admin<
    { id: string }[]
  >`SELECT id FROM app.ceremony WHERE round_id = ${plan.roundId}`;
  const ceremonyId = Number(planned!.id);
  await secretary!.act((tx, actor) => ceremonies.listAwardsForCeremony(tx, actor, { ceremonyId }));
  const rows = await admin<{ id: string }[]>`SELECT id FROM app.handover WHERE ceremony_id = ${ceremonyId}`;
  const [first, ...later] = rows.map((row) => Number(row.id));
  await onceOf(secretary!, (tx, actor) =>
    ceremonies.handOver(tx, actor, {
      ...{ handoverId: first!, receiverKind: 'guardian', receiverName: 'Bùi Thị Nga' },
      ...{ isSigned: true, handedOn: '2019-02-09' },
    }),
  );
  for (const handoverId of later)
    await onceOf(secretary!, (tx, actor) => ceremonies.markAbsent(tx, actor, { handoverId }));
  await onceOf(secretary!, (tx, actor) => ceremonies.closeCeremony(tx, actor, { ceremonyId }));
});

it('publications and consents: versions without a hole, one withdrawal, one consent in force', async () => {
  const board = await decidedBoard(database.urls, 'xa-ba');
  const { chair, secretary } = board.people as Record<string, Colleague>;
  const list = { kind: 'honourList', year: 2019, asOf: '2019-12-31' } as const;
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => chair!.act((tx, actor) => publish(tx, actor, list))),
  );
  expect(answers.map(({ version }) => version).sort()).toEqual([1, 2, 3, 4, 5]);
  const { publicationId } = answers.find(({ version }) => version === 5)!;
  await onceOf(chair!, (tx, actor) => withdrawPublication(tx, actor, { publicationId, reason: 'nhầm' }));
  const [linh] = await admin<
    { id: string }[]
  >`SELECT party_id AS id FROM app.award WHERE id = ${board.awards.linh}`;
  const consent = { partyId: Number(linh!.id), fields: ['name' as const] };
  const agree = () =>
    secretary!.act((tx, actor) =>
      giveConsent(tx, actor, {
        ...{ ...consent, giver: 'guardian', givenOn: '2019-02-20' },
        representative: { name: 'Phạm Văn Mẫu', relation: 'father' },
      }),
    );
  await Promise.all(Array.from({ length: 5 }, () => refusedWith(agree)));
  expect(await count(`app.consent WHERE party_id = ${consent.partyId} AND withdrawn_at IS NULL`)).toBe(1);
  await onceOf(secretary!, (tx, actor) => withdrawConsent(tx, actor, consent));
});

it('a month closed five times at once is one closed month, and is reopened once', async () => {
  const board = await tet.openBoard(database.urls, 'xa-bon');
  const { accountant, chair } = board.people as Record<string, Colleague>;
  const month = { year: 2019, month: 1 };
  const counted = { ...month, cashCountedVnd: 51_850_000n, bankConfirmedVnd: 0n };
  expect(await onceOf(accountant!, (tx, actor) => closePeriod(tx, actor, counted))).toEqual([
    'ledger.alreadyClosed',
  ]);
  const closings = `audit.event WHERE association_id = ${board.founded.associationId} AND kind = 'period.closed'`;
  expect(await count(closings)).toBe(1);
  const closed = `ledger.period WHERE association_id = ${board.founded.associationId} AND status = 'closed'`;
  expect(await count(`${closed} AND cash_counted_vnd = 51850000`)).toBe(1);
  await onceOf(chair!, (tx, actor) => reopenPeriod(tx, actor, { ...month, reason: 'sót chứng từ' }));
  expect(await count(closed)).toBe(0);
});

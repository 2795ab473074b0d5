/**
 * The power goes after every command of a whole story, just before its commit: nothing of it remains in any table.
 * The same work is then let through, so that the next command stands where it would stand in life.
 */
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { withdrawAward } from '@/lib/awards/commands/approve-awards';
import { changeAwardAmount, changeRate, promoteReserve } from '@/lib/awards/commands/propose-awards';
import { readHardship } from '@/lib/awards/commands/read-hardship';
import * as ceremonies from '@/lib/ceremonies/commands';
import * as gifts from '@/lib/contributions/commands';
import { publish, withdrawPublication } from '@/lib/honours/commands';
import { giveConsent, withdrawConsent } from '@/lib/honours/commands/consents';
import { closePeriod, reopenPeriod } from '@/lib/ledger/commands';
import { countPrint } from '@/lib/ledger/commands/count-print';
import * as payments from '@/lib/payments/commands';
import { approve, decide } from '@/tests/db/awards/approving';
import * as tet from '@/tests/db/awards/tet-2019';
import { openBalances, openBooks } from '@/tests/db/contributions/books';
import { give } from '@/tests/db/contributions/story';
import { pinFor } from '@/tests/db/payments/paying';
import { type Colleague, pointPoolsAt } from '@/tests/factories/association';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { differences, type Picture, photographer, watch } from './power-cuts';

let database: TestDatabase;
let admin: postgres.Sql;
let take: () => Promise<Picture>;

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  admin = postgres(database.superuserUrl, { max: 1, onnotice: () => {} });
  take = await photographer(admin);
});
afterAll(async () => {
  await closePools();
  await admin.end();
  await database.drop();
});

/** The changes around proposing: a rate, an amount, an award taken back, the reserve in its place, a file come back. */
async function proposeWithChanges(board: tet.Board): Promise<tet.ProposedRound> {
  const { secretary, chair } = board.people as Record<string, Colleague>;
  const round = await tet.proposeTet2019(board);
  const { roundId, student: categoryId } = round;
  await chair!.act((tx, actor) =>
    readHardship(tx, actor, { nominationIds: [round.files.nuong!], reason: 'Xem trước khi duyệt' }),
  );
  await secretary!.act((tx, actor) =>
    changeRate(tx, actor, { roundId, categoryId, rateVnd: 600_000n, reason: 'Có thêm tiền' }),
  );
  await secretary!.act((tx, actor) =>
    changeAwardAmount(tx, actor, { awardId: round.awardIds[0]!, amountVnd: 600_000n }),
  );
  await secretary!.act((tx, actor) =>
    withdrawAward(tx, actor, { awardId: round.awardIds[2]!, reason: 'Gia đình xin rút' }),
  );
  await secretary!.act((tx, actor) => promoteReserve(tx, actor, { roundId, categoryId }));
  const awardIds = round.awardIds.filter((_, at) => at !== 2);
  for (const login of ['chair', 'huong']) await approve(board.people[login]!, awardIds);
  await decide(chair!, { roundId, awardIds });
  return { ...round, awardIds };
}

/** An order withdrawn, another changed, approved and paid. */
async function payAwards(board: tet.Board, awardIds: number[]): Promise<void> {
  const { accountant, cashier, chair } = board.people as Record<string, Colleague>;
  const prepare = () =>
    accountant!.act((tx, actor) =>
      payments.preparePaymentOrder(tx, actor, {
        ...{ kind: 'award', awardIds, accountId: board.accounts.cash },
        ...{ reason: 'Chi học bổng', dueOn: '2019-02-09' },
      }),
    );
  const { orderId: first } = await prepare();
  await accountant!.act((tx, actor) =>
    payments.withdrawPaymentOrder(tx, actor, { orderId: first, reason: 'Lập nhầm' }),
  );
  const { orderId, version } = await prepare();
  await accountant!.act((tx, actor) =>
    payments.changePaymentOrder(tx, actor, { orderId, version, reason: 'Chi học bổng Tết' }),
  );
  const approval = await pinFor(chair!, 'approvePayment', orderId);
  await chair!.act((tx, actor) =>
    payments.approvePayment(tx, { ...actor, pinConfirmationId: approval }, { orderId }),
  );
  const payment = await pinFor(cashier!, 'payOrder', orderId);
  await cashier!.act((tx, actor) =>
    payments.payOrder(
      tx,
      { ...actor, pinConfirmationId: payment },
      { orderId, occurredOn: '2019-02-09', requestKey: 'pay-once' },
    ),
  );
}

/** Handed over, missed, given later, signed, closed. */
async function handAllOver(secretary: Colleague, roundId: number): Promise<void> {
  const { ceremonyId } = await secretary.act((tx, actor) =>
    ceremonies.planCeremony(tx, actor, {
      ...{ slug: 'tet-2019', roundId, name: 'Tết khuyến học', heldOn: '2019-02-09', place: 'Hội trường' },
    }),
  );
  await secretary.act((tx, actor) => ceremonies.listAwardsForCeremony(tx, actor, { ceremonyId }));
  const rows = await admin<{ id: string }[]>`SELECT id FROM app.handover WHERE ceremony_id = ${ceremonyId}`;
  const [missing, ...present] = rows.map((row) => Number(row.id));
  const received = {
    receiverKind: 'guardian',
    receiverName: 'Bùi Thị Nga',
    isSigned: false,
    handedOn: '2019-02-09',
  } as const;
  for (const handoverId of present)
    await secretary.act((tx, actor) => ceremonies.handOver(tx, actor, { handoverId, ...received }));
  await secretary.act((tx, actor) => ceremonies.markAbsent(tx, actor, { handoverId: missing! }));
  await secretary.act((tx, actor) => ceremonies.closeCeremony(tx, actor, { ceremonyId }));
  await secretary.act((tx, actor) =>
    ceremonies.handOverLater(tx, actor, { handoverId: missing!, ...received }),
  );
  await secretary.act((tx, actor) => ceremonies.markSigned(tx, actor, { handoverId: missing! }));
}

describe('the power goes just before the commit', () => {
  it('of every command from an open round to closed ceremony and publication: nothing remains', async () => {
    const board = await tet.openBoard(database.urls, 'xa-mot');
    const { secretary, chair } = board.people as Record<string, Colleague>;
    const findings = watch(Object.values(board.people), { admin, take });
    const round = await proposeWithChanges(board);
    await secretary!.act((tx, actor) =>
      countPrint(tx, actor, { paper: 'minutes', subjectType: 'round', subjectId: round.roundId }),
    );
    await payAwards(board, round.awardIds);
    await handAllOver(secretary!, round.roundId);
    const [linh] = await admin<
      { id: string }[]
    >`SELECT party_id AS id FROM app.nomination WHERE id = ${round.files.linh!}`;
    const consent = { partyId: Number(linh!.id), fields: ['name' as const] };
    await secretary!.act((tx, actor) =>
      giveConsent(tx, actor, {
        ...{ ...consent, giver: 'guardian', givenOn: '2019-02-20' },
        representative: { name: 'Phạm Văn Mẫu', relation: 'father' },
      }),
    );
    await secretary!.act((tx, actor) => withdrawConsent(tx, actor, { ...consent, reason: 'đổi ý' }));
    const { publicationId } = await chair!.act((tx, actor) =>
      publish(tx, actor, { kind: 'honourList', year: 2019, asOf: '2019-12-31' }),
    );
    await chair!.act((tx, actor) => withdrawPublication(tx, actor, { publicationId, reason: 'nhầm' }));
    expect(findings.remains).toEqual([]);
    expect(findings.cuts).toBeGreaterThan(60);
    expect([...findings.events].sort()).toMatchSnapshot();
  });

  it('of every command of money that comes in, and of closing a month: nothing remains', async () => {
    const books = await openBooks(database.urls, 'xa-hai');
    const { accountant, cashier, chair } = books;
    const findings = watch([accountant, cashier, chair, books.secretary], { admin, take });
    await openBalances(books);
    const gift = { amountVnd: 90_000n, occurredOn: '2019-01-10' };
    const posted = await give(cashier, books, gift);
    const first = { contributionId: (await give(accountant, books, gift)).contributionId };
    const second = { contributionId: (await give(accountant, books, gift)).contributionId };
    await cashier.act((tx, actor) => gifts.confirmCashReceipt(tx, actor, first));
    await cashier.act((tx, actor) => gifts.withdrawContribution(tx, actor, { ...second, reason: 'nhầm' }));
    await accountant.act((tx, actor) => gifts.changePublicName(tx, actor, { ...first, choice: 'anonymous' }));
    await cashier.act((tx, actor) =>
      gifts.voidContribution(tx, actor, {
        ...{ contributionId: posted.contributionId, reason: 'ghi nhầm', occurredOn: '2019-01-11' },
      }),
    );
    const month = { year: 2019, month: 1 };
    await accountant.act((tx, actor) =>
      closePeriod(tx, actor, { ...month, cashCountedVnd: 3_340_000n, bankConfirmedVnd: 48_600_000n }),
    );
    await chair.act((tx, actor) => reopenPeriod(tx, actor, { ...month, reason: 'sót chứng từ' }));
    expect(findings.remains).toEqual([]);
    expect([...findings.events].sort()).toMatchSnapshot();
  });
});

it('control: the pictures show a single committed row, so a remainder would be seen', async () => {
  const board = await tet.openBoard(database.urls, 'xa-bon');
  const before = await take();
  expect(differences(before, await take())).toEqual([]);
  await tet.openTet2019(board);
  expect(differences(before, await take())).toEqual(
    expect.arrayContaining(['app.award_round', 'app.council_member', 'audit.change', 'audit.event']),
  );
});

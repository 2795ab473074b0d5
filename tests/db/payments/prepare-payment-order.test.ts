/** preparePaymentOrder, changePaymentOrder, withdrawPaymentOrder: what an order may be, and what a change does to it. */
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import {
  approvePayment,
  changePaymentOrder,
  preparePaymentOrder,
  withdrawPaymentOrder,
} from '@/lib/payments/commands';
import { prepareData } from '@/lib/payments/preparation';
import { orderApprovals, orderById } from '@/lib/payments/queries';
import { pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import {
  approveWithPin,
  booksOf,
  type DecidedBoard,
  decidedBoard,
  expenseOrder,
  orderFor,
  orderState,
  payWithPin,
  pinFor,
} from './paying';

let database: TestDatabase;
let board: DecidedBoard;
let other: DecidedBoard;

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  board = await decidedBoard(database.urls, 'xa-mot');
  other = await decidedBoard(database.urls, 'xa-hai');
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

const accountant = () => board.people.accountant!;
const withdraw = (orderId: number) =>
  accountant().act((tx, actor) => withdrawPaymentOrder(tx, actor, { orderId, reason: 'Lập nhầm' }));
const refused = (names: Parameters<typeof orderFor>[1], changes: Parameters<typeof orderFor>[2] = {}) =>
  refusedWith(() => orderFor(board, names, changes));

describe('prepareData', () => {
  it('offers the awards of the round that was asked for', async () => {
    const offered = async (dot?: string) =>
      (await accountant().act((tx) => prepareData(tx, { dot }))).awards.map((award) => award.roundSlug);
    const all = await offered();
    expect(all.length).toBeGreaterThan(0);
    expect(await offered(all[0])).toEqual(all);
    expect(await offered('dot-khac')).toEqual([]);
  });
});

describe('preparePaymentOrder', () => {
  it('adds up the awards and uses no number', async () => {
    const orderId = await orderFor(board, ['linh', 'hoa']);
    const order = await accountant().act((tx) => orderById(tx, orderId));
    expect(order).toMatchObject({ amountVnd: 1_000_000n, book: 'PC', status: 'prepared', awardCount: 2 });
    expect((await booksOf(board)).lastNumber).toBe(0);
    await withdraw(orderId);
  });

  it('refuses an award that already stands on another order, and allows it again once that order is withdrawn', async () => {
    const orderId = await orderFor(board, ['linh', 'nuong']);
    expect(await refused(['nuong', 'hoa'])).toBe('payments.awardAlreadyOrdered');
    await withdraw(orderId);
    const again = await orderFor(board, ['nuong', 'hoa']);
    await withdraw(again);
  });

  it('lets two accountants at once put an award on one order only', async () => {
    const tries = await Promise.allSettled([
      orderFor(board, ['ngan', 'hoa']),
      orderFor(board, ['hoa', 'ngan']),
      orderFor(board, ['ngan']),
    ]);
    const made = tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(made.length).toBe(1);
    for (const orderId of made) await withdraw(orderId);
  });

  it('refuses awards of another association, awards that do not exist and an empty list', async () => {
    expect(await refused([], { awardIds: [other.awards.linh] })).toBe('payments.noAwards');
    expect(await refused([], { awardIds: [board.awards.linh, 999_999] })).toBe('payments.awardNotPayable');
    expect(await refused([], { awardIds: [] })).toBe('payments.noAwards');
  });

  it('an award forced onto an order of another kind is refused by the database too', async () => {
    const orderId = await expenseOrder(board, { amountVnd: 500_000n });
    const forced = () =>
      accountant().act(async (tx) => {
        await tx.execute(
          sql`SELECT audit.record('{"kind":"paymentOrder.prepared","subjectType":"paymentOrder"}'::jsonb)`,
        );
        await tx.execute(sql`INSERT INTO app.payment_order_award (association_id, payment_order_id, award_id)
          VALUES (${board.founded.associationId}, ${orderId}, ${board.awards.linh})`);
      });
    expect(await refusedWith(forced)).toBe('payments.awardNotPayable');
    await withdraw(orderId);
  });

  it('pays money out of the box or the bank and goods out of the store, never the other way round', async () => {
    expect(await refused(['linh'], { accountId: board.extra.goods })).toBe('payments.wrongAccount');
    expect(await refused(['linh'], { accountId: board.accounts.income })).toBe('payments.wrongAccount');
    expect(await refused(['linh'], { accountId: other.accounts.cash })).toBe('payments.wrongAccount');
    const goods = await accountant().act((tx, actor) =>
      preparePaymentOrder(tx, actor, {
        ...{ kind: 'inKindIssue', fundId: board.fundId, accountId: board.extra.goods, amountVnd: 650_000n },
        ...{ payee: null, reason: 'Trao hợp đồng bảo hiểm', dueOn: '2019-10-13' },
      }),
    );
    expect(goods.book).toBe('PX');
    await withdraw(goods.orderId);
  });

  it.each(['cashier', 'chair', 'secretary', 'inspector'])('is not for the %s', async (login) => {
    const attempt = () =>
      board.people[login]!.act((tx, actor) =>
        preparePaymentOrder(tx, actor, {
          ...{ kind: 'award', awardIds: [board.awards.linh], accountId: board.accounts.cash },
          ...{ reason: 'x', dueOn: '2019-02-09' },
        }),
      );
    expect(await refusedWith(attempt)).toMatch(/access.notPermitted|42501/);
  });
});

describe('changePaymentOrder', () => {
  const change = (orderId: number, version: number, input: object) =>
    accountant().act((tx, actor) => changePaymentOrder(tx, actor, { orderId, version, ...input }));

  it('voids the approval: nothing is paid until the chair approves the new version', async () => {
    const orderId = await expenseOrder(board);
    await approveWithPin(board, orderId);
    expect((await booksOf(board)).promisedVnd).toBe('2200000');
    expect(await change(orderId, 1, { amountVnd: 300_000n })).toEqual({ version: 2 });
    expect(await orderState(board, orderId)).toBe('prepared 2');
    expect((await booksOf(board)).promisedVnd).toBe('2000000');
    expect(await refusedWith(() => payWithPin(board, orderId))).toBe('payments.notApproved');
    const approvals = await accountant().act((tx) => orderApprovals(tx, orderId));
    expect(approvals.map((one) => one.isCurrent)).toEqual([false]);
    await approveWithPin(board, orderId);
    expect((await payWithPin(board, orderId)).reference).toBe('PC 01/2019');
  });

  it('refuses a version that somebody else has replaced, another book, another amount of awards, a paid order', async () => {
    const orderId = await orderFor(board, ['linh']);
    expect(await change(orderId, 1, { reason: 'Chi học bổng cho em Linh' })).toEqual({ version: 2 });
    expect(await change(orderId, 2, { reason: 'Chi học bổng cho em Linh' })).toEqual({ version: 2 });
    expect(await refusedWith(() => change(orderId, 1, { reason: 'Khác' }))).toBe('payments.changed');
    expect(await refusedWith(() => change(orderId, 2, { accountId: board.extra.bank }))).toBe(
      'payments.otherBook',
    );
    expect(await refusedWith(() => change(orderId, 2, { amountVnd: 600_000n }))).toBe(
      'payments.awardAmountFixed',
    );
    await approveWithPin(board, orderId);
    await payWithPin(board, orderId);
    expect(await refusedWith(() => change(orderId, 2, { reason: 'Khác' }))).toBe('payments.alreadyPaid');
  });

  it('an amount forced past the command does not add up with its awards, so the chair cannot approve it', async () => {
    const orderId = await orderFor(board, ['nuong']);
    await accountant().act(async (tx) => {
      await tx.execute(
        sql`SELECT audit.record('{"kind":"paymentOrder.changed","subjectType":"paymentOrder"}'::jsonb)`,
      );
      await tx.execute(sql`UPDATE app.payment_order SET amount_vnd = 900000 WHERE id = ${orderId}`);
    });
    expect(await refusedWith(() => approveWithPin(board, orderId))).toBe('payments.awardsDoNotAddUp');
    await withdraw(orderId);
  });
});

describe('withdrawPaymentOrder', () => {
  it('frees what the approval had promised, wants a reason, and leaves a paid order alone', async () => {
    const orderId = await expenseOrder(board);
    const before = (await booksOf(board)).promisedVnd;
    await approveWithPin(board, orderId);
    expect(BigInt((await booksOf(board)).promisedVnd) - BigInt(before)).toBe(200_000n);
    const without = () =>
      accountant().act((tx, actor) => withdrawPaymentOrder(tx, actor, { orderId, reason: '  ' }));
    expect(await refusedWith(without)).toBe('ledger.reasonNeeded');
    await withdraw(orderId);
    expect((await booksOf(board)).promisedVnd).toBe(before);
    expect(await refusedWith(() => withdraw(orderId))).toBe('payments.alreadyPaid');
    expect(await refusedWith(() => payWithPin(board, orderId))).toBe('payments.alreadyPaid');
  });

  it('is not for the cashier', async () => {
    const orderId = await expenseOrder(board);
    const attempt = () =>
      board.people.cashier!.act((tx, actor) => withdrawPaymentOrder(tx, actor, { orderId, reason: 'x' }));
    expect(await refusedWith(attempt)).toMatch(/access.notPermitted|42501/);
    await withdraw(orderId);
  });

  it('refuses an approval of what was withdrawn', async () => {
    const orderId = await expenseOrder(board);
    const pinConfirmationId = await pinFor(board.people.chair!, 'approvePayment', orderId);
    await withdraw(orderId);
    const late = () =>
      board.people.chair!.act((tx, actor) =>
        approvePayment(tx, { ...actor, pinConfirmationId }, { orderId }),
      );
    expect(await refusedWith(late)).toBe('payments.alreadyApproved');
  });
});

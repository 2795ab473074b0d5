/** approvePayment: by the chair with a fresh PIN, of exactly this version, never of one's own order or for oneself. */
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { approvePayment, changePaymentOrder, preparePaymentOrder } from '@/lib/payments/commands';
import { orderById } from '@/lib/payments/queries';
import { registerParty } from '@/lib/people/commands';
import { pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import {
  alsoHolds,
  approveWithPin,
  type DecidedBoard,
  decidedBoard,
  expenseOrder,
  orderFor,
  orderState,
  pinFor,
} from './paying';

let database: TestDatabase;
let board: DecidedBoard;

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  board = await decidedBoard(database.urls, 'xa-mot');
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

const chair = () => board.people.chair!;

it('approvePayment approves once, with the PIN of the chair or the vice-chair', async () => {
  const [first, second] = [await expenseOrder(board), await expenseOrder(board)];
  await approveWithPin(board, first);
  await approveWithPin(board, second, 'viceChair');
  expect([await orderState(board, first), await orderState(board, second)]).toEqual([
    'approved 1',
    'approved 1',
  ]);
  expect(await refusedWith(() => approveWithPin(board, first, 'viceChair'))).toBe('payments.alreadyApproved');
});

it.each(['cashier', 'secretary', 'accountant', 'inspector'])(
  'approvePayment is not for the %s',
  async (login) => {
    const orderId = await expenseOrder(board);
    expect(await refusedWith(() => approveWithPin(board, orderId, login))).toMatch(
      /access.notPermitted|42501/,
    );
  },
);

it('approvePayment refuses without a PIN, with a PIN given for paying, for another order or for an earlier version', async () => {
  const [orderId, another] = [await expenseOrder(board), await expenseOrder(board)];
  const attempt = (pinConfirmationId?: number) => () =>
    chair().act((tx, actor) => approvePayment(tx, { ...actor, pinConfirmationId }, { orderId }));
  expect(await refusedWith(attempt())).toBe('access.pinNotConfirmed');
  expect(await refusedWith(attempt(await pinFor(chair(), 'payOrder', orderId)))).toBe(
    'access.pinNotConfirmed',
  );
  expect(await refusedWith(attempt(await pinFor(chair(), 'approvePayment', another)))).toBe(
    'access.pinNotConfirmed',
  );
  const early = await pinFor(chair(), 'approvePayment', orderId);
  await board.people.accountant!.act((tx, actor) =>
    changePaymentOrder(tx, actor, { orderId, version: 1, amountVnd: 250_000n }),
  );
  expect(await refusedWith(attempt(early))).toBe('access.pinNotConfirmed');
  const other = await pinFor(board.people.viceChair!, 'approvePayment', orderId);
  expect(await refusedWith(attempt(other))).toBe('access.pinNotConfirmed');
  const good = await pinFor(chair(), 'approvePayment', orderId);
  expect(await refusedWith(attempt(good))).toBe('accepted');
  const second = await expenseOrder(board);
  const reuse = () =>
    chair().act((tx, actor) =>
      approvePayment(tx, { ...actor, pinConfirmationId: good }, { orderId: second }),
    );
  expect(await refusedWith(reuse)).toBe('access.pinNotConfirmed');
});

it('whoever prepared an order does not approve it, even when he holds both offices', async () => {
  const both = await alsoHolds(board, 'accountant', 'chair');
  const { orderId } = await both.act((tx, actor) =>
    preparePaymentOrder(tx, actor, {
      ...{ kind: 'award', awardIds: [board.awards.hoa], accountId: board.accounts.cash },
      ...{ reason: 'Chi thưởng', dueOn: '2019-02-09' },
    }),
  );
  const pinConfirmationId = await pinFor(both, 'approvePayment', orderId);
  const own = () => both.act((tx, actor) => approvePayment(tx, { ...actor, pinConfirmationId }, { orderId }));
  expect(await refusedWith(own)).toBe('payments.ownOrder');
  await approveWithPin(board, orderId);
  expect(await orderState(board, orderId)).toBe('approved 1');
});

it('the chair does not approve a payment to himself; the page says so before he tries', async () => {
  const partyId = await board.people.accountant!.act((tx, actor) =>
    registerParty(tx, actor, {
      ...{ kind: 'individual', name: 'Người bỏ tiền mua hoa trước' },
      userId: board.founded.users.chair!,
    }),
  );
  const orderId = await expenseOrder(board, { payee: { partyId } });
  expect(await refusedWith(() => approveWithPin(board, orderId))).toBe('payments.ownOrder');
  expect(await chair().act((tx) => orderById(tx, orderId))).toMatchObject({ isInterested: true });
  expect(await board.people.viceChair!.act((tx) => orderById(tx, orderId))).toMatchObject({
    isInterested: false,
  });
  await approveWithPin(board, orderId, 'viceChair');
});

it('a guardian does not approve the payment to his ward', async () => {
  const guardianId = await board.people.accountant!.act((tx, actor) =>
    registerParty(tx, actor, {
      ...{ kind: 'individual', name: 'Ông của em Linh', userId: board.founded.users.chair! },
    }),
  );
  const childId = await board.people.accountant!.act((tx, actor) =>
    registerParty(tx, actor, { kind: 'individual', name: 'Em nhỏ', birthYear: 2010, guardianId }),
  );
  const orderId = await expenseOrder(board, { payee: { partyId: childId } });
  expect(await chair().act((tx) => orderById(tx, orderId))).toMatchObject({ isInterested: true });
  expect(await refusedWith(() => approveWithPin(board, orderId))).toBe('payments.ownOrder');
  await approveWithPin(board, orderId, 'viceChair');
});

it('a leader who is a recipient himself does not approve the list that pays him', async () => {
  const orderId = await orderFor(board, ['linh', 'ngan']);
  await board.people.accountant!.act(async (tx) => {
    await tx.execute(sql`SELECT audit.record('{"kind":"party.changed","subjectType":"party"}'::jsonb)`);
    await tx.execute(sql`UPDATE app.party SET user_id = ${board.founded.users.chair!}
      WHERE id = (SELECT party_id FROM app.award WHERE id = ${board.awards.ngan})`);
  });
  expect(await refusedWith(() => approveWithPin(board, orderId))).toBe('payments.ownOrder');
  await approveWithPin(board, orderId, 'viceChair');
});

it('approvePayment promises the money of an expense and refuses what the fund does not have', async () => {
  const orderId = await expenseOrder(board, { amountVnd: 9_000_000n });
  expect(await refusedWith(() => approveWithPin(board, orderId))).toBe('ledger.fundOverspent');
  expect(await orderState(board, orderId)).toBe('prepared 1');
});

/** payOrder: by the cashier, once, of exactly what was approved; after any failure nothing remains. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { postVoucher } from '@/lib/ledger/post';
import { changePaymentOrder, payOrder, preparePaymentOrder } from '@/lib/payments/commands';
import { orderById } from '@/lib/payments/queries';
import { pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import {
  approveWithPin,
  booksOf,
  type DecidedBoard,
  decidedBoard,
  eventsOf,
  expenseOrder,
  orderFor,
  orderState,
  payWithPin,
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

const cashier = () => board.people.cashier!;
const payWith = (orderId: number, pinConfirmationId: number | undefined, requestKey = `pay-${orderId}`) =>
  cashier().act((tx, actor) =>
    payOrder(tx, { ...actor, pinConfirmationId }, { orderId, occurredOn: '2019-02-09', requestKey }),
  );
const approvedOrder = async (changes: Parameters<typeof expenseOrder>[1] = {}) => {
  const orderId = await expenseOrder(board, changes);
  await approveWithPin(board, orderId);
  return orderId;
};

describe('payOrder refuses', () => {
  it('an order nobody approved, by the command and by the books themselves', async () => {
    const orderId = await orderFor(board, ['linh']);
    expect(await refusedWith(() => payWithPin(board, orderId))).toBe('payments.notApproved');
    const pinConfirmationId = await pinFor(cashier(), 'payOrder', orderId);
    const past = () =>
      cashier().act((tx, actor) =>
        postVoucher(
          tx,
          { ...actor, pinConfirmationId },
          {
            ...{ book: 'PC', purpose: 'award', occurredOn: '2019-02-09', requestKey: 'past' },
            paymentOrderId: orderId,
          },
        ),
      );
    expect(await refusedWith(past)).toBe('payments.notApproved');
    expect((await booksOf(board)).vouchers).toEqual([]);
  });

  it('an order changed after its approval', async () => {
    const orderId = await approvedOrder();
    await board.people.accountant!.act((tx, actor) =>
      changePaymentOrder(tx, actor, { orderId, version: 1, reason: 'Hoa và băng rôn' }),
    );
    expect(await refusedWith(() => payWithPin(board, orderId))).toBe('payments.notApproved');
  });

  it('without a PIN, with a PIN given for approving, for another order, or used once', async () => {
    const [orderId, another] = [await approvedOrder(), await approvedOrder()];
    expect(await refusedWith(() => payWith(orderId, undefined))).toBe('access.pinNotConfirmed');
    const purpose = await pinFor(cashier(), 'approvePayment', orderId);
    expect(await refusedWith(() => payWith(orderId, purpose))).toBe('access.pinNotConfirmed');
    const elsewhere = await pinFor(cashier(), 'payOrder', another);
    expect(await refusedWith(() => payWith(orderId, elsewhere))).toBe('access.pinNotConfirmed');
    const good = await pinFor(cashier(), 'payOrder', orderId);
    expect(await refusedWith(() => payWith(orderId, good))).toBe('accepted');
    expect(await refusedWith(() => payWith(another, good))).toBe('access.pinNotConfirmed');
    expect(await orderState(board, another)).toBe('approved 1');
  });

  it.each(['accountant', 'chair', 'secretary', 'inspector'])(
    'the %s: cash moves by the cashier',
    async (login) => {
      const orderId = await approvedOrder();
      const attempt = () => payWithPin(board, orderId, {}, login);
      expect(await refusedWith(attempt)).toMatch(
        /ledger.onlyCashierMovesCash|payments.notApproved|access.notPermitted|42501/,
      );
      expect(await orderState(board, orderId)).toBe('approved 1');
    },
  );

  it('a day that has not come, a day before the money was there, and more than is in the account', async () => {
    const orderId = await approvedOrder();
    expect(await refusedWith(() => payWithPin(board, orderId, { occurredOn: '2999-01-01' }))).toBe(
      'ledger.futureDate',
    );
    expect(await refusedWith(() => payWithPin(board, orderId, { occurredOn: '2018-12-31' }))).toBe(
      'ledger.accountOverdrawn',
    );
    const fromBank = await approvedOrder({ accountId: board.extra.bank });
    expect(await refusedWith(() => payWithPin(board, fromBank))).toBe('ledger.accountOverdrawn');
    expect((await payWithPin(board, orderId)).book).toBe('PC');
  });
});

describe('payOrder pays once', () => {
  it('the same key again is the same voucher; another key is refused as paid', async () => {
    const orderId = await approvedOrder();
    const first = await payWithPin(board, orderId, { requestKey: 'one-press' });
    const again = await payWithPin(board, orderId, { requestKey: 'one-press' });
    expect(again).toMatchObject({ reference: first.reference, isExisting: true });
    expect(await refusedWith(() => payWithPin(board, orderId, { requestKey: 'two-press' }))).toBe(
      'payments.alreadyPaid',
    );
    const order = await cashier().act((tx) => orderById(tx, orderId));
    expect(order).toMatchObject({ status: 'paid', reference: first.reference, paidOn: '2019-02-09' });
  });

  it('twenty presses at once, ten with one key and ten with keys of their own, make one voucher and one event', async () => {
    const orderId = await approvedOrder();
    const pins: number[] = [];
    for (let at = 0; at < 20; at += 1) pins.push(await pinFor(cashier(), 'payOrder', orderId));
    const before = await booksOf(board);
    const events = await eventsOf(board, 'paymentOrder.paid');
    const outcomes = await Promise.all(
      pins.map((pin, at) =>
        payWith(orderId, pin, at % 2 ? `race-${at}` : 'race').then(
          (voucher) => (voucher.isExisting ? 'same' : 'paid'),
          () => 'refused',
        ),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === 'paid').length).toBe(1);
    const after = await booksOf(board);
    expect(after.vouchers.length - before.vouchers.length).toBe(1);
    expect(after.lastNumber - before.lastNumber).toBe(1);
    expect(BigInt(before.cashVnd) - BigInt(after.cashVnd)).toBe(200_000n);
    expect(await eventsOf(board, 'paymentOrder.paid')).toBe(events + 1);
  });

  it('two orders at once never take more than is in the box', async () => {
    const free = BigInt((await booksOf(board)).cashVnd);
    const [a, b] = [
      await approvedOrder({ amountVnd: 600_000n }),
      await approvedOrder({ amountVnd: 600_000n }),
    ];
    await Promise.all([payWithPin(board, a), payWithPin(board, b)]);
    expect(BigInt((await booksOf(board)).cashVnd)).toBe(free - 1_200_000n);
  });
});

it('when something fails after the voucher was posted, nothing remains: no voucher, no number, the order still approved', async () => {
  const orderId = await approvedOrder();
  const before = await booksOf(board);
  const paidEvents = await eventsOf(board, 'paymentOrder.paid');
  const pinConfirmationId = await pinFor(cashier(), 'payOrder', orderId);
  const broken = cashier().act(async (tx, actor) => {
    const input = { orderId, occurredOn: '2019-02-09', requestKey: 'broken' };
    const voucher = await payOrder(tx, { ...actor, pinConfirmationId }, input);
    expect(voucher.isExisting).toBe(false);
    throw new Error('the power went out');
  });
  await expect(broken).rejects.toThrow('the power went out');
  expect(await booksOf(board)).toEqual(before);
  expect(await eventsOf(board, 'paymentOrder.paid')).toBe(paidEvents);
  expect(await orderState(board, orderId)).toBe('approved 1');
  const voucher = await payWith(orderId, pinConfirmationId, 'broken');
  expect(voucher.isExisting).toBe(false);
  expect((await booksOf(board)).lastNumber).toBe(before.lastNumber + 1);
});

it('goods leave the store by PX, without touching the cash', async () => {
  const { cashVnd } = await booksOf(board);
  const { orderId } = await board.people.accountant!.act((tx, actor) =>
    preparePaymentOrder(tx, actor, {
      ...{ kind: 'inKindIssue', fundId: board.fundId, accountId: board.extra.goods, amountVnd: 650_000n },
      ...{ payee: null, reason: 'Trao hợp đồng bảo hiểm', dueOn: '2019-02-09' },
    }),
  );
  await approveWithPin(board, orderId);
  expect(await refusedWith(() => payWithPin(board, orderId))).toBe('ledger.accountOverdrawn');
  expect((await booksOf(board)).cashVnd).toBe(cashVnd);
});

/** app.award_payments, returnAward: each award in one state, the sums are the decision, money that came back is owed again. */
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { findMemoCodes } from '@/lib/kernel/memo-code';
import { candidateTransfers } from '@/lib/statements/candidate-transfers';
import { suggestMatches } from '@/lib/statements/rules/suggest';
import { awardPaymentsPage, paymentRows } from '@/lib/transfers/award-payments';
import { returnAward } from '@/lib/transfers/commands/return-award';
import { sumStates } from '@/lib/transfers/tally';
import { approveWithPin, type DecidedBoard, orderFor, payWithPin } from '@/tests/db/payments/paying';
import { pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { bankBoard, fileOf, listedOrder, type Recipient, recipients } from './transferring';

let database: TestDatabase;
let board: DecidedBoard;

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  board = await bankBoard(database.urls, 'xa-mot');
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

const pageNow = () =>
  board.people.chair!.act(async (tx) => {
    const [round] = await tx.execute<{ slug: string }>(
      sql`SELECT slug FROM app.award_round WHERE id = ${board.round.roundId}`,
    );
    return awardPaymentsPage(tx, round!.slug);
  });

const stateOf = async (name: Recipient) =>
  (await board.people.chair!.act((tx) => paymentRows(tx, board.round.roundId))).find(
    (row) => row.awardId === board.awards[name],
  )!.state;

const back = (orderId: number, name: Recipient, login: string, requestKey = `back-${orderId}-${name}`) =>
  board.people[login]!.act((tx, actor) =>
    returnAward(tx, actor, {
      ...{ orderId, awardId: board.awards[name], requestKey, occurredOn: '2019-02-12' },
      reason: 'Ngân hàng trả lại: sai tên chủ tài khoản',
    }),
  );

const owed = async () => {
  const [row] = await board.people.chair!.act((tx) =>
    tx.execute<{ n: string }>(sql`SELECT coalesce(sum(amount_vnd), 0)::text AS n FROM ledger.commitment`),
  );
  return BigInt(row!.n);
};

it('a transfer is ordered, sent, known by its code, comes back, and is paid on another order', async () => {
  expect(await stateOf('linh')).toBe('unpaid');
  const orderId = await listedOrder(board, ['linh', 'nuong']);
  expect(await stateOf('linh')).toBe('transferOrdered');
  await approveWithPin(board, orderId);
  expect(await refusedWith(() => back(orderId, 'linh', 'accountant'))).toMatch(/transfers.notPaid/);
  await payWithPin(board, orderId);
  expect(await stateOf('linh')).toBe('transferSent');

  const memos = (await fileOf(board, orderId)).rows.map((row) => row.memo);
  const parts = await board.people.accountant!.act((tx) =>
    candidateTransfers(tx, board.extra.bank, { firstOn: '2019-02-01', lastOn: '2019-02-28' }),
  );
  const lines = memos.map((memo, at) => ({
    ...{ lineId: at + 1, occurredOn: '2019-02-10', restVnd: -500_000n, memo: `CK DI ${memo} HOC BONG` },
    ...{ counterparty: '', knownDonorId: null, ruled: null },
  }));
  const found = suggestMatches(lines, parts, findMemoCodes);
  expect(found.map((one) => [one.reason, one.isCertain, one.voucher.transferAwardId])).toEqual([
    ['memoCode', true, board.awards.linh],
    ['memoCode', true, board.awards.nuong],
  ]);
  const stranger = { ...lines[0]!, memo: 'CK DI HOC BONG' };
  expect(suggestMatches([stranger], parts, findMemoCodes)).toEqual([]);

  const before = await owed();
  for (const login of ['chair', 'secretary', 'inspector'])
    expect(await refusedWith(() => back(orderId, 'linh', login))).toMatch(/access.notPermitted/);
  const voucher = await back(orderId, 'linh', 'accountant');
  expect(voucher.book).toBe('BC');
  expect((await back(orderId, 'linh', 'accountant')).voucherId).toBe(voucher.voucherId);
  expect(await owed()).toBe(before + 500_000n);
  expect(await stateOf('linh')).toBe('transferReturned');
  expect(await refusedWith(() => back(orderId, 'linh', 'accountant', 'another-key'))).toBe(
    'transfers.alreadyReturned',
  );
  const again = await orderFor(board, ['linh']);
  expect(await stateOf('linh')).toBe('cashOrdered');
  expect(await refusedWith(() => orderFor(board, ['linh']))).toBe('payments.awardAlreadyOrdered');
  await approveWithPin(board, again);
  await payWithPin(board, again);
  expect(await stateOf('linh')).toBe('cashPaid');
  expect(await owed()).toBe(before);
});

it('cash that nobody took comes back by the hand of the cashier', async () => {
  const orderId = await orderFor(board, ['ngan']);
  await approveWithPin(board, orderId);
  await payWithPin(board, orderId);
  expect(await refusedWith(() => back(orderId, 'ngan', 'accountant'))).toBe('ledger.onlyCashierMovesCash');
  expect((await back(orderId, 'ngan', 'cashier')).book).toBe('PT');
  expect(await stateOf('ngan')).toBe('cashReturned');
});

it('whatever was ordered, paid and came back: each award once, and the sums are the decision', async () => {
  const page = await pageNow();
  expect(page!.differences).toEqual([]);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...recipients),
      fc.constantFrom('order', 'pay', 'back'),
      fc.boolean(),
      async (name, act, isBank) => {
        await step(name, act, isBank);
        const seen = await pageNow();
        const [decision] = seen!.decisions;
        expect(new Set(decision!.rows.map((row) => row.awardId)).size).toBe(recipients.length);
        const total = sumStates(decision!.rows).reduce((sum, one) => sum + one.amountVnd, 0n);
        expect(total).toBe(decision!.totalVnd);
        expect(seen!.differences).toEqual([]);
        const unpaid = decision!.rows.filter((row) => !row.isPaid);
        expect(await owed()).toBe(unpaid.reduce((sum, row) => sum + row.amountVnd, 0n));
      },
    ),
    { numRuns: 25, seed: 35 },
  );
});

/** One act on one award; what cannot be done now is refused, and changes nothing. */
async function step(name: Recipient, act: 'order' | 'pay' | 'back', isBank: boolean): Promise<void> {
  const rows = await board.people.chair!.act((tx) => paymentRows(tx, board.round.roundId));
  const row = rows.find((one) => one.awardId === board.awards[name])!;
  const accountId = isBank ? board.extra.bank : board.accounts.cash;
  try {
    if (act === 'order') await orderFor(board, [name], { accountId });
    else if (row.orderId === null) return;
    else if (act === 'pay') {
      await approveWithPin(board, row.orderId);
      await payWithPin(board, row.orderId);
    } else await back(row.orderId, name, 'cashier');
  } catch (error) {
    const refused = () => Promise.reject(error);
    expect(await refusedWith(refused)).toMatch(
      /awardAlreadyOrdered|alreadyApproved|notApproved|notPaid|alreadyReturned|alreadyPaid/,
    );
  }
}

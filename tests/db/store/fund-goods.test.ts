/**
 * Goods stay with the fund they were given to: another fund cannot hand them out, nor can one fund twice at once.
 * Two funds hold 650.000 đồng of goods each, so the floor of the whole account is never what refuses.
 */
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { preparePaymentOrder } from '@/lib/payments/commands';
import { approveWithPin, type DecidedBoard, decidedBoard, payWithPin } from '@/tests/db/payments/paying';
import { pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { withConnection } from '@/tests/setup/connection';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';

let database: TestDatabase;
let board: DecidedBoard;
let otherFund: number;
let giftOfOther: number;

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  board = await decidedBoard(database.urls, 'ngoc-lac');
  const fund = { code: 'XE', name: 'Quỹ xe đạp', publicLabel: 'Quỹ xe đạp', kind: 'restricted' };
  otherFund = await opened('fund', { ...fund, purpose: 'Xe đạp', openedOn: '2019-01-01' });
  const income = { code: '5156', name: '5156', kind: 'goodsIncome', reportKey: 'inKind' };
  const creditAccountId = await opened('account', income);
  for (const fundId of [board.fundId, otherFund]) {
    const line = { fundId, debitAccountId: board.extra.goods, creditAccountId, amountVnd: 650_000 };
    const voucher = { book: 'PN', purpose: 'gift', occurredOn: '2019-01-21', lines: [line] };
    giftOfOther = await posted({ ...voucher, requestKey: `in-${fundId}` });
  }
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

async function opened(what: 'fund' | 'account', body: object): Promise<number> {
  const call = sql.raw(`ledger.open_${what}`);
  const rows = await board.people.accountant!.act((tx) =>
    tx.execute<{ id: string }>(sql`SELECT ${call}(${JSON.stringify(body)}::jsonb) AS id`),
  );
  return Number(rows[0]!.id);
}

async function posted(body: object): Promise<number> {
  const rows = await board.people.accountant!.act((tx) =>
    tx.execute<{ id: string }>(sql`SELECT ledger.post(${JSON.stringify(body)}::jsonb)->>'voucherId' AS id`),
  );
  return Number(rows[0]!.id);
}

/** An approved order that hands goods out of a fund. */
async function approvedIssue(fundId: number, amountVnd: bigint): Promise<number> {
  const { orderId } = await board.people.accountant!.act((tx, actor) =>
    preparePaymentOrder(tx, actor, {
      ...{ kind: 'inKindIssue', fundId, accountId: board.extra.goods, amountVnd },
      ...{ payee: null, reason: 'Trao xe đạp', dueOn: '2019-02-09' },
    }),
  );
  await approveWithPin(board, orderId);
  return orderId;
}

it('a fund cannot hand out more than it was given, although the store holds it for another', async () => {
  const orderId = await approvedIssue(board.fundId, 650_001n);
  expect(await refusedWith(() => payWithPin(board, orderId))).toBe('ledger.goodsShort');
});

it('of two at once the second is refused, and the first stands', async () => {
  const orders = [await approvedIssue(otherFund, 650_000n), await approvedIssue(otherFund, 650_000n)];
  const ends = await Promise.all(orders.map((orderId) => refusedWith(() => payWithPin(board, orderId))));
  expect(ends.sort()).toEqual(['accepted', 'ledger.goodsShort']);
});

it('a gift whose goods have left is not voided with the goods of another fund', async () => {
  const body = { book: 'PKT', purpose: 'reversal', occurredOn: '2019-02-10', reversesId: giftOfOther };
  expect(await refusedWith(() => posted({ ...body, requestKey: 'void' }))).toBe('ledger.goodsShort');
});

it('without the guard the other fund’s goods would go', async () => {
  const orderId = await approvedIssue(otherFund, 1n);
  expect(await refusedWith(() => payWithPin(board, orderId))).toBe('ledger.goodsShort');
  await withConnection(
    database.superuserUrl,
    (admin) => admin`ALTER TABLE ledger.voucher DISABLE TRIGGER goods_stay_with_their_fund`,
  );
  expect((await payWithPin(board, orderId, { requestKey: 'unguarded' })).book).toBe('PX');
});

/** The card of one kind of goods: every paper that moved it, whatever name it was written by, and at the end what the books hold. */
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { recordContribution, voidContribution } from '@/lib/contributions/commands';
import { todayOf } from '@/lib/contributions/queries';
import { preparePaymentOrder } from '@/lib/payments/commands';
import { goodsKinds } from '@/lib/store/cards';
import { stockCardOf } from '@/lib/store/sheets';
import { goodsBalance } from '@/lib/store/stocktakes';
import { approveWithPin, type DecidedBoard, decidedBoard, payWithPin } from '@/tests/db/payments/paying';
import { pointPoolsAt } from '@/tests/factories/association';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';

let database: TestDatabase;
let board: DecidedBoard;
const accountant = (): DecidedBoard['people'][string] => board.people.accountant!;

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  board = await decidedBoard(database.urls, 'ngoc-lac');
  const income = { code: '5156', name: '5156', kind: 'goodsIncome', reportKey: 'inKind' };
  await accountant().act((tx) =>
    tx.execute(sql`SELECT ledger.open_account(${JSON.stringify(income)}::jsonb)`),
  );
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

const given = (goodsLabel: string, quantity: number, amountVnd: bigint, occurredOn: string) =>
  accountant().act((tx, actor) =>
    recordContribution(tx, actor, {
      ...{ method: 'inKind', fundId: board.fundId, amountVnd, quantity, occurredOn, goodsLabel },
      ...{ valuationBasis: 'hoá đơn', donor: { name: 'Cửa hàng A', kind: 'enterprise' } },
      ...{ accountId: board.extra.goods, requestKey: `gift-${Math.random().toString(36).slice(2)}` },
    }),
  );

const prepare = (contributionId: number, quantity: number) =>
  accountant().act((tx, actor) =>
    preparePaymentOrder(tx, actor, {
      ...{ kind: 'inKindIssue', fundId: board.fundId, accountId: board.extra.goods, amountVnd: 0n },
      ...{ payee: null, reason: 'Trao xe đạp', dueOn: '2019-02-09', items: [{ contributionId, quantity }] },
    }),
  );

const card = async (id: number) => (await board.people.chair!.act((tx) => stockCardOf(tx, String(id))))?.data;

it('tells in and out by paper, the voided with its reversal, held pieces as not moved; cards together are the books', async () => {
  const first = await given('xe đạp', 7, 1_000_000n, '2019-01-21');
  const wrong = await given('Xe Đạp', 90, 9_000_000n, '2019-01-22');
  await accountant().act((tx, actor) =>
    voidContribution(tx, actor, {
      ...{ contributionId: wrong.contributionId, reason: 'ghi nhầm', occurredOn: '2019-01-23' },
    }),
  );
  const second = await given('xe đạp', 2, 300_000n, '2019-01-24');
  const books = await given('bộ sách', 10, 500_000n, '2019-01-25');
  const { orderId } = await prepare(first.contributionId, 3);
  await approveWithPin(board, orderId);
  const out = await payWithPin(board, orderId);
  await prepare(second.contributionId, 1);

  const kinds = await board.people.chair!.act((tx) => goodsKinds(tx));
  expect(kinds.map(({ label, ids }) => [label, ids.length])).toEqual([
    ['bộ sách', 1],
    ['xe đạp', 3],
  ]);
  const bicycles = (await card(second.contributionId))!;
  expect(bicycles.goods).toBe('xe đạp');
  expect(bicycles.rows.map((row) => [row.inNo, row.outNo, row.cameIn, row.wentOut, row.left])).toEqual([
    [first.voucher!.reference, '', '7', '', '7'],
    [wrong.voucher!.reference, '', '90', '', '97'],
    ['', expect.stringMatching(/^PKT /), '', '90', '7'],
    [second.voucher!.reference, '', '2', '', '9'],
    ['', out.reference, '', '3', '6'],
  ]);
  expect(bicycles.rows[0]!.text).toBe('Hiện vật ủng hộ: Cửa hàng A');
  expect(bicycles.closing).toBe('Số lượng tồn: 6. Trị giá tồn theo sổ: 871.429 đồng.');
  const sheets = await card(books.contributionId);
  expect(sheets?.closing).toBe('Số lượng tồn: 10. Trị giá tồn theo sổ: 500.000 đồng.');
  const balance = await board.people.chair!.act(async (tx) => goodsBalance(tx, await todayOf(tx)));
  expect(balance).toBe(871_429n + 500_000n);
  expect(await card(999_999)).toBeUndefined();
});

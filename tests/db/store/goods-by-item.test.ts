/**
 * Goods leave piece by piece from the gift they came in with, at its recorded value; never more than are there.
 * Seven bicycles for 1.000.000 đồng: six at 142.857, and the last takes the rest.
 */
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePools, type Tx } from '@/db/client';
import type { Actor } from '@/lib/access/actor';
import { recordContribution, voidContribution } from '@/lib/contributions/commands';
import { changePaymentOrder, preparePaymentOrder, withdrawPaymentOrder } from '@/lib/payments/commands';
import { assignGoods } from '@/lib/payments/commands/assign-goods';
import type { GoodsTake } from '@/lib/payments/schema';
import { stockItems, unassignedIssues } from '@/lib/store/items';
import { approveWithPin, type DecidedBoard, decidedBoard, payWithPin } from '@/tests/db/payments/paying';
import { pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { withConnection } from '@/tests/setup/connection';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';

let database: TestDatabase;
let board: DecidedBoard;

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  board = await decidedBoard(database.urls, 'ngoc-lac');
  const income = { code: '5156', name: '5156', kind: 'goodsIncome', reportKey: 'inKind' };
  await accountant((tx) => tx.execute(sql`SELECT ledger.open_account(${JSON.stringify(income)}::jsonb)`));
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

const accountant = <T>(work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> =>
  board.people.accountant!.act(work);

/** A gift of bicycles of this fund; returns its id. */
async function given(quantity: number, amountVnd: bigint): Promise<number> {
  const { contributionId } = await accountant((tx, actor) =>
    recordContribution(tx, actor, {
      ...{ method: 'inKind', fundId: board.fundId, amountVnd, quantity, occurredOn: '2019-01-21' },
      ...{
        goodsLabel: 'xe đạp',
        valuationBasis: 'hoá đơn',
        donor: { name: 'Cửa hàng A', kind: 'enterprise' },
      },
      ...{ accountId: board.extra.goods, requestKey: `gift-${Math.random().toString(36).slice(2)}` },
    }),
  );
  return contributionId;
}

const prepare = (items: GoodsTake[] | undefined, amountVnd = 0n) =>
  accountant((tx, actor) =>
    preparePaymentOrder(tx, actor, {
      ...{ kind: 'inKindIssue', fundId: board.fundId, accountId: board.extra.goods, amountVnd, items },
      ...{ payee: null, reason: 'Trao xe đạp', dueOn: '2019-02-09' },
    }),
  );

const item = async (id: number) => (await accountant((tx) => stockItems(tx, [id])))[0]!;

const withdraw = (orderId: number) =>
  accountant((tx, actor) => withdrawPaymentOrder(tx, actor, { orderId, reason: 'Không trao nữa' }));

const voidGift = (contributionId: number) =>
  accountant((tx, actor) =>
    voidContribution(tx, actor, { contributionId, reason: 'ghi nhầm', occurredOn: '2019-02-10' }),
  );

const unguarded = (table: string, trigger: string) =>
  withConnection(database.superuserUrl, (admin) =>
    admin.unsafe(`ALTER TABLE ${table} DISABLE TRIGGER ${trigger}`),
  );

describe('pieces and their value', () => {
  it('leave at the recorded value; the last piece takes the rest; a seventh and a half there is not', async () => {
    const bicycles = await given(7, 1_000_000n);
    const first = await prepare([{ contributionId: bicycles, quantity: 3 }]);
    expect(first.amountVnd).toBe(428_571n);
    expect(await item(bicycles)).toMatchObject({ takenQuantity: 3, heldQuantity: 3, takenVnd: 428_571n });
    await approveWithPin(board, first.orderId);
    expect((await payWithPin(board, first.orderId)).book).toBe('PX');
    expect(await item(bicycles)).toMatchObject({ takenQuantity: 3, heldQuantity: 0 });
    const tooMany = () => prepare([{ contributionId: bicycles, quantity: 5 }]);
    expect(await refusedWith(tooMany)).toBe('store.tooMany');
    const rest = await prepare([{ contributionId: bicycles, quantity: 4 }]);
    expect(rest.amountVnd).toBe(571_429n);
    await withdraw(rest.orderId);
    expect(await item(bicycles)).toMatchObject({ takenQuantity: 3, takenVnd: 428_571n });
  });

  it('another amount beside the items is refused, and so is another amount afterwards', async () => {
    const books = await given(10, 500_000n);
    const items = [{ contributionId: books, quantity: 2 }];
    expect(await refusedWith(() => prepare(items, 99_999n))).toBe('payments.goodsAmountDiffers');
    const { orderId, version } = await prepare(items, 100_000n);
    const change = (amountVnd: bigint) =>
      accountant((tx, actor) => changePaymentOrder(tx, actor, { orderId, version, amountVnd }));
    expect(await refusedWith(() => change(100_001n))).toBe('payments.goodsFixed');
    // The database holds the sum also against whoever goes around the rule.
    const raw = () =>
      accountant(async (tx, actor) => {
        await changePaymentOrder(tx, actor, { orderId, version, reason: 'Trao sách' });
        await tx.execute(sql`UPDATE app.payment_order SET amount_vnd = 100001 WHERE id = ${orderId}`);
      });
    expect(await refusedWith(raw)).toBe('store.linesDoNotAddUp');
    await unguarded('app.payment_order', 'goods_issue_adds_up');
    expect(await refusedWith(raw)).toBe('accepted');
  });
});

describe('two at once', () => {
  const both = async (bicycle: number) => {
    const take = () => refusedWith(() => prepare([{ contributionId: bicycle, quantity: 1 }]));
    return (await Promise.all([take(), take(), take()])).sort();
  };

  it('of three orders for the last piece one stands', async () => {
    expect(await both(await given(1, 650_000n))).toEqual(['accepted', 'store.tooMany', 'store.tooMany']);
  });

  it('a gift whose pieces are held is not voided, although the fund has goods enough; afterwards it is', async () => {
    const held = await given(2, 300_000n);
    await given(2, 300_000n);
    const { orderId } = await prepare([{ contributionId: held, quantity: 1 }]);
    expect(await refusedWith(() => voidGift(held))).toBe('store.piecesLeft');
    await withdraw(orderId);
    expect(await refusedWith(() => voidGift(held))).toBe('accepted');
    expect(await refusedWith(() => prepare([{ contributionId: held, quantity: 1 }]))).toBe(
      'store.notInStore',
    );
  });
});

describe('papers out that name no item', () => {
  it('are told, and may say later what they took, when it is worth the same', async () => {
    const lamps = await given(4, 400_000n);
    const { orderId } = await prepare(undefined, 200_000n);
    const open = await accountant((tx) => unassignedIssues(tx));
    expect(open.map((one) => one.orderId)).toContain(orderId);
    const assign = (quantity: number) =>
      accountant((tx, actor) =>
        assignGoods(tx, actor, { orderId, items: quantity ? [{ contributionId: lamps, quantity }] : [] }),
      );
    expect(await refusedWith(() => assign(0))).toBe('store.nothingChosen');
    expect(await refusedWith(() => assign(3))).toBe('store.linesDoNotAddUp');
    expect(await refusedWith(() => assign(2))).toBe('accepted');
    expect(await refusedWith(() => assign(2))).toBe('store.alreadyAssigned');
    expect((await accountant((tx) => unassignedIssues(tx))).map((one) => one.orderId)).not.toContain(orderId);
    expect(await item(lamps)).toMatchObject({ takenQuantity: 2, takenVnd: 200_000n });
  });

  it('nobody but the accountant says it', async () => {
    const attempt = () =>
      board.people.chair!.act((tx, actor) => assignGoods(tx, actor, { orderId: 1, items: [] }));
    await expect(attempt()).rejects.toMatchObject({ code: 'access.notPermitted' });
  });
});

describe('without the guards', () => {
  it('more would leave than came, and a gift would be voided under its pieces', async () => {
    const coats = await given(1, 70_000n);
    await given(9, 900_000n);
    const { orderId } = await prepare([{ contributionId: coats, quantity: 1 }]);
    const other = await prepare(undefined, 70_000n);
    const again = () =>
      accountant(async (tx, actor) => {
        await changePaymentOrder(tx, actor, { orderId: other.orderId, version: 1, reason: 'Trao áo ấm' });
        await tx.execute(
          sql`INSERT INTO app.goods_issue VALUES (app.current_association(), ${other.orderId}, ${coats}, 1, 70000)`,
        );
      });
    expect(await refusedWith(again)).toBe('store.tooMany');
    await unguarded('app.goods_issue', 'goods_issue_guard');
    expect(await refusedWith(again)).toBe('accepted');
    expect(await refusedWith(() => voidGift(coats))).toBe('store.piecesLeft');
    await unguarded('ledger.voucher', 'goods_have_left');
    expect(await refusedWith(() => voidGift(coats))).toBe('accepted');
    expect(orderId).toBeGreaterThan(0);
  });
});

/** Counting the store: blank is not zero, a difference needs its reason, the record is whole and stays, no book moves. */
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Tx } from '@/db/client';
import { record } from '@/lib/audit/record';
import { checkLedger } from '@/lib/ledger/checks';
import { countStocktake, openStocktake } from '@/lib/store/commands';
import { countField, countStocktakeForm, whyField } from '@/lib/store/schema';
import { stocktakeSheet } from '@/lib/store/sheets';
import { goodsBalance, listStocktakes, shelfItems, stocktakeById } from '@/lib/store/stocktakes';
import { refusedWith } from '@/tests/factories/refused';
import { withConnection } from '@/tests/setup/connection';
import { openBooks } from '../contributions/books';
import { withBooks } from '../contributions/set-up';
import { give } from '../contributions/story';

const room = withBooks('hoi-kiem-ke');
const goods = (goodsLabel: string, quantity: number, amountVnd: bigint, occurredOn: string) =>
  give(room.books.accountant, room.books, {
    ...{ method: 'inKind', amountVnd, quantity, goodsLabel, occurredOn, valuationBasis: 'bảng giá' },
  });
const open = (takenOn: string) =>
  room.books.accountant.act((tx, actor) => openStocktake(tx, actor, { takenOn }));
const count = (stocktakeId: number, boxes: Record<string, string>) =>
  room.books.cashier.act((tx, actor) =>
    countStocktake(tx, actor, countStocktakeForm.parse({ stocktakeId: String(stocktakeId), ...boxes })),
  );
const view = (id: number) => room.books.inspector.act(async (tx) => (await stocktakeById(tx, String(id)))!);

describe('openStocktake and countStocktake', () => {
  it('keeps what was found beside what the books said, prints it, and moves no book', async () => {
    const bikes = (await goods('xe đạp', 3, 7_000_000n, '2019-02-01')).contributionId;
    const books = (await goods('bộ sách', 10, 1_000_000n, '2019-02-02')).contributionId;
    const pens = (await goods('hộp bút', 5, 250_000n, '2019-02-03')).contributionId;
    const maps = (await goods('bản đồ', 2, 90_000n, '2019-02-03')).contributionId;
    await goods('vở', 100, 900_000n, '2019-03-01');
    const before = await room.books.chair.act((tx) => goodsBalance(tx, '2019-12-31'));
    const id = await open('2019-02-28');
    expect((await view(id)).items.map((item) => item.goodsLabel)).toEqual([
      'xe đạp',
      'bộ sách',
      'hộp bút',
      'bản đồ',
    ]);
    const boxes = {
      ...{ [countField(bikes)]: '2', [countField(books)]: '11', [countField(pens)]: '0' },
      ...{ [countField(maps)]: '', [whyField(books)]: 'đếm sót lúc nhập' },
    };
    await expect(count(id, boxes)).rejects.toMatchObject({
      ...{ code: 'store.reasonNeeded', fields: { [whyField(bikes)]: 'store.reasonNeeded' } },
      params: { counted: '2', booked: '3' },
    });
    await count(id, {
      ...boxes,
      [whyField(bikes)]: 'một xe hỏng',
      [whyField(pens)]: 'đã phát, chưa lập phiếu',
    });
    const counted = await view(id);
    expect(counted.count).toMatchObject({ countedBy: 'cashier', bookedVnd: 8_340_000n });
    expect(counted.items.map((item) => [item.bookedQuantity, item.countedQuantity, item.reason])).toEqual([
      [3, 2, 'một xe hỏng'],
      [10, 11, 'đếm sót lúc nhập'],
      [5, 0, 'đã phát, chưa lập phiếu'],
      [2, null, ''],
    ]);
    const { data } = (await room.books.inspector.act((tx) => stocktakeSheet(tx, String(id))))!;
    expect(data.title).toBe('BIÊN BẢN KIỂM KÊ HIỆN VẬT');
    expect(data.rows.map((row) => row.slice(5, 8))).toEqual([
      ['2', '−1', '−2.333.333'],
      ['11', '+1', '+100.000'],
      ['0', '−5', '−250.000'],
      ['chưa đếm', '', ''],
    ]);
    expect(data.signatures).toHaveLength(3);
    expect(data.settling).toHaveLength(2);
    expect(await room.books.chair.act((tx) => goodsBalance(tx, '2019-12-31'))).toBe(before);
    expect(await withConnection(room.database.superuserUrl, (admin) => checkLedger(admin))).toEqual([]);
    // What is written into the books of that day later leaves the record as it was.
    await goods('bảng con', 4, 40_000n, '2019-02-15');
    expect((await view(id)).items).toEqual(counted.items);
    expect(await refusedWith(() => count(id, { [countField(maps)]: '2' }))).toBe('store.counted');
    expect(await room.books.chair.act((tx) => listStocktakes(tx))).toHaveLength(1);
  });

  it('nothing counted, nonsense, a day to come and a stranger are refused', async () => {
    const id = await open('2019-03-31');
    const [item] = (await view(id)).items;
    expect(await refusedWith(() => count(id, { [countField(item!.contributionId)]: '' }))).toBe(
      'store.nothingCounted',
    );
    for (const typed of ['-1', '1,5', 'hai', '30001'])
      expect(countStocktakeForm.safeParse({ stocktakeId: '1', [countField(1)]: typed }).success).toBe(false);
    expect(await refusedWith(() => open('2999-01-01'))).toBe('ledger.futureDate');
    expect(await refusedWith(() => count(999_999, {}))).toBe('store.noStocktake');
    const other = await openBooks(room.database.urls, 'hoi-kiem-ke-khac');
    const foreign = () =>
      other.accountant.act((tx, actor) => countStocktake(tx, actor, { stocktakeId: id, counts: [] }));
    expect(await refusedWith(foreign)).toBe('store.noStocktake');
    const chair = () =>
      room.books.chair.act((tx, actor) => openStocktake(tx, actor, { takenOn: '2019-03-31' }));
    await expect(chair()).rejects.toMatchObject({ code: 'access.notPermitted' });
  });

  it('of two counts at once one is kept', async () => {
    const id = await open('2019-04-30');
    const { items } = await view(id);
    const all = Object.fromEntries(
      items.map((item) => [countField(item.contributionId), String(item.bookedQuantity)]),
    );
    const ends = await Promise.all([1, 2].map(() => refusedWith(() => count(id, all))));
    expect(ends.sort()).toEqual(['accepted', 'store.counted']);
  });
});

describe('the database alone', () => {
  const byHand = (work: (tx: Tx) => Promise<unknown>) =>
    refusedWith(() =>
      room.books.cashier.act(async (tx, actor) => {
        const payload = { count: 0, differing: 0, amountVnd: '0' };
        const about = { subjectType: 'stocktake', subjectId: '1' } as const;
        await record(tx, actor, { kind: 'stocktake.counted', ...about, payload });
        await work(tx);
      }),
    );
  const head = (id: number, booked: bigint) => sql`
    INSERT INTO app.stocktake_count (association_id, stocktake_id, booked_vnd, counted_by)
    VALUES (app.current_association(), ${id}, ${booked}, 1)`;
  const line = (
    id: number,
    item: { contributionId: number },
    booked: number,
    vnd: bigint,
    found: number | null,
  ) => sql`
    INSERT INTO app.stocktake_line (association_id, stocktake_id, contribution_id, booked_quantity, booked_vnd, counted_quantity)
    VALUES (app.current_association(), ${id}, ${item.contributionId}, ${booked}, ${vnd}, ${found})`;
  const facts = (day: string) =>
    room.books.chair.act(async (tx) => ({
      ...{ balance: await goodsBalance(tx, day), items: await shelfItems(tx, day) },
    }));

  it('refuses books that are not those of the day, a silent difference, a record with a gap, and a later line', async () => {
    const day = '2019-02-28';
    const id = await open(day);
    const { balance, items } = await facts(day);
    const whole = (change: { balance?: bigint; quantity?: number; found?: number; skip?: number }) =>
      byHand(async (tx) => {
        await tx.execute(head(id, change.balance ?? balance));
        for (const [at, item] of items.entries()) {
          if (at === change.skip) continue;
          const booked = at === 0 ? (change.quantity ?? item.bookedQuantity) : item.bookedQuantity;
          const found = at === 0 ? (change.found ?? booked) : null;
          await tx.execute(line(id, item, booked, item.bookedVnd, found));
        }
      });
    expect(await whole({ balance: balance + 1n })).toBe('store.changedMeanwhile');
    expect(await whole({ quantity: items[0]!.bookedQuantity + 1 })).toBe('store.changedMeanwhile');
    expect(await whole({ found: 1 })).toBe('store.reasonNeeded');
    expect(await whole({ skip: 1 })).toBe('store.changedMeanwhile');
    expect(await whole({})).toBe('accepted');
    const late = (await goods('cặp sách', 1, 20_000n, '2019-02-20')).contributionId;
    expect(await byHand((tx) => tx.execute(line(id, { contributionId: late }, 1, 20_000n, null)))).toBe(
      'store.counted',
    );
    expect(await byHand((tx) => tx.execute(sql`UPDATE app.stocktake_line SET counted_quantity = 0`))).toBe(
      '42501',
    );
    const chair = () =>
      room.books.chair.act((tx) =>
        tx.execute(
          sql`INSERT INTO app.stocktake (association_id, taken_on, opened_by) VALUES (app.current_association(), '2019-01-01', 1)`,
        ),
      );
    expect(await refusedWith(chair)).toBe('42501');
  });

  it('with the guards taken away each lie would stand', async () => {
    const day = '2019-02-28';
    const { balance, items } = await facts(day);
    const toggle = (table: string, trigger: string, word: string) =>
      withConnection(room.database.superuserUrl, (admin) =>
        admin.unsafe(`ALTER TABLE app.${table} ${word} TRIGGER ${trigger}`),
      );
    const without = async (
      table: string,
      trigger: string,
      work: (id: number) => (tx: Tx) => Promise<unknown>,
    ) => {
      const id = await open(day);
      await toggle(table, trigger, 'DISABLE');
      const end = await byHand(work(id));
      await toggle(table, trigger, 'ENABLE');
      return end;
    };
    const all = (id: number, tx: Tx, more: number) =>
      items.reduce(
        (done, item) =>
          done.then(async () => {
            await tx.execute(line(id, item, item.bookedQuantity + more, item.bookedVnd, null));
          }),
        Promise.resolve(),
      );
    const wrongBooks = (id: number) => async (tx: Tx) => {
      await tx.execute(head(id, balance + 1n));
      await all(id, tx, 0);
    };
    const wrongLines = (id: number) => async (tx: Tx) => {
      await tx.execute(head(id, balance));
      await all(id, tx, 1);
    };
    const noLines = (id: number) => (tx: Tx) => tx.execute(head(id, balance));
    expect(await without('stocktake_count', 'u_stocktake_count_guard', wrongBooks)).toBe('accepted');
    expect(await without('stocktake_line', 'u_stocktake_line_guard', wrongLines)).toBe('accepted');
    expect(await without('stocktake_count', 'stocktake_is_whole', noLines)).toBe('accepted');
  });
});

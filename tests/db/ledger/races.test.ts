/** Many hands at once: numbers stay gapless, closing wins or loses whole, money is spent once. */
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closePools, withLogin } from '@/db/client';
import { postVoucher } from '@/lib/ledger/post';
import { pointPoolsAt } from '@/tests/factories/association';
import {
  approveOrder,
  type Books,
  cashIn,
  openBooks,
  payOrder,
  prepareOrder,
} from '@/tests/factories/guard-books';
import { refusedWith } from '@/tests/factories/refused';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

const line = (books: Books, amountVnd: bigint) => ({
  fundId: books.funds.general,
  debitAccountId: books.accounts.cash!,
  creditAccountId: books.accounts.income!,
  amountVnd,
});

async function countsOf(books: Books) {
  return books.people.cashier.act((tx) =>
    tx.execute<{ book: string; year: number; vouchers: number; highest: number; counter: number }>(sql`
      SELECT v.book, v.year, count(*)::int AS vouchers, max(v.number) AS highest, max(c.last_number) AS counter
        FROM ledger.voucher v JOIN ledger.book_counter c ON c.association_id = v.association_id AND c.book = v.book AND c.year = v.year
       GROUP BY v.book, v.year`),
  );
}

it('numbers run without a hole under 32 writers of whom one in five rolls back', async () => {
  const books = await openBooks(database.urls, 'dua-so');
  const writer = async (worker: number) => {
    for (let round = 0; round < 10; round += 1) {
      const fails = (worker + round) % 5 === 0;
      const attempt = books.people.cashier.act(async (tx, actor) => {
        await postVoucher(tx, actor, {
          book: 'PT',
          purpose: 'gift',
          occurredOn: `2019-0${1 + (round % 2)}-1${worker % 10}`,
          requestKey: `race-${worker}-${round}`,
          lines: [line(books, 1_000n)],
        });
        if (fails) throw new Error('the power went');
      });
      await attempt.catch((error: Error) => expect(error.message).toBe('the power went'));
    }
  };
  await Promise.all(Array.from({ length: 32 }, (_, worker) => writer(worker)));
  for (const row of await countsOf(books)) {
    expect(row.vouchers).toBe(256);
    expect(row.highest).toBe(row.vouchers);
    expect(row.counter).toBe(row.vouchers);
  }
});

it('the same key sent 20 times at once is one voucher', async () => {
  const books = await openBooks(database.urls, 'mot-khoa');
  const results = await Promise.all(
    Array.from({ length: 20 }, () => cashIn(books, 7_000n, '2019-01-05', { requestKey: 'one' })),
  );
  expect(new Set(results.map((result) => result.voucherId)).size).toBe(1);
  expect(results.filter((result) => !result.isExisting).length).toBe(1);
});

it('posting into a month races its close: nothing lands in it afterwards, and the count still agrees', async () => {
  const books = await openBooks(database.urls, 'dua-khoa');
  await cashIn(books, 1_000n, '2019-01-05');
  const posts = Array.from({ length: 30 }, (_, index) =>
    refusedWith(() => cashIn(books, 1_000n, '2019-01-06', { requestKey: `close-${index}` })),
  );
  const closes = Array.from({ length: 31 }, (_, index) =>
    refusedWith(() =>
      books.people.accountant.act((tx) =>
        tx.execute(sql`SELECT ledger.close_period(2019, 1, ${1_000 * (index + 1)}, 0)`),
      ),
    ),
  );
  const answers = await Promise.all([...posts, ...closes]);
  const accepted = answers.slice(0, 30).filter((answer) => answer === 'accepted').length;
  const rows = await books.people.accountant.act((tx) =>
    tx.execute<{ counted: string | null; total: string }>(sql`
      SELECT (SELECT cash_counted_vnd FROM ledger.period WHERE status = 'closed') AS counted, sum(amount_vnd) AS total FROM ledger.posting`),
  );
  expect(Number(rows[0]!.total)).toBe(1_000 * (accepted + 1));
  if (rows[0]!.counted !== null) expect(Number(rows[0]!.counted)).toBe(Number(rows[0]!.total));
  for (const answer of answers.slice(0, 30)) expect(['accepted', 'ledger.periodClosed']).toContain(answer);
});

it('ten payments of 300.000 from 1.000.000 at once: three are paid, cash never falls below zero', async () => {
  const books = await openBooks(database.urls, 'cung-chi');
  await cashIn(books, 1_000_000n, '2019-01-05');
  await cashIn(books, 5_000_000n, '2019-12-05');
  const orders: number[] = [];
  for (let index = 0; index < 10; index += 1) orders.push(await prepareOrder(books, { amountVnd: 300_000n }));
  for (const order of orders) await approveOrder(books, order);
  const answers = await Promise.all(
    orders.map((order) => refusedWith(() => payOrder(books, order, '2019-02-01'))),
  );
  expect(answers.filter((answer) => answer === 'accepted').length).toBe(3);
  expect(answers.filter((answer) => answer === 'ledger.accountOverdrawn').length).toBe(7);
});

it('a naive guard without the locks would overspend: the control shows that the race is real', async () => {
  const balance = { amount: 1_000 };
  const naive = async () => {
    const seen = balance.amount;
    await new Promise((resolve) => setTimeout(resolve, 1));
    if (seen >= 300) balance.amount -= 300;
  };
  await Promise.all(Array.from({ length: 10 }, naive));
  expect(balance.amount).toBeLessThan(0);
});

it('a session that is closed while it posts: what is answered after the close was committed before it', async () => {
  const books = await openBooks(database.urls, 'het-phien');
  const token = books.people.cashier.token;
  const posts = Array.from({ length: 20 }, (_, index) =>
    refusedWith(() => cashIn(books, 1_000n, '2019-01-06', { requestKey: `end-${index}` })),
  );
  const close = withLogin((tx) =>
    tx.execute(sql`SELECT access.close_session(sha256(convert_to(${token}, 'UTF8')))`),
  );
  const answers = await Promise.all(posts);
  await close;
  expect(await refusedWith(() => cashIn(books, 1_000n, '2019-01-07'))).toBe('access.noActor');
  for (const answer of answers) expect(['accepted', 'access.noActor']).toContain(answer);
});

it('snapshots and the tail give the same balances as adding everything up, back-dated rows included', async () => {
  const books = await openBooks(database.urls, 'anh-chup');
  const sealer = postgres(database.urls.sealer, { max: 1, onnotice: () => {} });
  const refresh = () => sealer`SELECT ledger.refresh_all_snapshots()`;
  for (let index = 0; index < 30; index += 1) {
    await cashIn(books, BigInt(1_000 + index), `2019-0${1 + (index % 6)}-15`);
    if (index % 10 === 4) await refresh();
  }
  for (const day of ['2019-01-31', '2019-03-20', '2019-06-30', '2026-01-01']) {
    const [row] = await books.people.cashier.act((tx) =>
      tx.execute<{ quick: string | null; slow: string | null }>(sql`
        SELECT (SELECT sum(balance_vnd) FROM ledger.balances(${books.founded.associationId}, ${day}::date) WHERE account_id = ${books.accounts.cash!}) AS quick,
               (SELECT sum(amount_vnd) FROM ledger.posting WHERE occurred_on <= ${day}::date) AS slow`),
    );
    expect(row!.quick).toBe(row!.slow);
  }
  await sealer.end();
});

/** Attacks on the books as the app's own database role: each must be refused, and the honest twin must pass. */
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePools, withLogin, withSession } from '@/db/client';
import { postVoucher } from '@/lib/ledger/post';
import { pointPoolsAt } from '@/tests/factories/association';
import {
  approveOrder,
  type Books,
  cashIn,
  openBooks,
  orderDigest,
  payOrder,
  prepareOrder,
} from '@/tests/factories/guard-books';
import { refusedWith } from '@/tests/factories/refused';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';

let database: TestDatabase;
let books: Books;
let other: Books;

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  books = await openBooks(database.urls, 'xa-mot');
  other = await openBooks(database.urls, 'xa-hai');
  await cashIn(books, 10_000_000n, '2019-01-05');
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

const cashier = () => books.people.cashier;
const line = (overrides: object = {}) => ({
  fundId: books.funds.general,
  debitAccountId: books.accounts.cash!,
  creditAccountId: books.accounts.income!,
  amountVnd: 100_000n,
  ...overrides,
});
const post = (overrides: object) =>
  cashier().act((tx, actor) =>
    postVoucher(tx, actor, {
      book: 'PT',
      purpose: 'gift',
      occurredOn: '2019-01-10',
      requestKey: Math.random().toString(36),
      lines: [line()],
      ...overrides,
    }),
  );

describe('the books cannot be written past their door', () => {
  const tables = [
    'ledger.voucher',
    'ledger.posting',
    'ledger.commitment',
    'ledger.book_counter',
    'ledger.period',
    'ledger.fund',
    'ledger.account',
    'ledger.snapshot',
    'audit.event',
    'audit.change',
    'audit.seal',
    'audit.checkpoint',
  ];
  it.each(tables)('INSERT, UPDATE, DELETE and TRUNCATE on %s are refused to the app', async (table) => {
    const run = (text: string) => refusedWith(() => cashier().act((tx) => tx.execute(sql.raw(text))));
    const column = (
      await cashier().act((tx) =>
        tx.execute<{ name: string }>(
          sql.raw(
            `SELECT attname AS name FROM pg_attribute WHERE attrelid = '${table}'::regclass AND attnum > 0 AND attidentity = '' ORDER BY attnum LIMIT 1`,
          ),
        ),
      )
    )[0]!.name;
    expect(await run(`INSERT INTO ${table} DEFAULT VALUES`)).toBe('42501');
    expect(await run(`UPDATE ${table} SET ${column} = ${column}`)).toBe('42501');
    expect(await run(`DELETE FROM ${table}`)).toBe('42501');
    expect(await run(`TRUNCATE ${table} CASCADE`)).toBe('42501');
  });

  it('even the owner cannot change or remove a posted row: the triggers refuse', async () => {
    expect(await asOwner('UPDATE ledger.posting SET amount_vnd = 1')).toBe('audit.appendOnly');
    expect(await asOwner('DELETE FROM ledger.posting')).toBe('audit.appendOnly');
    expect(await asOwner('TRUNCATE ledger.posting CASCADE')).toBe('audit.appendOnly');
    expect(await asOwner('UPDATE audit.event SET kind = kind')).toBe('audit.appendOnly');
  });

  it('a voucher without lines never commits, and no line enters an old voucher', async () => {
    expect(await refusedWith(() => post({ lines: [] }))).toBe('ledger.noLines');
    expect(
      await asOwner(`INSERT INTO ledger.voucher (association_id, book, year, number, purpose, occurred_on, recorded_at, xid, request_key, request_hash, actor_id, code)
      VALUES (${books.founded.associationId}, 'PT', 2018, 1, 'gift', '2018-01-01', now(), pg_current_xact_id(), 'raw', '', 1, 'RAW')`),
    ).toBe('ledger.noLines');
    expect(
      await asOwner(
        `INSERT INTO ledger.posting SELECT association_id, voucher_id, 9, fund_id, debit_account_id, credit_account_id, 5, occurred_on, pg_current_xact_id() FROM ledger.posting LIMIT 1`,
      ),
    ).toBe('ledger.lineIntoOldVoucher');
  });
});

/** Runs one statement with the owner's rights, which nothing of the running product has. */
async function asOwner(text: string): Promise<string> {
  const owner = postgres(database.urls.migrator, { max: 1, onnotice: () => {} });
  const role = new URL(database.urls.migrator).username.replace(/_migrator$/, '_owner');
  const answer = await refusedWith(() =>
    owner.begin(async (tx) => {
      await tx.unsafe(`SET LOCAL ROLE "${role}"`);
      await tx.unsafe(text);
    }),
  );
  await owner.end();
  return answer;
}

describe('a voucher must fit its book, its fund and its day', () => {
  it('accepts the honest twin of everything below', async () => {
    expect(await refusedWith(() => post({}))).toBe('accepted');
  });
  it('refuses an account or a fund of another association', async () => {
    expect(
      await refusedWith(() => post({ lines: [line({ creditAccountId: other.accounts.income! })] })),
    ).toBe('ledger.badLine');
    expect(await refusedWith(() => post({ lines: [line({ fundId: other.funds.general })] }))).toBe(
      'ledger.badLine',
    );
  });
  it('refuses amounts of zero, below zero and beyond all money', async () => {
    for (const amountVnd of [0n, -5n, 10n ** 16n]) {
      expect(await refusedWith(() => post({ lines: [line({ amountVnd })] }))).toBe('ledger.badLine');
    }
  });
  it('refuses lines that do not belong in the book', async () => {
    expect(await refusedWith(() => post({ lines: [line({ debitAccountId: books.accounts.bank! })] }))).toBe(
      'ledger.accountsDoNotFitBook',
    );
    expect(
      await refusedWith(() =>
        post({
          book: 'PC',
          purpose: 'expense',
          lines: [line({ debitAccountId: books.accounts.expense!, creditAccountId: books.accounts.cash! })],
        }),
      ),
    ).toBe('payments.notApproved');
  });
  it('refuses clearing that does not net to zero, and a transfer that changes the money', async () => {
    const accountant = books.people.accountant;
    const transfer = (lines: object[]) =>
      refusedWith(() =>
        accountant.act((tx, actor) =>
          postVoucher(tx, actor, {
            book: 'PKT',
            purpose: 'transfer',
            occurredOn: '2019-01-12',
            requestKey: Math.random().toString(36),
            lines: lines as never,
          }),
        ),
      );
    await post({
      book: 'BC',
      lines: [line({ debitAccountId: books.accounts.bank!, amountVnd: 1_000_000n })],
    });
    const out = {
      fundId: books.funds.general,
      debitAccountId: books.accounts.clearing!,
      creditAccountId: books.accounts.bank!,
      amountVnd: 400_000n,
    };
    const into = {
      fundId: books.funds.restricted,
      debitAccountId: books.accounts.bank!,
      creditAccountId: books.accounts.clearing!,
      amountVnd: 400_000n,
    };
    expect(await transfer([out])).toBe('ledger.clearingNotNetted');
    expect(await transfer([out, { ...into, amountVnd: 399_999n }])).toBe('ledger.clearingNotNetted');
    expect(await transfer([out, into])).toBe('accepted');
    expect(
      await transfer([
        { ...out, fundId: books.funds.restricted },
        { ...into, fundId: books.funds.general },
      ]),
    ).toBe('ledger.restrictedFund');
  });
  it('refuses a future day, a post at REPEATABLE READ and a cash post by anyone but the cashier', async () => {
    expect(await refusedWith(() => post({ occurredOn: '2999-01-01' }))).toBe('ledger.futureDate');
    expect(
      await refusedWith(() =>
        withSession(cashier().token, 'xa-mot', async (tx) => {
          await tx.execute(sql`SELECT 1`);
          return tx.execute(sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ`);
        }),
      ),
    ).toBe('25001');
    const app = postgres(database.urls.app, { max: 1, onnotice: () => {} });
    expect(
      await refusedWith(() =>
        app.begin('isolation level repeatable read', async (tx) => {
          await tx`SELECT set_config('app.session', ${cashier().token}, true), set_config('app.association', 'xa-mot', true)`;
          await tx`SELECT ledger.post('{"book":"PT","requestKey":"rr"}'::jsonb)`;
        }),
      ),
    ).toBe('ledger.isolation');
    await app.end();
    expect(
      await refusedWith(() =>
        books.people.accountant.act((tx, actor) =>
          postVoucher(tx, actor, {
            book: 'PT',
            purpose: 'gift',
            occurredOn: '2019-01-10',
            requestKey: 'acc',
            lines: [line()],
          }),
        ),
      ),
    ).toBe('ledger.onlyCashierMovesCash');
    expect(
      await refusedWith(() =>
        books.people.inspector.act((tx, actor) =>
          postVoucher(tx, actor, {
            book: 'BC',
            purpose: 'gift',
            occurredOn: '2019-01-10',
            requestKey: 'ins',
            lines: [line({ debitAccountId: books.accounts.bank! })],
          }),
        ),
      ),
    ).toBe('ledger.notYourBook');
  });
  it('the same request key with the same content is the same voucher; with other content it is refused', async () => {
    const first = await post({ requestKey: 'twice' });
    const again = await post({ requestKey: 'twice' });
    expect(again).toMatchObject({ voucherId: first.voucherId, isExisting: true });
    expect(
      await refusedWith(() => post({ requestKey: 'twice', lines: [line({ amountVnd: 100_001n })] })),
    ).toBe('ledger.requestKeyReused');
  });
});

describe('money cannot go out that is not there, or that nobody approved', () => {
  it('refuses to pay an unapproved order, pays an approved one once, and refuses a changed one', async () => {
    const order = await prepareOrder(books, { amountVnd: 50_000n });
    expect(await refusedWith(() => payOrder(books, order, '2019-03-01'))).toBe('payments.notApproved');
    await approveOrder(books, order);
    await books.people.accountant.act(async (tx) => {
      await tx.execute(
        sql`SELECT audit.record('{"kind":"paymentOrder.changed","subjectType":"paymentOrder"}'::jsonb)`,
      );
      await tx.execute(sql`UPDATE app.payment_order SET amount_vnd = 60000 WHERE id = ${order}`);
    });
    expect(await refusedWith(() => payOrder(books, order, '2019-03-01'))).toBe('payments.notApproved');
    await approveOrder(books, order);
    expect((await payOrder(books, order, '2019-03-01')).reference).toMatch(/^PC \d\d\/2019$/);
    expect((await payOrder(books, order, '2019-03-01')).isExisting).toBe(true);
    const other = await cashier().confirm('payOrder', await orderDigest(cashier(), order));
    expect(
      await refusedWith(() =>
        cashier().act((tx, actor) =>
          postVoucher(
            tx,
            { ...actor, pinConfirmationId: other },
            {
              book: 'PC',
              purpose: 'expense',
              occurredOn: '2019-03-01',
              requestKey: 'again',
              paymentOrderId: order,
            },
          ),
        ),
      ),
    ).toBe('payments.notApproved');
  });
  it('refuses a reused PIN confirmation, one of another purpose, and one for other content', async () => {
    const order = await prepareOrder(books, { amountVnd: 10_000n });
    const second = await prepareOrder(books, { amountVnd: 10_000n });
    const chair = books.people.chair;
    const approve = (id: number, pin: number) =>
      refusedWith(() => chair.act((tx) => tx.execute(sql`SELECT app.approve_payment(${id}, ${pin})`)));
    const wrongPurpose = await chair.confirm('payOrder', await orderDigest(chair, order));
    expect(await approve(order, wrongPurpose)).toBe('access.pinNotConfirmed');
    const pin = await chair.confirm('approvePayment', await orderDigest(chair, order));
    expect(await approve(second, pin)).toBe('access.pinNotConfirmed');
    expect(await approve(order, pin)).toBe('accepted');
    expect(await approve(second, pin)).toBe('access.pinNotConfirmed');
  });
  it('refuses approval by the one who prepared it and by one without the office', async () => {
    const order = await prepareOrder(books, { amountVnd: 10_000n });
    expect(await refusedWith(() => approveOrder(books, order, books.people.accountant))).toMatch(
      /access.notPermitted|DS001/,
    );
  });
  it('refuses to overspend a fund although the cash box is full, and the cash box although the fund is rich', async () => {
    const restricted = await prepareOrder(books, { amountVnd: 5_000_000n, fund: 'restricted' });
    expect(await refusedWith(() => approveOrder(books, restricted))).toBe('ledger.fundOverspent');
    await post({
      book: 'BC',
      lines: [line({ debitAccountId: books.accounts.bank!, amountVnd: 90_000_000n })],
    });
    const order = await prepareOrder(books, { amountVnd: 50_000_000n });
    await approveOrder(books, order);
    expect(await refusedWith(() => payOrder(books, order, '2019-03-01'))).toBe('ledger.accountOverdrawn');
  });
  it('refuses to make cash negative on any later day by paying on an earlier one', async () => {
    const fresh = await openBooks(database.urls, 'xa-ba');
    await cashIn(fresh, 1_000_000n, '2019-01-05');
    const late = await prepareOrder(fresh, { amountVnd: 900_000n });
    await approveOrder(fresh, late);
    await payOrder(fresh, late, '2019-02-20');
    await cashIn(fresh, 500_000n, '2019-02-25');
    const early = await prepareOrder(fresh, { amountVnd: 300_000n });
    await approveOrder(fresh, early);
    expect(await refusedWith(() => payOrder(fresh, early, '2019-01-10'))).toBe('ledger.accountOverdrawn');
    expect(await refusedWith(() => payOrder(fresh, early, '2019-02-26'))).toBe('accepted');
  });
});

describe('a closed month stays closed', () => {
  it('refuses a voucher and a reversal dated in it, and a close that does not match the count', async () => {
    const fresh = await openBooks(database.urls, 'xa-bon');
    const first = await cashIn(fresh, 1_000_000n, '2019-01-05');
    const close = (cash: bigint) =>
      refusedWith(() =>
        fresh.people.accountant.act((tx) => tx.execute(sql`SELECT ledger.close_period(2019, 1, ${cash}, 0)`)),
      );
    expect(await close(999_999n)).toBe('ledger.cashCountDiffers');
    expect(await close(1_000_000n)).toBe('accepted');
    expect(await refusedWith(() => cashIn(fresh, 5n, '2019-01-31'))).toBe('ledger.periodClosed');
    const reverse = (occurredOn: string) =>
      refusedWith(() =>
        fresh.people.cashier.act((tx, actor) =>
          postVoucher(tx, actor, {
            book: 'PKT',
            purpose: 'reversal',
            occurredOn,
            requestKey: `rev-${occurredOn}`,
            reversesId: first.voucherId,
          }),
        ),
      );
    expect(await reverse('2019-01-06')).toBe('ledger.periodClosed');
    expect(await reverse('2019-02-01')).toBe('accepted');
    expect(await reverse('2019-02-02')).toBe('ledger.alreadyReversed');
  });
});

describe('nobody acts in another name or another association', () => {
  it('a forged, revoked or ended session acts as nobody', async () => {
    expect(
      await refusedWith(() =>
        withSession('forged', 'xa-mot', (tx) =>
          tx.execute(sql`SELECT audit.record('{"kind":"a.b","subjectType":"x"}'::jsonb)`),
        ),
      ),
    ).toBe('access.noActor');
    const person = await openBooks(database.urls, 'xa-nam');
    await withLogin((tx) =>
      tx.execute(
        sql`SELECT access.close_session(sha256(convert_to(${person.people.cashier.token}, 'UTF8')))`,
      ),
    );
    expect(await refusedWith(() => cashIn(person, 5n, '2019-01-31'))).toBe('access.noActor');
  });
  it('sees no row of another association, under any address', async () => {
    for (const slug of ['xa-hai', 'khong-co']) {
      const rows = await withSession(cashier().token, slug, (tx) =>
        tx.execute(sql`SELECT 1 FROM ledger.fund`),
      );
      expect(rows.length).toBe(0);
    }
    expect((await cashier().act((tx) => tx.execute(sql`SELECT 1 FROM ledger.fund`))).length).toBe(2);
  });
  it('cannot make a session, confirm a PIN, or read a secret as app', async () => {
    const run = (text: string) => refusedWith(() => cashier().act((tx) => tx.execute(sql.raw(text))));
    expect(
      await run(
        `INSERT INTO access.session (token_hash, user_id, expires_at) VALUES ('x', 1, now() + interval '1 day')`,
      ),
    ).toBe('42501');
    expect(await run(`SELECT access.open_session(1, 'x'::bytea, 'x')`)).toBe('42501');
    expect(await run(`SELECT access.confirm_pin('x', 'payOrder', 'x'::bytea)`)).toBe('42501');
    expect(await run('SELECT password_hash FROM access."user"')).toBe('42501');
    expect(await run('SELECT token_hash FROM access.session')).toBe('42501');
    expect(await run('SELECT account FROM app.hardship')).toBe('42501');
  });
  it('cannot change a row without an event', async () => {
    expect(
      await refusedWith(() =>
        cashier().act((tx) =>
          tx.execute(
            sql`INSERT INTO app.party (association_id, kind) VALUES (${books.founded.associationId}, 'agency')`,
          ),
        ),
      ),
    ).toBe('audit.noEvent');
  });
  it('an inspector reads and does not write', async () => {
    expect(
      await refusedWith(() =>
        books.people.inspector.act(async (tx) => {
          await tx.execute(
            sql`SELECT audit.record('{"kind":"party.registered","subjectType":"party"}'::jsonb)`,
          );
          await tx.execute(
            sql`INSERT INTO app.party (association_id, kind) VALUES (${books.founded.associationId}, 'agency')`,
          );
        }),
      ),
    ).toBe('42501');
  });
});

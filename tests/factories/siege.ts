/** The common ground of the attack tests: two associations, some cash, an honest voucher to bend. */
import { afterAll, beforeAll } from 'vitest';
import { closePools } from '@/db/client';
import { postVoucher, type VoucherInput } from '@/lib/ledger/post';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { pointPoolsAt } from './association';
import { type Books, cashIn, openBooks } from './guard-books';

export interface Siege {
  database: TestDatabase;
  books: Books;
  other: Books;
  /** One honest line of cash in, with what the attack changes. */
  line: (overrides?: object) => NonNullable<VoucherInput['lines']>[number];
  /** Posts an honest receipt of the cashier with what the attack changes. */
  post: (overrides: object) => ReturnType<typeof postVoucher>;
}

/** A fresh database with two associations for one file of attacks; call at the top of the file. */
export function laySiege(): Siege {
  const siege = {} as Siege;
  beforeAll(async () => {
    siege.database = await createTestDatabase();
    pointPoolsAt(siege.database.urls);
    siege.books = await openBooks(siege.database.urls, 'xa-mot');
    siege.other = await openBooks(siege.database.urls, 'xa-hai');
    await cashIn(siege.books, 10_000_000n, '2019-01-05');
  });
  afterAll(async () => {
    await closePools();
    await siege.database.drop();
  });
  siege.line = (overrides = {}) => ({
    fundId: siege.books.funds.general,
    debitAccountId: siege.books.accounts.cash!,
    creditAccountId: siege.books.accounts.income!,
    amountVnd: 100_000n,
    ...overrides,
  });
  siege.post = (overrides) =>
    siege.books.people.cashier.act((tx, actor) =>
      postVoucher(tx, actor, {
        book: 'PT',
        purpose: 'gift',
        occurredOn: '2019-01-10',
        requestKey: Math.random().toString(36),
        lines: [siege.line()],
        ...overrides,
      }),
    );
  return siege;
}

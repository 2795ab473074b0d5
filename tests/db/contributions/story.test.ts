/** The first quarter of 2019 to the đồng: balances after each voucher, turnover, funds, and the printed cash book. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { formatVnd } from '@/lib/kernel/money';
import { voucherByRef } from '@/lib/ledger/queries';
import { cashBook, fundStatement, moneyOn } from '@/lib/ledger/statements';
import { voucherList } from '@/lib/ledger/voucher-list';
import { pointPoolsAt } from '@/tests/factories/association';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { type Books, openBalances, openBooks } from './books';
import { tellStory } from './story';

let database: TestDatabase;
let books: Books;
const told: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  books = await openBooks(database.urls, 'ngoc-lac-2019');
  const look = async (reference: string) => {
    const { cashVnd, bankVnd } = await books.accountant.act((tx) => moneyOn(tx, '2019-03-31'));
    told.push(`${reference} ${formatVnd(cashVnd)} ${formatVnd(bankVnd)}`);
  };
  await look((await openBalances(books)).reference);
  await tellStory(books, look);
});

afterAll(async () => {
  await closePools();
  await database.drop();
});

describe('money in, January to March 2019', () => {
  it('leaves exactly these cash and bank balances after each voucher', () => {
    expect(told).toEqual([
      'PKT 01/2019 3.250.000 48.600.000',
      'PT 01/2019 8.650.000 48.600.000',
      'PKT 02/2019 3.250.000 48.600.000',
      'PT 02/2019 7.750.000 48.600.000',
      'BC 01/2019 7.750.000 68.600.000',
      'PT 03/2019 10.855.000 68.600.000',
      'PN 01/2019 10.855.000 68.600.000',
      'BC 02/2019 10.855.000 69.012.500',
    ]);
  });

  it('keeps a voided pair out of the turnover, and goods out of the money', async () => {
    const funds = await books.chair.act((tx) => fundStatement(tx, { from: '2019-01-01', to: '2019-03-31' }));
    const [general, restricted] = funds;
    expect(general).toMatchObject({
      ...{ openingVnd: 51_850_000n, inVnd: 8_017_500n, outVnd: 0n, otherVnd: 0n },
      ...{ closingVnd: 59_867_500n, goodsVnd: 6_500_000n },
    });
    expect(restricted).toMatchObject({
      openingVnd: 0n,
      inVnd: 20_000_000n,
      closingVnd: 20_000_000n,
      goodsVnd: 0n,
    });
    expect(general!.inVnd + restricted!.inVnd).toBe(28_017_500n);
    expect(general!.inBySource).toEqual([
      { key: 'agency', amountVnd: 4_500_000n },
      { key: 'chapter', amountVnd: 3_105_000n },
      { key: 'bankInterest', amountVnd: 412_500n },
    ]);
  });

  it('shows the voided pair in the cash book, struck and with negative sums, and adds up without it', async () => {
    const book = await books.cashier.act((tx) =>
      cashBook(tx, { kind: 'cash', from: '2019-01-01', to: '2019-03-31' }),
    );
    expect(book.rows.map((row) => [row.reference, row.state, row.inVnd, row.balanceVnd])).toEqual([
      ['PT 01/2019', 'voided', 5_400_000n, 8_650_000n],
      ['PKT 02/2019', 'reversal', -5_400_000n, 3_250_000n],
      ['PT 02/2019', 'posted', 4_500_000n, 7_750_000n],
      ['PT 03/2019', 'posted', 3_105_000n, 10_855_000n],
    ]);
    expect(book).toMatchObject({ openingVnd: 3_250_000n, inVnd: 7_605_000n, outVnd: 0n, otherVnd: 0n });
    expect(book.closingVnd).toBe(10_855_000n);
    expect(book.rows[0]?.relatedReference).toBe('PKT 02/2019');
  });

  it('opens each span where the one before closed, for the bank too', async () => {
    const january = await books.chair.act((tx) =>
      cashBook(tx, { kind: 'bank', from: '2019-01-01', to: '2019-01-31' }),
    );
    const march = await books.chair.act((tx) =>
      cashBook(tx, { kind: 'bank', from: '2019-03-01', to: '2019-03-31' }),
    );
    expect(january.closingVnd).toBe(68_600_000n);
    expect(march).toMatchObject({ openingVnd: 68_600_000n, inVnd: 412_500n, closingVnd: 69_012_500n });
  });

  it('tells a voided voucher with its reason and the voucher that reversed it', async () => {
    const voided = await books.inspector.act((tx) => voucherByRef(tx, { book: 'PT', year: 2019, number: 1 }));
    expect(voided).toMatchObject({ state: 'voided', amountVnd: 5_400_000n, partyName: 'Cơ quan A' });
    expect(voided?.related).toMatchObject({
      ...{ reference: 'PKT 02/2019', reason: 'ghi nhầm số tiền, số đúng là 4.500.000 đồng' },
    });
    const reversal = await books.inspector.act((tx) =>
      voucherByRef(tx, { book: 'PKT', year: 2019, number: 2 }),
    );
    expect(reversal).toMatchObject({ state: 'reversal', related: { reference: 'PT 01/2019' } });
  });

  it('pages through the vouchers without losing or repeating one', async () => {
    const first = await books.chair.act((tx) => voucherList(tx, { limit: 5 }));
    const last = first[4]!;
    const rest = await books.chair.act((tx) => voucherList(tx, { after: last, limit: 5 }));
    expect([...first, ...rest].map((row) => row.reference)).toEqual([
      ...['BC 02/2019', 'PN 01/2019', 'PT 03/2019', 'BC 01/2019', 'PT 02/2019'],
      ...['PKT 02/2019', 'PT 01/2019', 'PKT 01/2019'],
    ]);
    const found = await books.chair.act((tx) => voucherList(tx, { q: 'co quan a' }));
    expect(found.map((row) => row.reference)).toEqual(['PT 02/2019', 'PKT 02/2019', 'PT 01/2019']);
  });
});

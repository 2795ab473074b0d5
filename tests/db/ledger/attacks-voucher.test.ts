/** A voucher must fit its book, its fund and its day. Each attack is refused to the app's own database role, and its honest twin passes. */
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { describe, expect, it } from 'vitest';
import { withSession } from '@/db/client';
import { postVoucher } from '@/lib/ledger/post';
import { refusedWith } from '@/tests/factories/refused';
import { laySiege } from '@/tests/factories/siege';

const siege = laySiege();

describe('a voucher must fit its book, its fund and its day', () => {
  it('accepts the honest twin of everything below', async () => {
    expect(await refusedWith(() => siege.post({}))).toBe('accepted');
  });
  it('refuses an account or a fund of another association', async () => {
    expect(
      await refusedWith(() =>
        siege.post({ lines: [siege.line({ creditAccountId: siege.other.accounts.income! })] }),
      ),
    ).toBe('ledger.badLine');
    expect(
      await refusedWith(() => siege.post({ lines: [siege.line({ fundId: siege.other.funds.general })] })),
    ).toBe('ledger.badLine');
  });
  it('refuses amounts of zero, below zero and beyond all money', async () => {
    for (const amountVnd of [0n, -5n, 10n ** 16n]) {
      expect(await refusedWith(() => siege.post({ lines: [siege.line({ amountVnd })] }))).toBe(
        'ledger.badLine',
      );
    }
  });
  it('refuses lines that do not belong in the book', async () => {
    expect(
      await refusedWith(() =>
        siege.post({ lines: [siege.line({ debitAccountId: siege.books.accounts.bank! })] }),
      ),
    ).toBe('ledger.accountsDoNotFitBook');
    expect(
      await refusedWith(() =>
        siege.post({
          book: 'PC',
          purpose: 'expense',
          lines: [
            siege.line({
              debitAccountId: siege.books.accounts.expense!,
              creditAccountId: siege.books.accounts.cash!,
            }),
          ],
        }),
      ),
    ).toBe('payments.notApproved');
  });
  it('refuses clearing that does not net to zero, and a transfer that changes the money', async () => {
    const accountant = siege.books.people.accountant;
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
    await siege.post({
      book: 'BC',
      lines: [siege.line({ debitAccountId: siege.books.accounts.bank!, amountVnd: 1_000_000n })],
    });
    const out = {
      fundId: siege.books.funds.general,
      debitAccountId: siege.books.accounts.clearing!,
      creditAccountId: siege.books.accounts.bank!,
      amountVnd: 400_000n,
    };
    const into = {
      fundId: siege.books.funds.restricted,
      debitAccountId: siege.books.accounts.bank!,
      creditAccountId: siege.books.accounts.clearing!,
      amountVnd: 400_000n,
    };
    expect(await transfer([out])).toBe('ledger.clearingNotNetted');
    expect(await transfer([out, { ...into, amountVnd: 399_999n }])).toBe('ledger.clearingNotNetted');
    expect(await transfer([out, into])).toBe('accepted');
    expect(
      await transfer([
        { ...out, fundId: siege.books.funds.restricted },
        { ...into, fundId: siege.books.funds.general },
      ]),
    ).toBe('ledger.restrictedFund');
  });
  it('refuses a future day, a post at REPEATABLE READ and a cash post by anyone but the cashier', async () => {
    expect(await refusedWith(() => siege.post({ occurredOn: '2999-01-01' }))).toBe('ledger.futureDate');
    expect(
      await refusedWith(() =>
        withSession(siege.books.people.cashier.token, 'xa-mot', async (tx) => {
          await tx.execute(sql`SELECT 1`);
          return tx.execute(sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ`);
        }),
      ),
    ).toBe('25001');
    const app = postgres(siege.database.urls.app, { max: 1, onnotice: () => {} });
    expect(
      await refusedWith(() =>
        app.begin('isolation level repeatable read', async (tx) => {
          await tx`SELECT set_config('app.session', ${siege.books.people.cashier.token}, true), set_config('app.association', 'xa-mot', true)`;
          await tx`SELECT ledger.post('{"book":"PT","requestKey":"rr"}'::jsonb)`;
        }),
      ),
    ).toBe('ledger.isolation');
    await app.end();
    expect(
      await refusedWith(() =>
        siege.books.people.accountant.act((tx, actor) =>
          postVoucher(tx, actor, {
            book: 'PT',
            purpose: 'gift',
            occurredOn: '2019-01-10',
            requestKey: 'acc',
            lines: [siege.line()],
          }),
        ),
      ),
    ).toBe('ledger.onlyCashierMovesCash');
    expect(
      await refusedWith(() =>
        siege.books.people.inspector.act((tx, actor) =>
          postVoucher(tx, actor, {
            book: 'BC',
            purpose: 'gift',
            occurredOn: '2019-01-10',
            requestKey: 'ins',
            lines: [siege.line({ debitAccountId: siege.books.accounts.bank! })],
          }),
        ),
      ),
    ).toBe('ledger.notYourBook');
  });
  it('the same request key with the same content is the same voucher; with other content it is refused', async () => {
    const first = await siege.post({ requestKey: 'twice' });
    const again = await siege.post({ requestKey: 'twice' });
    expect(again).toMatchObject({ voucherId: first.voucherId, isExisting: true });
    expect(
      await refusedWith(() =>
        siege.post({ requestKey: 'twice', lines: [siege.line({ amountVnd: 100_001n })] }),
      ),
    ).toBe('ledger.requestKeyReused');
  });
});

/** Money goes out only when it is there and approved; a closed month stays closed. Each attack is refused to the app's own database role, and its honest twin passes. */
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { postVoucher } from '@/lib/ledger/post';
import {
  approveOrder,
  cashIn,
  openBooks,
  orderDigest,
  payOrder,
  prepareOrder,
} from '@/tests/factories/guard-books';
import { refusedWith } from '@/tests/factories/refused';
import { laySiege } from '@/tests/factories/siege';

const siege = laySiege();

describe('money cannot go out that is not there, or that nobody approved', () => {
  it('refuses to pay an unapproved order, pays an approved one once, and refuses a changed one', async () => {
    const order = await prepareOrder(siege.books, { amountVnd: 50_000n });
    expect(await refusedWith(() => payOrder(siege.books, order, '2019-03-01'))).toBe('payments.notApproved');
    await approveOrder(siege.books, order);
    await siege.books.people.accountant.act(async (tx) => {
      await tx.execute(
        sql`SELECT audit.record('{"kind":"paymentOrder.changed","subjectType":"paymentOrder"}'::jsonb)`,
      );
      await tx.execute(sql`UPDATE app.payment_order SET amount_vnd = 60000 WHERE id = ${order}`);
    });
    expect(await refusedWith(() => payOrder(siege.books, order, '2019-03-01'))).toBe('payments.notApproved');
    await approveOrder(siege.books, order);
    expect((await payOrder(siege.books, order, '2019-03-01')).reference).toMatch(/^PC \d\d\/2019$/);
    expect((await payOrder(siege.books, order, '2019-03-01')).isExisting).toBe(true);
    const other = await siege.books.people.cashier.confirm(
      'payOrder',
      await orderDigest(siege.books.people.cashier, order),
    );
    expect(
      await refusedWith(() =>
        siege.books.people.cashier.act((tx, actor) =>
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
    const order = await prepareOrder(siege.books, { amountVnd: 10_000n });
    const second = await prepareOrder(siege.books, { amountVnd: 10_000n });
    const chair = siege.books.people.chair;
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
    const order = await prepareOrder(siege.books, { amountVnd: 10_000n });
    expect(await refusedWith(() => approveOrder(siege.books, order, siege.books.people.accountant))).toMatch(
      /access.notPermitted|DS001/,
    );
  });
  it('refuses to overspend a fund although the cash box is full, and the cash box although the fund is rich', async () => {
    const restricted = await prepareOrder(siege.books, { amountVnd: 5_000_000n, fund: 'restricted' });
    expect(await refusedWith(() => approveOrder(siege.books, restricted))).toBe('ledger.fundOverspent');
    await siege.post({
      book: 'BC',
      lines: [siege.line({ debitAccountId: siege.books.accounts.bank!, amountVnd: 90_000_000n })],
    });
    const order = await prepareOrder(siege.books, { amountVnd: 50_000_000n });
    await approveOrder(siege.books, order);
    expect(await refusedWith(() => payOrder(siege.books, order, '2019-03-01'))).toBe(
      'ledger.accountOverdrawn',
    );
  });
  it('refuses to overdraw a bank account although the cash box and the fund hold enough', async () => {
    const fresh = await openBooks(siege.database.urls, 'xa-ngan-hang');
    await cashIn(fresh, 10_000_000n, '2019-01-05');
    const order = await prepareOrder(fresh, { amountVnd: 100_000n, account: 'bank' });
    await approveOrder(fresh, order);
    expect(await refusedWith(() => payOrder(fresh, order, '2019-02-01', 'UNC'))).toBe(
      'ledger.accountOverdrawn',
    );
  });

  it('refuses to make cash negative on any later day by paying on an earlier one', async () => {
    const fresh = await openBooks(siege.database.urls, 'xa-ba');
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
    const fresh = await openBooks(siege.database.urls, 'xa-bon');
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

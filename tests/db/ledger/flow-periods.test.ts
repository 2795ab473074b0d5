/** closePeriod and reopenPeriod: only over, only counted, only by their own hands; and the opening of the books. */
import { describe, expect, it } from 'vitest';
import { openFund, openStandardAccounts, postOpeningBalances } from '@/lib/ledger/accounts';
import { closePeriod, reopenPeriod } from '@/lib/ledger/commands';
import { periodsOf } from '@/lib/ledger/periods';
import { listAccounts, listFunds } from '@/lib/ledger/queries';
import { withBooks } from '@/tests/db/contributions/set-up';
import { give } from '@/tests/db/contributions/story';
import type { Colleague } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';

const room = withBooks('hoi-khoa-so');
const counted = { cashCountedVnd: 3_250_000n, bankConfirmedVnd: 48_600_000n };

const close = (who: Colleague, month: number, count = counted) =>
  who.act((tx, actor) => closePeriod(tx, actor, { year: 2019, month, ...count }));
const reopen = (who: Colleague, month: number, reason: string) =>
  who.act((tx, actor) => reopenPeriod(tx, actor, { year: 2019, month, reason }));

describe('closePeriod', () => {
  it('failure path: not by the chair, not when the count differs by one đồng, not a month that is not over', async () => {
    const { accountant, chair } = room.books;
    await expect(close(chair, 1)).rejects.toMatchObject({ code: 'access.notPermitted' });
    expect(await refusedWith(() => close(accountant, 1, { ...counted, cashCountedVnd: 3_250_001n }))).toBe(
      'ledger.cashCountDiffers',
    );
    expect(await refusedWith(() => close(accountant, 1, { ...counted, bankConfirmedVnd: 0n }))).toBe(
      'ledger.bankBalanceDiffers',
    );
    const future = () =>
      accountant.act((tx, actor) => closePeriod(tx, actor, { year: 2999, month: 1, ...counted }));
    expect(await refusedWith(future)).toBe('ledger.periodNotOver');
  });

  it('happy path: a closed month refuses every entry, also one that would only wait; the chair reopens it with a reason', async () => {
    const { accountant, cashier, chair } = room.books;
    await close(accountant, 1);
    const [january] = await chair.act((tx) => periodsOf(tx, 2019));
    expect(january).toMatchObject({ status: 'closed', closedByName: 'accountant', ...counted });
    for (const who of [cashier, accountant]) {
      expect(
        await refusedWith(() => give(who, room.books, { amountVnd: 1_000n, occurredOn: '2019-01-31' })),
      ).toBe('ledger.periodClosed');
    }
    expect(await refusedWith(() => reopen(chair, 1, ' '))).toBe('ledger.reasonNeeded');
    await expect(reopen(accountant, 1, 'muốn sửa')).rejects.toMatchObject({ code: 'access.notPermitted' });
    await reopen(chair, 1, 'thiếu một phiếu của ngày 31/01');
    expect(
      await refusedWith(() => give(cashier, room.books, { amountVnd: 1_000n, occurredOn: '2019-01-31' })),
    ).toBe('accepted');
    expect(await refusedWith(() => reopen(chair, 1, 'lần nữa'))).toBe('ledger.notFound');
  });
});

describe('opening the books', () => {
  it('the standard chart is opened once, by those who may, and knows which account is what', async () => {
    const { accountant, cashier } = room.books;
    expect(await refusedWith(() => accountant.act((tx, actor) => openStandardAccounts(tx, actor)))).toBe(
      'ledger.codeTaken',
    );
    await expect(cashier.act((tx, actor) => openStandardAccounts(tx, actor))).rejects.toMatchObject({
      code: 'access.notPermitted',
    });
    const banks = await accountant.act((tx) => listAccounts(tx, ['bank']));
    expect(banks.map((bank) => [bank.code, bank.isTermDeposit])).toEqual([
      ['112', false],
      ['1128', true],
    ]);
    expect((await accountant.act((tx) => listFunds(tx))).map((fund) => fund.code)).toEqual([
      'chung',
      'lam-son',
    ]);
  });

  it('failure path: a fund code twice, an account nobody opened, an opening twice under one key', async () => {
    const { accountant } = room.books;
    const fund = {
      code: 'chung',
      name: 'Quỹ',
      publicLabel: 'Quỹ',
      kind: 'operating' as const,
      openedOn: '2019-01-01',
    };
    expect(await refusedWith(() => accountant.act((tx, actor) => openFund(tx, actor, fund)))).toBe(
      'ledger.codeTaken',
    );
    const post = (accountCode: string, amountVnd: bigint) =>
      accountant.act((tx, actor) =>
        postOpeningBalances(tx, actor, {
          ...{ occurredOn: '2019-01-01', requestKey: 'opening-again' },
          lines: [{ fundCode: 'chung', accountCode, amountVnd }],
        }),
      );
    expect(await refusedWith(() => post('999', 1n))).toBe('ledger.unknownCode');
    expect(await refusedWith(() => post('5111', 1n))).toBe('ledger.accountsDoNotFitBook');
    await post('111', 1_000n);
    expect((await post('111', 1_000n)).isExisting).toBe(true);
    expect(await refusedWith(() => post('111', 2_000n))).toBe('ledger.requestKeyReused');
  });
});

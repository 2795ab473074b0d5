/** moveOwnMoney: from one own account to another, by the right hand, never more than there is, and no income. */
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { type MoveInput, moveOwnMoney } from '@/lib/ledger/commands';
import { moveForm } from '@/lib/ledger/schema';
import type { Colleague } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { withBooks } from '../contributions/set-up';

const room = withBooks('hoi-chuyen-tien');
let keys = 0;
const move = (who: Colleague, part: Partial<MoveInput> = {}) => {
  keys += 1;
  const { accounts, generalFund } = room.books;
  const [fromAccountId, toAccountId] = [accounts['111']!, accounts['112']!];
  const input = {
    fromAccountId,
    toAccountId,
    fundId: generalFund,
    amountVnd: 250_000n,
    occurredOn: '2019-02-01',
  };
  return who.act((tx, actor) => moveOwnMoney(tx, actor, { requestKey: `move-${keys}`, ...input, ...part }));
};
const balances = () =>
  room.books.chair.act(async (tx) => {
    const rows = await tx.execute<{ code: string; sum: string }>(
      sql`SELECT a.code, sum(b.balance_vnd) AS sum FROM ledger.balances(app.current_association(), '2019-12-31') b
            JOIN ledger.account a ON a.association_id = app.current_association() AND a.id = b.account_id GROUP BY a.code`,
    );
    return Object.fromEntries(rows.map((row) => [row.code, BigInt(row.sum)]));
  });

describe('moveOwnMoney', () => {
  it('happy path: the cashier pays cash into the bank, the accountant puts it on deposit; nothing is income', async () => {
    const before = await balances();
    expect(await move(room.books.cashier)).toMatchObject({ book: 'PKT', isExisting: false });
    const { accounts } = room.books;
    await move(room.books.accountant, {
      fromAccountId: accounts['112']!,
      toAccountId: accounts['1128']!,
      amountVnd: 100_000n,
    });
    const after = await balances();
    expect(after['111']! - before['111']!).toBe(-250_000n);
    expect(after['112']! - before['112']!).toBe(150_000n);
    expect(after['1128']! - before['1128']!).toBe(100_000n);
    expect(Object.keys(after).filter((code) => code.startsWith('5'))).toEqual([]);
  });

  it('sent twice it is one voucher', async () => {
    const first = await move(room.books.cashier, { requestKey: 'move-once-only' });
    expect(await move(room.books.cashier, { requestKey: 'move-once-only' })).toMatchObject({
      ...{ voucherId: first.voucherId, isExisting: true },
    });
  });

  it('failure path: cash by the accountant, more than there is, the same account, other hands, an expense account', async () => {
    const { accountant, cashier, chair, accounts } = room.books;
    expect(await refusedWith(() => move(accountant))).toBe('ledger.onlyCashierMovesCash');
    expect(await refusedWith(() => move(cashier, { amountVnd: 90_000_000n }))).toMatch(/^ledger\./);
    await expect(move(cashier, { toAccountId: accounts['111']! })).rejects.toMatchObject({
      fields: { toAccountId: 'ledger.sameAccount' },
    });
    await expect(move(chair)).rejects.toMatchObject({ code: 'access.notPermitted' });
    expect(await refusedWith(() => move(cashier, { toAccountId: accounts['6111']! }))).toBe(
      'ledger.accountsDoNotFitBook',
    );
  });

  it('the form says which field cannot be read', () => {
    const form = {
      fromAccountId: '1',
      toAccountId: '2',
      fundId: '1',
      today: '2019-02-02',
      requestKey: 'abcdefgh',
    };
    expect(moveForm.parse({ ...form, amount: '1tr', occurredOn: 'hôm qua' })).toMatchObject({
      ...{ amountVnd: 1_000_000n, occurredOn: '2019-02-01' },
    });
    const wrong = moveForm.safeParse({ ...form, amount: 'x', occurredOn: '31/2' });
    expect(wrong.error?.issues.map((issue) => issue.path[0])).toEqual(['amount', 'occurredOn']);
  });
});

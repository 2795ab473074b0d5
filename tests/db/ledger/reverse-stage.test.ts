/**
 * Many vouchers reversed at once go through the same guards as one: what ledger.post refuses for a single reversal is
 * tried on ledger.reverse_stage with an honest companion, and the companion must stand as before.
 */
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkLedger } from '@/lib/ledger/checks';
import { closePeriod } from '@/lib/ledger/commands';
import { postVoucher, reverseVouchers } from '@/lib/ledger/post';
import type { Colleague } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { laySiege } from '@/tests/factories/siege';

const siege = laySiege();
let admin: postgres.Sql;

beforeAll(() => {
  admin = postgres(siege.database.superuserUrl, { max: 1, onnotice: () => {} });
});
afterAll(() => admin.end());

const reverse = (originals: number[], occurredOn = '2019-01-20', who?: Colleague) =>
  (who ?? siege.books.people.cashier).act((tx, actor) =>
    reverseVouchers(tx, actor, { originals, occurredOn }),
  );
const receipt = async (changes: object = {}) => (await siege.post(changes)).voucherId;
const mirrors = async (ids: number[]) => {
  const rows = await admin<{ number: number; amount: string; reverses: number }[]>`
    SELECT v.number, sum(p.amount_vnd)::text AS amount, v.reverses_id::int AS reverses
      FROM ledger.voucher v JOIN ledger.posting p ON p.voucher_id = v.id AND p.association_id = v.association_id
     WHERE v.reverses_id = ANY (${ids}) GROUP BY v.id, v.number, v.reverses_id ORDER BY v.number`;
  return rows.map((row) => ({ ...row }));
};

describe('a batch of reversals', () => {
  it('mirrors each voucher in the order given, with one event each, and the books stay whole', async () => {
    const ids = [await receipt({ lines: [siege.line(), siege.line({ amountVnd: 7n })] }), await receipt()];
    expect(await reverse(ids)).toBe(2);
    const made = await mirrors(ids);
    expect(made.map(({ amount, reverses }) => [reverses, amount])).toEqual([
      [ids[0], '100007'],
      [ids[1], '100000'],
    ]);
    expect(made[1]!.number).toBe(made[0]!.number + 1);
    const [told] = await admin<{ n: number }[]>`
      SELECT count(*)::int AS n FROM audit.event WHERE kind = 'voucher.voided' AND (payload::jsonb ->> 'reversesId')::int = ANY (${ids})`;
    expect(told!.n).toBe(2);
    const reader = postgres(siege.database.urls.backup, { max: 1, onnotice: () => {} });
    expect(await checkLedger(reader)).toEqual([]);
    await reader.end();
  });

  it('takes nothing when one of them may not be reversed', async () => {
    const honest = await receipt();
    const done = await receipt();
    await reverse([done]);
    const later = await receipt({ occurredOn: '2019-01-25' });
    const [opening] = await admin<{ id: number }[]>`
      SELECT min(id)::int AS id FROM ledger.voucher WHERE association_id = ${siege.other.founded.associationId}`;
    const [mirror] = await admin<
      { id: number }[]
    >`SELECT id::int AS id FROM ledger.voucher WHERE reverses_id = ${done}`;
    const tries: [string, number[], string?, Colleague?][] = [
      ['ledger.alreadyReversed', [honest, done]],
      ['ledger.alreadyReversed', [honest, honest]],
      ['ledger.reversalOfReversal', [honest, mirror!.id]],
      ['ledger.reversalTooEarly', [honest, later]],
      ['ledger.notFound', [honest, opening?.id ?? 999_999]],
      ['ledger.notFound', [honest, 999_999]],
      ['ledger.futureDate', [honest], '2999-01-01'],
      ['ledger.onlyCashierMovesCash', [honest], '2019-01-20', siege.books.people.accountant],
      ['ledger.onlyCashierMovesCash', [honest], '2019-01-20', siege.books.people.chair],
      ['ledger.batchTooLarge', Array.from({ length: 5_001 }, (_, at) => at + 1)],
    ];
    for (const [code, ids, day, who] of tries)
      expect(await refusedWith(() => reverse(ids, day, who)), code).toBe(code);
    expect(await mirrors([honest])).toEqual([]);
    expect(await reverse([honest])).toBe(1);
  });

  it('money that was moved away is not taken back; with it there, it is', async () => {
    const much = await receipt({ lines: [siege.line({ amountVnd: 50_000_000n })] });
    const move = (debit: string, credit: string, requestKey: string) =>
      siege.books.people.cashier.act((tx, actor) =>
        postVoucher(tx, actor, {
          ...{ book: 'PKT', purpose: 'transfer', occurredOn: '2019-01-12', requestKey },
          lines: [
            siege.line({
              ...{
                debitAccountId: siege.books.accounts[debit],
                creditAccountId: siege.books.accounts[credit],
              },
              amountVnd: 50_000_000n,
            }),
          ],
        }),
      );
    await move('bank', 'cash', 'den-ngan-hang');
    const honest = await receipt();
    expect(await refusedWith(() => reverse([honest, much]))).toBe('ledger.accountOverdrawn');
    expect(await mirrors([honest, much])).toEqual([]);
    await move('cash', 'bank', 'tro-ve');
    expect(await reverse([much])).toBe(1);
  });

  it('transfers are looked at one by one, and a closed month takes none', async () => {
    const [transfer] = await admin<{ id: number }[]>`
      SELECT min(id)::int AS id FROM ledger.voucher WHERE purpose = 'transfer' AND association_id = ${siege.books.founded.associationId}`;
    expect(await refusedWith(() => reverse([transfer!.id]))).toBe('ledger.notInBatch');
    const old = await receipt({ occurredOn: '2019-01-26' });
    const sums = await admin<{ kind: string; vnd: string }[]>`
      SELECT a.kind, sum(b.balance_vnd)::text AS vnd FROM ledger.balances(${siege.books.founded.associationId}, '2019-01-31') b
        JOIN ledger.account a ON a.id = b.account_id AND a.association_id = ${siege.books.founded.associationId} GROUP BY a.kind`;
    const of = (kind: string) => BigInt(sums.find((row) => row.kind === kind)?.vnd ?? '0');
    await siege.books.people.accountant.act((tx, actor) =>
      closePeriod(tx, actor, {
        ...{ year: 2019, month: 1 },
        cashCountedVnd: of('cash'),
        bankConfirmedVnd: of('bank'),
      }),
    );
    expect(await refusedWith(() => reverse([old], '2019-01-31'))).toBe('ledger.periodClosed');
    expect(await reverse([old], '2019-02-01')).toBe(1);
  });

  it('two at the same moment reverse once', async () => {
    const ids = [await receipt({ occurredOn: '2019-02-02' }), await receipt({ occurredOn: '2019-02-02' })];
    const answers = await Promise.all([0, 1].map(() => refusedWith(() => reverse(ids, '2019-02-03'))));
    expect(answers.sort()).toEqual(['accepted', 'ledger.alreadyReversed']);
  });
});

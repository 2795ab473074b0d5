/**
 * Many vouchers at once go through the same guards as one: every attack on ledger.post is tried on ledger.post_stage
 * with an honest companion in the same batch, and the companion must not remain either.
 */
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportDatabase } from '@/lib/audit/export/read-database';
import { verifyExport } from '@/lib/audit/verify/verify-export';
import { closePeriod } from '@/lib/ledger/commands';
import { postVoucher, postVouchers, type VoucherInput } from '@/lib/ledger/post';
import { seal } from '@/tests/db/audit/story';
import type { Colleague } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { laySiege } from '@/tests/factories/siege';

const siege = laySiege();
let admin: postgres.Sql;
let serial = 0;

beforeAll(() => {
  admin = postgres(siege.database.superuserUrl, { max: 1, onnotice: () => {} });
});
afterAll(() => admin.end());

function gift(overrides: Partial<VoucherInput> = {}): VoucherInput {
  serial += 1;
  return {
    ...{ book: 'PT', purpose: 'gift', occurredOn: '2019-01-10', requestKey: `stage-${serial}` },
    lines: [siege.line()],
    ...overrides,
  };
}

function send(vouchers: VoucherInput[], person: Colleague = siege.books.people.cashier) {
  return person.act((tx, actor) => postVouchers(tx, actor, vouchers));
}

async function count(from: string): Promise<number> {
  const [row] = await admin.unsafe<{ n: number }[]>(`SELECT count(*)::int AS n FROM ${from}`);
  return row!.n;
}

const vouchers = () => count(`ledger.voucher WHERE association_id = ${siege.books.founded.associationId}`);

describe('a batch', () => {
  it('is posted whole, numbered in its order, with one event for each voucher', async () => {
    const before = await vouchers();
    const bank = { debitAccountId: siege.books.accounts.bank! };
    const posted = await send([
      gift(),
      gift({ occurredOn: '2018-12-31' }),
      gift({ lines: [siege.line({ amountVnd: 1n }), siege.line({ amountVnd: 2n })] }),
      gift({ book: 'BC', lines: [siege.line(bank)] }),
    ]);
    expect(posted.map(({ reference }) => reference)).toEqual([
      'PT 02/2019',
      'PT 01/2018',
      'PT 03/2019',
      'BC 01/2019',
    ]);
    expect(new Set(posted.map(({ code }) => code)).size).toBe(4);
    expect(await vouchers()).toBe(before + 4);
    const ids = posted.map(({ voucherId }) => `'${voucherId}'`).join();
    expect(await count(`audit.event WHERE kind = 'voucher.posted' AND subject_id IN (${ids})`)).toBe(4);
    const next = await siege.post({});
    expect(next.reference).toBe('PT 04/2019');
  });

  it('proves itself: the log and the books agree about every voucher of it', async () => {
    await send(Array.from({ length: 450 }, () => gift()));
    await seal(siege.database);
    const report = await verifyExport(exportDatabase(siege.database.urls.backup, { hasTexts: true }));
    expect(report.problems).toEqual([]);
    expect(report.counts.vouchers).toBeGreaterThan(450);
  });

  it('sent again changes nothing; with one new voucher only that one is added; with other content it is refused', async () => {
    const batch = [gift(), gift()];
    const first = await send(batch);
    const before = await vouchers();
    const again = await send(batch);
    expect(again.map(({ voucherId }) => voucherId)).toEqual(first.map(({ voucherId }) => voucherId));
    expect(again.every(({ isExisting }) => isExisting)).toBe(true);
    expect((await send([...batch, gift()])).map(({ isExisting }) => isExisting)).toEqual([true, true, false]);
    const changed = { ...batch[0]!, lines: [siege.line({ amountVnd: 7n })] };
    expect(await refusedWith(() => send([gift(), changed]))).toBe('ledger.requestKeyReused');
    expect(await vouchers()).toBe(before + 1);
    const alone = await siege.books.people.cashier.act((tx, actor) => postVoucher(tx, actor, batch[0]!));
    expect(alone).toMatchObject({ voucherId: first[0]!.voucherId, isExisting: true });
  });

  it('sent five times at once is one batch', async () => {
    const before = await vouchers();
    const batch = [gift(), gift(), gift()];
    await Promise.all(Array.from({ length: 5 }, () => send(batch)));
    expect(await vouchers()).toBe(before + 3);
  });
});

describe('whatever is refused of one voucher is refused of a batch, and nothing of the batch remains', () => {
  const attacks: [string, string, () => Partial<VoucherInput>][] = [
    [
      'a foreign account',
      'ledger.badLine',
      () => ({ lines: [siege.line({ creditAccountId: siege.other.accounts.income! })] }),
    ],
    [
      'a foreign fund',
      'ledger.badLine',
      () => ({ lines: [siege.line({ fundId: siege.other.funds.general })] }),
    ],
    ['zero', 'ledger.badLine', () => ({ lines: [siege.line({ amountVnd: 0n })] })],
    ['a negative amount', 'ledger.badLine', () => ({ lines: [siege.line({ amountVnd: -5n })] })],
    ['beyond all money', 'ledger.badLine', () => ({ lines: [siege.line({ amountVnd: 10n ** 16n })] })],
    ['no lines', 'ledger.noLines', () => ({ lines: [] })],
    ['201 lines', 'ledger.tooManyLines', () => ({ lines: Array.from({ length: 201 }, () => siege.line()) })],
    [
      'a line of another book',
      'ledger.accountsDoNotFitBook',
      () => ({ lines: [siege.line({ debitAccountId: siege.books.accounts.bank! })] }),
    ],
    ['tomorrow', 'ledger.futureDate', () => ({ occurredOn: '2099-01-01' })],
    ['before the association was', 'ledger.dateTooEarly', () => ({ occurredOn: '1990-01-01' })],
    ['no day', 'ledger.badDate', () => ({ occurredOn: 'hôm qua' })],
    ['no key', 'ledger.noRequestKey', () => ({ requestKey: '' })],
    ['a key of the batch once more', 'ledger.requestKeyReused', () => ({ requestKey: `stage-${serial}` })],
    ['money out', 'ledger.notInBatch', () => ({ book: 'PC', purpose: 'expense' })],
    ['an order', 'ledger.notInBatch', () => ({ paymentOrderId: 1 })],
    ['a reversal', 'ledger.notInBatch', () => ({ book: 'PKT', purpose: 'reversal', reversesId: 1 })],
    ['an opening balance', 'ledger.notInBatch', () => ({ purpose: 'opening' })],
  ];
  it.each(attacks)('%s: %s', async (_what, code, bend) => {
    const before = await vouchers();
    const companion = gift();
    const bent = { ...gift(), ...bend() };
    if (bent.requestKey === `stage-${serial}` && code === 'ledger.requestKeyReused')
      bent.requestKey = companion.requestKey;
    expect(await refusedWith(() => send([companion, bent]))).toBe(code);
    expect(await vouchers()).toBe(before);
    expect(await refusedWith(() => send([companion, gift()]))).toBe('accepted');
  });

  it('cash by another hand than the cashier’s, any book by a stranger to it, nobody at all, too many', async () => {
    const { accountant, secretary, inspector } = siege.books.people;
    expect(await refusedWith(() => send([gift()], accountant))).toBe('ledger.onlyCashierMovesCash');
    const transfer = () =>
      gift({ book: 'BC', lines: [siege.line({ debitAccountId: siege.books.accounts.bank! })] });
    expect(await refusedWith(() => send([transfer(), gift()], accountant))).toBe(
      'ledger.onlyCashierMovesCash',
    );
    expect(await refusedWith(() => send([transfer()], accountant))).toBe('accepted');
    for (const person of [secretary, inspector])
      expect(await refusedWith(() => send([transfer()], person))).toBe('ledger.notYourBook');
    expect(await refusedWith(() => send([]))).toBe('ledger.noLines');
    expect(await refusedWith(() => send(Array.from({ length: 5001 }, () => gift())))).toBe(
      'ledger.batchTooLarge',
    );
  });

  it('a closed association, and the honest twin once it is open again', async () => {
    const id = siege.books.founded.associationId;
    const set = (status: string) =>
      admin.begin(async (tx) => {
        await tx`SET LOCAL session_replication_role = replica`;
        await tx`UPDATE app.association SET status = ${status} WHERE id = ${id}`;
      });
    const [now] = await admin<{ status: string }[]>`SELECT status FROM app.association WHERE id = ${id}`;
    await set('closed');
    expect(await refusedWith(() => send([gift()]))).toBe('ledger.associationClosed');
    await set(now!.status);
    expect(await refusedWith(() => send([gift()]))).toBe('accepted');
  });
});

describe('many batches at once', () => {
  it('leave numbers without a hole while one in five rolls back', async () => {
    const cashier = siege.books.people.cashier;
    await Promise.allSettled(
      Array.from({ length: 16 }, (_, at) =>
        cashier.act(async (tx, actor) => {
          await postVouchers(
            tx,
            actor,
            Array.from({ length: 12 }, () => gift({ occurredOn: '2017-05-05' })),
          );
          if (at % 5 === 0) throw new Error('rolled back');
        }),
      ),
    );
    const [row] = await admin<{ n: number; last: number }[]>`
      SELECT count(*)::int AS n, max(number) AS last FROM ledger.voucher
       WHERE association_id = ${siege.books.founded.associationId} AND book = 'PT' AND year = 2017`;
    expect(row).toEqual({ n: 144, last: 144 });
  });

  it('and the same voucher sent alone at the same moment are one voucher, and both senders are told so', async () => {
    const { cashier } = siege.books.people;
    for (let round = 0; round < 5; round += 1) {
      const before = await vouchers();
      const shared = gift();
      const alone = () => cashier.act((tx, actor) => postVoucher(tx, actor, shared));
      const [batch, one] = await Promise.all([send([gift(), shared]), alone()]);
      expect(one.voucherId).toBe(batch[1]!.voucherId);
      expect([one.isExisting, batch[1]!.isExisting].sort()).toEqual([false, true]);
      expect(await vouchers()).toBe(before + 2);
    }
  });

  it('and single vouchers of two books in the other order never wait for each other in a ring', async () => {
    const { cashier } = siege.books.people;
    const bank = () =>
      gift({ book: 'BC', lines: [siege.line({ debitAccountId: siege.books.accounts.bank! })] });
    const singles = () =>
      cashier.act(async (tx, actor) => {
        await postVoucher(tx, actor, gift());
        await new Promise((resolve) => setTimeout(resolve, 20));
        await postVoucher(tx, actor, bank());
      });
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, at) => refusedWith(at % 2 ? singles : () => send([bank(), gift()]))),
    );
    expect(new Set(answers)).toEqual(new Set(['accepted']));
  });

  it('racing the close of their month land before it or not at all', async () => {
    const { accountant, cashier } = siege.books.people;
    const month = { year: 2016, month: 3 };
    await send([gift({ occurredOn: '2016-03-01' })]);
    const close = accountant.act((tx, actor) =>
      closePeriod(tx, actor, { ...month, cashCountedVnd: 100_000n, bankConfirmedVnd: 0n }),
    );
    const answers = await Promise.all([
      refusedWith(() => close),
      ...Array.from({ length: 6 }, () =>
        refusedWith(() =>
          cashier.act((tx, actor) => postVouchers(tx, actor, [gift({ occurredOn: '2016-03-02' }), gift()])),
        ),
      ),
    ]);
    const isClosed = answers[0] === 'accepted';
    const landed = await count(
      `ledger.voucher WHERE association_id = ${siege.books.founded.associationId} AND occurred_on = '2016-03-02'`,
    );
    expect(landed).toBe(answers.slice(1).filter((answer) => answer === 'accepted').length);
    if (isClosed) expect(landed).toBe(0);
    else expect(answers[0]).toBe('ledger.cashCountDiffers');
  });
});

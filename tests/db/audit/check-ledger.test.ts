/**
 * The books are added up again from their lines: an untouched story agrees, and every kind of disagreement is told.
 * Each case breaks one thing in a copy with the superuser's hand and the guards off.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { record } from '@/lib/audit/record';
import { type CheckCode, checkLedger } from '@/lib/ledger/checks';
import { keepText } from '@/lib/people/commands';
import { translator } from '@/lib/web/messages';
import { pointPoolsAt } from '../../factories/association';
import { withConnection } from '../../setup/connection';
import { createTestDatabase, type TestDatabase } from '../../setup/database';
import { copyOf } from './copy';
import { line, post, type Story, tellStory } from './story';

let original: TestDatabase;
let story: Story;

beforeAll(async () => {
  original = await createTestDatabase();
  pointPoolsAt(original.urls);
  story = await tellStory(original, 'hoi-mot');
  await moveAndPromise(story);
  await story.people.accountant.act((tx) =>
    tx.execute(sql`SELECT ledger.close_period(2019, 1, 10000000, 41850000)`),
  );
  await refreshSnapshots();
  await closePools();
});
afterAll(() => original.drop());

/** A test in another database of this server may still hold the horizon back: then again. */
async function refreshSnapshots(): Promise<void> {
  const until = Date.now() + 100_000;
  while (Date.now() < until) {
    await withConnection(original.urls.sealer, (sealer) => sealer`SELECT ledger.refresh_all_snapshots()`);
    const [row] = await withConnection(
      original.superuserUrl,
      (admin) => admin<
        { isWhole: boolean | null }[]
      >`SELECT min(horizon::text::numeric) > (SELECT max(xid::text::numeric)
        FROM ledger.posting) AS "isWhole" FROM ledger.snapshot`,
    );
    if (row?.isWhole) return;
    await sleep(100);
  }
  throw new Error('Something held the snapshots back for 100 seconds.');
}

/** A transfer through clearing, and an expense that is approved and not yet paid. */
async function moveAndPromise(s: Story): Promise<void> {
  const lines = [line(s, 'clearing', 'cash', 100_000n), line(s, 'bank', 'clearing', 100_000n)];
  await post(s, 'cashier', { book: 'PKT', purpose: 'transfer', occurredOn: '2019-05-02', lines });
  const order = await s.people.accountant.act(async (tx, actor) => {
    const payload = { amountVnd: '300000', kind: 'expense' };
    await record(tx, actor, {
      kind: 'paymentOrder.prepared',
      subjectType: 'paymentOrder',
      subjectId: '',
      payload,
    });
    const reason = await keepText(tx, null, 'reason', 'Mua giấy khen');
    const rows = await tx.execute<{ id: string }>(sql`
      INSERT INTO app.payment_order (association_id, kind, book, fund_id, account_id, expense_account_id, amount_vnd, reason_value_id, due_on,
        prepared_by)
      VALUES (${s.associationId}, 'expense', 'PC', ${s.fund}, ${s.account.cash}, ${s.account.expense}, 300000, ${reason}, '2019-07-05',
        ${actor.userId}) RETURNING id`);
    return Number(rows[0]!.id);
  });
  const { chair } = s.people;
  const digest = await chair.act(async (tx) => {
    const rows = await tx.execute<{ digest: Buffer }>(
      sql`SELECT app.payment_order_digest(${order}) AS digest`,
    );
    return rows[0]!.digest;
  });
  const pin = await chair.confirm('approvePayment', digest);
  await chair.act((tx) => tx.execute(sql`SELECT app.approve_payment(${order}, ${pin})`));
}

async function problemsOf(database: TestDatabase) {
  const reader = postgres(database.urls.backup, { max: 1, onnotice: () => undefined });
  try {
    return await checkLedger(reader);
  } finally {
    await reader.end();
  }
}

type Break = (sql: postgres.TransactionSql, s: Story) => PromiseLike<unknown>;
const pt3 = (s: Story) => s.vouchers['PT 03/2019']!;

const breaks: Record<CheckCode, Break> = {
  voucherWithoutLines: (sql, s) => sql`DELETE FROM ledger.posting WHERE voucher_id = ${pt3(s)}`,
  voucherTwoDates: (sql, s) =>
    sql`UPDATE ledger.posting SET occurred_on = '2019-03-05' WHERE voucher_id = ${pt3(s)}`,
  badAmount: async (sql, s) => {
    await sql`ALTER TABLE ledger.posting DROP CONSTRAINT posting_amount_positive`;
    await sql`UPDATE ledger.posting SET amount_vnd = 0 WHERE voucher_id = ${pt3(s)}`;
  },
  yearDiffers: (sql, s) => sql`UPDATE ledger.voucher SET year = 2018, number = 1 WHERE id = ${pt3(s)}`,
  futureVoucher: (sql, s) => sql`UPDATE ledger.voucher SET occurred_on = '2099-01-01' WHERE id = ${pt3(s)}`,
  numbersBroken: (sql, s) => sql`UPDATE ledger.voucher SET number = 7 WHERE id = ${pt3(s)}`,
  counterDiffers: (sql) => sql`UPDATE ledger.book_counter SET last_number = 9 WHERE book = 'PT'`,
  reversalDiffers: (sql, s) =>
    sql`UPDATE ledger.posting SET amount_vnd = 5300000 WHERE voucher_id = ${s.vouchers['PKT 02/2019']!}`,
  contributionDiffers: (sql) => sql`UPDATE app.contribution SET amount_vnd = amount_vnd + 1`,
  contributionVoidDiffers: (sql) => sql`UPDATE app.contribution SET status = 'voided'`,
  orderDiffers: (sql) => sql`UPDATE app.payment_order SET amount_vnd = 400000 WHERE status = 'paid'`,
  outflowWithoutOrder: (sql) => sql`UPDATE ledger.voucher SET payment_order_id = NULL WHERE book = 'PC'`,
  accountBelowZero: (sql, s) =>
    sql`UPDATE ledger.posting SET amount_vnd = 90000000 WHERE voucher_id = ${s.vouchers['PC 01/2019']!}`,
  fundBelowZero: (sql) =>
    sql`UPDATE ledger.commitment SET amount_vnd = 90000000000 WHERE amount_vnd = 300000`,
  clearingNotZero: (sql, s) =>
    sql`UPDATE ledger.posting SET amount_vnd = 1 WHERE line = 1 AND voucher_id = ${s.vouchers['PKT 03/2019']!}`,
  transferChangesMoney: (sql, s) =>
    sql`UPDATE ledger.posting SET amount_vnd = 1 WHERE line = 2 AND voucher_id = ${s.vouchers['PKT 03/2019']!}`,
  snapshotDiffers: (sql) =>
    sql`UPDATE ledger.snapshot SET balance_vnd = balance_vnd + 1 WHERE month_end = '2019-03-31'`,
  balanceDiffers: (sql) => sql`UPDATE ledger.snapshot SET balance_vnd = balance_vnd + 1`,
  goodsDiffer: (sql, s) => sql`UPDATE ledger.account SET kind = 'goods' WHERE id = ${s.account.bank}`,
  closedPeriodDiffers: (sql) => sql`UPDATE ledger.period SET cash_counted_vnd = cash_counted_vnd - 1`,
  releaseDiffers: (sql) =>
    sql`UPDATE ledger.commitment SET amount_vnd = amount_vnd + 1 WHERE releases_id IS NOT NULL`,
  awardNotCommitted: (sql) =>
    sql`DELETE FROM ledger.commitment WHERE releases_id IS NULL AND award_id IS NOT NULL`,
  orderCommitmentDiffers: (sql) => sql`DELETE FROM ledger.commitment WHERE award_id IS NULL`,
  commitmentWithoutCause: (sql) =>
    sql`UPDATE ledger.commitment SET payment_order_id = 999 WHERE award_id IS NULL`,
  awardPaidTwice: (
    sql,
    s,
  ) => sql`INSERT INTO app.payment_order_award (association_id, payment_order_id, award_id)
    SELECT association_id, id, ${s.award} FROM app.payment_order WHERE kind = 'expense'`,
  instalmentPaidTwice: async (sql, s) => {
    await sql`INSERT INTO app.award_instalment (association_id, award_id, number, due_on, amount_vnd)
      SELECT association_id, id, 1, '2019-09-05', amount_vnd FROM app.award WHERE id = ${s.award}`;
    await sql`INSERT INTO app.payment_order_instalment (association_id, payment_order_id, award_id, number)
      SELECT association_id, id, ${s.award}, 1 FROM app.payment_order WHERE status <> 'withdrawn'`;
  },
  instalmentsDiffer: (sql, s) =>
    sql`INSERT INTO app.award_instalment (association_id, award_id, number, due_on, amount_vnd)
      SELECT association_id, id, 1, '2019-09-05', amount_vnd - 1 FROM app.award WHERE id = ${s.award}`,
  orderAwardsDiffer: (sql, s) => sql`UPDATE app.award SET amount_vnd = 400000 WHERE id = ${s.award}`,
};

it('an untouched story adds up to the đồng', async () => {
  const copy = await copyOf(original);
  expect(await problemsOf(copy)).toEqual([]);
  await copy.drop();
});

describe('what does not add up is told by its own sentence', () => {
  it.each(Object.entries(breaks) as [CheckCode, Break][])('%s', async (code, breakIt) => {
    const copy = await copyOf(original);
    try {
      await withConnection(copy.superuserUrl, (sql) =>
        sql.begin(async (tx) => {
          await tx`SET LOCAL session_replication_role = 'replica'`;
          await breakIt(tx, story);
        }),
      );
      const found = (await problemsOf(copy)).find((problem) => problem.code === code);
      expect(found?.associationId).toBe(story.associationId);
      for (const locale of ['vi', 'en'] as const)
        expect(translator(locale)(`audit.check.${code}`, found!.params)).not.toMatch(/audit\.check|\{/);
    } finally {
      await copy.drop();
    }
  });
});

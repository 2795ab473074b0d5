/**
 * G5: the trial balance at any date over 100,000 entries (quick: 20,000), by snapshots and tail,
 * against a naive sum over all lines; the same figures are compared first.
 */
import postgres from 'postgres';
import { closePools } from '@/db/client';
import { pointPoolsAt } from '@/tests/factories/association';
import { openBooks } from '@/tests/factories/guard-books';
import { type BenchContext, milliseconds, ratioOf } from './measure';

const naive = `
  SELECT fund_id, account_id, sum(amount)::bigint AS balance_vnd FROM (
    SELECT fund_id, debit_account_id AS account_id, amount_vnd AS amount FROM ledger.posting WHERE association_id = $1 AND occurred_on <= $2
    UNION ALL SELECT fund_id, credit_account_id, -amount_vnd FROM ledger.posting WHERE association_id = $1 AND occurred_on <= $2) x
  GROUP BY 1, 2 ORDER BY 1, 2`;
const snapshots = 'SELECT fund_id, account_id, balance_vnd FROM ledger.balances($1, $2) ORDER BY 1, 2';

/** Fills the books quickly, as the superuser with triggers off: only reading is measured here. */
async function fill(
  admin: postgres.Sql,
  association: number,
  entries: number,
  fund: number,
  cash: number,
  income: number,
): Promise<void> {
  await admin.begin(async (tx) => {
    await tx.unsafe("SET LOCAL session_replication_role = 'replica'");
    await tx`INSERT INTO ledger.voucher (association_id, book, year, number, purpose, occurred_on, recorded_at, xid, request_key, request_hash, actor_id, code)
      SELECT ${association}, 'PT', 2010 + (n % 14), n, 'gift', make_date(2010 + (n % 14), 1 + (n / 14) % 12, 1 + n % 28), now(), pg_current_xact_id(), 'fill-' || n, ''::bytea, 1, 'fill-' || n
        FROM generate_series(1, ${entries}::int) n`;
    await tx`INSERT INTO ledger.posting (association_id, voucher_id, line, fund_id, debit_account_id, credit_account_id, amount_vnd, occurred_on, xid)
      SELECT v.association_id, v.id, 1, ${fund}, ${cash}, ${income}, 1000 + v.number % 977, v.occurred_on, v.xid FROM ledger.voucher v WHERE v.association_id = ${association}`;
  });
  await admin`VACUUM ANALYZE ledger.posting`;
}

/** Runs the benchmark; the ratio is time of ours / time of the naive sum (lower is better). */
export async function benchReports(context: BenchContext) {
  const entries = context.quick ? 20_000 : 100_000;
  pointPoolsAt(context.urls);
  const books = await openBooks(context.urls, 'do-bao-cao');
  await closePools();
  const admin = postgres(context.adminUrl, { max: 1, onnotice: () => {} });
  const association = books.founded.associationId;
  await fill(admin, association, entries, books.funds.general, books.accounts.cash!, books.accounts.income!);
  const buildMs = await milliseconds(() => admin`SELECT ledger.refresh_snapshots(${association})`);
  await admin`VACUUM ANALYZE ledger.snapshot`;
  const days = ['2012-06-17', '2016-02-29', '2019-03-31', '2023-12-31', '2026-01-15'];
  for (const day of days) {
    const [ours, base] = [
      await admin.unsafe(snapshots, [association, day]),
      await admin.unsafe(naive, [association, day]),
    ];
    const live = (rows: readonly postgres.Row[]) =>
      JSON.stringify(rows.filter((row) => row.balance_vnd !== '0'));
    if (live(ours) !== live(base)) throw new Error(`The two ways disagree on ${day}.`);
  }
  const ours: number[] = [];
  const base: number[] = [];
  for (let round = 0; round < (context.quick ? 3 : 7); round += 1) {
    ours.push(
      await milliseconds(async () => {
        for (const day of days) await admin.unsafe(snapshots, [association, day]);
      }),
    );
    base.push(
      await milliseconds(async () => {
        for (const day of days) await admin.unsafe(naive, [association, day]);
      }),
    );
  }
  await admin.end();
  return {
    entries,
    snapshotBuildMs: Math.round(buildMs),
    unit: 'ms for five dates; ratio = ours / naive sum',
    'G5 trial balance': ratioOf(ours, base, false),
  };
}

/**
 * G1, G2 and G4: a posting with every guard on, against the bare unguarded insert of the same two rows
 * with the same indexes, in one round trip each, from 1, 8 and 32 clients; and batches of 200 against one by one.
 */
import { createHash, randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { closePools } from '@/db/client';
import { pointPoolsAt } from '@/tests/factories/association';
import { type Books, openBooks } from '@/tests/factories/guard-books';
import { type BenchContext, type Ratio, ratioOf, throughput } from './measure';

const bareTables = `
  CREATE SCHEMA bare;
  CREATE TABLE bare.voucher (LIKE ledger.voucher INCLUDING DEFAULTS INCLUDING IDENTITY INCLUDING INDEXES);
  CREATE TABLE bare.posting (LIKE ledger.posting INCLUDING DEFAULTS INCLUDING INDEXES);`;

interface Desk {
  books: Books;
  token: string;
  slug: string;
}

async function proveGuards(app: postgres.Sql, desk: Desk): Promise<boolean> {
  const bad = {
    book: 'PT',
    purpose: 'gift',
    occurredOn: '2019-01-05',
    requestKey: 'bad',
    lines: [{ fundId: 1, debitAccountId: 1, creditAccountId: 1, amountVnd: -1 }],
  };
  try {
    await postGuarded(app, desk, bad);
    return false;
  } catch (error) {
    return (error as { code?: string }).code === 'DS001';
  }
}

function postGuarded(app: postgres.Sql, desk: Desk, voucher: object) {
  const body = JSON.stringify(voucher);
  return app.begin(async (tx) => {
    await tx`SELECT set_config('app.session', ${desk.token}, true), set_config('app.association', ${desk.slug}, true)`;
    await tx`SELECT ledger.post(${body}::text::jsonb)`;
  });
}

function postBare(app: postgres.Sql, desk: Desk, number: number, key: string) {
  const { books } = desk;
  return app.begin(async (tx) => {
    await tx`SELECT set_config('app.session', ${desk.token}, true), set_config('app.association', ${desk.slug}, true)`;
    await tx`WITH v AS (
      INSERT INTO bare.voucher (association_id, book, year, number, purpose, occurred_on, recorded_at, xid, request_key, request_hash, actor_id, code)
      VALUES (${books.founded.associationId}, 'PT', 2019, ${number}, 'gift', '2019-01-05', now(), pg_current_xact_id(), ${key}, ''::bytea, 1, ${key}) RETURNING id)
      INSERT INTO bare.posting (association_id, voucher_id, line, fund_id, debit_account_id, credit_account_id, amount_vnd, occurred_on, xid)
      SELECT ${books.founded.associationId}, v.id, 1, ${books.funds.general}, ${books.accounts.cash!}, ${books.accounts.income!}, 100000, '2019-01-05', pg_current_xact_id() FROM v`;
  });
}

async function walBytes(admin: postgres.Sql, work: () => Promise<unknown>): Promise<number> {
  const [before] = await admin<{ lsn: string }[]>`SELECT pg_current_wal_insert_lsn()::text AS lsn`;
  await work();
  const [bytes] = await admin<
    { bytes: string }[]
  >`SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), ${before!.lsn}::pg_lsn) AS bytes`;
  return Number(bytes!.bytes);
}

async function openDesks(context: BenchContext, count: number): Promise<Desk[]> {
  pointPoolsAt(context.urls);
  const desks: Desk[] = [];
  for (let index = 0; index < count; index += 1) {
    const slug = `do-${index}`;
    const books = await openBooks(context.urls, slug);
    desks.push({ books, token: books.people.cashier.token, slug });
  }
  await closePools();
  return desks;
}

type Post = (client: number) => Promise<unknown>;

/** Both ways to write one voucher, over all desks or over the first one only. */
function writers(app: postgres.Sql, desks: Desk[]) {
  let serial = 0;
  const deskOf = (many: boolean, client: number) => desks[many ? client % desks.length : 0]!;
  const guarded =
    (many: boolean): Post =>
    (client) => {
      const desk = deskOf(many, client);
      const { funds, accounts } = desk.books;
      serial += 1;
      const line = {
        fundId: funds.general,
        debitAccountId: accounts.cash,
        creditAccountId: accounts.income,
        amountVnd: '100000',
      };
      const head = { book: 'PT', purpose: 'gift', occurredOn: '2019-01-05', requestKey: `k${serial}` };
      return postGuarded(app, desk, { ...head, lines: [line] });
    };
  const bare =
    (many: boolean): Post =>
    (client) => {
      serial += 1;
      const key = createHash('sha1')
        .update(`${serial}${randomBytes(4)}`)
        .digest('hex');
      return postBare(app, deskOf(many, client), serial, key);
    };
  return { guarded, bare };
}

const batchSize = 200;

/** Writes one batch of one desk. */
function batchWriter(app: postgres.Sql, desk: Desk): () => Promise<unknown> {
  const { funds, accounts } = desk.books;
  const line = {
    fundId: funds.general,
    debitAccountId: accounts.cash,
    creditAccountId: accounts.income,
    amountVnd: '100000',
  };
  return () =>
    app.begin(async (tx) => {
      const head = { book: 'PT', purpose: 'gift', occurredOn: '2019-01-05' };
      const vouchers = Array.from({ length: batchSize }, () => ({
        ...{ ...head, requestKey: `b${randomBytes(12).toString('hex')}` },
        lines: [line],
      }));
      await tx`SELECT set_config('app.session', ${desk.token}, true), set_config('app.association', ${desk.slug}, true)`;
      await tx`SELECT ledger.post_stage(${JSON.stringify({ vouchers })}::text::jsonb)`;
    });
}

/** Vouchers per second of one desk, in batches and one by one, in the same rounds. */
async function compareBatches(
  context: BenchContext,
  batch: () => Promise<unknown>,
  alone: Post,
): Promise<Ratio> {
  const measured = { batches: [] as number[], alone: [] as number[] };
  await batch();
  for (let round = 0; round < (context.quick ? 3 : 7); round += 1) {
    measured.batches.push((await throughput(1, 5, batch)) * batchSize);
    measured.alone.push(await throughput(1, 300, alone));
  }
  return ratioOf(measured.batches, measured.alone, true);
}

async function compare(clients: number, context: BenchContext, ours: Post, base: Post): Promise<Ratio> {
  const rounds = context.quick ? 3 : 7;
  const count = context.quick ? 300 : 1500;
  const measured = { ours: [] as number[], base: [] as number[] };
  await throughput(clients, 100, ours);
  await throughput(clients, 100, base);
  for (let round = 0; round < rounds; round += 1) {
    measured.ours.push(await throughput(clients, count, ours));
    measured.base.push(await throughput(clients, count, base));
  }
  return ratioOf(measured.ours, measured.base, true);
}

/** Runs the benchmark; ratios above 1 mean faster than the baseline. */
export async function benchPosting(context: BenchContext) {
  const admin = postgres(context.adminUrl, { max: 1, onnotice: () => {} });
  await admin.unsafe(bareTables);
  await admin.unsafe(
    'GRANT USAGE ON SCHEMA bare TO PUBLIC; GRANT ALL ON ALL TABLES IN SCHEMA bare TO PUBLIC',
  );
  const desks = await openDesks(context, 32);
  const app = postgres(context.urls.app, { max: 32, onnotice: () => {} });
  const guardsOn = await proveGuards(app, desks[0]!);
  if (!guardsOn) throw new Error('A bad write was not refused: nothing is measured.');
  const { guarded, bare } = writers(app, desks);
  const batch = batchWriter(app, desks[0]!);
  const results: Record<string, Ratio> = {};
  for (const many of [true, false]) {
    for (const clients of [1, 8, 32]) {
      const name = `${many ? 'G1 many associations' : 'G2 one association'}, ${clients} clients`;
      results[name] = await compare(clients, context, guarded(many), bare(many));
    }
  }
  results['G2 one association, batches of 200 against one by one'] = await compareBatches(
    context,
    batch,
    guarded(false),
  );
  // A page is logged whole when first touched after a checkpoint; both sides pay that before they are measured.
  await admin.unsafe('CHECKPOINT');
  for (const post of [guarded(true), bare(true)]) await throughput(1, 300, post);
  await throughput(1, 2, batch);
  const wal = {
    ours: (await walBytes(admin, () => throughput(1, 300, guarded(true)))) / 300,
    bare: (await walBytes(admin, () => throughput(1, 300, bare(true)))) / 300,
    batch: (await walBytes(admin, () => throughput(1, 5, batch))) / (5 * batchSize),
  };
  const ratio = (bytes: number) => Number((bytes / wal.bare).toFixed(2));
  await app.end();
  await admin.end();
  return {
    guardsOn,
    unit: 'vouchers per second; ratio = guarded / bare',
    results,
    walBytesPerVoucher: { ...wal, ratio: ratio(wal.ours), batchRatio: ratio(wal.batch) },
  };
}

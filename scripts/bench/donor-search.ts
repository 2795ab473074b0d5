/**
 * Finding a donor among 1,000, 20,000 and 100,000 (quick: to 20,000) as one types, with what each gave,
 * against a bare ILIKE '%…%' over unaccent(name) that gives names only. Both must find the donor that was meant.
 */
import postgres from 'postgres';
import { closePools } from '@/db/client';
import { donorList } from '@/lib/donors/queries';
import { pointPoolsAt } from '@/tests/factories/association';
import { type Books, openBooks } from '@/tests/factories/guard-books';
import { type BenchContext, milliseconds, percentile, ratioOf } from './measure';

const meant = 'Đặng Thị Thuỷ Mẫu 777';
/** What the box asks while the name is typed, and the name whole. */
const typed = [
  ...['dang', 'dang thi', 'dang thi thuy', 'dang thi thuy mau 77', 'thuy mau 777', meant],
  // A word in a quarter of all names, words in another order, the initials of a body, a telephone from either end.
  ...['thi', 'thuy dang', 'Thuỷ', 'pgd', '0912', '0777'],
];

const bare = `
  SELECT p.id, n.value FROM app.party p
    JOIN app.personal_value n ON n.association_id = p.association_id AND n.party_id = p.id AND n.field = 'name' AND n.ended_at IS NULL
   WHERE p.association_id = $1 AND public.unaccent(n.value) ILIKE '%' || public.unaccent($2) || '%' ORDER BY n.value LIMIT 8`;

/** Fills quickly, as the superuser with triggers off: only reading is measured here. */
async function fill(admin: postgres.Sql, books: Books, donors: number): Promise<void> {
  const association = books.founded.associationId;
  await admin.begin(async (tx) => {
    await tx.unsafe("SET LOCAL session_replication_role = 'replica'");
    await tx`INSERT INTO app.party (association_id, kind) SELECT ${association}, 'individual' FROM generate_series(1, ${donors}::int)`;
    await tx`INSERT INTO app.personal_value (association_id, party_id, field, value, folded)
      SELECT association_id, id, 'name', name, app.fold(name) FROM (
        SELECT p.association_id, p.id, (ARRAY['Nguyễn','Trần','Lê','Phạm','Đặng','Vũ','Bùi','Đỗ'])[1 + n % 8] || ' ' || (ARRAY['Văn','Thị','Đức','Minh'])[1 + n / 8 % 4]
               || ' ' || (ARRAY['Thuỷ','Hoà','Ánh','Hùng','Lan','Sơn','Đạt'])[1 + n / 32 % 7] || ' Mẫu ' || n AS name
          FROM (SELECT association_id, id, row_number() OVER (ORDER BY id) AS n FROM app.party WHERE association_id = ${association} AND kind = 'individual') p) x`;
    await tx`UPDATE app.party SET kind = 'agency' WHERE association_id = ${association} AND id % 50 = 0`;
    await tx`INSERT INTO app.personal_value (association_id, party_id, field, value, folded)
      SELECT association_id, id, 'phone', '09' || lpad((id * 7919 % 100000000)::text, 8, '0'), '' FROM app.party WHERE association_id = ${association} AND id % 3 = 0`;
    await tx`UPDATE app.personal_value SET value = ${meant}, folded = app.fold(${meant}) WHERE association_id = ${association} AND field = 'name' AND value LIKE '% 777'`;
    await tx`INSERT INTO app.contribution (association_id, kind, method, status, donor_id, fund_id, account_id, amount_vnd, occurred_on, public_name_choice, keyed_by, request_key, voucher_id)
      SELECT ${association}, 'gift', 'transfer', 'posted', id, ${books.funds.general}, ${books.accounts.cash!}, 1000 + id % 977, '2019-01-05', 'real', 1, 'fill-' || id, id
        FROM app.party WHERE association_id = ${association} AND user_id IS NULL`;
  });
  await admin`ANALYZE app.party, app.personal_value, app.contribution`;
  await admin`SELECT app.index_donors(${association}, array_agg(id)) FROM app.party WHERE association_id = ${association}`;
  await admin`VACUUM ANALYZE app.party, app.personal_value, app.contribution, app.donor_search`;
}

async function measure(context: BenchContext, admin: postgres.Sql, donors: number) {
  const books = await openBooks(context.urls, `do-tim-ten-${donors}`);
  await fill(admin, books, donors);
  const find = (q: string) => books.people.cashier.act((tx) => donorList(tx, { q, limit: 8 }));
  const findBare = (q: string) => admin.unsafe(bare, [books.founded.associationId, q]);
  const [found, foundBare] = [await find(meant), await findBare(meant)];
  if (found[0]?.name !== meant || foundBare[0]?.value !== meant)
    throw new Error('The donor that was meant is not found: nothing is measured.');
  const answers: Record<string, unknown> = {};
  const all: number[] = [];
  for (const q of typed) {
    await Promise.all([find(q), findBare(q)]);
    const measured = { ours: [] as number[], bare: [] as number[] };
    for (let round = 0; round < (context.quick ? 5 : 15); round += 1) {
      measured.ours.push(await milliseconds(() => find(q)));
      measured.bare.push(await milliseconds(() => findBare(q)));
    }
    all.push(...measured.ours);
    answers[`“${q}”`] = ratioOf(measured.ours, measured.bare, false);
  }
  const [size] = await admin<{ rows: string; bytes: string }[]>`
    SELECT pg_total_relation_size('app.donor_search') AS bytes, (SELECT count(*) FROM app.donor_search) AS rows`;
  const kept = { searchRows: Number(size!.rows), searchMb: Math.round(Number(size!.bytes) / 104_857.6) / 10 };
  return { donors, p50: percentile(all, 0.5), p95: percentile(all, 0.95), ...kept, answers };
}

/** Runs the benchmark; the ratio is time of ours / time of the bare ILIKE (lower is better). */
export async function benchDonorSearch(context: BenchContext) {
  pointPoolsAt(context.urls);
  const admin = postgres(context.adminUrl, { max: 1, onnotice: () => {} });
  await admin.unsafe('CREATE EXTENSION unaccent SCHEMA public');
  const sizes = [];
  for (const donors of context.quick ? [1000, 20_000] : [1000, 20_000, 100_000])
    sizes.push(await measure(context, admin, donors));
  await admin.end();
  await closePools();
  return {
    unit: 'ms for one answer; ratio = ours with gifts / bare ILIKE of names; sizes of all donors so far',
    sizes,
  };
}

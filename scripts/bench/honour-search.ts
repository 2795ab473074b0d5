/**
 * A name among 1,000,000 published honours (quick: 60,000) of ten years, by six kinds of query: the whole name, one that
 * nobody bears, the last words, the given name, the first letters, and a name with one slip; against a trigram index over the folded names that
 * gives names only. Ours is what the public page asks, consent decided row by row. Recall is counted against reading all.
 * Owns the filling, as the superuser with triggers off: only reading is measured. Refuses to measure when a name whose
 * consent was withdrawn is found.
 */
import postgres from 'postgres';
import { closePools, withPublic } from '@/db/client';
import { findHonours, MOST_FOUND } from '@/lib/honours/search-queries';
import { foldText } from '@/lib/kernel/names';
import { pointPoolsAt } from '@/tests/factories/association';
import { openBooks } from '@/tests/factories/guard-books';
import { type BenchContext, milliseconds, percentile, ratioOf } from './measure';

const slug = 'do-tim-vinh-danh';
const meant = 'Đặng Thị Thuỷ Quỳnh';

/** Names of three or four words: 20 x 12 x 40 x 25 of them, so that many people share one, as people do. */
const words = {
  family: 'Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Quách Trương Lò Hà',
  middle: 'Văn Thị Đức Minh Ngọc Hữu Xuân Quang Thanh Gia Bảo Kim',
  second: `An Anh Ánh Bình Cường Chi Dung Duy Đạt Đông Giang Hà Hải Hạnh Hiền Hiếu Hoa Hoà Hồng Hùng Hương Khánh Lan Linh Long
    Loan Mai Nam Nga Nhung Phúc Phương Quân Quỳnh Sơn Tâm Thảo Thuỷ Trang Tuấn`,
  given:
    'An Anh Bách Bình Châu Dũng Giang Hà Hằng Hoa Hoàn Huy Khoa Lâm Linh Mai Nam Nguyệt Phong Quỳnh Sơn Thu Trí Vân Yến',
};
const listOf = (text: string) => text.split(/\s+/);

async function fill(context: BenchContext, admin: postgres.Sql, count: number): Promise<number> {
  const { founded } = await openBooks(context.urls, slug);
  const association = founded.associationId;
  await admin.begin(async (tx) => {
    await tx.unsafe("SET LOCAL session_replication_role = 'replica'");
    await tx`INSERT INTO app.party (association_id, kind, birth_year) SELECT ${association}, 'individual', 1980 FROM generate_series(1, ${count}::int)`;
    await tx`
      INSERT INTO app.personal_value (association_id, party_id, field, value, folded)
      SELECT association_id, id, 'name', name, app.fold(name) FROM (
        SELECT p.association_id, p.id, f.l[1 + p.h % 20] || ' ' || m.l[1 + p.h / 20 % 12] || ' '
               || CASE WHEN p.h % 3 = 0 THEN '' ELSE s.l[1 + p.h / 240 % 40] || ' ' END || g.l[1 + p.h / 9600 % 25] AS name
          FROM (SELECT association_id, id, abs(hashint8(id)) AS h FROM app.party WHERE association_id = ${association}) p,
               (SELECT ${listOf(words.family)}::text[] AS l) f, (SELECT ${listOf(words.middle)}::text[] AS l) m,
               (SELECT ${listOf(words.second)}::text[] AS l) s, (SELECT ${listOf(words.given)}::text[] AS l) g) x`;
    await tx`UPDATE app.personal_value SET value = ${meant}, folded = app.fold(${meant}) WHERE association_id = ${association}
                AND field = 'name' AND party_id % 20000 = 7`;
    await tx`INSERT INTO app.consent (association_id, party_id, field, purpose, giver, given_on, text_version, channel, recorded_by)
      SELECT ${association}, id, 'name', 'publish', 'self', '2019-01-05', '1', 'paper', 1 FROM app.party WHERE association_id = ${association}`;
    await tx`INSERT INTO app.publication (association_id, kind, year, version, as_of, fingerprint, published_by)
      SELECT ${association}, 'honourList', 2016 + n, 1, make_date(2016 + n, 12, 31), '\\x00', 1 FROM generate_series(0, 9) n`;
    await tx`INSERT INTO app.published_honour (association_id, publication_id, ordinal, award_id, party_id, label, recipient_kind, unit_name, decision_reference, amount_vnd)
      SELECT ${association}, l.publication_id, p.n, p.id, p.id, 'scholarship', 'student', 'Xã Mẫu ' || p.n % 22, '01/QĐ-HKH', 0
        FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM app.party WHERE association_id = ${association}) p
        JOIN (SELECT publication_id, row_number() OVER (ORDER BY year) AS at FROM app.live_honour_lists(${association})) l ON l.at = 1 + p.n % 10`;
  });
  await admin`VACUUM ANALYZE app.party, app.personal_value, app.consent, app.publication, app.published_honour`;
  await admin`SELECT app.index_honours(${association}, NULL)`;
  await admin`VACUUM ANALYZE app.honour_search`;
  return association;
}

/** The baseline: the same folded names by themselves, with a trigram index. */
async function fillBare(admin: postgres.Sql, association: number): Promise<void> {
  await admin.unsafe('CREATE EXTENSION pg_trgm SCHEMA public');
  await admin`CREATE TABLE public.bare AS SELECT n.value AS name, n.folded FROM app.personal_value n WHERE n.association_id = ${association} AND n.field = 'name'`;
  await admin.unsafe('CREATE INDEX bare_trigrams ON public.bare USING gin (folded gin_trgm_ops)');
  await admin`VACUUM ANALYZE public.bare`;
}

const queries: readonly (readonly [string, readonly string[]])[] = [
  ['whole name', [meant, 'Trần Văn Hùng Sơn', 'nguyen thi lan anh', 'le van khanh linh']],
  [
    'whole name nobody bears',
    ['le minh bach', 'quach ngoc thao yen', 'tran van hung bacj', 'Lò Thị Không Ai'],
  ],
  ['last words', ['thuỷ quỳnh', 'lan anh', 'duc dat hoan', 'khanh linh', 'phuong mai']],
  ['given name', ['Quỳnh', 'an', 'nguyệt', 'tri', 'van']],
  ['letters', ['q', 'th', 'ngu', 'dang thi th', 'hoa']],
  [
    'one slip',
    ['dnag thi thuy quynh', 'tran van hunng', 'nguyen thi lsn anh', 'le mih bach', 'quach ngc thao'],
  ],
];

const contains = (admin: postgres.Sql, typed: string) =>
  admin`SELECT name FROM public.bare WHERE folded LIKE ${`%${foldText(typed)}%`} ORDER BY folded LIMIT ${MOST_FOUND}`;
const similar = (admin: postgres.Sql, typed: string) =>
  admin`SELECT name FROM public.bare WHERE folded % ${foldText(typed)} ORDER BY similarity(folded, ${foldText(typed)}) DESC LIMIT ${MOST_FOUND}`;

/** Of the names that truly begin so from a word, the part that is found; all that is found must be true. */
async function recallOf(admin: postgres.Sql, typed: string): Promise<number> {
  const folded = foldText(typed);
  const [all] = await admin<{ count: string }[]>`
    SELECT count(*) FROM public.bare WHERE position(${` ${folded}`} in ' ' || folded) > 0`;
  const found = await withPublic((tx) => findHonours(tx, slug, typed));
  const true_ = found!.rows.filter(({ name }) => ` ${foldText(name)}`.includes(` ${folded}`)).length;
  return all!.count === '0' ? 1 : true_ / Math.min(Number(all!.count), MOST_FOUND);
}

async function proveGuards(admin: postgres.Sql, association: number): Promise<void> {
  const found = () => withPublic((tx) => findHonours(tx, slug, meant));
  const before = await found();
  if (before?.rows[0]?.name !== meant)
    throw new Error('The name that was meant is not found: nothing is measured.');
  // The index is left as it is: what may be shown is asked of the consents themselves.
  await admin.begin(async (tx) => {
    await tx.unsafe("SET LOCAL session_replication_role = 'replica'");
    await tx`UPDATE app.consent SET withdrawn_at = now() WHERE association_id = ${association} AND party_id IN (
      SELECT party_id FROM app.personal_value WHERE association_id = ${association} AND field = 'name' AND value = ${meant})`;
  });
  if ((await found())!.rows.some(({ name }) => name === meant))
    throw new Error('The guards are off: a withdrawn name is found.');
}

/** Runs the benchmark; ratios are time of ours / time of the trigram index (lower is better). */
export async function benchHonourSearch(context: BenchContext) {
  pointPoolsAt(context.urls);
  const admin = postgres(context.adminUrl, { max: 1, onnotice: () => {} });
  const count = context.quick ? 60_000 : 1_000_000;
  const association = await fill(context, admin, count);
  await fillBare(admin, association);
  const kinds: Record<string, unknown> = {};
  for (const [kind, typed] of queries) {
    const times = { ours: [] as number[], bare: [] as number[] };
    const bare = kind === 'one slip' ? similar : contains;
    for (let round = 0; round < (context.quick ? 4 : 11); round += 1)
      for (const q of typed) {
        const ours = await milliseconds(() => withPublic((tx) => findHonours(tx, slug, q)));
        const theirs = await milliseconds(() => bare(admin, q));
        if (round === 0) continue;
        times.ours.push(ours);
        times.bare.push(theirs);
      }
    const recall = kind === 'one slip' ? [] : await Promise.all(typed.map((q) => recallOf(admin, q)));
    kinds[kind] = {
      ...{ p50: percentile(times.ours, 0.5), p95: percentile(times.ours, 0.95) },
      ...{ trigramP95: percentile(times.bare, 0.95), againstTrigram: ratioOf(times.ours, times.bare, false) },
      ...(recall.length > 0 && { leastRecall: Math.min(...recall) }),
    };
  }
  await proveGuards(admin, association);
  const [size] = await admin<{ rows: string; bytes: string }[]>`
    SELECT pg_total_relation_size('app.honour_search') AS bytes, (SELECT count(*) FROM app.honour_search) AS rows`;
  await closePools();
  await admin.end();
  return {
    ...{
      honours: count,
      unit: 'ms for one answer of at most 30 rows; ratio = ours / trigram index, names only',
    },
    ...{ searchRows: Number(size!.rows), searchMb: Math.round(Number(size!.bytes) / 1_048_576), kinds },
  };
}

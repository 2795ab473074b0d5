/**
 * The board and the list of files of a round with 5,000 nominations (quick: 1,000), first page and last, and one file,
 * against the whole list read at once; and against the same pages of a round of 50.
 * Owns the filling. Refuses to measure a list that shows a recused member the file.
 */
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { closePools } from '@/db/client';
import { dossierList } from '@/lib/awards/queries/dossiers';
import { boardPage, dossierPage, dossiersPage } from '@/lib/awards/queries/pages';
import { type Board, openBoard, openTet2019, type Round } from '@/tests/db/awards/tet-2019';
import { pointPoolsAt } from '@/tests/factories/association';
import { type BenchContext, median, milliseconds, ratioOf } from './measure';

interface Filled {
  board: Board;
  round: Round;
}

/** Fills quickly, as the superuser with triggers off: only reading is measured here. */
async function fill(
  context: BenchContext,
  admin: postgres.Sql,
  slug: string,
  count: number,
): Promise<Filled> {
  const board = await openBoard(context.urls, slug);
  const round = await openTet2019(board);
  const [association, by] = [board.founded.associationId, board.people.loan!.actor.userId];
  await admin.begin(async (tx) => {
    await tx.unsafe("SET LOCAL session_replication_role = 'replica'");
    await tx`
      WITH made AS (
        INSERT INTO app.party (association_id, kind, birth_year)
        SELECT ${association}, 'individual', 2005 + n % 8 FROM generate_series(1, ${count}::int) n RETURNING id),
      numbered AS (SELECT id, row_number() OVER (ORDER BY id) AS n FROM made),
      named AS (
        INSERT INTO app.personal_value (association_id, party_id, field, value, folded)
        SELECT ${association}, id, 'name', name, app.fold(name) FROM (
          SELECT id, (ARRAY['Bùi','Quách','Lê','Phạm','Đặng','Vũ','Trương','Đỗ'])[1 + n % 8] || ' ' || (ARRAY['Văn','Thị','Đức','Minh'])[1 + n / 8 % 4]
                 || ' ' || (ARRAY['Thuỷ','Hoà','Ánh','Hùng','Lan','Sơn','Đạt'])[1 + n / 32 % 7] || CASE WHEN n % 20 = 0 THEN '' ELSE ' Mẫu ' || n END AS name
            FROM numbered) x)
      INSERT INTO app.nomination (association_id, round_id, category_id, party_id, unit_written_as, proposed_by_unit, status, nominated_by)
      SELECT ${association}, ${round.roundId}, ${round.student}, id, 'Xã mẫu ' || n % 22, 'Trường mẫu ' || n % 40,
             CASE WHEN n % 3 = 0 THEN 'verified' ELSE 'submitted' END, ${by}
        FROM numbered`;
    await tx`
      INSERT INTO app.recusal (association_id, nomination_id, user_id, kind, declared_by)
      SELECT association_id, id, ${board.people.hai!.actor.userId}, 'school', ${by} FROM app.nomination
       WHERE association_id = ${association} AND id % 10 = 0`;
  });
  await admin`VACUUM ANALYZE app.party, app.personal_value, app.nomination, app.recusal`;
  return { board, round };
}

/** Runs the benchmark; ratios are time of ours / time of the baseline (lower is better). */
export async function benchRoundBoard(context: BenchContext) {
  const count = context.quick ? 1_000 : 5_000;
  const rounds = context.quick ? 3 : 7;
  pointPoolsAt(context.urls);
  const admin = postgres(context.adminUrl, { max: 1, onnotice: () => {} });
  const large = await fill(context, admin, 'xa-lon', count);
  const small = await fill(context, admin, 'xa-nho', 50);
  const chair = ({ board }: Filled) => board.people.chair!;
  const pages = Math.ceil(count / 50);
  const recused = await large.board.people.hai!.act((tx) => dossiersPage(tx, 'tet-2019', {}));
  if (recused!.total !== count - recused!.round.hiddenFiles || recused!.round.hiddenFiles === 0)
    throw new Error('The guards are off: a recused member counts the files.');
  const [one] = await chair(large).act((tx) =>
    tx.execute<{ id: string }>(sql`SELECT min(id) AS id FROM app.nomination`),
  );
  const works = {
    board: (of: Filled) => chair(of).act((tx, actor) => boardPage(tx, actor, 'tet-2019', {})),
    firstPage: (of: Filled) => chair(of).act((tx) => dossiersPage(tx, 'tet-2019', {})),
  };
  const readers = {
    board: () => works.board(large),
    firstPage: () => works.firstPage(large),
    lastPage: () => chair(large).act((tx) => dossiersPage(tx, 'tet-2019', {}, pages)),
    search: () => chair(large).act((tx) => dossiersPage(tx, 'tet-2019', { search: 'thuy mau 7' })),
    oneFile: () => chair(large).act((tx) => dossierPage(tx, 'tet-2019', Number(one!.id))),
    whole: () => chair(large).act((tx) => dossierList(tx, large.round.roundId)),
    boardOf50: () => works.board(small),
    firstPageOf50: () => works.firstPage(small),
  };
  const times = Object.fromEntries(Object.keys(readers).map((name) => [name, [] as number[]])) as Record<
    keyof typeof readers,
    number[]
  >;
  for (const read of Object.values(readers)) await read();
  for (let round = 0; round < rounds; round += 1)
    for (const [name, read] of Object.entries(readers))
      times[name as keyof typeof readers].push(await milliseconds(read));
  await closePools();
  await admin.end();
  const against = (name: keyof typeof readers, baseline: keyof typeof readers) =>
    ratioOf(times[name], times[baseline], false);
  return {
    ...{ nominations: count, unit: 'time of ours / time of the baseline' },
    againstWholeList: Object.fromEntries(
      (['board', 'firstPage', 'lastPage', 'search', 'oneFile'] as const).map((name) => [
        name,
        against(name, 'whole'),
      ]),
    ),
    lastPageAgainstFirst: against('lastPage', 'firstPage'),
    againstRoundOf50: {
      board: against('board', 'boardOf50'),
      firstPage: against('firstPage', 'firstPageOf50'),
    },
    medianMs: Object.fromEntries(Object.entries(times).map(([name, all]) => [name, Math.round(median(all))])),
  };
}

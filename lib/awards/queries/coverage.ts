/** Which unit has handed in how many files of which category, beside how many it is asked for. No names of people. */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { comparePlaces, foldText } from '@/lib/kernel/names';
import type { UnitPlaces } from '../rules/budget';

export interface UnitLine {
  unit: string;
  /** By category id: files in the running, and how many are asked for (null: not asked). */
  cells: Map<number, { files: number; quota: number | null }>;
  /** Asked for files and has handed in none at all. */
  isMissing: boolean;
}

/** Units that are asked or have handed in something, in the order of their names; files one is recused from are not counted. */
export async function coverageOf(tx: Tx, roundId: number): Promise<UnitLine[]> {
  const asked = await tx.execute<{ unit: string; categoryId: string; quota: number }>(sql`
    SELECT DISTINCT ON (q.category_id, lower(q.unit)) q.unit, q.category_id AS "categoryId", q.quota
      FROM app.unit_quota q JOIN app.round_category c ON c.association_id = q.association_id AND c.id = q.category_id
     WHERE c.round_id = ${roundId} ORDER BY q.category_id, lower(q.unit), q.id DESC`);
  const handedIn = await tx.execute<{ unit: string; categoryId: string; files: number }>(sql`
    SELECT coalesce(nullif(n.proposed_by_unit, ''), nullif(n.unit_written_as, ''), '') AS unit, n.category_id AS "categoryId",
           count(*)::int AS files
      FROM app.nomination n WHERE n.round_id = ${roundId} AND n.status NOT IN ('duplicate', 'withdrawn', 'returned')
     GROUP BY 1, 2 ORDER BY 1`);
  const lines = new Map<string, UnitLine>();
  const cellOf = (unit: string, categoryId: number) => {
    const key = foldText(unit);
    const line = lines.get(key) ?? { unit, cells: new Map(), isMissing: false };
    lines.set(key, line);
    const cell = line.cells.get(categoryId) ?? { files: 0, quota: null };
    line.cells.set(categoryId, cell);
    return cell;
  };
  for (const row of asked) if (row.quota > 0) cellOf(row.unit, Number(row.categoryId)).quota = row.quota;
  for (const row of handedIn) cellOf(row.unit, Number(row.categoryId)).files += row.files;
  return [...lines.values()]
    .map((line) => ({ ...line, isMissing: [...line.cells.values()].every(({ files }) => files === 0) }))
    .sort((a, b) => comparePlaces(a.unit, b.unit));
}

/** The same for those units that are asked, one line for each unit and category. */
export async function unitPlaces(tx: Tx, roundId: number): Promise<UnitPlaces[]> {
  return (await coverageOf(tx, roundId)).flatMap(({ unit, cells }) =>
    [...cells].flatMap(([categoryId, { files, quota }]) =>
      quota === null ? [] : [{ unit, categoryId, files, quota }],
    ),
  );
}

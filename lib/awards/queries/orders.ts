/** The first order of each category of a meeting: by the scores the reader sees whole, else by the votes; see rules/order. */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { type FirstOrder, firstOrder, type OrderBasis, type RankChange } from '../rules/order';
import { candidatesOf, quotasOf } from './candidates';
import { ordersOf, rubricOf, scoringFiles, shownSheets } from './scoring';

/** One for each category that has checked files. Whoever runs the meeting sees no marks here, only their order. */
export async function firstOrders(tx: Tx, roundId: number): Promise<FirstOrder[]> {
  const categories = [...(await quotasOf(tx, roundId))].map(([id, quota]) => ({ id, quota }));
  const candidates = await candidatesOf(tx, roundId);
  const rubric = await rubricOf(tx, roundId);
  const files = (await scoringFiles(tx, roundId)).filter((file) => file.dossier.status === 'verified');
  const sheets = rubric ? await shownSheets(tx, roundId, rubric.criteria.length) : [];
  const scored = rubric ? ordersOf({ categories }, rubric, files, sheets) : [];
  return categories.flatMap(({ id }) => {
    const own = candidates.filter((file) => file.categoryId === id);
    const ranked = scored.find((order) => order.categoryId === id)?.ranked ?? null;
    return own.length === 0 ? [] : [firstOrder(id, own, ranked)];
  });
}

export interface KeptReason extends RankChange {
  basis: OrderBasis;
}

/** Reasons kept with the files of a round, in the council's order. */
export async function reasonsOf(tx: Tx, roundId: number): Promise<KeptReason[]> {
  const rows = await tx.execute<Omit<KeptReason, 'nominationId'> & { id: string }>(sql`
    SELECT k.nomination_id AS id, k.basis, k.cause, k.default_place AS "defaultPlace", k.council_place AS "councilPlace",
           coalesce(v.value, '') AS reason
      FROM app.rank_reason k
      JOIN app.nomination n ON n.association_id = k.association_id AND n.id = k.nomination_id
      LEFT JOIN app.personal_value v ON v.association_id = k.association_id AND v.id = k.reason_value_id
     WHERE n.round_id = ${roundId} ORDER BY n.category_id, k.council_place, n.id`);
  return rows.map(({ id, ...row }) => ({ ...row, nominationId: Number(id) }));
}

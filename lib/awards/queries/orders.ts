/** The first order of each category of a meeting: by the scores where there are any, else by the votes; see rules/order. */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { type FirstOrder, firstOrder, type OrderBasis, type RankChange } from '../rules/order';
import { type CountedSheet, rankFiles } from '../rules/scoring';
import { candidatesOf, quotasOf } from './candidates';

/**
 * One for each category that has checked files, the same for everybody who may end the meeting: also where somebody has
 * not handed in a sheet yet, and does not see the marks of others. No marks here, only their order.
 */
export async function firstOrders(tx: Tx, roundId: number): Promise<FirstOrder[]> {
  const candidates = await candidatesOf(tx, roundId);
  const totals = await meetingTotals(tx, roundId);
  return [...(await quotasOf(tx, roundId))].flatMap(([id, quota]) => {
    const own = candidates.filter((file) => file.categoryId === id);
    const ids = own.map((file) => file.nominationId);
    const sheets = totals.filter((sheet) => ids.includes(sheet.nominationId));
    return own.length === 0 ? [] : [firstOrder(id, own, rankFiles(ids, sheets, [1], quota))];
  });
}

/** A sheet as one number, its sum with the weights: nothing says whose it is. */
async function meetingTotals(tx: Tx, roundId: number): Promise<CountedSheet[]> {
  const rows = await tx.execute<{ id: string; total: number }>(
    sql`SELECT nomination_id AS id, total FROM app.meeting_totals(${roundId})`,
  );
  return rows.map(({ id, total }, at) => ({ nominationId: Number(id), member: `#${at}`, marks: [total] }));
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

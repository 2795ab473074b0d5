/** The plan of a round, and the awards of earlier rounds of its programme that may be carried on into it. */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { DateVn } from '@/lib/kernel/dates';
import type { AwardCategory } from '../schema/inputs';

export interface InstalmentPlan {
  parts: number;
  firstDueOn: DateVn;
  monthsApart: number;
}

/** The plan that counts; null when the round has none. */
export async function planOf(tx: Tx, roundId: number): Promise<InstalmentPlan | null> {
  const [row] = await tx.execute<{ parts: number; firstDueOn: string; monthsApart: number }>(sql`
    SELECT parts, first_due_on::text AS "firstDueOn", months_apart AS "monthsApart" FROM app.instalment_plan
     WHERE association_id = app.current_association() AND round_id = ${roundId} ORDER BY id DESC LIMIT 1`);
  return row ? { ...row } : null;
}

export interface RenewableAward {
  awardId: number;
  nominationId: number;
  roundId: number;
  roundName: string;
  name: string;
  category: AwardCategory;
  amountVnd: bigint;
  /** The category of the same kind in the new round; null when it has none. */
  newCategoryId: number | null;
}

/** Awards in instalments of earlier school years of the same programme: decided, not stopped, not carried on yet. */
export async function renewableAwards(tx: Tx, roundId: number): Promise<RenewableAward[]> {
  const rows = await tx.execute<Record<string, string | null>>(sql`
    SELECT w.id, w.nomination_id, w.round_id, b.name AS round_name, k.category, w.amount_vnd,
           coalesce((SELECT v.value FROM app.personal_value v WHERE v.association_id = w.association_id AND v.party_id = w.party_id
                       AND v.field = 'name' AND v.ended_at IS NULL LIMIT 1), '') AS name,
           (SELECT c.id FROM app.round_category c WHERE c.association_id = w.association_id AND c.round_id = a.id
               AND c.category = k.category AND c.benefit = 'money') AS new_category
      FROM app.award_round a
      JOIN app.programme_round pa ON pa.association_id = a.association_id AND pa.round_id = a.id
      JOIN app.programme_round pb ON pb.association_id = pa.association_id AND pb.programme_id = pa.programme_id
      JOIN app.award_round b ON b.association_id = pb.association_id AND b.id = pb.round_id AND b.school_year < a.school_year
      JOIN app.award w ON w.association_id = b.association_id AND w.round_id = b.id AND w.status = 'decided'
      JOIN app.round_category k ON k.association_id = w.association_id AND k.id = w.category_id
     WHERE a.association_id = app.current_association() AND a.id = ${roundId}
       AND EXISTS (SELECT 1 FROM app.award_instalment i WHERE i.association_id = w.association_id AND i.award_id = w.id)
       AND NOT EXISTS (SELECT 1 FROM app.instalment_check c WHERE c.association_id = w.association_id AND c.award_id = w.id AND c.outcome = 'fails')
       AND NOT EXISTS (SELECT 1 FROM app.award_renewal r JOIN app.nomination n ON n.association_id = r.association_id AND n.id = r.nomination_id
                        WHERE r.association_id = w.association_id AND r.earlier_award_id = w.id
                          AND n.status NOT IN ('duplicate', 'withdrawn', 'notSelected'))
     ORDER BY b.school_year DESC, w.id`);
  return rows.map((row) => ({
    ...{ awardId: Number(row.id), nominationId: Number(row.nomination_id), roundId: Number(row.round_id) },
    ...{ roundName: row.round_name!, name: row.name!, category: row.category as AwardCategory },
    amountVnd: BigInt(row.amount_vnd!),
    newCategoryId: row.new_category == null ? null : Number(row.new_category),
  }));
}

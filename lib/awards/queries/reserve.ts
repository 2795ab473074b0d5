/** Places that became free by taking awards back, who stands next on the reserve, and who was called up. */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { AwardStatus } from '../rules/states';
import type { AwardCategory } from '../schema/inputs';

export interface ReserveFile {
  nominationId: number;
  name: string;
  /** Place in the order of the council. */
  rank: number;
  yes: number;
  no: number;
}

export interface FreedPlace {
  /** The award that was taken back. */
  awardId: number;
  /** Whose it was; empty when erased. */
  name: string;
  categoryId: number;
  category: AwardCategory;
  /** The reserve of its category, first the next one. */
  reserve: ReserveFile[];
}

export interface ReserveCallLine {
  nominationId: number;
  name: string;
  /** Why not the first; empty: it was the first. */
  reason: string;
  calledBy: string;
  awardStatus: AwardStatus;
}

/** Free places of a round that nobody was called up for. Files the reader stands aside from are absent. */
export async function freedPlaces(tx: Tx, roundId: number): Promise<FreedPlace[]> {
  const rows = await tx.execute<
    Omit<FreedPlace, 'awardId' | 'categoryId'> & { awardId: string; categoryId: string }
  >(sql`
    SELECT w.id AS "awardId", coalesce(name.value, '') AS name, w.category_id AS "categoryId", c.category,
           coalesce((SELECT json_agg(json_build_object('nominationId', n.id, 'name', coalesce(v.value, ''), 'rank', n.rank,
                       'yes', t.yes, 'no', t.no) ORDER BY n.rank)
              FROM app.nomination n
              CROSS JOIN LATERAL app.nomination_tally(n.association_id, n.id) t
              LEFT JOIN app.personal_value v ON v.association_id = n.association_id AND v.party_id = n.party_id
               AND v.field = 'name' AND v.ended_at IS NULL
             WHERE n.association_id = w.association_id AND n.category_id = w.category_id AND n.status = 'reserve'), '[]') AS reserve
      FROM app.award w
      JOIN app.award_revocation r ON r.association_id = w.association_id AND r.award_id = w.id
      JOIN app.round_category c ON c.association_id = w.association_id AND c.id = w.category_id
      LEFT JOIN app.personal_value name ON name.association_id = w.association_id AND name.party_id = w.party_id
       AND name.field = 'name' AND name.ended_at IS NULL
     WHERE w.round_id = ${roundId} AND NOT EXISTS (
       SELECT 1 FROM app.reserve_call k JOIN app.award a ON a.association_id = k.association_id AND a.nomination_id = k.nomination_id
        WHERE k.association_id = w.association_id AND k.freed_award_id = w.id AND a.status <> 'withdrawn')
     ORDER BY w.id`);
  return rows.map((row) => ({ ...row, awardId: Number(row.awardId), categoryId: Number(row.categoryId) }));
}

/** Who was called up in a round, in that order. */
export async function reserveCalls(tx: Tx, roundId: number): Promise<ReserveCallLine[]> {
  const rows = await tx.execute<Omit<ReserveCallLine, 'nominationId'> & { nominationId: string }>(sql`
    SELECT k.nomination_id AS "nominationId", coalesce(name.value, '') AS name, coalesce(why.value, '') AS reason,
           coalesce(u.display_name, '') AS "calledBy", w.status AS "awardStatus"
      FROM app.reserve_call k
      JOIN app.award w ON w.association_id = k.association_id AND w.nomination_id = k.nomination_id
      LEFT JOIN app.personal_value name ON name.association_id = w.association_id AND name.party_id = w.party_id
       AND name.field = 'name' AND name.ended_at IS NULL
      LEFT JOIN app.personal_value why ON why.association_id = k.association_id AND why.id = k.reason_value_id
      LEFT JOIN access."user" u ON u.id = k.called_by
     WHERE k.round_id = ${roundId} ORDER BY k.called_at`);
  return rows.map((row) => ({ ...row, nominationId: Number(row.nominationId) }));
}

/** What the section of the reserve shows; null when no award of the round was ever taken back. */
export async function reservePart(tx: Tx, roundId: number) {
  const [freed, calls] = [await freedPlaces(tx, roundId), await reserveCalls(tx, roundId)];
  return freed.length + calls.length === 0 ? null : { freed, calls };
}
export type ReservePartData = NonNullable<Awaited<ReturnType<typeof reservePart>>>;

/**
 * Awards of a round with their approvals: who, when, which still count, and what stands in this person's way.
 * Awards whose file the reader is recused from are absent.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { AwardStatus } from '../rules/states';
import type { AwardCategory, Benefit } from '../schema/inputs';

export interface Approval {
  userId: number;
  name: string;
  at: string;
  version: number;
  /** Of the present version and content, by someone with no obstacle. */
  isValid: boolean;
}

export interface AwardLine {
  id: number;
  nominationId: number;
  partyId: number;
  name: string;
  school: string;
  unit: string;
  categoryId: number;
  category: AwardCategory;
  benefit: Benefit;
  amountVnd: bigint;
  version: number;
  status: AwardStatus;
  decisionId: number | null;
  proposedById: number;
  proposedByName: string;
  proposedAt: string;
  validApprovals: number;
  approvals: Approval[];
  /** Code of errors.awards why this reader may not approve it; null when nothing stands in the way. */
  obstacle: string | null;
  hasMyApproval: boolean;
}

type Row = Omit<
  AwardLine,
  'approvals' | 'amountVnd' | 'id' | 'nominationId' | 'partyId' | 'categoryId' | 'decisionId' | 'proposedById'
> &
  Record<'id' | 'nominationId' | 'partyId' | 'categoryId' | 'proposedById' | 'amountVnd', string> & {
    decisionId: string | null;
    approvals: { userId: number; name: string; at: string; version: number; isValid: boolean }[];
  };

/** Every award of a round, by category and rank; `actorId` is the reader whose obstacles are told. */
export async function awardLines(tx: Tx, roundId: number, actorId: number): Promise<AwardLine[]> {
  const rows = await tx.execute<Row>(sql`
    SELECT w.id, w.nomination_id AS "nominationId", w.party_id AS "partyId", coalesce(name.value, '') AS name,
           coalesce(school.value, '') AS school,
           coalesce((SELECT u.name FROM app.admin_unit u WHERE u.code = n.unit_code AND u.valid_from <= r.deadline_on
                      ORDER BY u.valid_from DESC LIMIT 1), n.unit_written_as) AS unit,
           w.category_id AS "categoryId", c.category, w.benefit, w.amount_vnd::text AS "amountVnd", w.version, w.status,
           w.decision_id AS "decisionId", w.proposed_by AS "proposedById", coalesce(who.display_name, '') AS "proposedByName",
           w.proposed_at::text AS "proposedAt", app.valid_approvals(w) AS "validApprovals",
           app.approval_obstacle(w.association_id, w.id, ${actorId}) AS obstacle,
           EXISTS (SELECT 1 FROM app.award_approval a WHERE a.association_id = w.association_id AND a.award_id = w.id
                      AND a.award_version = w.version AND a.user_id = ${actorId}) AS "hasMyApproval",
           coalesce((SELECT json_agg(json_build_object('userId', a.user_id, 'name', coalesce(u.display_name, ''), 'at', a.approved_at,
                       'version', a.award_version, 'isValid', a.award_version = w.version AND a.content_hash = app.award_hash(w)
                         AND app.approval_obstacle(w.association_id, w.id, a.user_id) IS NULL) ORDER BY a.approved_at)
                       FROM app.award_approval a LEFT JOIN access."user" u ON u.id = a.user_id
                      WHERE a.association_id = w.association_id AND a.award_id = w.id), '[]') AS approvals
      FROM app.award w
      JOIN app.nomination n ON n.association_id = w.association_id AND n.id = w.nomination_id
      JOIN app.award_round r ON r.association_id = w.association_id AND r.id = w.round_id
      JOIN app.round_category c ON c.association_id = w.association_id AND c.id = w.category_id
      LEFT JOIN app.personal_value name ON name.association_id = w.association_id AND name.party_id = w.party_id
       AND name.field = 'name' AND name.ended_at IS NULL
      LEFT JOIN app.personal_value school ON school.association_id = n.association_id AND school.id = n.school_value_id
      LEFT JOIN access."user" who ON who.id = w.proposed_by
     WHERE w.round_id = ${roundId} ORDER BY w.category_id, n.rank, w.id`);
  return rows.map((row) => ({
    ...row,
    id: Number(row.id),
    nominationId: Number(row.nominationId),
    partyId: Number(row.partyId),
    categoryId: Number(row.categoryId),
    proposedById: Number(row.proposedById),
    decisionId: row.decisionId === null ? null : Number(row.decisionId),
    amountVnd: BigInt(row.amountVnd),
  }));
}

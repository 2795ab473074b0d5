/**
 * What the rules said last about the files of a round, and where awards differ from it.
 * Whoever is recused from a file of the round sees nothing of this. Refuses to decide which amount is right.
 */
import { desc, eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { roundEvaluation } from '@/db/schema/award-rules';
import type { RuleOutcome } from '../schema/rule-facts';

export interface Suggestions {
  evaluationId: number;
  evaluatedAt: string;
  evaluatedBy: number;
  /** By id of the file. */
  outcomes: Map<number, RuleOutcome>;
}

/** The last evaluation of a round; undefined: none yet, or not for this reader. */
export async function suggestionsOf(tx: Tx, roundId: number): Promise<Suggestions | undefined> {
  const [row] = await tx
    .select()
    .from(roundEvaluation)
    .where(eq(roundEvaluation.roundId, roundId))
    .orderBy(desc(roundEvaluation.id))
    .limit(1);
  if (!row) return undefined;
  const stored = JSON.parse(row.outcomes) as (Omit<RuleOutcome, 'amountVnd'> & { amountVnd: string })[];
  return {
    evaluationId: row.id,
    evaluatedAt: row.evaluatedAt,
    evaluatedBy: row.evaluatedBy,
    outcomes: new Map(stored.map((one) => [one.id, { ...one, amountVnd: BigInt(one.amountVnd) }])),
  };
}

export interface Difference {
  nominationId: number;
  partyId: number;
  categoryId: number;
  name: string;
  evaluationId: number;
  suggestedVnd: bigint;
  /** The award as proposed, or the rate at which it would be. */
  proposedVnd: bigint;
  isProposed: boolean;
  /** Empty: still to be given. */
  reason: string;
}

interface Row extends Record<string, unknown> {
  nominationId: string;
  partyId: string;
  categoryId: string;
  name: string;
  proposedVnd: string;
  isProposed: boolean;
  reason: string;
}

/** Chosen files whose award is, or would be, another amount than the rules suggest; decided ones are past. */
export async function differencesOf(tx: Tx, roundId: number): Promise<Difference[]> {
  const said = await suggestionsOf(tx, roundId);
  if (!said) return [];
  const rows = await tx.execute<Row>(sql`
    SELECT n.id AS "nominationId", n.party_id AS "partyId", coalesce(w.category_id, n.category_id) AS "categoryId",
           coalesce(name.value, '') AS name, coalesce(w.amount_vnd, c.rate_vnd)::text AS "proposedVnd", w.id IS NOT NULL AS "isProposed",
           coalesce((SELECT why.value FROM app.award_difference d
                       JOIN app.personal_value why ON why.association_id = d.association_id AND why.id = d.reason_value_id
                      WHERE d.association_id = n.association_id AND d.nomination_id = n.id
                        AND d.evaluation_id = ${said.evaluationId} AND d.proposed_vnd = coalesce(w.amount_vnd, c.rate_vnd)), '') AS reason
      FROM app.nomination n
      JOIN app.round_category c ON c.association_id = n.association_id AND c.id = n.category_id
      LEFT JOIN app.award w ON w.association_id = n.association_id AND w.nomination_id = n.id
      LEFT JOIN app.personal_value name ON name.association_id = n.association_id AND name.party_id = n.party_id
       AND name.field = 'name' AND name.ended_at IS NULL
     WHERE n.round_id = ${roundId} AND n.status = 'shortlisted' AND coalesce(w.status, 'proposed') IN ('proposed', 'approved')
     ORDER BY c.id, n.rank, n.id`);
  return rows.flatMap((row) => {
    const suggested = said.outcomes.get(Number(row.nominationId));
    const proposedVnd = BigInt(row.proposedVnd);
    if (!suggested || suggested.amountVnd === proposedVnd) return [];
    const ids = { nominationId: Number(row.nominationId), partyId: Number(row.partyId) };
    return [
      {
        ...row,
        ...ids,
        categoryId: Number(row.categoryId),
        ...{ evaluationId: said.evaluationId, suggestedVnd: suggested.amountVnd, proposedVnd },
      },
    ];
  });
}

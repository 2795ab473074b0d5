/** Decisions of a round as they were signed; the annex is the awards that carry the decision's id. */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';

export interface DecisionFacts {
  id: number;
  number: number;
  year: number;
  decidedOn: string;
  title: string;
  basis: string;
  totalVnd: bigint;
  awards: number;
  signedBy: string;
  /** chair | viceChair: decides the words above the signature. */
  signerIsChair: boolean;
  issuedAt: string;
  code: string;
  /** Of the words it was signed over; null for decisions before words were kept. */
  textFingerprint: string | null;
  /** What it changes of an earlier decision; null for one that gives awards. */
  changes: { outcome: 'amend' | 'revoke'; earlierId: number; number: number } | null;
  /** Later decisions that change this one, in their order. */
  changedBy: { decisionId: number; number: number; decidedOn: string; outcome: string; awards: number }[];
  /** Initials of the association in the printed number; see lib/documents/award-papers. */
  symbol: string;
}

type Row = Omit<DecisionFacts, 'id' | 'totalVnd' | 'reference'> & {
  id: string;
  totalVnd: string;
  symbol: string;
};

/** Decisions of a round, in the order of their numbers. */
export async function decisionsOf(tx: Tx, roundId: number): Promise<DecisionFacts[]> {
  const rows = await tx.execute<Row>(sql`
    SELECT d.id, d.number, d.year, d.decided_on::text AS "decidedOn", d.title, d.basis, d.total_vnd::text AS "totalVnd",
           (SELECT count(*)::int FROM app.award w WHERE w.association_id = d.association_id AND w.decision_id = d.id)
             + (SELECT count(*)::int FROM app.award_revocation r WHERE r.association_id = d.association_id AND r.first_decision_id = d.id) AS awards,
           (SELECT json_build_object('outcome', c.outcome, 'earlierId', f.id, 'number', f.number)
              FROM app.decision_change_signed s JOIN app.decision_change c ON c.association_id = s.association_id AND c.id = s.change_id
              JOIN app.decision f ON f.association_id = c.association_id AND f.id = c.decision_id
             WHERE s.association_id = d.association_id AND s.decision_id = d.id) AS changes,
           coalesce((SELECT json_agg(json_build_object('decisionId', l.id, 'number', l.number, 'decidedOn', l.decided_on, 'outcome', c.outcome,
                       'awards', coalesce(array_length(string_to_array(nullif(c.award_list, ''), ','), 1), 0)) ORDER BY l.year, l.number)
              FROM app.decision_change c JOIN app.decision_change_signed s ON s.association_id = c.association_id AND s.change_id = c.id
              JOIN app.decision l ON l.association_id = s.association_id AND l.id = s.decision_id
             WHERE c.association_id = d.association_id AND c.decision_id = d.id), '[]') AS "changedBy",
           coalesce(u.display_name, '') AS "signedBy", d.issued_at::text AS "issuedAt", d.code, a.symbol, x.fingerprint AS "textFingerprint",
           EXISTS (SELECT 1 FROM access.role_term t WHERE t.association_id = d.association_id AND t.user_id = d.signed_by
                      AND t.role = 'chair' AND t.starts_on <= d.issued_at::date
                      AND (t.ended_at IS NULL OR t.ended_at > d.issued_at)) AS "signerIsChair"
      FROM app.decision d
      JOIN app.association a ON a.id = d.association_id
      LEFT JOIN access."user" u ON u.id = d.signed_by
      LEFT JOIN app.decision_text x ON x.association_id = d.association_id AND x.decision_id = d.id
     WHERE d.round_id = ${roundId} ORDER BY d.year, d.number`);
  return rows.map((row) => ({ ...row, id: Number(row.id), totalVnd: BigInt(row.totalVnd) }));
}

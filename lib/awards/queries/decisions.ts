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
           (SELECT count(*)::int FROM app.award w WHERE w.association_id = d.association_id AND w.decision_id = d.id) AS awards,
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

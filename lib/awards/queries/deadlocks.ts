/** Files of a round that too few people could approve, before anybody presses; see rules/deadlock and app.able_approvers. */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { approversMissing } from '../rules/deadlock';

export interface ApproverShortage {
  nominationId: number;
  name: string;
  able: number;
  missing: number;
}

/** Files before the council or chosen by it, whose award is not decided yet. */
export async function approverShortages(
  tx: Tx,
  roundId: number,
  minApprovals: number,
): Promise<ApproverShortage[]> {
  const rows = await tx.execute<{ id: string; name: string; able: number }>(sql`
    SELECT n.id, coalesce(v.value, '') AS name, app.able_approvers(n.association_id, n.id) AS able
      FROM app.nomination n
      LEFT JOIN app.personal_value v ON v.association_id = n.association_id AND v.party_id = n.party_id AND v.field = 'name' AND v.ended_at IS NULL
     WHERE n.round_id = ${roundId} AND n.status IN ('verified', 'shortlisted')
       AND NOT EXISTS (SELECT 1 FROM app.award w WHERE w.association_id = n.association_id AND w.nomination_id = n.id
                          AND w.status IN ('approved', 'decided', 'withdrawn'))
     ORDER BY n.category_id, n.rank, n.id`);
  return rows
    .map(({ id, ...row }) => ({
      ...row,
      nominationId: Number(id),
      missing: approversMissing(row.able, minApprovals),
    }))
    .filter((row) => row.missing > 0);
}

/** How many files of a round every officer who runs it stands aside from: a number, for those who stand aside too. */
export async function filesWithoutOfficer(tx: Tx, roundId: number): Promise<number> {
  const [row] = await tx.execute<{ n: number }>(sql`SELECT app.files_without_officer(${roundId}) AS n`);
  return row!.n;
}

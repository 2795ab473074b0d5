/** Files before the council with their counts, and the places there are. Files the reader is recused from are absent. */
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { nomination, roundCategory } from '@/db/schema/awards';
import type { Candidate } from '../rules/shortlist';

/** Checked files of a round, as the ending of the meeting needs them. */
export async function candidatesOf(tx: Tx, roundId: number): Promise<Candidate[]> {
  const rows = await tx
    .select({
      nominationId: nomination.id,
      categoryId: nomination.categoryId,
      yes: sql<number>`t.yes`,
      no: sql<number>`t.no`,
      hasQuorum: sql<boolean>`t.has_quorum`,
      isCarried: sql<boolean>`t.is_carried`,
    })
    .from(nomination)
    .innerJoinLateral(
      sql`app.nomination_tally(${nomination.associationId}, ${nomination.id}) AS t`,
      sql`true`,
    )
    .where(and(eq(nomination.roundId, roundId), eq(nomination.status, 'verified')))
    .orderBy(asc(nomination.id));
  return rows;
}

/** Places by category id. */
export async function quotasOf(tx: Tx, roundId: number): Promise<Map<number, number>> {
  const rows = await tx
    .select({ id: roundCategory.id, quota: roundCategory.quota })
    .from(roundCategory)
    .where(eq(roundCategory.roundId, roundId));
  return new Map(rows.map((row) => [row.id, row.quota]));
}

/** Names of nominees, for a sentence. */
export async function namesOf(tx: Tx, nominationIds: readonly number[]): Promise<string> {
  const rows = await tx.execute<{ name: string }>(sql`
    SELECT coalesce(v.value, '') AS name FROM app.nomination n
      LEFT JOIN app.personal_value v ON v.association_id = n.association_id AND v.party_id = n.party_id AND v.field = 'name' AND v.ended_at IS NULL
     WHERE n.id = ANY (${sql.param(`{${nominationIds.join(',')}}`)}::bigint[]) ORDER BY n.id`);
  return rows.map((row) => row.name).join(', ');
}

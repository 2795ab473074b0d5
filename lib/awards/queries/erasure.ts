/**
 * What was erased of a round, what is still to go and when, and the counts that stay. Numbers and days, never a file's
 * circumstances: there is no way to them from here.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { Circumstance } from '../schema/inputs';
import { roundBySlug } from './rounds';

export interface ErasureLine {
  /** Instant, ISO. */
  erasedAt: string;
  cause: 'term' | 'atOnce';
  months: number;
  files: number;
  drafts: number;
  /** Empty for an erasure by term. */
  erasedBy: string;
  reason: string;
}

export interface Outlook {
  months: number;
  /** Days in Việt Nam; null while the round is not over. */
  overOn: string | null;
  dueOn: string | null;
  /** Files whose circumstances go, and drafts behind ended links. */
  files: number;
  drafts: number;
}

/** The page after a round; null when there is no such round. */
export async function erasurePage(tx: Tx, slug: string) {
  const round = await roundBySlug(tx, slug);
  if (!round) return null;
  const [outlook] = await tx.execute<Outlook & Record<string, unknown>>(sql`
    SELECT months, over_on::text AS "overOn", due_on::text AS "dueOn", files, drafts FROM app.hardship_outlook(${round.id})`);
  const erasures = await tx.execute<ErasureLine & Record<string, unknown>>(sql`
    SELECT to_json(e.erased_at)#>>'{}' AS "erasedAt", e.cause, e.months, e.files, e.drafts,
           coalesce(u.display_name, '') AS "erasedBy", coalesce(v.value, '') AS reason
      FROM app.hardship_erasure e
      LEFT JOIN access."user" u ON u.id = e.erased_by
      LEFT JOIN app.personal_value v ON v.association_id = e.association_id AND v.id = e.reason_value_id
     WHERE e.round_id = ${round.id} ORDER BY e.id`);
  const counts = await tx.execute<{ circumstance: Circumstance; files: number }>(sql`
    SELECT circumstance, files FROM app.hardship_count WHERE round_id = ${round.id} ORDER BY circumstance DESC`);
  const [programme] = await tx.execute<{ id: string; name: string }>(sql`
    SELECT p.id, p.name FROM app.programme_round g JOIN app.award_programme p ON p.association_id = g.association_id AND p.id = g.programme_id
     WHERE g.round_id = ${round.id}`);
  const [shown] = await tx.execute(sql`
    SELECT 1 FROM app.round_page WHERE round_id = ${round.id} AND withdrawn_at IS NULL`);
  const facts = { erasures: [...erasures], counts: [...counts], isPublic: shown !== undefined };
  return { round, outlook: outlook!, ...facts, programme };
}
export type ErasureData = NonNullable<Awaited<ReturnType<typeof erasurePage>>>;

/** When the circumstances of a file were erased (instant, ISO); null: they were not. */
export async function hardshipErasedAt(tx: Tx, nominationId: number): Promise<string | null> {
  const [row] = await tx.execute<{ at: string }>(sql`
    SELECT to_json(e.erased_at)#>>'{}' AS at FROM app.hardship_erased x
      JOIN app.hardship_erasure e ON e.association_id = x.association_id AND e.id = x.erasure_id
     WHERE x.nomination_id = ${nominationId}`);
  return row?.at ?? null;
}

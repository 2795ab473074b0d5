/** The newest facts of files. Files the reader is recused from are absent. */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { FileFacts, Prize } from '../schema/facts';

export interface StoredFacts extends FileFacts {
  nominationId: number;
  recordedBy: string;
  recordedAt: string;
}

interface Row extends Record<string, unknown> {
  nominationId: string;
  grade: number | null;
  study: string | null;
  conduct: string | null;
  pupils: number | null;
  isPaidElsewhere: boolean;
  recordedBy: string;
  recordedAt: string;
  prizes: Prize[];
}

/** The newest facts of every file of a round that has some, by id of the file. */
export async function factsOfRound(tx: Tx, roundId: number): Promise<Map<number, StoredFacts>> {
  const rows = await tx.execute<Row>(sql`
    SELECT DISTINCT ON (f.nomination_id) f.nomination_id AS "nominationId", f.grade, f.study, f.conduct, f.pupils,
           f.is_paid_elsewhere AS "isPaidElsewhere", coalesce(who.display_name, '') AS "recordedBy", f.recorded_at::text AS "recordedAt",
           coalesce((SELECT json_agg(json_build_object('level', p.level, 'rank', p.rank, 'wonOn', p.won_on) ORDER BY p.line)
                       FROM app.nomination_prize p WHERE p.association_id = f.association_id AND p.facts_id = f.id), '[]') AS prizes
      FROM app.nomination n
      JOIN app.nomination_facts f ON f.association_id = n.association_id AND f.nomination_id = n.id
      LEFT JOIN access."user" who ON who.id = f.recorded_by
     WHERE n.round_id = ${roundId} ORDER BY f.nomination_id, f.id DESC`);
  return new Map(rows.map((row) => [Number(row.nominationId), factsFrom(row)]));
}

/** Why a file came after the deadline; empty when it did not, or the reader may not see it. */
export async function lateReasonOf(tx: Tx, nominationId: number): Promise<string> {
  const [row] = await tx.execute<{ reason: string }>(sql`
    SELECT why.value AS reason FROM app.nomination_lateness l
      JOIN app.personal_value why ON why.association_id = l.association_id AND why.id = l.reason_value_id
     WHERE l.nomination_id = ${nominationId}`);
  return row?.reason ?? '';
}

function factsFrom({ nominationId, grade, study, conduct, ...row }: Row): StoredFacts {
  const result = grade === null || study === null ? null : { grade, study, conduct };
  return { ...row, nominationId: Number(nominationId), result };
}

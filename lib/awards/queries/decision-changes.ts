/** What later decisions change: drafts that wait for a signature, signed ones, awards that were taken back. */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { Actor } from '@/lib/access/actor';
import { type RoundText, readWrittenForm } from '@/lib/documents/round-text';
import type { ChangeOutcome } from '../schema/change-forms';
import { awardLines } from './awards';
import { decisionsOf } from './decisions';
import { roundBySlug } from './rounds';
import { todayOf } from './today';

export interface DecisionChange {
  id: number;
  /** The earlier decision. */
  decisionId: number;
  outcome: ChangeOutcome;
  awardIds: number[];
  text: RoundText;
  fingerprint: string;
  reason: string;
  writtenById: number;
  writtenBy: string;
  writtenAt: string;
  /** The decision it became; null while it waits. */
  signedAs: number | null;
}

type Row = Omit<DecisionChange, 'id' | 'decisionId' | 'awardIds' | 'text' | 'writtenById' | 'signedAs'> &
  Record<'id' | 'decisionId' | 'awardList' | 'content' | 'writtenById', string> & { signedAs: string | null };

/** Changes written about the decisions of a round, in the order of writing. */
export async function changesOf(tx: Tx, roundId: number): Promise<DecisionChange[]> {
  const rows = await tx.execute<Row>(sql`
    SELECT c.id, c.decision_id AS "decisionId", c.outcome, c.award_list AS "awardList", c.content, c.fingerprint,
           coalesce(v.value, '') AS reason, c.written_by AS "writtenById", coalesce(u.display_name, '') AS "writtenBy",
           c.written_at::text AS "writtenAt", s.decision_id AS "signedAs"
      FROM app.decision_change c
      LEFT JOIN app.decision_change_signed s ON s.association_id = c.association_id AND s.change_id = c.id
      LEFT JOIN app.personal_value v ON v.association_id = c.association_id AND v.id = c.reason_value_id
      LEFT JOIN access."user" u ON u.id = c.written_by
     WHERE c.round_id = ${roundId} ORDER BY c.id`);
  return rows.map(({ content, awardList, ...row }) => ({
    ...{
      ...row,
      id: Number(row.id),
      decisionId: Number(row.decisionId),
      writtenById: Number(row.writtenById),
    },
    awardIds: awardList.split(',').filter(Boolean).map(Number),
    text: readWrittenForm(content),
    signedAs: row.signedAs === null ? null : Number(row.signedAs),
  }));
}

/** Awards of a round that were taken back, by the decision under which they had been given. */
export async function revokedAwards(tx: Tx, roundId: number) {
  const rows = await tx.execute<Record<'awardId' | 'firstDecisionId' | 'decisionId', string>>(sql`
    SELECT r.award_id AS "awardId", r.first_decision_id AS "firstDecisionId", r.decision_id AS "decisionId"
      FROM app.award_revocation r JOIN app.award w ON w.association_id = r.association_id AND w.id = r.award_id
     WHERE w.round_id = ${roundId} ORDER BY r.award_id`);
  return rows.map((row) => ({
    ...{ awardId: Number(row.awardId), decisionId: Number(row.decisionId) },
    firstDecisionId: Number(row.firstDecisionId),
  }));
}

/** The page on which a decision is changed; null for none, or for one that itself changes another. */
export async function changePage(tx: Tx, actor: Actor, slug: string, decisionId: number) {
  const round = await roundBySlug(tx, slug);
  if (!round) return null;
  const decision = (await decisionsOf(tx, round.id)).find((one) => one.id === decisionId);
  if (!decision || decision.changes) return null;
  const lines = await awardLines(tx, round.id, actor.userId);
  const changes = (await changesOf(tx, round.id)).filter((one) => one.decisionId === decisionId);
  return {
    ...{ round, decision, actorId: actor.userId, today: await todayOf(tx) },
    awards: lines.filter((one) => one.decisionId === decisionId),
    /** The last one written, while nobody has signed it. */
    waiting: changes.filter((one) => one.signedAs === null).at(-1) ?? null,
    namesOf: Object.fromEntries(lines.map((one) => [one.id, one.name])) as Record<number, string>,
  };
}

export type ChangePageData = NonNullable<Awaited<ReturnType<typeof changePage>>>;

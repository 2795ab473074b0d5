/**
 * How much work waits, counted for the person who asks: what this person may not do (own proposal, recused, prepared
 * it) is not counted. Row security limits everything to the association of the address.
 * Refuses names and amounts; each number leads to the page that has them.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { Actor } from '@/lib/access/actor';
import { entryPage } from '@/lib/audit/entries';
import { RecordNames } from '@/lib/audit/record-names';
import { sentenceOf, wantNames } from '@/lib/audit/sentences';
import { dueInstalments } from '@/lib/awards/queries/due-instalments';
import { guestVotesLeft } from '@/lib/awards/queries/guest-votes';
import { figuresRefused } from '@/lib/honours/order-queries';
import { mistakesLeft } from '@/lib/mistakes/tasks';
import type { Translator } from '@/lib/web/messages';
import type { TaskKey } from './rules';

/** Counts of everything that waits, by task. */
export async function taskCounts(tx: Tx): Promise<Record<TaskKey, number>> {
  const rows = await tx.execute<Record<TaskKey, number>>(sql`
    SELECT
      (SELECT count(*) FROM app.contribution WHERE status = 'waiting')::int AS "receiptsWaiting",
      (SELECT count(*) FROM app.payment_order WHERE status = 'approved')::int AS "ordersToPay",
      (SELECT count(*) FROM app.payment_order WHERE status = 'prepared' AND prepared_by <> app.actor())::int AS "ordersToApprove",
      (SELECT count(*) FROM app.award w WHERE w.status = 'decided' AND w.amount_vnd > 0
          AND CASE WHEN EXISTS (SELECT 1 FROM app.award_instalment i WHERE i.association_id = w.association_id AND i.award_id = w.id)
              THEN app.payable_vnd(w.association_id, w.id) > 0 ELSE NOT EXISTS (
         SELECT 1 FROM app.payment_order_award a JOIN app.payment_order o ON o.association_id = a.association_id AND o.id = a.payment_order_id
          WHERE a.association_id = w.association_id AND a.award_id = w.id AND o.status <> 'withdrawn'
            AND NOT EXISTS (SELECT 1 FROM app.award_return r WHERE r.association_id = a.association_id
                               AND r.payment_order_id = a.payment_order_id AND r.award_id = a.award_id)) END)::int AS "ordersToPrepare",
      ${dueInstalments(sql``)} AS "instalmentsToCheck",
      (SELECT count(*) FROM app.award w WHERE w.status = 'proposed'
          AND app.approval_obstacle(w.association_id, w.id, app.actor()) IS NULL
          AND NOT EXISTS (SELECT 1 FROM app.award_approval p WHERE p.association_id = w.association_id AND p.award_id = w.id
                             AND p.award_version = w.version AND p.user_id = app.actor()))::int AS "awardsToApprove",
      (SELECT count(*) FROM app.award WHERE status = 'approved')::int AS "awardsToDecide",
      (SELECT count(*) FROM app.nomination n
         JOIN app.award_round r ON r.association_id = n.association_id AND r.id = n.round_id AND r.status = 'meeting'
         JOIN app.council_member m ON m.association_id = n.association_id AND m.round_id = n.round_id AND m.user_id = app.actor() AND m.is_present
        WHERE n.status = 'verified' AND NOT EXISTS (
          SELECT 1 FROM app.vote v WHERE v.association_id = n.association_id AND v.nomination_id = n.id AND v.user_id = app.actor()))::int AS "votesToCast",
      ${guestVotesLeft(sql``)} AS "guestVotesToCast",
      (SELECT count(*) FROM app.nomination WHERE status = 'submitted')::int AS "nominationsToCheck",
      (SELECT count(*) FROM app.handover h JOIN app.ceremony c ON c.association_id = h.association_id AND c.id = h.ceremony_id
        WHERE h.status = 'absent' AND c.held_on <= app.today())::int AS "handoversLeft",
      ((EXISTS (SELECT 1 FROM ledger.voucher v WHERE v.recorded_at > coalesce((SELECT max(p.published_at) FROM app.publication p
          WHERE p.kind = 'fundFigures' AND p.withdrawn_at IS NULL), '-infinity')))::int
       + (EXISTS (SELECT 1 FROM app.decision d WHERE d.decided_on > coalesce((SELECT max(p.as_of) FROM app.publication p
          WHERE p.kind = 'honourList' AND p.withdrawn_at IS NULL), '-infinity')))::int) AS "publicationsPending",
      ${figuresRefused} AS "figuresRefused", ${mistakesLeft} AS "mistakesToAnswer"`);
  return rows[0]!;
}

export interface OwnAction {
  id: number;
  /** ISO instant. */
  recordedAt: string;
  sentence: string;
}

/** The last ten things the actor did in this association, as sentences of the language of `t`. */
export async function ownActions(tx: Tx, actor: Actor, t: Translator): Promise<OwnAction[]> {
  const { entries } = await entryPage(tx, { person: actor.userId });
  const names = new RecordNames(t);
  const last = entries.slice(0, 10);
  for (const entry of last) wantNames(entry, names);
  await names.load(tx, actor.roles);
  return last.map((entry) => ({
    id: entry.id,
    recordedAt: entry.recordedAt,
    sentence: sentenceOf(entry, names, t),
  }));
}

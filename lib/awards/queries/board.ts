/** The state of a round at a glance: files by lane, the budget, and what this very person can do next. */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { Actor } from '@/lib/access/actor';
import { type NextStep, nextStep } from '../rules/next-step';
import { type AwardStatus, type Lane, laneOf, lanes, type NominationStatus } from '../rules/states';
import { dueInstalments, stoppedVnd } from './due-instalments';
import { guestVotesLeft } from './guest-votes';
import type { RoundFacts } from './rounds';

/** Number of files in each lane, in the order of the lanes. */
export async function laneCounts(tx: Tx, roundId: number): Promise<Record<Lane, number>> {
  const rows = await tx.execute<{ status: NominationStatus; award: AwardStatus | null; n: number }>(sql`
    SELECT n.status, w.status AS award, count(*)::int AS n FROM app.nomination n
      LEFT JOIN app.award w ON w.association_id = n.association_id AND w.nomination_id = n.id
     WHERE n.round_id = ${roundId} GROUP BY n.status, w.status`);
  const counts = Object.fromEntries(lanes.map((lane) => [lane, 0])) as Record<Lane, number>;
  for (const row of rows) counts[laneOf(row.status, row.award)] += row.n;
  return counts;
}

export interface RoundBudget {
  /** All places at their rates. */
  plannedVnd: bigint;
  proposedVnd: bigint;
  /** Approved and not yet decided. */
  approvedVnd: bigint;
  decidedVnd: bigint;
  /** Free in the fund today, after what is promised. */
  availableVnd: bigint;
}

/** The money of a round, in đồng. */
export async function roundBudget(tx: Tx, round: RoundFacts): Promise<RoundBudget> {
  const [row] = await tx.execute<Record<'proposed' | 'approved' | 'decided' | 'available', string>>(sql`
    SELECT coalesce(sum(amount_vnd) FILTER (WHERE status = 'proposed'), 0)::text AS proposed,
           coalesce(sum(amount_vnd) FILTER (WHERE status = 'approved'), 0)::text AS approved,
           coalesce(sum(amount_vnd - ${stoppedVnd}) FILTER (WHERE status = 'decided'), 0)::text AS decided,
           ledger.fund_available(app.current_association(), ${round.fundId})::text AS available
      FROM app.award w WHERE round_id = ${round.id}`);
  return {
    plannedVnd: round.categories.reduce((sum, one) => sum + BigInt(one.quota) * one.rateVnd, 0n),
    proposedVnd: BigInt(row!.proposed),
    approvedVnd: BigInt(row!.approved),
    decidedVnd: BigInt(row!.decided),
    availableVnd: BigInt(row!.available),
  };
}

/** Who has voted on which file of a round, as the tally counts it: a hand that counts is a vote given. */
const givenVotes = (roundId: number) => sql`
  SELECT v.nomination_id, v.user_id FROM app.vote v JOIN app.nomination n ON n.id = v.nomination_id WHERE n.round_id = ${roundId}
  UNION
  SELECT s.nomination_id, split_part(h, ':', 1)::bigint FROM (
    SELECT DISTINCT ON (x.nomination_id) x.association_id, x.nomination_id, x.votes
      FROM app.room_sheet x JOIN app.nomination n ON n.id = x.nomination_id
     WHERE n.round_id = ${roundId} ORDER BY x.nomination_id, x.version DESC) s
   CROSS JOIN LATERAL regexp_split_to_table(s.votes, ',') h
   WHERE h <> '' AND app.room_confirmations(s.association_id, s.nomination_id) >= 2`;

/** What this person can do next in this round. */
export async function nextStepFor(tx: Tx, actor: Actor, round: RoundFacts): Promise<NextStep> {
  const [row] = await tx.execute<{
    seats: number;
    seat: boolean | null;
    votesLeft: number;
    guestVotesLeft: number;
    votesMissing: number;
    toPropose: number;
    toApprove: number;
    toSign: number;
    unsigned: number;
    waiting: number;
    payable: number;
    openObjections: number;
    instalmentsDue: number;
  }>(sql`
    WITH files AS (
      SELECT n.id, n.status FROM app.nomination n WHERE n.round_id = ${round.id}
    ), seats AS (SELECT user_id, is_present FROM app.council_member WHERE round_id = ${round.id}
    ), given AS MATERIALIZED (${givenVotes(round.id)}
    ), awards AS (
      SELECT w.*, app.valid_approvals(w) AS valid, app.approval_obstacle(w.association_id, w.id, ${actor.userId}) AS obstacle,
             EXISTS (SELECT 1 FROM app.award_approval a WHERE a.association_id = w.association_id AND a.award_id = w.id
                        AND a.award_version = w.version AND a.user_id = ${actor.userId}) AS mine
        FROM app.award w WHERE w.round_id = ${round.id} AND w.status IN ('proposed', 'approved'))
    SELECT (SELECT count(*)::int FROM seats) AS seats,
           (SELECT is_present FROM seats WHERE user_id = ${actor.userId}) AS seat,
           (SELECT count(*)::int FROM files f WHERE f.status = 'verified' AND NOT EXISTS (
              SELECT 1 FROM given v WHERE v.nomination_id = f.id AND v.user_id = ${actor.userId})) AS "votesLeft",
           (SELECT count(*)::int FROM files f JOIN seats s ON s.is_present WHERE f.status = 'verified'
              AND NOT EXISTS (SELECT 1 FROM given v WHERE v.nomination_id = f.id AND v.user_id = s.user_id)
              AND NOT EXISTS (SELECT 1 FROM app.recusal r WHERE r.nomination_id = f.id AND r.user_id = s.user_id))
           + (SELECT count(DISTINCT (f.id, g.user_id))::int FROM files f JOIN app.council_guest g ON g.nomination_id = f.id WHERE f.status = 'verified'
              AND NOT EXISTS (SELECT 1 FROM app.council_guest_end e WHERE e.guest_id = g.id)
              AND NOT EXISTS (SELECT 1 FROM seats s WHERE s.user_id = g.user_id)
              AND NOT EXISTS (SELECT 1 FROM given v WHERE v.nomination_id = f.id AND v.user_id = g.user_id)
              AND NOT EXISTS (SELECT 1 FROM app.recusal r WHERE r.nomination_id = f.id AND r.user_id = g.user_id)) AS "votesMissing",
           ${guestVotesLeft(sql`AND n.round_id = ${round.id}`)} AS "guestVotesLeft",
           (SELECT count(*)::int FROM files f WHERE f.status = 'shortlisted' AND NOT EXISTS (
              SELECT 1 FROM app.award w WHERE w.nomination_id = f.id)) AS "toPropose",
           (SELECT count(*)::int FROM awards WHERE valid < ${round.minApprovals} AND obstacle IS NULL AND NOT mine) AS "toApprove",
           (SELECT count(*)::int FROM awards WHERE valid >= ${round.minApprovals}) AS "toSign",
           (SELECT count(*)::int FROM awards) AS unsigned, held.waiting,
           (SELECT count(*)::int FROM app.award w WHERE w.round_id = ${round.id} AND w.status = 'decided') - held.waiting AS payable,
           (SELECT count(*)::int FROM app.objection o WHERE o.round_id = ${round.id}
               AND app.objection_state(o.association_id, o.id) IN ('received', 'underReview')) AS "openObjections",
           ${dueInstalments(sql`AND w.round_id = ${round.id}`)} AS "instalmentsDue"
      FROM (SELECT count(*)::int AS waiting FROM app.held_awards(${round.id})) held`);
  const { seat, ...counts } = row!;
  return nextStep({
    ...counts,
    status: round.status,
    roles: actor.roles,
    isMember: seat !== null,
    isPresent: seat === true,
    lanes: await laneCounts(tx, round.id),
  });
}

/**
 * The instalments of a round by person, with what was checked and paid; and what the page of them shows.
 * Owns the order: whoever is due next stands first. Refuses to write; awards whose file the reader may not see are absent.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { DateVn } from '@/lib/kernel/dates';
import { type Instalment, type InstalmentState, nextToCheck } from '../rules/instalments';
import type { CheckOutcome, CheckPaper } from '../schema/instalment-forms';
import { type InstalmentPlan, planOf, type RenewableAward, renewableAwards } from './renewals';
import { type RoundFacts, roundBySlug } from './rounds';
import { todayOf } from './today';

export interface SeenResults {
  outcome: CheckOutcome;
  paperKind: CheckPaper;
  paperNumber: string;
  reason: string;
  seenOn: DateVn;
  byName: string;
}

export interface ShownInstalment extends Instalment {
  orderId: number | null;
  /** "UNC 01/2026" once paid. */
  reference: string | null;
  seen: SeenResults | null;
}

export interface PersonInstalments {
  awardId: number;
  name: string;
  school: string;
  amountVnd: bigint;
  /** The file carries an earlier award on. */
  isRenewal: boolean;
  instalments: ShownInstalment[];
}

export interface InstalmentPage {
  round: RoundFacts;
  plan: InstalmentPlan | null;
  people: PersonInstalments[];
  renewable: RenewableAward[];
  today: DateVn;
}

/** Everything the page shows; null when there is no such round. */
export async function instalmentPage(tx: Tx, slug: string): Promise<InstalmentPage | null> {
  const round = await roundBySlug(tx, slug);
  if (!round) return null;
  return {
    ...{ round, plan: await planOf(tx, round.id), people: await peopleOf(tx, round.id) },
    renewable: round.isRenewable && round.status === 'open' ? await renewableAwards(tx, round.id) : [],
    today: await todayOf(tx),
  };
}

type Row = Record<string, string | number | boolean | null>;

/** Recipients of a round in instalments, whoever is checked next first. */
export async function peopleOf(tx: Tx, roundId: number): Promise<PersonInstalments[]> {
  const rows = await tx.execute<Row>(sql`
    SELECT w.id, w.amount_vnd, coalesce(nv.value, '') AS name, coalesce(sv.value, '') AS school, s.number, s.due_on::text, s.amount_vnd AS part_vnd,
           s.state, s.order_id, ledger.reference(v.book, v.number, v.year) AS reference, c.outcome, c.paper_kind, coalesce(pv.value, '') AS paper,
           coalesce(rv.value, '') AS reason, c.seen_on::text, coalesce(u.display_name, '') AS by_name,
           EXISTS (SELECT 1 FROM app.award_renewal r WHERE r.association_id = w.association_id AND r.nomination_id = w.nomination_id) AS is_renewal
      FROM app.award w
      LEFT JOIN app.nomination n ON n.association_id = w.association_id AND n.id = w.nomination_id
      CROSS JOIN LATERAL app.instalment_states(w.association_id, w.id) s
      LEFT JOIN app.instalment_check c ON c.association_id = w.association_id AND c.id = s.check_id
      LEFT JOIN app.personal_value pv ON pv.association_id = c.association_id AND pv.id = c.paper_value_id
      LEFT JOIN app.personal_value rv ON rv.association_id = c.association_id AND rv.id = c.reason_value_id
      LEFT JOIN app.personal_value nv ON nv.association_id = w.association_id AND nv.party_id = w.party_id AND nv.field = 'name' AND nv.ended_at IS NULL
      LEFT JOIN app.personal_value sv ON sv.association_id = n.association_id AND sv.id = n.school_value_id
      LEFT JOIN access."user" u ON u.id = c.checked_by
      LEFT JOIN app.payment_order o ON o.association_id = w.association_id AND o.id = s.order_id
      LEFT JOIN ledger.voucher v ON v.association_id = o.association_id AND v.id = o.voucher_id
     WHERE w.association_id = app.current_association() AND w.round_id = ${roundId} AND w.status = 'decided'
     ORDER BY w.id, s.number`);
  const people = new Map<number, PersonInstalments>();
  for (const row of rows) {
    const awardId = Number(row.id);
    const known = people.get(awardId) ?? personOf(row);
    known.instalments.push(instalmentOf(row));
    people.set(awardId, known);
  }
  const due = (one: PersonInstalments) => nextToCheck(one.instalments)?.dueOn ?? '9999';
  return [...people.values()].sort((a, b) =>
    due(a) === due(b) ? a.awardId - b.awardId : due(a) < due(b) ? -1 : 1,
  );
}

function personOf(row: Row): PersonInstalments {
  return {
    ...{ awardId: Number(row.id), name: String(row.name), school: String(row.school) },
    ...{ amountVnd: BigInt(String(row.amount_vnd)), isRenewal: row.is_renewal === true, instalments: [] },
  };
}

function instalmentOf(row: Row): ShownInstalment {
  return {
    ...{ number: Number(row.number), dueOn: String(row.due_on), amountVnd: BigInt(String(row.part_vnd)) },
    state: row.state as InstalmentState,
    orderId: row.order_id === null ? null : Number(row.order_id),
    reference: row.reference === null ? null : String(row.reference),
    seen:
      row.outcome === null
        ? null
        : {
            ...{ outcome: row.outcome as CheckOutcome, paperKind: row.paper_kind as CheckPaper },
            ...{ paperNumber: String(row.paper), reason: String(row.reason) },
            ...{ seenOn: String(row.seen_on), byName: String(row.by_name) },
          },
  };
}

/** The person of each decided award of a round. */
export async function partyOfAwards(tx: Tx, roundId: number): Promise<Map<number, number>> {
  const rows = await tx.execute<{ id: string; party: string }>(sql`
    SELECT id, party_id AS party FROM app.award
     WHERE association_id = app.current_association() AND round_id = ${roundId} AND status = 'decided'`);
  return new Map(rows.map((row) => [Number(row.id), Number(row.party)]));
}

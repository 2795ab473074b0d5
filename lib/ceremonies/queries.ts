/**
 * Reads about ceremonies: the list, one run sheet, who may be named aloud, which rounds can have one.
 * Owns the neutral label and the group of each row.
 * Refuses to write, and refuses to hand out a category: a run sheet lies open on the table.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { DateVn } from '@/lib/kernel/dates';
import { type NeutralLabel, neutralLabel } from '@/lib/payments/rules';
import { groupOf, type RecipientGroup } from './rules';
import type { CeremonyStatus, HandoverStatus, ReceiverKind } from './schema';

export interface CeremonySummary {
  id: number;
  slug: string;
  name: string;
  heldOn: DateVn;
  place: string;
  lunarLabel: string;
  status: CeremonyStatus;
  roundId: number;
  roundName: string;
  /** Rows on its list, how many received, how many wait for a later day. */
  listed: number;
  handed: number;
  absent: number;
}

const summaries = sql`
  SELECT c.id, c.slug, c.name, c.held_on::text AS "heldOn", c.place, c.lunar_label AS "lunarLabel", c.status,
         c.round_id AS "roundId", r.name AS "roundName", count(h.id)::int AS listed,
         count(h.id) FILTER (WHERE h.status IN ('handed', 'handedLater'))::int AS handed,
         count(h.id) FILTER (WHERE h.status = 'absent')::int AS absent
    FROM app.ceremony c
    JOIN app.award_round r ON r.association_id = c.association_id AND r.id = c.round_id
    LEFT JOIN app.handover h ON h.association_id = c.association_id AND h.ceremony_id = c.id
   WHERE c.association_id = app.current_association()`;

function summaryOf(row: Record<string, unknown>): CeremonySummary {
  return { ...(row as unknown as CeremonySummary), id: Number(row.id), roundId: Number(row.roundId) };
}

/** Ceremonies, latest first, at most 100. */
export async function listCeremonies(tx: Tx): Promise<CeremonySummary[]> {
  const rows = await tx.execute(
    sql`${summaries} GROUP BY c.association_id, c.id, r.name ORDER BY c.held_on DESC, c.id DESC LIMIT 100`,
  );
  return rows.map(summaryOf);
}

/** One ceremony by the slug in its address; null when the association has none. */
export async function ceremonyBySlug(tx: Tx, slug: string): Promise<CeremonySummary | null> {
  const rows = await tx.execute(
    sql`${summaries} AND c.slug = ${slug} GROUP BY c.association_id, c.id, r.name`,
  );
  return rows[0] ? summaryOf(rows[0]) : null;
}

export interface SheetRow {
  handoverId: number;
  awardId: number;
  partyId: number;
  name: string;
  school: string;
  group: RecipientGroup;
  label: NeutralLabel;
  benefit: 'money' | 'honour';
  amountVnd: bigint;
  birthYear: number | null;
  isPerson: boolean;
  guardianName: string | null;
  hasGuardian: boolean;
  status: HandoverStatus;
  receiverKind: ReceiverKind | null;
  receiverName: string | null;
  isSigned: boolean;
  handedOn: DateVn | null;
  handedAt: string | null;
  handedByName: string | null;
  /** The decision it rests on: its number, the initials in its symbol, its day. */
  decisionNumber: number | null;
  symbol: string;
  decidedOn: DateVn | null;
  /** On an order to pay that stands, and the voucher once paid. */
  orderId: number | null;
  voucherReference: string | null;
  /** Consent to be named in print, today. */
  mayBeNamed: boolean;
  mayShowSchool: boolean;
  /** Consent to be read aloud, and to be shown on the screen of the hall, today. */
  mayBeRead: boolean;
  mayBeProjected: boolean;
}

const nameOf = (party: ReturnType<typeof sql>) =>
  sql`(SELECT x.value FROM app.personal_value x WHERE x.association_id = h.association_id AND x.party_id = ${party}
          AND x.field = 'name' AND x.ended_at IS NULL ORDER BY x.id DESC LIMIT 1)`;

/** Everybody on the list of a ceremony, in the order in which they were put there. */
export async function ceremonySheet(tx: Tx, ceremonyId: number): Promise<SheetRow[]> {
  const rows = await tx.execute(
    sql`SELECT h.id AS "handoverId", h.award_id AS "awardId", w.party_id AS "partyId", coalesce(${nameOf(sql`w.party_id`)}, '') AS name,
               coalesce(sv.value, '') AS school, k.category, w.benefit,
               CASE WHEN NOT app.has_instalments(w.association_id, w.id) THEN w.amount_vnd
                    WHEN o.id IS NULL THEN app.payable_vnd(w.association_id, w.id)
                    ELSE app.order_line_vnd(w.association_id, o.id, w.id) END AS "amountVnd", p.birth_year AS "birthYear", p.kind = 'individual' AS "isPerson",
               ${nameOf(sql`p.guardian_id`)} AS "guardianName", p.guardian_id IS NOT NULL AS "hasGuardian", h.status,
               h.receiver_kind AS "receiverKind", rv.value AS "receiverName", h.is_signed AS "isSigned",
               h.handed_on::text AS "handedOn", h.handed_at::text AS "handedAt",
               (SELECT u.display_name FROM access."user" u WHERE u.id = h.handed_by) AS "handedByName",
               d.number AS "decisionNumber", a.symbol, d.decided_on::text AS "decidedOn",
               o.id AS "orderId", ledger.reference(v.book, v.number, v.year) AS "voucherReference",
               app.has_consent(h.association_id, w.party_id, 'name', 'publish') AS "mayBeNamed",
               app.has_consent(h.association_id, w.party_id, 'school', 'publish') AS "mayShowSchool",
               app.has_consent(h.association_id, w.party_id, 'name', 'ceremonyAloud') AS "mayBeRead",
               app.has_consent(h.association_id, w.party_id, 'name', 'ceremonyProjected') AS "mayBeProjected"
          FROM app.handover h
          JOIN app.association a ON a.id = h.association_id
          JOIN app.award w ON w.association_id = h.association_id AND w.id = h.award_id
          JOIN app.party p ON p.association_id = w.association_id AND p.id = w.party_id
          JOIN app.round_category k ON k.association_id = w.association_id AND k.id = w.category_id
          LEFT JOIN app.decision d ON d.association_id = w.association_id AND d.id = w.decision_id
          LEFT JOIN app.nomination n ON n.association_id = w.association_id AND n.id = w.nomination_id
          LEFT JOIN app.personal_value sv ON sv.association_id = h.association_id AND sv.id = n.school_value_id
          LEFT JOIN app.personal_value rv ON rv.association_id = h.association_id AND rv.id = h.receiver_name_value_id
          LEFT JOIN app.payment_order o ON o.association_id = h.association_id AND o.status <> 'withdrawn'
           AND o.id = (SELECT max(l.payment_order_id) FROM app.payment_order_award l JOIN app.payment_order p
                         ON p.association_id = l.association_id AND p.id = l.payment_order_id AND p.status <> 'withdrawn'
                        WHERE l.association_id = h.association_id AND l.award_id = h.award_id)
          LEFT JOIN ledger.voucher v ON v.association_id = o.association_id AND v.id = o.voucher_id
         WHERE h.association_id = app.current_association() AND h.ceremony_id = ${ceremonyId}
         ORDER BY h.id`,
  );
  return rows.map(({ category, ...row }) => ({
    ...(row as unknown as SheetRow),
    ...{ handoverId: Number(row.handoverId), awardId: Number(row.awardId), partyId: Number(row.partyId) },
    ...{ group: groupOf(String(category)), label: neutralLabel(String(category)) },
    amountVnd: BigInt(row.amountVnd as string),
    birthYear: row.birthYear == null ? null : Number(row.birthYear),
    orderId: row.orderId == null ? null : Number(row.orderId),
  }));
}

/** Row of each award on a ceremony's list. */
export async function handoverIdsByAward(tx: Tx, ceremonyId: number): Promise<Map<number, number>> {
  const rows = await tx.execute<{ id: string; awardId: string }>(
    sql`SELECT id, award_id AS "awardId" FROM app.handover
         WHERE association_id = app.current_association() AND ceremony_id = ${ceremonyId}`,
  );
  return new Map(rows.map((row) => [Number(row.awardId), Number(row.id)]));
}

/** Rounds a ceremony can be planned for, latest first, with how many decided awards are on no list yet. */
export async function roundsToCelebrate(tx: Tx): Promise<{ id: number; name: string; unlisted: number }[]> {
  const rows = await tx.execute<{ id: string; name: string; unlisted: number }>(
    sql`SELECT r.id, r.name, count(w.id)::int AS unlisted
          FROM app.award_round r
          LEFT JOIN app.award w ON w.association_id = r.association_id AND w.round_id = r.id AND w.status = 'decided'
           AND NOT EXISTS (SELECT 1 FROM app.handover h WHERE h.association_id = w.association_id AND h.award_id = w.id)
         WHERE r.association_id = app.current_association() GROUP BY r.id, r.name ORDER BY r.id DESC`,
  );
  return rows.map((row) => ({ ...row, id: Number(row.id) }));
}

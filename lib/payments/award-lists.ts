/**
 * Lists of awards as orders, forms and sign sheets show them.
 * Owns the neutral label of each row. Refuses to write, and refuses to hand out a category:
 * a list of who is paid must not say who is poor.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { type HoldCode, heldAwards } from '@/lib/awards/queries/objections';
import type { DateVn } from '@/lib/kernel/dates';
import { type NeutralLabel, neutralLabel } from './rules';

export interface OrderAward {
  awardId: number;
  name: string;
  school: string;
  label: NeutralLabel;
  amountVnd: bigint;
  guardianName: string | null;
  birthYear: number | null;
  isPerson: boolean;
  /** Which instalments the money is, "1, 2"; empty for an award paid at once. */
  parts: string;
  /** The decision it rests on: its number, the initials in its symbol, its day. */
  decisionNumber: number | null;
  symbol: string;
  decidedOn: DateVn | null;
  /** From the ceremony: who signed, or that the recipient was absent. */
  handoverStatus: string | null;
  receiverKind: string | null;
  receiverName: string | null;
}

/** An award that waits to be paid, with the round it belongs to. */
export type PayableRow = OrderAward & {
  fundId: number;
  roundId: number;
  roundSlug: string;
  roundName: string;
};

type Sql = ReturnType<typeof sql>;

/**
 * Awards as lists and papers show them. `which` narrows the rows of `w` (award) and `h` (its place at a ceremony); `money`
 * says their amount and instalments. Each award looks up its own rows by key (LATERAL with LIMIT): right after many awards went on
 * one order the planner knows nothing about them yet, and joins in sets then read every person for every award.
 */
async function awardRows(tx: Tx, which: Sql, money: Record<'amount' | 'parts', Sql>): Promise<PayableRow[]> {
  const rows = await tx.execute(
    sql`SELECT w.id AS "awardId", coalesce(nv.value, '') AS name, coalesce(sv.value, '') AS school, k.category, ${money.amount} AS "amountVnd",
               coalesce(${money.parts}, '') AS parts,
               w.fund_id AS "fundId", w.round_id AS "roundId", r.slug AS "roundSlug", r.name AS "roundName", p.birth_year AS "birthYear", p.kind = 'individual' AS "isPerson",
               (SELECT g.value FROM app.personal_value g WHERE g.association_id = w.association_id AND g.party_id = p.guardian_id
                   AND g.field = 'name' AND g.ended_at IS NULL ORDER BY g.id DESC LIMIT 1) AS "guardianName",
               d.number AS "decisionNumber", (SELECT a.symbol FROM app.association a WHERE a.id = w.association_id) AS symbol,
               d.decided_on::text AS "decidedOn", h.status AS "handoverStatus", h.receiver_kind AS "receiverKind", rv.value AS "receiverName"
          FROM app.award w
          LEFT JOIN LATERAL (SELECT x.* FROM app.handover x WHERE x.association_id = w.association_id AND x.award_id = w.id LIMIT 1) h ON true
          JOIN LATERAL (SELECT x.* FROM app.party x WHERE x.association_id = w.association_id AND x.id = w.party_id LIMIT 1) p ON true
          JOIN LATERAL (SELECT x.category FROM app.round_category x WHERE x.association_id = w.association_id AND x.id = w.category_id LIMIT 1) k ON true
          JOIN LATERAL (SELECT x.slug, x.name FROM app.award_round x WHERE x.association_id = w.association_id AND x.id = w.round_id LIMIT 1) r ON true
          LEFT JOIN LATERAL (SELECT x.* FROM app.decision x WHERE x.association_id = w.association_id AND x.id = w.decision_id LIMIT 1) d ON true
          LEFT JOIN LATERAL (SELECT v.value FROM app.nomination x JOIN app.personal_value v ON v.association_id = x.association_id AND v.id = x.school_value_id
                              WHERE x.association_id = w.association_id AND x.id = w.nomination_id LIMIT 1) sv ON true
          LEFT JOIN LATERAL (SELECT x.value FROM app.personal_value x WHERE x.association_id = w.association_id AND x.party_id = w.party_id
                                AND x.field = 'name' AND x.ended_at IS NULL LIMIT 1) nv ON true
          LEFT JOIN LATERAL (SELECT x.value FROM app.personal_value x WHERE x.association_id = w.association_id
                                AND x.id = h.receiver_name_value_id LIMIT 1) rv ON true
         WHERE w.association_id = app.current_association() AND ${which}
         ORDER BY w.id`,
  );
  return rows.map(({ category, ...row }) => ({
    ...(row as unknown as PayableRow),
    awardId: Number(row.awardId),
    ...{ fundId: Number(row.fundId), roundId: Number(row.roundId) },
    birthYear: row.birthYear == null ? null : Number(row.birthYear),
    amountVnd: BigInt(row.amountVnd as string),
    label: neutralLabel(String(category)),
  }));
}

/** The awards an order pays. */
export function orderAwards(tx: Tx, orderId: number): Promise<OrderAward[]> {
  return awardRows(
    tx,
    sql`w.id = ANY (ARRAY(SELECT l.award_id FROM app.payment_order_award l
                           WHERE l.association_id = app.current_association() AND l.payment_order_id = ${orderId}))`,
    {
      amount: sql`app.order_line_vnd(w.association_id, ${orderId}, w.id)`,
      parts: sql`(SELECT string_agg(l.number::text, ', ' ORDER BY l.number) FROM app.payment_order_instalment l
                   WHERE l.association_id = w.association_id AND l.payment_order_id = ${orderId} AND l.award_id = w.id)`,
    },
  );
}

/** Decided money awards, or instalments of them, that may go on an order now; `ceremonyId` keeps those on its list, `round` (its slug) those of a round. */
export function payableAwards(tx: Tx, { ceremonyId, round }: { ceremonyId?: number; round?: string } = {}) {
  return awardRows(
    tx,
    sql`w.status = 'decided' AND w.benefit = 'money' AND (${ceremonyId ?? null}::bigint IS NULL OR h.ceremony_id = ${ceremonyId ?? null})
        AND (${round ?? null}::text IS NULL OR r.slug = ${round ?? null})
        AND CASE WHEN EXISTS (SELECT 1 FROM app.award_instalment i WHERE i.association_id = w.association_id AND i.award_id = w.id)
            THEN app.payable_vnd(w.association_id, w.id) > 0 ELSE NOT EXISTS (SELECT 1 FROM app.payment_order_award l
              JOIN app.payment_order o ON o.association_id = l.association_id AND o.id = l.payment_order_id
             WHERE l.association_id = w.association_id AND l.award_id = w.id AND o.status <> 'withdrawn'
               AND NOT EXISTS (SELECT 1 FROM app.award_return r WHERE r.association_id = l.association_id
                                  AND r.payment_order_id = l.payment_order_id AND r.award_id = l.award_id)) END`,
    {
      amount: sql`app.payable_vnd(w.association_id, w.id)`,
      parts: sql`(SELECT string_agg(s.number::text, ', ' ORDER BY s.number) FROM app.instalment_states(w.association_id, w.id) s
                   WHERE s.state = 'checked')`,
    },
  );
}

/** Which of these awards the database would refuse on an order now, and why: their list hangs, or somebody objected. */
export async function holdsOf(tx: Tx, rows: readonly PayableRow[]): Promise<Map<number, HoldCode>> {
  const rounds = [...new Set(rows.map((row) => row.roundId))];
  const holds: [number, HoldCode][] = [];
  for (const roundId of rounds) holds.push(...(await heldAwards(tx, roundId)));
  return new Map(holds);
}

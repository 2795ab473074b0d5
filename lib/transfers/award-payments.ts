/**
 * The awards of a round with the state of their money, as the page of a round reads them.
 * Owns which vouchers are compared. Refuses to write, and refuses a category: the label is neutral.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { type RoundFacts, roundBySlug } from '@/lib/awards/queries/rounds';
import { holdsOf, payableAwards } from '@/lib/payments/award-lists';
import { type DecisionFigures, findDifferences, type PaidAward, type VoucherFigures } from './tally';

export interface PaymentRow extends PaidAward {
  name: string;
  orderId: number | null;
  /** "UNC 01/2026" once paid. */
  reference: string | null;
}

export interface DecisionSum extends DecisionFigures {
  /** "01/QĐ-HKH" */
  number: string;
  rows: PaymentRow[];
}

export interface AwardPaymentsPage {
  round: RoundFacts;
  decisions: DecisionSum[];
  differences: ReturnType<typeof findDifferences>;
  /** How many awards may go on an order now: their next instalment is checked, and no objection holds them. */
  payable: number;
}

/** Everything the page shows; null when there is no such round. */
export async function awardPaymentsPage(tx: Tx, slug: string): Promise<AwardPaymentsPage | null> {
  const round = await roundBySlug(tx, slug);
  if (!round) return null;
  const rows = [...(await paymentRows(tx, round.id)), ...(await revokedRows(tx, round.id))];
  const decisions = (await roundDecisions(tx, round.id))
    .map((decision) => ({
      ...decision,
      rows: rows.filter((row) => row.decisionId === decision.decisionId),
    }))
    // A decision that changes or revokes an earlier one promises no money of its own.
    .filter((decision) => decision.totalVnd > 0n || decision.rows.length > 0);
  const vouchers = await voucherFigures(tx, [
    ...new Set(rows.flatMap((row) => (row.voucherId === null ? [] : [row.voucherId]))),
  ]);
  const payable = await payableAwards(tx, { round: slug });
  const holds = await holdsOf(tx, payable);
  return {
    ...{ round, decisions, differences: findDifferences(rows, decisions, vouchers) },
    payable: payable.filter(({ awardId }) => !holds.has(awardId)).length,
  };
}

/** The awards of a round, each in one state; one paid in instalments has a row for each of its orders and for the rest. */
export async function paymentRows(tx: Tx, roundId: number): Promise<PaymentRow[]> {
  const rows = await tx.execute<Record<string, unknown>>(sql`
    SELECT s.award_id, s.decision_id, s.amount_vnd, s.state, s.order_id, s.voucher_id, s.is_handed, s.is_paid,
           ledger.reference(v.book, v.number, v.year) AS reference,
           coalesce((SELECT n.value FROM app.award w JOIN app.personal_value n ON n.association_id = w.association_id AND n.party_id = w.party_id
                       AND n.field = 'name' AND n.ended_at IS NULL
                      WHERE w.association_id = app.current_association() AND w.id = s.award_id LIMIT 1), '') AS name
      FROM app.award_payments(${roundId}) s
      LEFT JOIN ledger.voucher v ON v.association_id = app.current_association() AND v.id = s.voucher_id`);
  const idOf = (value: unknown) => (value == null ? null : Number(value));
  return rows.map((row) => ({
    ...{ awardId: Number(row.award_id), decisionId: Number(row.decision_id), name: String(row.name) },
    ...{ amountVnd: BigInt(row.amount_vnd as string), state: row.state as PaymentRow['state'] },
    ...{ orderId: idOf(row.order_id), voucherId: idOf(row.voucher_id) },
    ...{ isHanded: row.is_handed === true, isPaid: row.is_paid === true },
    reference: (row.reference as string | null) ?? null,
  }));
}

/** Awards a later decision took back, under the decision that gave them: its sum still says them, and nothing is owed. */
async function revokedRows(tx: Tx, roundId: number): Promise<PaymentRow[]> {
  const rows = await tx.execute<Record<'id' | 'decision' | 'amount' | 'name', string>>(sql`
    SELECT w.id, r.first_decision_id AS decision, w.amount_vnd AS amount, coalesce(n.value, '') AS name
      FROM app.award_revocation r
      JOIN app.award w ON w.association_id = r.association_id AND w.id = r.award_id
      LEFT JOIN app.personal_value n ON n.association_id = w.association_id AND n.party_id = w.party_id AND n.field = 'name' AND n.ended_at IS NULL
     WHERE w.association_id = app.current_association() AND w.round_id = ${roundId} AND w.benefit = 'money' ORDER BY w.id`);
  return rows.map(({ id, decision, amount, name }) => ({
    ...{
      awardId: Number(id),
      decisionId: Number(decision),
      amountVnd: BigInt(amount),
      name,
      state: 'revoked',
    },
    ...{ orderId: null, voucherId: null, reference: null, isHanded: false, isPaid: false },
  }));
}

async function roundDecisions(tx: Tx, roundId: number): Promise<Omit<DecisionSum, 'rows'>[]> {
  const rows = await tx.execute<Record<string, string>>(sql`
    SELECT d.id, d.total_vnd, lpad(d.number::text, 2, '0') || '/QĐ-' || a.symbol AS number
      FROM app.decision d JOIN app.association a ON a.id = d.association_id
     WHERE d.association_id = app.current_association() AND d.round_id = ${roundId} ORDER BY d.id`);
  return rows.map((row) => ({
    ...{ decisionId: Number(row.id), number: row.number! },
    totalVnd: BigInt(row.total_vnd!),
  }));
}

/** What each voucher moved out of its account, and what all awards on its order add up to. */
async function voucherFigures(tx: Tx, ids: readonly number[]): Promise<VoucherFigures[]> {
  const rows = await tx.execute<Record<string, string>>(sql`
    SELECT ledger.reference(v.book, v.number, v.year) AS reference,
           (SELECT sum(p.amount_vnd) FROM ledger.posting p WHERE p.association_id = v.association_id AND p.voucher_id = v.id) AS moved,
           (SELECT sum(app.order_line_vnd(a.association_id, a.payment_order_id, a.award_id)) FROM app.payment_order_award a
             WHERE a.association_id = v.association_id AND a.payment_order_id = v.payment_order_id) AS awards
      FROM ledger.voucher v
     WHERE v.association_id = app.current_association() AND v.id = ANY (${`{${ids.join(',')}}`}::bigint[]) ORDER BY v.id`);
  return rows.map((row) => ({
    ...{ reference: row.reference!, movedVnd: BigInt(row.moved!), awardsVnd: BigInt(row.awards!) },
  }));
}

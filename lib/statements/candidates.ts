/**
 * Vouchers that may explain lines of one account: for suggestions, and for choosing by hand.
 * Owns how far around a statement is looked. Refuses vouchers used up, voided, and opening balances. Writes nothing.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { addDays, type DateVn } from '@/lib/kernel/dates';
import type { CandidateVoucher } from './rules/suggest';

/** Vouchers this far around the statement are looked at. */
const AROUND_DAYS = 31;

const numberOf = (text: string | null | undefined) => (text == null ? null : Number(text));

/**
 * Vouchers that move money on an account near a span of days and are not used up by lines, and those of orders that
 * were prepared from a waiting line, whenever they were paid; at most 5,000.
 */
export async function candidateVouchers(
  tx: Tx,
  accountId: number,
  { firstOn, lastOn }: { firstOn: DateVn; lastOn: DateVn },
): Promise<CandidateVoucher[]> {
  const rows = await tx.execute<Record<string, string | null>>(sql`
    WITH ordered AS (
      SELECT o.voucher_id, k.line_id FROM app.bank_line_order k
        JOIN app.bank_line l ON l.association_id = k.association_id AND l.id = k.line_id
        JOIN app.payment_order o ON o.association_id = k.association_id AND o.id = k.payment_order_id
       WHERE k.association_id = app.current_association() AND k.ended_at IS NULL AND o.voucher_id IS NOT NULL
         AND l.account_id = ${accountId} AND app.bank_explained(l.association_id, l.id) <> l.amount_vnd),
    moved AS (
      SELECT p.voucher_id, sum(CASE WHEN p.debit_account_id = ${accountId} THEN p.amount_vnd ELSE -p.amount_vnd END) AS moved,
             CASE WHEN min(p.fund_id) = max(p.fund_id) THEN min(p.fund_id) END AS fund,
             CASE WHEN min(x.other) = max(x.other) THEN min(x.other) END AS other
        FROM ledger.posting p,
             LATERAL (SELECT CASE WHEN p.debit_account_id = ${accountId} THEN p.credit_account_id ELSE p.debit_account_id END AS other) x
       WHERE p.association_id = app.current_association() AND ${accountId} IN (p.debit_account_id, p.credit_account_id)
         AND (p.occurred_on BETWEEN ${addDays(firstOn, -AROUND_DAYS)} AND ${addDays(lastOn, AROUND_DAYS)}
              OR p.voucher_id IN (SELECT voucher_id FROM ordered))
       GROUP BY p.voucher_id),
    used AS (
      SELECT m.voucher_id, sum(m.amount_vnd) AS used FROM app.bank_match m
        JOIN app.bank_line l ON l.association_id = m.association_id AND l.id = m.line_id
       WHERE m.association_id = app.current_association() AND m.ended_at IS NULL AND l.account_id = ${accountId} GROUP BY m.voucher_id)
    SELECT v.id, ledger.reference(v.book, v.number, v.year) AS reference, v.occurred_on::text, d.moved - coalesce(u.used, 0) AS rest,
           v.party_id, n.value AS party, c.bank_memo, v.purpose, c.kind, d.fund, d.other, a.report_key, k.line_id
      FROM moved d JOIN ledger.voucher v ON v.association_id = app.current_association() AND v.id = d.voucher_id
      LEFT JOIN used u ON u.voucher_id = v.id
      LEFT JOIN ordered k ON k.voucher_id = v.id
      LEFT JOIN ledger.account a ON a.association_id = v.association_id AND a.id = d.other
      LEFT JOIN app.contribution c ON c.association_id = v.association_id AND c.voucher_id = v.id
      LEFT JOIN app.personal_value n ON n.association_id = v.association_id AND n.party_id = v.party_id AND n.field = 'name' AND n.ended_at IS NULL
     WHERE d.moved <> coalesce(u.used, 0) AND v.purpose <> 'opening' AND v.reverses_id IS NULL
       AND NOT EXISTS (SELECT 1 FROM ledger.voucher r WHERE r.association_id = v.association_id AND r.reverses_id = v.id)
     ORDER BY v.occurred_on, v.id LIMIT 5000`);
  return rows.map((row) => ({
    ...{ voucherId: Number(row.id), reference: row.reference!, occurredOn: row.occurred_on! },
    ...{ restVnd: BigInt(row.rest!), partyName: row.party ?? '', bankMemo: row.bank_memo ?? '' },
    ...{ purpose: row.purpose!, incomeKind: row.kind ?? null, reportKey: row.report_key ?? null },
    ...{ partyId: numberOf(row.party_id), fundId: numberOf(row.fund) },
    ...{ otherAccountId: numberOf(row.other), orderLineId: numberOf(row.line_id) },
  }));
}

/** Vouchers near a line with money left, for choosing by hand: exact amounts first, then nearest days; at most 20. */
export async function vouchersNear(
  tx: Tx,
  line: { accountId: number; occurredOn: DateVn; amountVnd: bigint; explainedVnd: bigint },
): Promise<CandidateVoucher[]> {
  const found = await candidateVouchers(tx, line.accountId, {
    firstOn: line.occurredOn,
    lastOn: line.occurredOn,
  });
  const rest = line.amountVnd - line.explainedVnd;
  const isSameWay = (one: CandidateVoucher) => one.restVnd > 0n === rest > 0n;
  const isExact = (one: CandidateVoucher) => Number(one.restVnd !== rest);
  return found
    .filter(isSameWay)
    .sort((one, other) => isExact(one) - isExact(other))
    .slice(0, 20);
}

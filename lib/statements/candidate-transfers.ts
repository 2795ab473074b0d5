/**
 * Transfers of lists that no line of the bank has confirmed yet: each is a part of its list's voucher, known by its code.
 * Owns which are offered. Refuses those confirmed already and those that came back. Writes nothing.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { addDays, type DateVn } from '@/lib/kernel/dates';
import type { CandidateVoucher } from './rules/suggest';

/** Vouchers this far around the statement are looked at. */
const AROUND_DAYS = 31;

/** Parts of vouchers of one account, at most 5,000. */
export async function candidateTransfers(
  tx: Tx,
  accountId: number,
  { firstOn, lastOn }: { firstOn: DateVn; lastOn: DateVn },
): Promise<CandidateVoucher[]> {
  const rows = await tx.execute<Record<string, string>>(sql`
    SELECT v.id, ledger.reference(v.book, v.number, v.year) AS reference, v.occurred_on::text,
           app.order_line_vnd(l.association_id, l.payment_order_id, l.award_id) AS amount_vnd, w.id AS award, l.memo, v.purpose
      FROM app.transfer_line l
      JOIN app.payment_order o ON o.association_id = l.association_id AND o.id = l.payment_order_id AND o.status = 'paid'
      JOIN app.award w ON w.association_id = l.association_id AND w.id = l.award_id
      JOIN ledger.voucher v ON v.association_id = o.association_id AND v.id = o.voucher_id
     WHERE l.association_id = app.current_association() AND o.account_id = ${accountId}
       AND v.occurred_on BETWEEN ${addDays(firstOn, -AROUND_DAYS)} AND ${addDays(lastOn, AROUND_DAYS)}
       AND NOT app.transfer_confirmed(l.association_id, o.voucher_id, o.account_id, l.memo)
       AND NOT EXISTS (SELECT 1 FROM app.award_return r WHERE r.association_id = l.association_id
                          AND r.payment_order_id = l.payment_order_id AND r.award_id = l.award_id)
     ORDER BY v.occurred_on, v.id, w.id LIMIT 5000`);
  return rows.map((row) => ({
    ...{ voucherId: Number(row.id), reference: row.reference!, occurredOn: row.occurred_on! },
    ...{ restVnd: -BigInt(row.amount_vnd!), bankMemo: row.memo!, transferAwardId: Number(row.award) },
    ...{ purpose: row.purpose!, incomeKind: null, reportKey: null, partyId: null, partyName: '' },
    ...{ fundId: null, otherAccountId: null, orderLineId: null },
  }));
}

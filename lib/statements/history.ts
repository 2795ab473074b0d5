/**
 * Readings of what lines of an association were explained by before.
 * Owns how far back is looked. Refuses vouchers voided since, givers whose name was erased, and other associations.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { DateVn } from '@/lib/kernel/dates';
import { type EarlierEntry, type HistoryHint, historyOf } from './rules/history';

/** So many of the latest explained lines are looked at. */
const MOST_ENTRIES = 2_000;

/** Lines up to a day that people explained by money that came in, latest first, at most 2,000. */
async function earlierEntries(tx: Tx, untilOn: DateVn): Promise<EarlierEntry[]> {
  const rows = await tx.execute<Record<string, string | null>>(sql`
    SELECT r.line_id, r.occurred_on::text, b.value AS memo, w.value AS who, c.kind, c.donor_id, n.value AS donor, c.fund_id, f.name AS fund
      FROM (SELECT m.id, m.association_id, m.line_id, m.voucher_id, l.occurred_on, l.memo_value_id, l.counterparty_value_id
              FROM app.bank_match m
              JOIN app.bank_line l ON l.association_id = m.association_id AND l.id = m.line_id
             WHERE m.association_id = app.current_association() AND m.ended_at IS NULL AND l.amount_vnd > 0
               AND l.occurred_on <= ${untilOn}
             ORDER BY l.occurred_on DESC, m.id DESC LIMIT ${MOST_ENTRIES}) r
      JOIN app.contribution c ON c.association_id = r.association_id AND c.voucher_id = r.voucher_id AND c.status = 'posted'
      JOIN ledger.fund f ON f.association_id = c.association_id AND f.id = c.fund_id
      LEFT JOIN app.personal_value b ON b.association_id = r.association_id AND b.id = r.memo_value_id
      LEFT JOIN app.personal_value w ON w.association_id = r.association_id AND w.id = r.counterparty_value_id
      LEFT JOIN app.personal_value n ON n.association_id = c.association_id AND n.party_id = c.donor_id AND n.field = 'name'
                                    AND n.ended_at IS NULL
     WHERE c.donor_id IS NULL OR n.value IS NOT NULL
     ORDER BY r.occurred_on DESC, r.id DESC`);
  return rows.map((row) => ({
    ...{ lineId: Number(row.line_id), occurredOn: row.occurred_on!, memo: row.memo ?? '' },
    ...{ counterparty: row.who ?? '', kind: row.kind as EarlierEntry['kind'], donorName: row.donor ?? '' },
    ...{ donorId: row.donor_id === null ? null : Number(row.donor_id) },
    ...{ fundId: Number(row.fund_id), fundName: row.fund! },
  }));
}

/** The reader of hints for lines up to a day; see rules/history. */
export async function historyUntil(
  tx: Tx,
  untilOn: DateVn,
): Promise<(line: Parameters<ReturnType<typeof historyOf>>[0]) => HistoryHint | null> {
  return historyOf(await earlierEntries(tx, untilOn));
}

/**
 * Months of the books and their state.
 * Owns what a person sees before closing: the balances that the count must equal. Refuses to write.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { DateVn } from '@/lib/kernel/dates';

export interface PeriodRow {
  year: number;
  month: number;
  lastDay: DateVn;
  status: 'open' | 'closed' | 'notOver';
  voucherCount: number;
  /** In the books at the end of the month, over all funds. */
  cashVnd: bigint;
  bankVnd: bigint;
  closedAt: string | null;
  closedByName: string | null;
  cashCountedVnd: bigint | null;
  bankConfirmedVnd: bigint | null;
}

/** The months of one year that have begun, January first. */
export async function periodsOf(tx: Tx, year: number): Promise<PeriodRow[]> {
  const rows = await tx.execute<Record<string, string | null>>(sql`
    SELECT extract(month FROM m.first)::int AS month, m.last::text AS last_day,
           CASE WHEN p.status = 'closed' THEN 'closed' WHEN m.last >= app.today() THEN 'notOver' ELSE 'open' END AS status,
           (SELECT count(*) FROM ledger.voucher v WHERE v.association_id = app.current_association()
               AND v.occurred_on BETWEEN m.first AND m.last) AS vouchers,
           b.cash, b.bank, audit.instant_text(p.closed_at) AS closed_at, u.display_name AS closed_by,
           p.cash_counted_vnd AS counted, p.bank_confirmed_vnd AS confirmed
      FROM (SELECT d::date AS first, (d + interval '1 month - 1 day')::date AS last
              FROM generate_series(make_date(${year}::int, 1, 1)::timestamp, make_date(${year}::int, 12, 1)::timestamp, interval '1 month') d) m
      LEFT JOIN ledger.period p ON p.association_id = app.current_association() AND p.year = ${year}::int
                               AND p.month = extract(month FROM m.first)
      LEFT JOIN access."user" u ON u.id = p.closed_by
      CROSS JOIN LATERAL (
        SELECT coalesce(sum(x.balance_vnd) FILTER (WHERE a.kind = 'cash'), 0) AS cash,
               coalesce(sum(x.balance_vnd) FILTER (WHERE a.kind = 'bank'), 0) AS bank
          FROM ledger.balances(app.current_association(), m.last) x
          JOIN ledger.account a ON a.association_id = app.current_association() AND a.id = x.account_id) b
     WHERE m.first <= app.today() ORDER BY m.first`);
  const amount = (value: string | null | undefined) => (value == null ? null : BigInt(value));
  return rows.map((row) => ({
    ...{ year, month: Number(row.month), lastDay: row.last_day!, status: row.status as PeriodRow['status'] },
    ...{ voucherCount: Number(row.vouchers), cashVnd: BigInt(row.cash!), bankVnd: BigInt(row.bank!) },
    ...{ closedAt: row.closed_at ?? null, closedByName: row.closed_by ?? null },
    ...{ cashCountedVnd: amount(row.counted), bankConfirmedVnd: amount(row.confirmed) },
  }));
}

/** Day of the latest voucher, or today when there is none: where the pages of the books open. */
export async function latestDay(tx: Tx): Promise<DateVn> {
  const rows = await tx.execute<{ day: string }>(
    sql`SELECT coalesce(max(occurred_on), app.today())::text AS day FROM ledger.voucher WHERE association_id = app.current_association()`,
  );
  return rows[0]!.day;
}

/**
 * Books and statements over a span of days: cash book, bank book, statement of each fund.
 * Owns what counts as turnover: opening balances, transfers and both halves of a voided pair do not.
 * Refuses to write; opening + in − out + other is always the closing balance the ledger itself gives.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { addDays, type DateVn } from '@/lib/kernel/dates';
import { invariant } from '@/lib/kernel/invariant';
import type { Book } from './post';

export interface BookSpan {
  kind: 'cash' | 'bank';
  /** One account of that kind; left out: all of them together. */
  accountId?: number;
  from: DateVn;
  to: DateVn;
}

export type BookRowState = 'posted' | 'voided' | 'reversal' | 'transfer';

export interface BookRow {
  voucherId: number;
  book: Book;
  year: number;
  number: number;
  reference: string;
  purpose: string;
  occurredOn: DateVn;
  /** Day in Việt Nam on which it was written into the book. */
  recordedOn: DateVn;
  partyName: string | null;
  reason: string | null;
  state: BookRowState;
  /** The other half of a voided pair. */
  relatedReference: string | null;
  /** A reversal carries a negative sum on the side of its original. */
  inVnd: bigint;
  outVnd: bigint;
  balanceVnd: bigint;
}

export interface BookOfMoney {
  openingVnd: bigint;
  rows: BookRow[];
  /** Turnover: without transfers and voided pairs. */
  inVnd: bigint;
  outVnd: bigint;
  /** Net of the lines that are shown but do not turn over. */
  otherVnd: bigint;
  closingVnd: bigint;
}

/** The cash book or bank book of a span, with a running balance; opening vouchers of the span are its opening. */
export async function cashBook(tx: Tx, span: BookSpan): Promise<BookOfMoney> {
  const before = addDays(span.from, -1);
  const accounts = sql`SELECT a.id FROM ledger.account a WHERE a.association_id = app.current_association() AND a.kind = ${span.kind}
                          AND (${span.accountId ?? null}::bigint IS NULL OR a.id = ${span.accountId ?? null}::bigint)`;
  const [start] = await tx.execute<{ balance: string }>(
    sql`SELECT coalesce(sum(b.balance_vnd), 0) AS balance FROM ledger.balances(app.current_association(), ${before}::date) b
         WHERE b.account_id IN (${accounts})`,
  );
  const lines = await tx.execute<Record<string, string | null>>(sql`
    WITH mine AS (${accounts}), moved AS (
      SELECT p.voucher_id, sum(CASE WHEN p.debit_account_id IN (SELECT id FROM mine) THEN p.amount_vnd ELSE 0 END) AS debit,
             sum(CASE WHEN p.credit_account_id IN (SELECT id FROM mine) THEN p.amount_vnd ELSE 0 END) AS credit
        FROM ledger.posting p
       WHERE p.association_id = app.current_association() AND p.occurred_on BETWEEN ${span.from}::date AND ${span.to}::date
         AND (p.debit_account_id IN (SELECT id FROM mine) OR p.credit_account_id IN (SELECT id FROM mine))
       GROUP BY p.voucher_id)
    SELECT v.id, v.book, v.year, v.number, ledger.reference(v.book, v.number, v.year) AS reference, v.purpose,
           v.occurred_on::text AS occurred_on, (v.recorded_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date::text AS recorded_on, n.value AS party_name, rv.value AS reason,
           CASE WHEN v.reverses_id IS NOT NULL THEN 'reversal' WHEN r.id IS NOT NULL THEN 'voided'
                WHEN v.purpose = 'transfer' THEN 'transfer' ELSE 'posted' END AS state,
           ledger.reference(r.book, r.number, r.year) AS related,
           CASE WHEN v.reverses_id IS NULL THEN m.debit ELSE -m.credit END AS money_in,
           CASE WHEN v.reverses_id IS NULL THEN m.credit ELSE -m.debit END AS money_out
      FROM moved m
      JOIN ledger.voucher v ON v.association_id = app.current_association() AND v.id = m.voucher_id
      LEFT JOIN ledger.voucher r ON r.association_id = v.association_id AND (r.reverses_id = v.id OR r.id = v.reverses_id)
      LEFT JOIN app.personal_value n ON n.association_id = v.association_id AND n.party_id = v.party_id AND n.field = 'name' AND n.ended_at IS NULL
      LEFT JOIN app.personal_value rv ON rv.association_id = v.association_id AND rv.id = v.reason_value_id
     ORDER BY v.occurred_on, v.id`);
  return fold(BigInt(start!.balance), lines);
}

function fold(before: bigint, lines: readonly Record<string, string | null>[]): BookOfMoney {
  const isOpening = (line: Record<string, string | null>) =>
    line.purpose === 'opening' && line.state === 'posted';
  const openingVnd = lines
    .filter(isOpening)
    .reduce((sum, line) => sum + BigInt(line.money_in!) - BigInt(line.money_out!), before);
  const book: BookOfMoney = {
    ...{ openingVnd, rows: [], inVnd: 0n, outVnd: 0n, otherVnd: 0n, closingVnd: openingVnd },
  };
  for (const line of lines.filter((candidate) => !isOpening(candidate))) {
    const [inVnd, outVnd] = [BigInt(line.money_in!), BigInt(line.money_out!)];
    book.closingVnd += inVnd - outVnd;
    const state = line.state as BookRowState;
    if (state === 'posted') {
      book.inVnd += inVnd;
      book.outVnd += outVnd;
    } else book.otherVnd += inVnd - outVnd;
    book.rows.push({
      ...{
        voucherId: Number(line.id),
        book: line.book as Book,
        year: Number(line.year),
        number: Number(line.number),
      },
      ...{ reference: line.reference!, purpose: line.purpose!, occurredOn: line.occurred_on! },
      ...{ recordedOn: line.recorded_on!, partyName: line.party_name ?? null, reason: line.reason ?? null },
      ...{ state, relatedReference: line.related ?? null, inVnd, outVnd, balanceVnd: book.closingVnd },
    });
  }
  return book;
}

export interface FundLine {
  fundId: number;
  code: string;
  name: string;
  openingVnd: bigint;
  inVnd: bigint;
  outVnd: bigint;
  /** Transfers between funds and voided pairs that cross the span: shown, not turned over. */
  otherVnd: bigint;
  closingVnd: bigint;
  /** Promised and not yet paid, today. */
  committedVnd: bigint;
  /** Value of goods on hand at the end of the span; never part of the money. */
  goodsVnd: bigint;
  inBySource: { key: string; amountVnd: bigint }[];
  outByUse: { key: string; amountVnd: bigint }[];
}

/** Money of each fund over a span: opening, in by source, out by use, closing. */
export async function fundStatement(tx: Tx, span: { from: DateVn; to: DateVn }): Promise<FundLine[]> {
  const before = addDays(span.from, -1);
  const rows = await tx.execute<Record<string, string>>(sql`
    WITH flows AS (
      SELECT p.fund_id, p.amount_vnd, d.kind AS debit_kind, c.kind AS credit_kind, coalesce(d.report_key, 'other') AS use_key,
             coalesce(c.report_key, 'other') AS source_key, v.purpose
        FROM ledger.posting p
        JOIN ledger.voucher v ON v.association_id = p.association_id AND v.id = p.voucher_id
        JOIN ledger.account d ON d.association_id = p.association_id AND d.id = p.debit_account_id
        JOIN ledger.account c ON c.association_id = p.association_id AND c.id = p.credit_account_id
       WHERE p.association_id = app.current_association() AND p.occurred_on BETWEEN ${span.from}::date AND ${span.to}::date
         AND v.reverses_id IS NULL
         AND NOT EXISTS (SELECT 1 FROM ledger.voucher r WHERE r.association_id = v.association_id AND r.reverses_id = v.id)
    ), ends AS (
      SELECT fund_id, sum(b.balance_vnd) FILTER (WHERE a.kind IN ('cash', 'bank') AND at = 0) AS opening,
             sum(b.balance_vnd) FILTER (WHERE a.kind IN ('cash', 'bank') AND at = 1) AS closing,
             sum(b.balance_vnd) FILTER (WHERE a.kind = 'goods' AND at = 1) AS goods
        FROM (SELECT 0 AS at, x.* FROM ledger.balances(app.current_association(), ${before}::date) x
              UNION ALL SELECT 1, y.* FROM ledger.balances(app.current_association(), ${span.to}::date) y) b
        JOIN ledger.account a ON a.association_id = app.current_association() AND a.id = b.account_id
       GROUP BY fund_id)
    SELECT f.id, f.code, f.name, coalesce(e.closing, 0) AS closing, coalesce(e.goods, 0) AS goods,
           coalesce(e.opening, 0) + coalesce((SELECT sum(amount_vnd) FROM flows w WHERE w.fund_id = f.id AND w.purpose = 'opening'
                                                 AND w.debit_kind IN ('cash', 'bank')), 0) AS opening,
           coalesce((SELECT sum(amount_vnd) FROM ledger.commitment k WHERE k.association_id = f.association_id AND k.fund_id = f.id), 0) AS committed,
           (SELECT coalesce(jsonb_object_agg(source_key, total::text), '{}') FROM (SELECT source_key, sum(amount_vnd) AS total FROM flows w
              WHERE w.fund_id = f.id AND w.credit_kind = 'income' GROUP BY source_key) s) AS sources,
           (SELECT coalesce(jsonb_object_agg(use_key, total::text), '{}') FROM (SELECT use_key, sum(amount_vnd) AS total FROM flows w
              WHERE w.fund_id = f.id AND w.debit_kind = 'expense' GROUP BY use_key) s) AS uses
      FROM ledger.fund f LEFT JOIN ends e ON e.fund_id = f.id
     WHERE f.association_id = app.current_association() AND f.opened_on <= ${span.to}::date
     ORDER BY f.kind <> 'operating', f.id`);
  return rows.map((row) => {
    const [inBySource, outByUse] = [parts(row.sources), parts(row.uses)];
    const [openingVnd, closingVnd] = [BigInt(row.opening!), BigInt(row.closing!)];
    const [inVnd, outVnd] = [total(inBySource), total(outByUse)];
    return {
      ...{ fundId: Number(row.id), code: row.code!, name: row.name!, openingVnd, inVnd, outVnd, closingVnd },
      ...{ otherVnd: closingVnd - openingVnd - inVnd + outVnd, committedVnd: BigInt(row.committed!) },
      ...{ goodsVnd: BigInt(row.goods!), inBySource, outByUse },
    };
  });
}

function parts(json: unknown): { key: string; amountVnd: bigint }[] {
  invariant(typeof json === 'object' && json !== null, 'the sums come as an object');
  return Object.entries(json as Record<string, string>)
    .map(([key, amount]) => ({ key, amountVnd: BigInt(amount) }))
    .sort((a, b) => (a.amountVnd > b.amountVnd ? -1 : 1));
}

function total(items: readonly { amountVnd: bigint }[]): bigint {
  return items.reduce((sum, item) => sum + item.amountVnd, 0n);
}

/** Cash and bank over all funds at the end of a day, in đồng. */
export async function moneyOn(tx: Tx, day: DateVn): Promise<{ cashVnd: bigint; bankVnd: bigint }> {
  const [row] = await tx.execute<{ cash: string; bank: string }>(sql`
    SELECT coalesce(sum(b.balance_vnd) FILTER (WHERE a.kind = 'cash'), 0) AS cash,
           coalesce(sum(b.balance_vnd) FILTER (WHERE a.kind = 'bank'), 0) AS bank
      FROM ledger.balances(app.current_association(), ${day}::date) b
      JOIN ledger.account a ON a.association_id = app.current_association() AND a.id = b.account_id`);
  return { cashVnd: BigInt(row!.cash), bankVnd: BigInt(row!.bank) };
}

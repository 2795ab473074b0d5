/**
 * The list of vouchers of all books, newest day first, one page at a time.
 * Owns its filters and the keyset. Refuses to write; amounts leave as bigint đồng.
 */
import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { DateVn } from '@/lib/kernel/dates';
import { foldText } from '@/lib/kernel/names';
import type { Book } from './post';
import type { VoucherState } from './queries';

const value = (party: SQL, field: string) =>
  sql`(SELECT pv.value FROM app.personal_value pv WHERE pv.association_id = v.association_id AND pv.party_id = ${party}
          AND pv.field = ${field} AND pv.ended_at IS NULL ORDER BY pv.id DESC LIMIT 1)`;

export interface VoucherFilter {
  books?: readonly Book[];
  from?: DateVn;
  to?: DateVn;
  fundId?: number;
  /** Part of the party's name or the reference, with or without marks. */
  q?: string;
  /** Last row of the page before. */
  after?: { occurredOn: DateVn; voucherId: number };
  limit?: number;
}

export interface VoucherRow {
  voucherId: number;
  book: Book;
  year: number;
  number: number;
  reference: string;
  purpose: string;
  occurredOn: DateVn;
  amountVnd: bigint;
  partyName: string | null;
  reason: string | null;
  state: VoucherState;
}

/** Vouchers newest day first, one page after the row given (keyset). */
export async function voucherList(tx: Tx, filter: VoucherFilter): Promise<VoucherRow[]> {
  const name = value(sql`v.party_id`, 'name');
  const wanted = [sql`v.association_id = app.current_association()`];
  if (filter.books?.length) wanted.push(sql`v.book IN ${[...filter.books]}`);
  if (filter.from) wanted.push(sql`v.occurred_on >= ${filter.from}::date`);
  if (filter.to) wanted.push(sql`v.occurred_on <= ${filter.to}::date`);
  if (filter.fundId)
    wanted.push(sql`EXISTS (SELECT 1 FROM ledger.posting p WHERE p.association_id = v.association_id
                               AND p.voucher_id = v.id AND p.fund_id = ${filter.fundId})`);
  const q = foldText(filter.q ?? '');
  if (q)
    wanted.push(
      sql`(position(${q} in app.fold(coalesce(${name}, ''))) > 0 OR position(${q} in lower(ledger.reference(v.book, v.number, v.year))) > 0)`,
    );
  if (filter.after)
    wanted.push(
      sql`(v.occurred_on, v.id) < (${filter.after.occurredOn}::date, ${filter.after.voucherId}::bigint)`,
    );
  const rows = await tx.execute<Record<string, string | null>>(sql`
    SELECT v.id, v.book, v.year, v.number, ledger.reference(v.book, v.number, v.year) AS reference, v.purpose,
           v.occurred_on::text AS occurred_on, ${name} AS party_name, rv.value AS reason,
           (SELECT sum(amount_vnd) FROM ledger.posting l WHERE l.association_id = v.association_id AND l.voucher_id = v.id) AS amount,
           CASE WHEN v.reverses_id IS NOT NULL THEN 'reversal'
                WHEN EXISTS (SELECT 1 FROM ledger.voucher r WHERE r.association_id = v.association_id AND r.reverses_id = v.id) THEN 'voided'
                ELSE 'posted' END AS state
      FROM ledger.voucher v
      LEFT JOIN app.personal_value rv ON rv.association_id = v.association_id AND rv.id = v.reason_value_id
     WHERE ${sql.join(wanted, sql` AND `)} ORDER BY v.occurred_on DESC, v.id DESC LIMIT ${filter.limit ?? 50}`);
  return rows.map((row) => ({
    ...{
      voucherId: Number(row.id),
      book: row.book as Book,
      year: Number(row.year),
      number: Number(row.number),
    },
    ...{ reference: row.reference!, purpose: row.purpose!, occurredOn: row.occurred_on! },
    ...{ amountVnd: BigInt(row.amount!), partyName: row.party_name ?? null, reason: row.reason ?? null },
    state: row.state as VoucherState,
  }));
}

/**
 * The list of what came in: one page by keyset, totals over the whole filter, the same rows for the CSV.
 * Owns the search without marks over donors, families of an envelope and voucher numbers.
 * Refuses to write; amounts leave as bigint đồng.
 */
import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { DateVn } from '@/lib/kernel/dates';
import { foldText } from '@/lib/kernel/names';
import type { Book } from '@/lib/ledger/post';
import { groupOf } from '@/lib/people/group';
import type { PartyKind } from '@/lib/people/schema';
import type { ContributionKind, ContributionMethod, ContributionStatus } from './schema';
import type { ContributionFilter } from './schema/filter';

export interface ContributionRow {
  id: number;
  kind: ContributionKind;
  method: ContributionMethod;
  status: ContributionStatus;
  donorId: number | null;
  donorKind: PartyKind | null;
  donorName: string | null;
  fundName: string;
  amountVnd: bigint;
  occurredOn: DateVn;
  note: string | null;
  goodsLabel: string | null;
  quantity: number | null;
  shareCount: number;
  voucher: { book: Book; year: number; number: number; reference: string } | null;
  /** Printed number of the voucher that reversed it. */
  reversedBy: string | null;
}

export interface ContributionTotals {
  count: number;
  /** Posted donations of money: cash and transfers; voided gifts are not in it. */
  moneyVnd: bigint;
  /** Posted donations in kind. */
  inKindVnd: bigint;
  /** Posted income that is no donation: dues, interest, budget support, money of other funds. */
  otherVnd: bigint;
  waitingCount: number;
  waitingVnd: bigint;
}

const donorName = sql`(SELECT n.value FROM app.personal_value n WHERE n.association_id = c.association_id AND n.party_id = c.donor_id
                          AND n.field = 'name' AND n.ended_at IS NULL ORDER BY n.id DESC LIMIT 1)`;

function wanted(filter: ContributionFilter): SQL {
  const parts = [sql`c.association_id = app.current_association()`];
  if (filter.method) parts.push(sql`c.method = ${filter.method}`);
  if (filter.fundId) parts.push(sql`c.fund_id = ${filter.fundId}`);
  if (filter.donorId) parts.push(sql`c.donor_id IN ${groupOf(filter.donorId)}`);
  if (filter.ids) parts.push(sql`c.id IN (${sql.join([...filter.ids, 0], sql`, `)})`);
  if (filter.status) parts.push(sql`c.status = ${filter.status}`);
  if (filter.period) {
    const [year, month] = filter.period.split('-');
    const first = `${year}-${month ?? '01'}-01`;
    const span = month ? '1 month' : '1 year';
    parts.push(sql`c.occurred_on >= ${first}::date AND c.occurred_on < ${first}::date + ${span}::interval`);
  }
  const q = foldText(filter.q ?? '');
  if (q) {
    parts.push(sql`(EXISTS (SELECT 1 FROM app.personal_value n WHERE n.association_id = c.association_id AND n.party_id = c.donor_id
                              AND n.field = 'name' AND n.ended_at IS NULL AND position(${q} in n.folded) > 0)
                 OR EXISTS (SELECT 1 FROM app.contribution_share s JOIN app.personal_value n
                              ON n.association_id = s.association_id AND n.party_id = s.party_id AND n.field = 'name' AND n.ended_at IS NULL
                             WHERE s.association_id = c.association_id AND s.contribution_id = c.id AND position(${q} in n.folded) > 0)
                 OR position(${q} in lower(ledger.reference(v.book, v.number, v.year))) > 0)`);
  }
  return sql.join(parts, sql` AND `);
}

/** One page, newest day first. `limit` rows at most; pass the last one as `filter.after` for the next page. */
export async function contributionList(
  tx: Tx,
  filter: ContributionFilter,
  limit = 50,
): Promise<ContributionRow[]> {
  const place = filter.after
    ? sql` AND (c.occurred_on, c.id) < (${filter.after.occurredOn}::date, ${filter.after.id}::bigint)`
    : sql``;
  const rows = await tx.execute<Record<string, string | null>>(sql`
    SELECT c.id, c.kind, c.method, c.status, c.donor_id, p.kind AS donor_kind, ${donorName} AS donor_name, f.name AS fund_name,
           c.amount_vnd, c.occurred_on::text AS occurred_on, nt.value AS note, c.goods_label, c.quantity, v.book, v.year, v.number,
           ledger.reference(v.book, v.number, v.year) AS reference, ledger.reference(r.book, r.number, r.year) AS reversed_by,
           (SELECT count(*) FROM app.contribution_share s WHERE s.association_id = c.association_id AND s.contribution_id = c.id) AS shares
      FROM app.contribution c
      JOIN ledger.fund f ON f.association_id = c.association_id AND f.id = c.fund_id
      LEFT JOIN app.party p ON p.association_id = c.association_id AND p.id = c.donor_id
      LEFT JOIN app.personal_value nt ON nt.association_id = c.association_id AND nt.id = c.note_value_id
      LEFT JOIN ledger.voucher v ON v.association_id = c.association_id AND v.id = c.voucher_id
      LEFT JOIN ledger.voucher r ON r.association_id = c.association_id AND r.reverses_id = c.voucher_id
     WHERE ${wanted(filter)}${place} ORDER BY c.occurred_on DESC, c.id DESC LIMIT ${limit}`);
  return rows.map(toRow);
}

function toRow(row: Record<string, string | null>): ContributionRow {
  const number = (column: string) => (row[column] == null ? null : Number(row[column]));
  return {
    ...{ id: Number(row.id), kind: row.kind as ContributionKind, method: row.method as ContributionMethod },
    ...{ status: row.status as ContributionStatus, donorId: number('donor_id') },
    ...{ donorKind: row.donor_kind as PartyKind | null, donorName: row.donor_name ?? null },
    ...{ fundName: row.fund_name!, amountVnd: BigInt(row.amount_vnd!), occurredOn: row.occurred_on! },
    ...{ note: row.note ?? null, goodsLabel: row.goods_label ?? null, quantity: number('quantity') },
    ...{ shareCount: Number(row.shares), reversedBy: row.reversed_by ?? null },
    voucher:
      row.book == null
        ? null
        : {
            book: row.book as Book,
            year: Number(row.year),
            number: Number(row.number),
            reference: row.reference!,
          },
  };
}

/** Totals over the whole filter, not the page. */
export async function contributionTotals(tx: Tx, filter: ContributionFilter): Promise<ContributionTotals> {
  const [row] = await tx.execute<Record<string, string>>(sql`
    SELECT count(*) AS count,
           coalesce(sum(c.amount_vnd) FILTER (WHERE c.status = 'posted' AND app.is_donation(c.kind) AND c.method <> 'inKind'), 0) AS money,
           coalesce(sum(c.amount_vnd) FILTER (WHERE c.status = 'posted' AND app.is_donation(c.kind) AND c.method = 'inKind'), 0) AS in_kind,
           coalesce(sum(c.amount_vnd) FILTER (WHERE c.status = 'posted' AND NOT app.is_donation(c.kind)), 0) AS other,
           count(*) FILTER (WHERE c.status = 'waiting') AS waiting_count,
           coalesce(sum(c.amount_vnd) FILTER (WHERE c.status = 'waiting'), 0) AS waiting
      FROM app.contribution c
      LEFT JOIN ledger.voucher v ON v.association_id = c.association_id AND v.id = c.voucher_id
     WHERE ${wanted(filter)}`);
  return {
    ...{ count: Number(row!.count), moneyVnd: BigInt(row!.money!), inKindVnd: BigInt(row!.in_kind!) },
    otherVnd: BigInt(row!.other!),
    ...{ waitingCount: Number(row!.waiting_count), waitingVnd: BigInt(row!.waiting!) },
  };
}

/**
 * Reads of the books: funds, accounts, single vouchers.
 * Owns how a voucher is told: its lines, who, why, and the other half of a voided pair.
 * Refuses to write; amounts leave as bigint đồng, days as yyyy-mm-dd. Lists: voucher-list.ts; books: statements.ts.
 */
import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { DateVn } from '@/lib/kernel/dates';
import { invariant } from '@/lib/kernel/invariant';
import type { PartyKind } from '@/lib/people/schema';
import type { Book, PostedVoucher } from './post';
import type { AccountKind, FundKind } from './rules';

/** A voucher as ledger.post returned it, read again by id. */
export async function postedVoucher(tx: Tx, voucherId: number): Promise<PostedVoucher> {
  const [row] = await tx.execute<{
    book: string;
    year: number;
    number: number;
    reference: string;
    code: string;
  }>(
    sql`SELECT book, year, number, ledger.reference(book, number, year) AS reference, code FROM ledger.voucher
         WHERE association_id = app.current_association() AND id = ${voucherId}`,
  );
  invariant(row, 'the voucher exists');
  return { ...row, voucherId, isExisting: true } as PostedVoucher;
}

export interface Fund {
  id: number;
  code: string;
  name: string;
  kind: FundKind;
  purpose: string;
  isClosed: boolean;
}

/** All funds, general ones first. */
export async function listFunds(tx: Tx): Promise<Fund[]> {
  const rows = await tx.execute<Record<string, string>>(
    sql`SELECT id, code, name, kind, purpose, closed_on FROM ledger.fund
         WHERE association_id = app.current_association() ORDER BY kind <> 'operating', id`,
  );
  return rows.map((row) => ({
    ...{ id: Number(row.id), code: row.code!, name: row.name! },
    ...{ kind: row.kind as FundKind, purpose: row.purpose!, isClosed: row.closed_on !== null },
  }));
}

export interface Account {
  id: number;
  code: string;
  name: string;
  kind: AccountKind;
  bankName: string | null;
  accountNo: string | null;
  isTermDeposit: boolean;
}

/** Open accounts by code, of the given kinds or all. */
export async function listAccounts(tx: Tx, kinds?: readonly AccountKind[]): Promise<Account[]> {
  const rows = await tx.execute<Record<string, string | null>>(
    sql`SELECT id, code, name, kind, bank_name, account_no, is_term_deposit FROM ledger.account
         WHERE association_id = app.current_association() AND closed_on IS NULL ORDER BY code`,
  );
  const all = rows.map((row) => ({
    ...{ id: Number(row.id), code: row.code!, name: row.name!, kind: row.kind as AccountKind },
    ...{ bankName: row.bank_name ?? null, accountNo: row.account_no ?? null },
    isTermDeposit: row.is_term_deposit as unknown as boolean,
  }));
  return kinds ? all.filter((account) => kinds.includes(account.kind)) : all;
}

export type VoucherState = 'posted' | 'voided' | 'reversal';

export interface RelatedVoucher {
  voucherId: number;
  reference: string;
  book: Book;
  year: number;
  number: number;
  occurredOn: DateVn;
  reason: string | null;
}

export interface VoucherLine {
  fund: string;
  debit: { code: string; name: string; kind: AccountKind };
  credit: { code: string; name: string; kind: AccountKind };
  amountVnd: bigint;
}

export interface VoucherView {
  voucherId: number;
  book: Book;
  year: number;
  number: number;
  reference: string;
  code: string;
  purpose: string;
  occurredOn: DateVn;
  /** Instant at which it was written, ISO. */
  recordedAt: string;
  amountVnd: bigint;
  partyId: number | null;
  partyKind: PartyKind | null;
  partyName: string | null;
  partyAddress: string | null;
  reason: string | null;
  attachmentCount: number;
  /** Who wrote it into the book. */
  actorName: string;
  state: VoucherState;
  /** The reversal of a voided voucher, or the original of a reversal. */
  related: RelatedVoucher | null;
  contributionId: number | null;
  paymentOrderId: number | null;
  lines: VoucherLine[];
}

const value = (party: SQL, field: string) =>
  sql`(SELECT pv.value FROM app.personal_value pv WHERE pv.association_id = v.association_id AND pv.party_id = ${party}
          AND pv.field = ${field} AND pv.ended_at IS NULL ORDER BY pv.id DESC LIMIT 1)`;

/** One voucher by its number, with lines and the other half of a pair; undefined when there is none. */
export async function voucherByRef(
  tx: Tx,
  ref: { book: Book; year: number; number: number },
): Promise<VoucherView | undefined> {
  const [row] = await tx.execute<Record<string, string | null>>(sql`
    SELECT v.id, v.book, v.year, v.number, ledger.reference(v.book, v.number, v.year) AS reference, v.code, v.purpose,
           v.occurred_on::text AS occurred_on, audit.instant_text(v.recorded_at) AS recorded_at, v.attachment_count, v.payment_order_id,
           v.party_id, p.kind AS party_kind, ${value(sql`p.id`, 'name')} AS party_name, ${value(sql`p.id`, 'address')} AS party_address,
           rv.value AS reason, u.display_name AS actor_name, c.id AS contribution_id,
           CASE WHEN r.id IS NULL THEN 'posted' WHEN v.reverses_id IS NULL THEN 'voided' ELSE 'reversal' END AS state,
           r.id AS related_id, r.book AS related_book, r.year AS related_year, r.number AS related_number,
           r.occurred_on::text AS related_on, rr.value AS related_reason,
           (SELECT sum(amount_vnd) FROM ledger.posting l WHERE l.association_id = v.association_id AND l.voucher_id = v.id) AS amount
      FROM ledger.voucher v
      LEFT JOIN ledger.voucher r ON r.association_id = v.association_id AND (r.reverses_id = v.id OR r.id = v.reverses_id)
      LEFT JOIN app.party p ON p.association_id = v.association_id AND p.id = v.party_id
      LEFT JOIN app.personal_value rv ON rv.association_id = v.association_id AND rv.id = v.reason_value_id
      LEFT JOIN app.personal_value rr ON rr.association_id = v.association_id AND rr.id = r.reason_value_id
      LEFT JOIN access."user" u ON u.id = v.actor_id
      LEFT JOIN app.contribution c ON c.association_id = v.association_id AND c.voucher_id = v.id
     WHERE v.association_id = app.current_association() AND v.book = ${ref.book} AND v.year = ${ref.year} AND v.number = ${ref.number}`);
  if (!row) return undefined;
  const optional = (name: string) => (row[name] == null ? null : Number(row[name]));
  return {
    ...{
      voucherId: Number(row.id),
      book: row.book as Book,
      year: Number(row.year),
      number: Number(row.number),
    },
    ...{ reference: row.reference!, code: row.code!, purpose: row.purpose!, occurredOn: row.occurred_on! },
    ...{ recordedAt: row.recorded_at!, amountVnd: BigInt(row.amount!), partyId: optional('party_id') },
    ...{ partyKind: row.party_kind as PartyKind | null, partyName: row.party_name ?? null },
    ...{ partyAddress: row.party_address ?? null, reason: row.reason ?? null },
    ...{ attachmentCount: Number(row.attachment_count), actorName: row.actor_name ?? '' },
    ...{ state: row.state as VoucherState, contributionId: optional('contribution_id') },
    paymentOrderId: optional('payment_order_id'),
    related: relatedOf(row),
    lines: await linesOf(tx, Number(row.id)),
  };
}

function relatedOf(row: Record<string, string | null>): RelatedVoucher | null {
  if (row.related_id == null) return null;
  const [book, year, number] = [
    row.related_book as Book,
    Number(row.related_year),
    Number(row.related_number),
  ];
  return {
    ...{ voucherId: Number(row.related_id), book, year, number, occurredOn: row.related_on! },
    ...{
      reference: `${book} ${String(number).padStart(2, '0')}/${year}`,
      reason: row.related_reason ?? null,
    },
  };
}

async function linesOf(tx: Tx, voucherId: number): Promise<VoucherLine[]> {
  const rows = await tx.execute<Record<string, string>>(sql`
    SELECT f.name AS fund, d.code AS debit_code, d.name AS debit_name, d.kind AS debit_kind,
           c.code AS credit_code, c.name AS credit_name, c.kind AS credit_kind, p.amount_vnd
      FROM ledger.posting p
      JOIN ledger.fund f ON f.association_id = p.association_id AND f.id = p.fund_id
      JOIN ledger.account d ON d.association_id = p.association_id AND d.id = p.debit_account_id
      JOIN ledger.account c ON c.association_id = p.association_id AND c.id = p.credit_account_id
     WHERE p.association_id = app.current_association() AND p.voucher_id = ${voucherId} ORDER BY p.line`);
  return rows.map((row) => ({
    fund: row.fund!,
    debit: { code: row.debit_code!, name: row.debit_name!, kind: row.debit_kind as AccountKind },
    credit: { code: row.credit_code!, name: row.credit_name!, kind: row.credit_kind as AccountKind },
    amountVnd: BigInt(row.amount_vnd!),
  }));
}

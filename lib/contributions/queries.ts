/**
 * Reads about money and goods that came in.
 * Owns one contribution with all its facts and what the entry form asks; the list with its totals is in list.ts.
 * Refuses to write; amounts leave as bigint đồng.
 */
import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { DateVn } from '@/lib/kernel/dates';
import { groupOf } from '@/lib/people/group';
import type { PartyKind } from '@/lib/people/schema';
import type { EarlierGift } from './rules';
import type { ContributionKind, ContributionMethod, ContributionStatus, PublicNameChoice } from './schema';

/** Today in Việt Nam by the database's clock, the one that refuses future days. */
export async function todayOf(tx: Tx): Promise<DateVn> {
  const rows = await tx.execute<{ today: string }>(sql`SELECT app.today()::text AS today`);
  return rows[0]!.today;
}

/** True for a tiny association whose accountant is also its cashier. */
export async function isOnePersonBooks(tx: Tx): Promise<boolean> {
  const rows = await tx.execute<{ one: boolean }>(
    sql`SELECT one_person_books AS one FROM app.association WHERE id = app.current_association()`,
  );
  return rows[0]?.one === true;
}

/** How the donor was named for the latest gift that stands, under any of its names. */
export async function lastNameChoice(tx: Tx, donorId: number): Promise<PublicNameChoice | undefined> {
  const rows = await tx.execute<{ choice: PublicNameChoice }>(
    sql`SELECT public_name_choice AS choice FROM app.contribution
         WHERE association_id = app.current_association() AND donor_id IN ${groupOf(donorId)} AND status IN ('waiting', 'posted')
         ORDER BY occurred_on DESC, id DESC LIMIT 1`,
  );
  return rows[0]?.choice;
}

/** The donor's gifts that stand under any of its names, newest first, at most 200: what hints are computed from. */
export async function earlierGifts(tx: Tx, donorId: number): Promise<EarlierGift[]> {
  const rows = await tx.execute<{ amount: string; day: string }>(
    sql`SELECT amount_vnd AS amount, occurred_on::text AS day FROM app.contribution
         WHERE association_id = app.current_association() AND donor_id IN ${groupOf(donorId)} AND app.is_donation(kind)
           AND status IN ('waiting', 'posted')
         ORDER BY occurred_on DESC, id DESC LIMIT 200`,
  );
  return rows.map((row) => ({ amountVnd: BigInt(row.amount), occurredOn: row.day }));
}

export interface Share {
  line: number;
  partyId: number;
  name: string;
  amountVnd: bigint;
}

export interface ContributionView {
  id: number;
  kind: ContributionKind;
  method: ContributionMethod;
  status: ContributionStatus;
  donorId: number | null;
  donorKind: PartyKind | null;
  donorName: string | null;
  donorAddress: string | null;
  throughName: string | null;
  fundId: number;
  fundName: string;
  fundPublicLabel: string;
  accountCode: string;
  accountName: string;
  bankName: string | null;
  accountNo: string | null;
  amountVnd: bigint;
  occurredOn: DateVn;
  publicNameChoice: PublicNameChoice;
  publicName: string | null;
  note: string | null;
  quantity: number | null;
  goodsLabel: string | null;
  valuationBasis: string | null;
  bankMemo: string | null;
  attachmentCount: number;
  voucherId: number | null;
  keyedByName: string;
  /** Instant at which it was keyed, ISO. */
  keyedAt: string;
  /** Made before it was sent; ends the draft it came from. */
  requestKey: string;
  shares: Share[];
}

const name = (party: SQL, field = 'name') =>
  sql`(SELECT pv.value FROM app.personal_value pv WHERE pv.association_id = c.association_id AND pv.party_id = ${party}
          AND pv.field = ${field} AND pv.ended_at IS NULL ORDER BY pv.id DESC LIMIT 1)`;

/** One contribution of this association, or undefined. */
export async function contributionById(tx: Tx, id: number): Promise<ContributionView | undefined> {
  const [row] = await tx.execute<Record<string, string | null>>(sql`
    SELECT c.id, c.kind, c.method, c.status, c.donor_id, p.kind AS donor_kind, ${name(sql`c.donor_id`)} AS donor_name,
           ${name(sql`c.donor_id`, 'address')} AS donor_address, ${name(sql`c.through_id`)} AS through_name,
           c.fund_id, f.name AS fund_name, f.public_label, a.code AS account_code, a.name AS account_name, a.bank_name, a.account_no,
           c.amount_vnd, c.occurred_on::text AS occurred_on, c.public_name_choice, pn.value AS public_name, nt.value AS note,
           c.quantity, c.goods_label, c.valuation_basis, c.bank_memo, c.attachment_count, c.voucher_id, c.request_key,
           u.display_name AS keyed_by_name, audit.instant_text(c.keyed_at) AS keyed_at
      FROM app.contribution c
      LEFT JOIN app.party p ON p.association_id = c.association_id AND p.id = c.donor_id
      JOIN ledger.fund f ON f.association_id = c.association_id AND f.id = c.fund_id
      JOIN ledger.account a ON a.association_id = c.association_id AND a.id = c.account_id
      LEFT JOIN app.personal_value pn ON pn.association_id = c.association_id AND pn.id = c.public_name_value_id
      LEFT JOIN app.personal_value nt ON nt.association_id = c.association_id AND nt.id = c.note_value_id
      LEFT JOIN access."user" u ON u.id = c.keyed_by
     WHERE c.association_id = app.current_association() AND c.id = ${id}`);
  if (!row) return undefined;
  const number = (column: string) => (row[column] == null ? null : Number(row[column]));
  const text = (column: string) => row[column] ?? null;
  return {
    ...{ id: Number(row.id), kind: row.kind as ContributionKind, method: row.method as ContributionMethod },
    ...{ status: row.status as ContributionStatus, donorId: number('donor_id') },
    ...{ donorKind: row.donor_kind as PartyKind | null, donorName: text('donor_name') },
    ...{ donorAddress: text('donor_address'), throughName: text('through_name') },
    ...{ fundId: Number(row.fund_id), fundName: row.fund_name!, fundPublicLabel: row.public_label! },
    ...{ accountCode: row.account_code!, accountName: row.account_name! },
    ...{ bankName: text('bank_name'), accountNo: text('account_no'), amountVnd: BigInt(row.amount_vnd!) },
    ...{ occurredOn: row.occurred_on!, publicNameChoice: row.public_name_choice as PublicNameChoice },
    ...{ publicName: text('public_name'), note: text('note'), quantity: number('quantity') },
    ...{
      goodsLabel: text('goods_label'),
      valuationBasis: text('valuation_basis'),
      bankMemo: text('bank_memo'),
    },
    ...{ attachmentCount: Number(row.attachment_count), voucherId: number('voucher_id') },
    ...{ keyedByName: row.keyed_by_name ?? '', keyedAt: row.keyed_at! },
    requestKey: row.request_key!,
    shares: await sharesOf(tx, id),
  };
}

async function sharesOf(tx: Tx, contributionId: number): Promise<Share[]> {
  const rows = await tx.execute<{ line: number; party_id: string; name: string | null; amount: string }>(sql`
    SELECT s.line, s.party_id, n.value AS name, s.amount_vnd AS amount FROM app.contribution_share s
      LEFT JOIN app.personal_value n ON n.association_id = s.association_id AND n.party_id = s.party_id AND n.field = 'name' AND n.ended_at IS NULL
     WHERE s.association_id = app.current_association() AND s.contribution_id = ${contributionId} ORDER BY s.line`);
  return rows.map((row) => ({
    ...{ line: row.line, partyId: Number(row.party_id) },
    ...{ name: row.name ?? '', amountVnd: BigInt(row.amount) },
  }));
}

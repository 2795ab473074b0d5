/**
 * What one donor gave in one year, as the statement and the confirmation need it.
 * Owns which gifts belong to it: donations in the books, the voided ones with their reversal; not what still waits or was
 * withdrawn, and no other income (dues, budget support, money of another fund). Refuses to write.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { DonorYearInput, GiftOfYear } from '@/lib/documents/donor-year';
import { formatPaperCode } from '@/lib/kernel/codes';
import type { DateVn } from '@/lib/kernel/dates';
import { paperFacts } from '@/lib/ledger/paper-facts';
import type { PartyKind } from '@/lib/people/schema';
import { translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { addressOf } from './papers';
import { todayOf } from './queries';

/**
 * The facts of both papers; `year` undefined: the latest year in which something of this donor is in the books.
 * Null when there is no such donor, or nothing in the books of that year.
 */
export async function donorYear(
  tx: Tx,
  { donorId, year, siteOrigin }: { donorId: number; year?: number; siteOrigin: string },
): Promise<DonorYearInput | null> {
  const [donor] = await tx.execute<Record<string, string | null>>(sql`
    SELECT p.kind, n.value AS name, a.value AS address, s.symbol,
           coalesce(${year ?? null}::int, (SELECT max(extract(year FROM c.occurred_on)) FROM app.contribution c
             WHERE c.association_id = p.association_id AND c.donor_id = p.id AND app.is_donation(c.kind) AND c.status IN ('posted', 'voided')))::int AS year
      FROM app.party p JOIN app.association s ON s.id = p.association_id
      JOIN app.personal_value n ON n.association_id = p.association_id AND n.party_id = p.id AND n.field = 'name' AND n.ended_at IS NULL
      LEFT JOIN app.personal_value a ON a.association_id = p.association_id AND a.party_id = p.id AND a.field = 'address' AND a.ended_at IS NULL
     WHERE p.association_id = app.current_association() AND p.id = ${donorId}`);
  if (!donor || donor.year === null) return null;
  const gifts = await giftsOfYear(tx, donorId, Number(donor.year));
  if (gifts.length === 0) return null;
  const today = await todayOf(tx);
  const { issuer, signers, sampleNotice } = await paperFacts(tx, today);
  return {
    ...{ issuer, signers, sampleNotice, gifts, issuedOn: today, year: Number(donor.year) },
    ...{ donor: donor.name!, donorAddress: donor.address ?? undefined, symbol: donor.symbol ?? '' },
    addressAs: addressOf[donor.kind as PartyKind],
    checkPage: siteOrigin + routes.public.checkPaper(),
  };
}

async function giftsOfYear(tx: Tx, donorId: number, year: number): Promise<GiftOfYear[]> {
  const rows = await tx.execute<Record<string, string | null>>(sql`
    SELECT c.occurred_on::text AS day, ledger.reference(v.book, v.number, v.year) AS reference, v.code, c.method,
           c.quantity, c.goods_label AS goods, f.public_label AS fund, c.amount_vnd AS amount,
           ledger.reference(r.book, r.number, r.year) AS reversed_by, r.occurred_on::text AS voided_on, w.value AS reason
      FROM app.contribution c
      JOIN ledger.voucher v ON v.association_id = c.association_id AND v.id = c.voucher_id
      JOIN ledger.fund f ON f.association_id = c.association_id AND f.id = c.fund_id
      LEFT JOIN ledger.voucher r ON r.association_id = v.association_id AND r.reverses_id = v.id
      LEFT JOIN app.personal_value w ON w.association_id = r.association_id AND w.id = r.reason_value_id
     WHERE c.association_id = app.current_association() AND c.donor_id = ${donorId} AND app.is_donation(c.kind) AND c.status IN ('posted', 'voided')
       AND c.occurred_on >= make_date(${year}::int, 1, 1) AND c.occurred_on < make_date(${year}::int + 1, 1, 1)
     ORDER BY c.occurred_on, v.recorded_at, v.id`);
  return rows.map((row) => ({
    ...{ occurredOn: row.day!, voucherNumber: row.reference!, method: methodText(row) },
    ...{ isInKind: row.method === 'inKind', fund: row.fund!, amountVnd: BigInt(row.amount!) },
    code: formatPaperCode(row.code!),
    voided: voidedOf(row),
  }));
}

function voidedOf(row: Record<string, string | null>): GiftOfYear['voided'] {
  if (!row.reversed_by) return undefined;
  return { reversedBy: row.reversed_by, voidedOn: row.voided_on as DateVn, reason: row.reason ?? '' };
}

/** How a gift came, and what it was when goods were given. */
function methodText({ method, quantity, goods }: Record<string, string | null>): string {
  const way = translator('vi')(`contributions.methods.${method}` as 'contributions.methods.cash');
  return method === 'inKind' ? `${way}: ${`${quantity ?? 1} ${goods ?? ''}`.trim()}` : way;
}

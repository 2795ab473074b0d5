/**
 * The reconciliation sheet of a statement: bank, books, and every item between them.
 * Owns what counts as outstanding on the last day of the statement. Refuses to write.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import {
  type OutstandingItem,
  type ReconciliationData,
  reconciliation,
} from '@/lib/documents/reconciliation';
import { paperFacts } from '@/lib/ledger/paper-facts';
import { statementById } from './queries';
import { booksOn } from './reconciliation';

/** Text of the sheet; null when there is no such statement. `id` comes from the address. */
export async function reconciliationSheet(
  tx: Tx,
  id: string,
): Promise<{ data: ReconciliationData; filename: string } | null> {
  const statement = /^[1-9]\d{0,14}$/.test(id) ? await statementById(tx, Number(id)) : undefined;
  if (!statement) return null;
  const { accountId, firstOn, lastOn, closingVnd } = statement;
  const [first] = await tx.execute<{ day: string; opening: string | null; no: string | null }>(sql`
    SELECT s.first_on::text AS day, s.opening_vnd AS opening, a.account_no AS no FROM app.bank_statement s
      JOIN ledger.account a ON a.association_id = s.association_id AND a.id = s.account_id
     WHERE s.association_id = app.current_association() AND s.account_id = ${accountId} ORDER BY s.first_on, s.id LIMIT 1`);
  const booksVnd = await booksOn(tx, accountId, lastOn);
  const span = { accountId, from: first!.day, to: lastOn };
  const [onlyBank, onlyBooks] = [await linesOutside(tx, span), await vouchersOutside(tx, span)];
  const sum = (items: OutstandingItem[]) => items.reduce((total, item) => total + item.amountVnd, 0n);
  const facts = await paperFacts(tx, lastOn);
  const data = reconciliation({
    ...{ issuer: facts.issuer, signers: facts.signers, sampleNotice: facts.sampleNotice },
    ...{ accountName: statement.accountName, accountNo: first!.no ?? '', from: firstOn, to: lastOn },
    ...{ openingVnd: statement.openingVnd, creditVnd: statement.creditVnd, debitVnd: statement.debitVnd },
    ...{ closingVnd, booksVnd, onlyBank, onlyBooks },
    earlierVnd: closingVnd === null ? 0n : booksVnd - closingVnd - sum(onlyBooks) + sum(onlyBank),
    matchedCount: statement.newCount - statement.openCount - statement.heldCount,
    ...{ signedOn: lastOn, isFinished: statement.isFinished },
  });
  return { data, filename: `doi-chieu-${firstOn}-${lastOn}.pdf` };
}

interface Span {
  accountId: number;
  from: string;
  to: string;
}

/** Lines of the bank up to the last day that no voucher explains whole. */
async function linesOutside(tx: Tx, { accountId, to }: Span): Promise<OutstandingItem[]> {
  const rows = await tx.execute<Record<string, string | null>>(sql`
    SELECT * FROM (
      SELECT l.id, l.occurred_on::text AS day, l.amount_vnd - app.bank_explained(l.association_id, l.id) AS rest, m.value AS memo
        FROM app.bank_line l LEFT JOIN app.personal_value m ON m.association_id = l.association_id AND m.id = l.memo_value_id
       WHERE l.association_id = app.current_association() AND l.account_id = ${accountId} AND l.occurred_on <= ${to}) x
     WHERE rest <> 0 ORDER BY day, id`);
  return rows.map((row) => ({ occurredOn: row.day!, text: row.memo ?? '', amountVnd: BigInt(row.rest!) }));
}

/** Vouchers since the first statement that no line has taken whole; both halves of a voided pair leave each other out. */
async function vouchersOutside(tx: Tx, { accountId, from, to }: Span): Promise<OutstandingItem[]> {
  const rows = await tx.execute<Record<string, string | null>>(sql`
    SELECT * FROM (
      SELECT v.id, v.occurred_on::text AS day, ledger.reference(v.book, v.number, v.year) AS reference, n.value AS party,
             app.voucher_moves(v.association_id, v.id, ${accountId}) - coalesce((
               SELECT sum(m.amount_vnd) FROM app.bank_match m JOIN app.bank_line l ON l.association_id = m.association_id AND l.id = m.line_id
                WHERE m.association_id = v.association_id AND m.voucher_id = v.id AND m.ended_at IS NULL AND l.account_id = ${accountId}
                  AND l.occurred_on <= ${to}), 0) AS rest
        FROM ledger.voucher v
        LEFT JOIN app.personal_value n ON n.association_id = v.association_id AND n.party_id = v.party_id AND n.field = 'name' AND n.ended_at IS NULL
       WHERE v.association_id = app.current_association() AND v.occurred_on BETWEEN ${from} AND ${to} AND v.purpose <> 'opening'
         AND NOT EXISTS (SELECT 1 FROM ledger.voucher r WHERE r.association_id = v.association_id
                          AND (r.reverses_id = v.id OR r.id = v.reverses_id) AND r.occurred_on BETWEEN ${from} AND ${to})) x
     WHERE rest <> 0 ORDER BY day, id`);
  return rows.map((row) => ({
    ...{ occurredOn: row.day!, amountVnd: BigInt(row.rest!) },
    text: [row.reference, row.party].filter(Boolean).join(' – '),
  }));
}

/**
 * Reads of the books: funds, accounts, one voucher with its lines, cash and bank books, statements of funds, periods.
 * Owns how a void and a transfer are shown: always on their line, never in the turnover.
 * Refuses to write; amounts leave as bigint đồng, days as yyyy-mm-dd.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { invariant } from '@/lib/kernel/invariant';
import type { PostedVoucher } from './post';

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

/**
 * Made-up statements of any length and the books they are brought into, for the benchmarks of an import.
 * Owns the shape of the file. Refuses nothing: the guards are those of the import itself.
 */
import { createHash } from 'node:crypto';
import type { DatabaseUrls } from '@/db/provision';
import { importStatement } from '@/lib/statements/commands';
import { readStatementFile } from '@/lib/statements/files';
import { type Books, openBooks } from '@/tests/db/contributions/books';
import { pointPoolsAt } from '@/tests/factories/association';

/** A made-up statement with a running balance; every file has its own days and texts. */
export function statementOf(file: number, count: number): Buffer {
  let balance = 1_000_000;
  const rows = Array.from({ length: count }, (_, at) => {
    const amount = 10_000 * (1 + (at % 50));
    balance += amount;
    const day = `${String(1 + (at % 28)).padStart(2, '0')}/${String(1 + (file % 12)).padStart(2, '0')}/2019`;
    const memo = `MBVCB.${file}${at}.NGUYEN THI THU ${at % 977} chuyen tien ung ho quy khuyen hoc`;
    return `${day},${at},,${amount},${balance},${memo}`;
  });
  return Buffer.from(['Ngày giao dịch,Số chứng từ,Ghi nợ,Ghi có,Số dư,Nội dung', ...rows].join('\r\n'));
}

/** A fresh association with a bank account (112). */
export async function openBankBooks(urls: DatabaseUrls, slug: string): Promise<Books> {
  pointPoolsAt(urls);
  return openBooks(urls, slug);
}

/** From the bytes of a file to its stored lines, as the form does it. The gap between two made-up files is accepted. */
export async function bringStatement(books: Books, bytes: Buffer) {
  const reading = await readStatementFile(bytes);
  const fileHash = createHash('sha256').update(bytes).digest();
  return books.accountant.act((tx, actor) =>
    importStatement(tx, actor, {
      ...{ accountId: books.accounts['112']!, fileHash, reading },
      accepted: ['statements.gapBefore:0'],
    }),
  );
}

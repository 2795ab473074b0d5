/**
 * The covering paper and the files of a list of transfers, as routes ask for them.
 * Owns their names. Refuses to draw: the route renders.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { Actor } from '@/lib/access/actor';
import { type TransferListData, transferList } from '@/lib/documents/transfer-list';
import { bankOf } from '@/lib/kernel/viet-qr';
import { paperFacts } from '@/lib/ledger/paper-facts';
import { basisOf } from '@/lib/payments/papers';
import { translator } from '@/lib/web/messages';
import { makeTransferFile } from './commands';
import { fingerprintOf, transferFile } from './file';
import { transferPage } from './queries';
import { memoForBank } from './rules';
import { type FileFormat, fileFormats } from './schema';

const t = translator('vi');

const contentTypes: Record<FileFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/** The file of an approved list; null when there is no such order. Errors: as `makeTransferFile`. */
export async function transferFileRequest(tx: Tx, actor: Actor, id: string, format: FileFormat) {
  const orderId = (await transferPage(tx, id))?.order.id;
  if (orderId === undefined) return null;
  const { bytes } = await makeTransferFile(tx, actor, { orderId, format });
  return { bytes, filename: transferFileName(id, format), contentType: contentTypes[format] };
}

/** Name of a file: "chuyen-khoan-3.xlsx". */
function transferFileName(orderId: string | number, format: FileFormat): string {
  return `${t('transfers.file.name')}-${orderId}.${format}`;
}

/** The covering paper of an approved list, which names both files; null when there is no such order. Errors: as `makeTransferFile`. */
export async function transferListPaper(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<{ data: TransferListData; filename: string } | null> {
  const page = await transferPage(tx, id);
  if (!page) return null;
  const made = await makeTransferFile(tx, actor, { orderId: page.order.id, format: 'xlsx' });
  const { order, rows } = page;
  const listedOn = order.paidOn ?? order.dueOn;
  const { issuer, signers, sampleNotice } = await paperFacts(tx, listedOn);
  const data = transferList({
    ...{ issuer, sampleNotice, listedOn, subject: order.reason, from: await ownAccount(tx, order.accountId) },
    reference: t('transfers.paper.reference', {
      decision: basisOf(rows),
      order: order.reference ?? t('payments.orderTitle', { id: order.id }),
    }),
    rows: made.rows.map((row) => ({
      ...{ accountNumber: row.accountNumber, holder: row.holder, amountVnd: row.amountVnd, bin: row.bankBin },
      ...{ bank: bankOf(row.bankBin)?.shortName ?? '', memo: memoForBank(row.memo) },
    })),
    files: fileFormats.map((format) => ({
      name: transferFileName(id, format),
      fingerprint: fingerprintOf(transferFile(made.rows, format)),
    })),
    signers: { accountant: signers.accountant, chair: signers.chair },
  });
  return { data, filename: `${t('transfers.paper.name')}-${id}.pdf` };
}

async function ownAccount(tx: Tx, accountId: number) {
  const [row] = await tx.execute<Record<string, string | null>>(
    sql`SELECT account_no, bank_name, holder_name FROM ledger.account
         WHERE association_id = app.current_association() AND id = ${accountId}`,
  );
  return {
    accountNo: row?.account_no ?? '',
    bank: row?.bank_name ?? '',
    holder: row?.holder_name ?? '',
  };
}

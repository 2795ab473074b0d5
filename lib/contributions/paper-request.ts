/**
 * Everything a paper of one entry needs, read and counted in one transaction.
 * Owns the count of prints and the root that leaves on the donor's paper. Refuses papers for what still waits.
 */
import type { Tx } from '@/db/client';
import type { Actor } from '@/lib/access/actor';
import { countPrint } from '@/lib/ledger/commands/count-print';
import { paperFacts, rootForPaper } from '@/lib/ledger/paper-facts';
import { openedContribution } from './opened';
import { type ContributionPaper, contributionReceipt, contributionVoucher } from './papers';

async function paperOf(tx: Tx, so: string, siteOrigin: string): Promise<ContributionPaper | null> {
  const opened = await openedContribution(tx, so);
  if (!opened?.voucher) return null;
  const { contribution, voucher } = opened;
  return { contribution, voucher, siteOrigin, printNo: 1, facts: await paperFacts(tx, voucher.occurredOn) };
}

/** Phiếu thu, giấy báo có or phiếu nhập, counted as one print. */
export async function voucherPaper(tx: Tx, actor: Actor, so: string, siteOrigin: string) {
  const paper = await paperOf(tx, so, siteOrigin);
  if (!paper) return null;
  const subject = { subjectType: 'voucher', subjectId: paper.voucher.voucherId };
  const printNo = await countPrint(tx, actor, { paper: 'receipt-voucher', ...subject });
  return { data: contributionVoucher({ ...paper, printNo }), voucher: paper.voucher };
}

/** The donor's paper; as a picture it is sent, not printed, so it is counted apart and carries no copy mark. */
export async function receiptPaper(tx: Tx, actor: Actor, so: string, siteOrigin: string, isPicture: boolean) {
  const paper = await paperOf(tx, so, siteOrigin);
  if (!paper) return null;
  const subject = { subjectType: 'voucher', subjectId: paper.voucher.voucherId };
  const name = isPicture ? 'donor-receipt-picture' : 'donor-receipt';
  const printNo = await countPrint(tx, actor, { paper: name, ...subject });
  const root = await rootForPaper(tx, 'receipt');
  return {
    data: contributionReceipt({ ...paper, printNo: isPicture ? 1 : printNo }, root),
    voucher: paper.voucher,
  };
}

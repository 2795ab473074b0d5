/**
 * Everything a paper of one entry needs, read in one transaction: to look at it, to send it, or as it was printed.
 * Owns the count of pictures that were sent. Refuses papers for what still waits, and to count what is only looked at.
 */
import type { Tx } from '@/db/client';
import type { Actor } from '@/lib/access/actor';
import { PREVIEW } from '@/lib/documents/wording';
import type { DateVn } from '@/lib/kernel/dates';
import { countPrint } from '@/lib/ledger/commands/count-print';
import { type PaperFacts, paperFacts, rootForPaper } from '@/lib/ledger/paper-facts';
import { postedVoucher } from '@/lib/ledger/queries';
import { voucherSlug } from '@/lib/web/voucher-slug';
import { goodsBases } from './goods-basis';
import { letterText } from './letter-text';
import { openedContribution } from './opened';
import {
  type ContributionPaper,
  contributionLetter,
  contributionReceipt,
  contributionVoucher,
} from './papers';
import { todayOf } from './queries';
import { isDonation } from './schema';

async function paperOf(
  tx: Tx,
  so: string,
  siteOrigin: string,
  factsOn = (day: DateVn) => paperFacts(tx, day),
): Promise<ContributionPaper | null> {
  const opened = await openedContribution(tx, so);
  if (!opened?.voucher) return null;
  const { contribution, voucher } = opened;
  return {
    ...{ contribution, voucher, siteOrigin, printNo: PREVIEW },
    facts: await factsOn(voucher.occurredOn),
    basis: contribution.method === 'inKind' ? (await goodsBases(tx, contribution.id))[0] : undefined,
  };
}

/** Phiếu thu, giấy báo có or phiếu nhập to look at; it says that it was not printed. */
export async function voucherPreview(tx: Tx, so: string, siteOrigin: string) {
  const paper = await paperOf(tx, so, siteOrigin);
  return paper && contributionVoucher(paper);
}

/** The donor's paper to look at; it says that it was not printed. */
export async function receiptPreview(tx: Tx, so: string, siteOrigin: string) {
  const paper = await paperOf(tx, so, siteOrigin);
  return paper && contributionReceipt(paper);
}

/** The letter of thanks to look at, in the words now in force; null as well for a gift that does not stand,
 * and for income that is no donation. */
export async function letterPreview(tx: Tx, so: string, siteOrigin: string) {
  const paper = await paperOf(tx, so, siteOrigin);
  if (paper?.voucher.state !== 'posted' || paper.contribution.donorId === null) return null;
  if (!isDonation(paper.contribution.kind)) return null;
  return contributionLetter(paper, (await letterText(tx)).body, await todayOf(tx));
}

/** The donor's paper as a picture: it is sent, not printed, so it is counted apart and carries no copy mark. */
export async function receiptPicture(tx: Tx, actor: Actor, so: string, siteOrigin: string) {
  const paper = await paperOf(tx, so, siteOrigin);
  if (!paper) return null;
  const subject = { subjectType: 'voucher', subjectId: paper.voucher.voucherId };
  await countPrint(tx, actor, { paper: 'donor-receipt-picture', ...subject });
  return contributionReceipt({ ...paper, printNo: 1 }, await rootForPaper(tx, 'receipt'));
}

/** The papers of these vouchers in their order; issuer and signatories are read once for each day. */
export async function papersOfVouchers(
  tx: Tx,
  voucherIds: readonly number[],
  siteOrigin: string,
): Promise<ContributionPaper[]> {
  const known = new Map<DateVn, Promise<PaperFacts>>();
  const factsOn = (day: DateVn) => {
    const facts = known.get(day) ?? paperFacts(tx, day);
    known.set(day, facts);
    return facts;
  };
  const papers: ContributionPaper[] = [];
  for (const id of voucherIds) {
    const paper = await paperOf(tx, voucherSlug(await postedVoucher(tx, id)), siteOrigin, factsOn);
    if (paper) papers.push(paper);
  }
  return papers;
}

/**
 * The file of a print job: its papers as they were printed, shown again without being counted.
 * Owns which template a form uses. What changed since (a voucher voided) shows: a paper never hides the state of the books.
 */
import type { Tx } from '@/db/client';
import { press } from '@/lib/documents/press';
import { usualLetter } from '@/lib/documents/thank-you-letter';
import { invariant } from '@/lib/kernel/invariant';
import { rootOfSeal } from '@/lib/ledger/paper-facts';
import { letterText } from './letter-text';
import { papersOfVouchers } from './paper-request';
import {
  type ContributionPaper,
  contributionLetter,
  contributionReceipt,
  contributionVoucher,
} from './papers';
import { type PrintJob, printJobById } from './print-jobs';
import type { PrintForm } from './schema/print-forms';

/**
 * What draws the PDF of one job, or null when there is no such job. To be called when the transaction is over: the
 * press may have others before it. Errors of the drawing: documents.pressBusy, documents.pressTooSlow.
 */
export async function printedFile(tx: Tx, jobId: number, siteOrigin: string): Promise<Drawing | null> {
  const job = await printJobById(tx, jobId);
  if (!job) return null;
  const papers = await printedPapers(tx, job, siteOrigin);
  if (job.form === 'letter') return lettersOf(papers, job, await wordsOf(tx, job));
  const { form } = job;
  const root = await rootOf(tx, job);
  return () => draw[form](papers, root);
}

type Drawing = () => Promise<Uint8Array<ArrayBuffer>>;

type Root = { root: string; entries: number } | undefined;

const draw: Record<
  Exclude<PrintForm, 'letter'>,
  (papers: ContributionPaper[], root: Root) => Promise<Uint8Array<ArrayBuffer>>
> = {
  receiptA4: (papers, root) => press.print('receipt-pairs', [{ papers: receipts(papers, root) }]),
  receiptA5: (papers, root) => press.print('donor-receipt', receipts(papers, root)),
  receiptRoll: (papers, root) => press.print('receipt-roll', receipts(papers, root)),
  voucherA4: (papers) => press.print('receipt-voucher', vouchers(papers, 'a4')),
  voucherA5: (papers) => press.print('receipt-voucher', vouchers(papers, 'a5')),
};

const receipts = (papers: ContributionPaper[], root: Root) =>
  papers.map((paper) => contributionReceipt(paper, root));
const vouchers = (papers: ContributionPaper[], sheet: 'a4' | 'a5') =>
  papers.map((paper) => ({ ...contributionVoucher(paper), sheet }));

function lettersOf(papers: ContributionPaper[], job: PrintJob, words: string): Drawing {
  return () =>
    press.print(
      'thank-you-letter',
      papers.map((paper) => contributionLetter(paper, words, job.printedOn)),
    );
}

/** The words that were in force at the print; nobody had written any: the usual ones. */
async function wordsOf(tx: Tx, job: PrintJob): Promise<string> {
  return job.paperTextId === null ? usualLetter : (await letterText(tx, job.paperTextId)).body;
}

async function printedPapers(tx: Tx, job: PrintJob, siteOrigin: string): Promise<ContributionPaper[]> {
  const ids = job.papers.map((paper) => paper.subjectId);
  const papers = await papersOfVouchers(tx, ids, siteOrigin);
  invariant(papers.length === job.papers.length, 'what was printed stays in the books');
  return papers.map((paper, at) => ({
    ...paper,
    ...{ printNo: job.papers[at]!.copyNumber, printedOn: job.printedOn },
  }));
}

async function rootOf(tx: Tx, job: PrintJob): Promise<Root> {
  return job.sealNumber === null ? undefined : rootOfSeal(tx, job.sealNumber);
}

/**
 * The papers of a contribution: its voucher (PT, BC, PN) and the donor's giấy ghi nhận.
 * Owns which facts go on which line; the sentences are Vietnamese texts of messages/, drawn by lib/documents.
 * Refuses to draw a paper for what has no voucher yet.
 */
import { type DonorAddress, type DonorReceiptData, donorReceipt } from '@/lib/documents/donor-receipt';
import { type ReceiptVoucherData, receiptVoucher } from '@/lib/documents/receipt-voucher';
import { type ThankYouLetterData, thankYouLetter } from '@/lib/documents/thank-you-letter';
import { PREVIEW, type VoidFacts } from '@/lib/documents/wording';
import { formatPaperCode } from '@/lib/kernel/codes';
import { type DateVn, formatDateVn } from '@/lib/kernel/dates';
import { invariant } from '@/lib/kernel/invariant';
import type { PaperFacts } from '@/lib/ledger/paper-facts';
import type { VoucherView } from '@/lib/ledger/queries';
import type { PartyKind } from '@/lib/people/schema';
import { translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { basisText, type GoodsBasis, teamText } from './goods-basis';
import type { ContributionView } from './queries';

export interface ContributionPaper {
  contribution: ContributionView;
  voucher: VoucherView;
  facts: PaperFacts;
  /** The paper the value of a gift in kind rests on, when one was stated. */
  basis?: GoodsBasis;
  /** Where the QR leads: "https://…" without a path. */
  siteOrigin: string;
  printNo: number;
  /** Day of the print, said on copies. */
  printedOn?: DateVn;
}

const t = translator('vi');

function check({ voucher, siteOrigin }: ContributionPaper) {
  return {
    code: formatPaperCode(voucher.code),
    url: siteOrigin + routes.public.checkPaper({ code: voucher.code }),
  };
}

function voided({ voucher }: ContributionPaper): VoidFacts | undefined {
  if (voucher.state !== 'voided' || !voucher.related) return undefined;
  const { reference, occurredOn, reason } = voucher.related;
  return { reversedBy: reference, voidedOn: occurredOn, reason: reason ?? '' };
}

/** "10 hợp đồng bảo hiểm". */
function goodsText({ quantity, goodsLabel }: ContributionView): string {
  return `${quantity ?? 1} ${goodsLabel ?? ''}`.trim();
}

/** Who is written on the papers: the donor, or what the money is when nobody gave it. */
function payerName(view: ContributionView): string {
  return view.donorName ?? t(`contributions.kinds.${view.kind}`);
}

/** Text of phiếu thu, giấy báo có or phiếu nhập. */
export function contributionVoucher(paper: ContributionPaper): ReceiptVoucherData {
  const { contribution: view, voucher, facts } = paper;
  const [line] = voucher.lines;
  invariant(line, 'a voucher has a line');
  invariant(
    voucher.book === 'PT' || voucher.book === 'BC' || voucher.book === 'PN',
    'money or goods came in',
  );
  const families = view.shares.length;
  const papers = String(view.attachmentCount).padStart(2, '0');
  const through = view.throughName
    ? ` (${t('contributions.paper.through', { name: view.throughName })})`
    : '';
  return receiptVoucher({
    ...{
      kind: voucher.book,
      issuer: facts.issuer,
      number: voucher.reference,
      voucherBook: `01/${voucher.year}`,
    },
    ...{ occurredOn: voucher.occurredOn, amountVnd: voucher.amountVnd, printNo: paper.printNo },
    printedOn: paper.printedOn,
    ...{ debit: line.debit.code, credit: `${line.credit.code} – ${line.fund}` },
    payer: { name: payerName(view) + through, address: view.donorAddress ?? undefined },
    isOfAnotherFund: view.kind === 'fundTransfer',
    reason: view.note ?? t(`contributions.paper.reason.${view.kind}`, { fund: view.fundPublicLabel }),
    attached: families
      ? t('contributions.paper.attachedList', { count: papers, families })
      : t('contributions.paper.attached', { count: papers }),
    bank: voucher.book === 'BC' ? bankOf(view) : undefined,
    goods: voucher.book === 'PN' ? [goodsOf(view)] : undefined,
    valuation: voucher.book === 'PN' ? valuationOf(paper) : undefined,
    signers: {
      ...{ chair: facts.signers.chair, accountant: facts.signers.accountant, preparer: view.keyedByName },
      payer: view.donorKind === 'individual' ? (view.donorName ?? undefined) : undefined,
      cashier: voucher.book === 'PT' ? voucher.actorName : facts.signers.cashier,
    },
    ...{ check: check(paper), voided: voided(paper), sampleNotice: facts.sampleNotice },
  });
}

function bankOf(view: ContributionView): { account: string; statementLine?: string } {
  const account = [view.bankName ?? view.accountName, view.accountNo].filter(Boolean).join(', ');
  return view.bankMemo
    ? { account, statementLine: `${formatDateVn(view.occurredOn)} · ${view.bankMemo}` }
    : { account };
}

/** The paper and, when a team valued the goods, who; without a paper what was said at the entry, and that none was shown. */
function valuationOf({ contribution: view, basis }: ContributionPaper): string {
  if (basis) return [basisText(basis, t), teamText(basis, t)].filter(Boolean).join('. ');
  return t('contributions.basis.notOnPaper', { said: view.valuationBasis ?? '' }).trim();
}

/** A value that does not divide by the count is printed as one lot, so that the table still adds up. */
function goodsOf(view: ContributionView) {
  const quantity = view.quantity ?? 1;
  const divides = view.amountVnd % BigInt(quantity) === 0n;
  const unit = t('contributions.paper.unit');
  if (!divides)
    return {
      name: goodsText(view),
      unit: t('contributions.paper.lot'),
      quantity: 1,
      unitPriceVnd: view.amountVnd,
    };
  return { name: view.goodsLabel ?? '', unit, quantity, unitPriceVnd: view.amountVnd / BigInt(quantity) };
}

/** How each kind of donor is addressed on papers. */
export const addressOf: Readonly<Record<PartyKind, DonorAddress>> = {
  ...{ individual: 'person', family: 'person', clan: 'clan', chapter: 'group' },
  ...{ agency: 'organisation', enterprise: 'organisation', association: 'organisation' },
  ...{ school: 'organisation', learningCentre: 'organisation' },
};

/** Text of the paper the donor keeps; `auditRoot` is the root of the log that leaves with it. */
export function contributionReceipt(
  paper: ContributionPaper,
  auditRoot?: { root: string; entries: number },
): DonorReceiptData {
  const { contribution: view, voucher, facts } = paper;
  const method = t(`contributions.methods.${view.method}`);
  return donorReceipt({
    ...{ issuer: facts.issuer, voucherNumber: voucher.reference, amountVnd: voucher.amountVnd },
    donor: view.publicNameChoice === 'other' && view.publicName ? view.publicName : payerName(view),
    donorAddress: view.donorAddress ?? undefined,
    addressAs: addressOf[view.donorKind ?? 'individual'],
    income: view.kind === 'gift' ? undefined : view.kind,
    method: view.method === 'inKind' ? `${method}: ${goodsText(view)}` : method,
    isInKind: view.method === 'inKind',
    purpose: view.fundPublicLabel,
    ...{ receivedOn: view.occurredOn, issuedOn: view.occurredOn, chairName: facts.signers.chair ?? '' },
    ...{ check: check(paper), auditRoot, printNo: paper.printNo, printedOn: paper.printedOn },
    ...{ voided: voided(paper), sampleNotice: facts.sampleNotice },
  });
}

/** Text of the letter of thanks in these words; dated like the print, or today while it is only looked at. */
export function contributionLetter(
  paper: ContributionPaper,
  body: string,
  issuedOn: DateVn,
): ThankYouLetterData {
  const { contribution: view, facts } = paper;
  return thankYouLetter({
    ...{ issuer: facts.issuer, body, donor: payerName(view), amountVnd: view.amountVnd },
    goods: view.method === 'inKind' ? goodsText(view) : undefined,
    ...{ fund: view.fundPublicLabel, receivedOn: view.occurredOn, issuedOn },
    ...{ chairName: facts.signers.chair ?? '', isPreview: paper.printNo === PREVIEW },
    sampleNotice: facts.sampleNotice,
  });
}

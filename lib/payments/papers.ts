/**
 * The papers of a payment: its voucher (PC, UNC, PX) and the sheet on which recipients sign.
 * Owns which facts go on which line; the sentences are Vietnamese texts of messages/, drawn by lib/documents.
 * Refuses a voucher for what is not paid, and refuses a category: a sign sheet passes through many hands.
 */
import { type PaymentVoucherData, paymentVoucher } from '@/lib/documents/payment-voucher';
import { type SignSheetData, type SignSheetRow, signSheet } from '@/lib/documents/sign-sheet';
import { formatPaperCode } from '@/lib/kernel/codes';
import { type DateVn, formatDateDocument } from '@/lib/kernel/dates';
import { invariant } from '@/lib/kernel/invariant';
import type { PaperFacts } from '@/lib/ledger/paper-facts';
import { translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import type { OrderAward } from './award-lists';
import type { OrderDetail } from './queries';
import { signsAlone } from './rules';

const t = translator('vi');

export interface PaymentPaper {
  order: OrderDetail;
  awards: readonly OrderAward[];
  /** Name of who approved the version that was paid. */
  approverName?: string;
  facts: PaperFacts;
  /** Where the QR leads: "https://…" without a path. */
  siteOrigin: string;
  printNo: number;
}

/** Text of phiếu chi, uỷ nhiệm chi or phiếu xuất of a paid order. */
export function paymentVoucherOf(paper: PaymentPaper): PaymentVoucherData {
  const { order, awards, facts } = paper;
  invariant(order.reference && order.paidOn && order.voucherCode, 'a voucher is printed once it is posted');
  const [only, second] = awards;
  const listed = awards.length > 0;
  const receiver = second
    ? t('payments.paper.receiversOfList', { count: awards.length })
    : (only && receiverOf(only)) || order.payeeName || t('payments.paper.receiverByHand');
  return paymentVoucher({
    ...{ kind: order.book, issuer: facts.issuer, number: order.reference, occurredOn: order.paidOn },
    voucherBook: `01/${order.voucherYear}`,
    ...{ debit: `${order.expenseCode} – ${order.fundName}`, credit: order.accountCode },
    ...{ reason: order.reason, amountVnd: order.amountVnd, printNo: paper.printNo },
    receiver: { name: receiver, address: order.payeeAddress ?? undefined },
    attached: listed
      ? t('payments.paper.attachedList', {
          count: String(awards.length).padStart(2, '0'),
          decision: basisOf(awards),
        })
      : t('payments.paper.attached', { count: String(order.attachmentCount).padStart(2, '0') }),
    bank: order.book === 'UNC' ? { account: order.accountName, receiverAccount: '' } : undefined,
    goods: order.book === 'PX' ? [goodsLine(order)] : undefined,
    signers: {
      ...{ chair: paper.approverName ?? facts.signers.chair, accountant: facts.signers.accountant },
      ...{ preparer: order.preparedByName, cashier: order.paidByName ?? facts.signers.cashier },
      receiver: listed ? undefined : (order.payeeName ?? undefined),
    },
    check: {
      code: formatPaperCode(order.voucherCode),
      url: paper.siteOrigin + routes.public.checkPaper({ code: order.voucherCode }),
    },
    sampleNotice: facts.sampleNotice,
  });
}

/** The order names goods in its reason, so they are printed as one lot of that value. */
function goodsLine(order: OrderDetail) {
  return { name: order.reason, unit: t('payments.paper.lot'), quantity: 1, unitPriceVnd: order.amountVnd };
}

/** Row of somebody who signs, as every list of recipients carries it. */
export interface Signing {
  name: string;
  school: string;
  label: string;
  amountVnd: bigint;
  guardianName: string | null;
  birthYear: number | null;
  isPerson: boolean;
  handoverStatus: string | null;
  receiverKind: string | null;
  receiverName: string | null;
}

/** Who signs for a recipient: whoever received, else the guardian, else the recipient himself (empty). */
function receiverOf(row: Pick<Signing, 'receiverKind' | 'receiverName' | 'guardianName' | 'name'>): string {
  if (row.receiverKind === 'self') return row.name;
  return row.receiverName ?? row.guardianName ?? row.name;
}

/** A line of the sign sheet of a day; the label is neutral. A child under 15 does not sign alone. */
export function signRow(row: Signing, signedOn: DateVn): SignSheetRow {
  const receiver = receiverOf(row);
  return {
    ...{ name: row.name, unit: row.school, amountVnd: row.amountVnd },
    award: t(`payments.label.${row.label}`),
    receiver: receiver === row.name ? '' : receiver,
    needsAdult: row.isPerson && !signsAlone(row.birthYear, signedOn),
    note: row.handoverStatus === 'absent' ? t('payments.paper.absent') : undefined,
  };
}

/** "Quyết định số 01/QĐ-HKH ngày 28 tháng 01 năm 2019", once for each decision of the list. */
export function basisOf(
  rows: readonly { decisionNumber: number | null; symbol: string; decidedOn: DateVn | null }[],
): string {
  const texts = rows.flatMap((row) =>
    row.decisionNumber !== null && row.decidedOn !== null
      ? [
          t('payments.paper.decision', {
            number: String(row.decisionNumber).padStart(2, '0'),
            symbol: row.symbol,
            date: formatDateDocument(row.decidedOn),
          }),
        ]
      : [],
  );
  return [...new Set(texts)].join('; ');
}

/** Text of the sheet on which the recipients of an order sign. */
export function orderSignSheet(paper: Omit<PaymentPaper, 'siteOrigin'>): SignSheetData {
  const { order, awards, facts } = paper;
  const basis = basisOf(awards);
  const signedOn = order.paidOn ?? order.dueOn;
  return signSheet({
    ...{ issuer: facts.issuer, subject: order.reason, signedOn },
    reference: order.reference
      ? t('payments.paper.referencePaid', { decision: basis, voucher: order.reference })
      : t('payments.paper.reference', { decision: basis }),
    rows: awards.map((row) => signRow(row, signedOn)),
    signers: { ...facts.signers, preparer: order.preparedByName },
    ...{ printNo: paper.printNo, sampleNotice: facts.sampleNotice },
  });
}

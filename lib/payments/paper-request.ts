/**
 * A request for a paper of a payment: reads what it needs, counts the print, and hands over the text.
 * Owns which paper exists when: no voucher before the money is paid, no sign sheet or labels without a list.
 * Refuses to draw: the route renders.
 */
import type { Tx } from '@/db/client';
import type { Actor } from '@/lib/access/actor';
import { type EnvelopeLabelsData, envelopeLabels } from '@/lib/documents/envelope-labels';
import { type NotePlanData, notePlanPaper } from '@/lib/documents/note-plan';
import type { PaymentVoucherData } from '@/lib/documents/payment-voucher';
import type { SignSheetData } from '@/lib/documents/sign-sheet';
import { countPrint } from '@/lib/ledger/commands/count-print';
import { paperFacts } from '@/lib/ledger/paper-facts';
import { translator } from '@/lib/web/messages';
import { notePlan } from './note-plan';
import { planAtHand } from './notes-at-hand';
import { orderSignSheet, paymentVoucherOf, signRow } from './papers';
import { orderPage } from './preparation';
import type { NotesAtHand } from './schema/notes-at-hand';

export interface RequestedPaper<Data> {
  data: Data;
  filename: string;
}

const t = translator('vi');

/** The voucher of a paid order; null before that, or when there is no such order. */
export async function voucherPaper(
  tx: Tx,
  actor: Actor,
  id: string,
  siteOrigin: string,
): Promise<RequestedPaper<PaymentVoucherData> | null> {
  const page = await orderPage(tx, id);
  if (page?.order.status !== 'paid' || !page.order.paidOn) return null;
  const { order, awards, approvals } = page;
  const facts = await paperFacts(tx, order.paidOn!);
  const printNo = await countPrint(tx, actor, {
    ...{ paper: 'payment-voucher', subjectType: 'paymentOrder', subjectId: order.id },
  });
  const approverName = approvals.find((one) => one.isCurrent)?.approverName;
  const data = paymentVoucherOf({ order, awards, approverName, facts, siteOrigin, printNo });
  const number = `${order.book}-${order.voucherYear}-${order.voucherNumber}`;
  return { data, filename: `${t('payments.papers.fileVoucher')}-${number}.pdf` };
}

/** The sign sheet of an order's list; null when it has none. */
export async function signSheetPaper(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<RequestedPaper<SignSheetData> | null> {
  const page = await orderPage(tx, id);
  if (!page || page.awards.length === 0) return null;
  const { order, awards } = page;
  const facts = await paperFacts(tx, order.paidOn ?? order.dueOn);
  const printNo = await countPrint(tx, actor, {
    ...{ paper: 'sign-sheet', subjectType: 'paymentOrder', subjectId: order.id },
  });
  const data = orderSignSheet({ order, awards, facts, printNo });
  return { data, filename: `${t('payments.papers.fileSigns')}-${order.id}.pdf` };
}

/**
 * Which notes an order paid in cash needs; null for one that is not. A working paper: its prints are not counted.
 * @param atHand notes that are there; without them any number can be had
 */
export async function notePlanRequest(
  tx: Tx,
  id: string,
  atHand: NotesAtHand | null,
): Promise<RequestedPaper<NotePlanData> | null> {
  const page = await orderPage(tx, id);
  if (page?.order.book !== 'PC') return null;
  const { order, awards } = page;
  const plannedOn = order.paidOn ?? order.dueOn;
  const { issuer, signers, sampleNotice } = await paperFacts(tx, plannedOn);
  const envelopes = awards.length > 0 ? awards.map((one) => one.amountVnd) : [order.amountVnd];
  const filled = atHand?.supply ? planAtHand(envelopes, atHand.supply) : { plan: notePlan(envelopes) };
  const data = notePlanPaper({
    ...{ issuer, signers, sampleNotice, plannedOn, subject: order.reason, ...filled },
    reference: order.reference ?? t('payments.orderTitle', { id: order.id }),
  });
  return { data, filename: `${t('payments.papers.fileNotes')}-${order.id}.pdf` };
}

/** Labels for the envelopes of an order's list, numbered as its sign sheet; null when it has none or is not paid in cash. */
export async function labelsRequest(tx: Tx, id: string): Promise<RequestedPaper<EnvelopeLabelsData> | null> {
  const page = await orderPage(tx, id);
  if (page?.order.book !== 'PC' || page.awards.length === 0) return null;
  const { order, awards } = page;
  const signedOn = order.paidOn ?? order.dueOn;
  const { sampleNotice } = await paperFacts(tx, signedOn);
  const rows = awards.map((row) => signRow(row, signedOn));
  const data = envelopeLabels(rows, sampleNotice);
  return { data, filename: `${t('payments.papers.fileLabels')}-${order.id}.pdf` };
}

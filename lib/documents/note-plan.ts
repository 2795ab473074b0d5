/**
 * Bảng kê mệnh giá: the notes fetched for a payment, and what is put into each envelope.
 * Owns the words and columns. Refuses to plan: lib/payments decides which notes, this file writes them down.
 */
import type { DateVn } from '@/lib/kernel/dates';
import { formatVnd, formatVndUnit, vndInWords } from '@/lib/kernel/money';
import { type IssuingAssociation, type SignatureBox, signatureBox } from './issuer';
import { dayLine } from './wording';

interface Notes {
  noteVnd: bigint;
  count: number;
}

export interface NotePlanInput {
  issuer: IssuingAssociation;
  /** What is paid: "Học bổng, giải thưởng Tết khuyến học xuân Kỷ Hợi 2019". */
  subject: string;
  /** "Lệnh chi số 3" or the number of its voucher. */
  reference: string;
  plannedOn: DateVn;
  plan: {
    notes: readonly Notes[];
    restVnd: bigint;
    kinds: readonly { amountVnd: bigint; envelopes: number; notes: readonly Notes[]; restVnd: bigint }[];
  };
  /** With notes at hand: what is changed at the bank first; null when they suffice, left out when any can be had. */
  change?: { give: readonly Notes[]; receive: readonly Notes[]; withdrawVnd: bigint } | null;
  signers: { cashier?: string; accountant?: string };
  sampleNotice?: string;
}

export interface NotePlanData {
  issuer: { name: string; address: string };
  subject: string;
  reference: string;
  notesTitle: string;
  /** Lines about the bank, before everything else. */
  change: string[];
  notes: { note: string; count: string; amount: string }[];
  rest?: string;
  noteCount: string;
  total: string;
  words: string;
  kinds: { amount: string; envelopes: string; content: string; sum: string }[];
  envelopeCount: string;
  signDate: string;
  signatures: SignatureBox[];
  sampleNotice?: string;
}

const countedList = (notes: readonly Notes[]) =>
  notes.map(({ noteVnd, count }) => `${count} tờ ${formatVnd(noteVnd)}`).join(' + ');

function changeLines(change: NotePlanInput['change']): string[] {
  if (change === undefined) return [];
  if (change === null) return ['Số tờ đang có đủ để xếp, không phải đổi.'];
  const { give, receive, withdrawVnd } = change;
  return [
    ...(give.length > 0 ? [`Đưa ngân hàng: ${countedList(give)}.`] : []),
    ...(withdrawVnd > 0n ? [`Rút thêm: ${formatVndUnit(withdrawVnd)}.`] : []),
    `Nhận về: ${countedList(receive)}.`,
  ];
}

const contentOf = (notes: readonly Notes[], restVnd: bigint) =>
  [
    ...(notes.length > 0 ? [countedList(notes)] : []),
    ...(restVnd > 0n ? [`${formatVndUnit(restVnd)} lẻ`] : []),
  ].join(' + ');

/** Text of the plan; its total is the sum of the notes and the rest, hence of the envelopes. */
export function notePlanPaper(input: NotePlanInput): NotePlanData {
  const { notes, restVnd, kinds } = input.plan;
  const totalVnd = notes.reduce((sum, one) => sum + one.noteVnd * BigInt(one.count), restVnd);
  const envelopes = kinds.reduce((sum, kind) => sum + kind.envelopes, 0);
  return {
    issuer: { name: input.issuer.name, address: input.issuer.address },
    subject: input.subject,
    reference: input.reference,
    notesTitle: input.change === undefined ? 'Tiền cần lấy về' : 'Tiền xếp vào các phong bì',
    change: changeLines(input.change),
    notes: notes.map(({ noteVnd, count }) => ({
      note: formatVnd(noteVnd),
      count: String(count),
      amount: formatVnd(noteVnd * BigInt(count)),
    })),
    rest: restVnd > 0n ? formatVnd(restVnd) : undefined,
    noteCount: String(notes.reduce((sum, one) => sum + one.count, 0)),
    total: formatVndUnit(totalVnd),
    words: vndInWords(totalVnd),
    kinds: kinds.map((kind) => ({
      amount: formatVnd(kind.amountVnd),
      envelopes: String(kind.envelopes),
      content: contentOf(kind.notes, kind.restVnd),
      sum: formatVnd(kind.amountVnd * BigInt(kind.envelopes)),
    })),
    envelopeCount: String(envelopes),
    signDate: dayLine(input.plannedOn),
    signatures: [
      signatureBox('Thủ quỹ', input.signers.cashier),
      signatureBox('Kế toán', input.signers.accountant),
    ],
    sampleNotice: input.sampleNotice,
  };
}

/**
 * Danh sách ký nhận: who received how much, with room to sign.
 * Owns the columns and the closing words. Page sums are added by the template, because only the layout
 * knows where a page ends; they come from the same đồng values.
 */
import type { DateVn } from '@/lib/kernel/dates';
import { formatVnd, formatVndUnit, vndInWords } from '@/lib/kernel/money';
import { type IssuingAssociation, type SignatureBox, signatureBox } from './issuer';
import { fitsIn } from './text-room';
import { countText, dayLine, reprintText } from './wording';

export interface SignSheetRow {
  name: string;
  unit: string;
  award: string;
  amountVnd: bigint;
  /** Who signs for a child or an absent person, and in what relation: "Hà Ý Lan (mẹ)". */
  receiver?: string;
  /** True for a child whom the law does not let take money alone: an adult signs, whose name is written by hand. */
  needsAdult?: boolean;
  /** "Vắng, trao sau" */
  note?: string;
}

export interface SignSheetInput {
  issuer: IssuingAssociation;
  /** "Học bổng, giải thưởng Tết khuyến học xuân Kỷ Hợi 2019" */
  subject: string;
  /** "(Theo Quyết định số 01/QĐ-HKH ngày 28 tháng 01 năm 2019; phiếu chi PC 01/2019)" */
  reference: string;
  signedOn: DateVn;
  rows: SignSheetRow[];
  signers: { preparer?: string; cashier?: string; accountant?: string; chair?: string };
  printNo?: number;
  sampleNotice?: string;
}

export interface SignSheetData {
  issuer: { name: string; address: string };
  subject: string;
  reference: string;
  rows: {
    order: string;
    name: string;
    unit: string;
    award: string;
    amount: string;
    /** đồng as decimal digits; JSON has no bigint. */
    amountVnd: string;
    receiver: string;
    note: string;
    /** True for a row that is certainly no higher than the room to sign in; the others are measured. */
    isLow: boolean;
  }[];
  count: string;
  total: string;
  words: string;
  signDate: string;
  signatures: SignatureBox[];
  reprint?: string;
  sampleNotice?: string;
}

/** Printed where nobody is registered to sign for a child (Bộ luật Dân sự 2015, điều 21). */
const ADULT_SIGNS = 'Bố, mẹ hoặc người giám hộ (ghi rõ họ tên):';

/** Room for text in the columns of the template, in points. */
const columnWidthPt = { name: 118, unit: 113, award: 107, receiver: 113, note: 53 } as const;

/** Text of a sign sheet. */
export function signSheet(input: SignSheetInput): SignSheetData {
  const totalVnd = input.rows.reduce((sum, row) => sum + row.amountVnd, 0n);
  return {
    issuer: { name: input.issuer.name, address: input.issuer.address },
    subject: input.subject,
    reference: input.reference,
    rows: input.rows.map((row, at) => {
      const texts = {
        name: row.name,
        unit: row.unit,
        award: row.award,
        receiver: row.receiver || (row.needsAdult ? ADULT_SIGNS : ''),
        note: row.note ?? '',
      };
      const isLow = Object.entries(texts).every(([column, text]) =>
        fitsIn(text, columnWidthPt[column as keyof typeof columnWidthPt], 11, 2),
      );
      const amount = { amount: formatVnd(row.amountVnd), amountVnd: row.amountVnd.toString() };
      return { order: String(at + 1), ...texts, ...amount, isLow };
    }),
    count: `${countText(input.rows.length)} người`,
    total: formatVndUnit(totalVnd),
    words: vndInWords(totalVnd),
    signDate: dayLine(input.signedOn),
    signatures: [
      signatureBox('Người lập', input.signers.preparer),
      signatureBox('Thủ quỹ', input.signers.cashier),
      signatureBox('Kế toán', input.signers.accountant),
      signatureBox('Chủ tịch Hội', input.signers.chair, '(Ký, họ tên, đóng dấu)'),
    ],
    reprint: reprintText(input.printNo),
    sampleNotice: input.sampleNotice,
  };
}

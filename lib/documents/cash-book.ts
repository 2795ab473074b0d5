/**
 * Sổ quỹ tiền mặt: opening balance, each movement with what is left, closing balance.
 * Owns the running balance it prints. Refuses a book whose cash would fall below zero on any line.
 */
import { type DateVn, formatDateVn } from '@/lib/kernel/dates';
import { invariant } from '@/lib/kernel/invariant';
import { formatVnd, formatVndUnit, vndInWords } from '@/lib/kernel/money';
import { type IssuingAssociation, type SignatureBox, signatureBox } from './issuer';
import { dayLine, reprintText } from './wording';

/** One line; either `inVnd` or `outVnd` is positive, the other 0n. A reversal carries a negative sum ("số âm"). */
export interface CashBookRow {
  recordedOn: DateVn;
  occurredOn: DateVn;
  /** Printed voucher number. */
  number: string;
  text: string;
  inVnd: bigint;
  outVnd: bigint;
  note?: string;
  /** A voided voucher: struck through, still counted, because its reversal stands below it. */
  isVoided?: boolean;
}

export interface CashBookInput {
  issuer: IssuingAssociation;
  from: DateVn;
  to: DateVn;
  openingVnd: bigint;
  rows: CashBookRow[];
  signedOn: DateVn;
  signers: { cashier?: string; accountant?: string; chair?: string };
  formNo?: string;
  printNo?: number;
  sampleNotice?: string;
}

export interface CashBookData {
  issuer: { name: string; address: string };
  formNo: string;
  period: string;
  openingVnd: string;
  rows: {
    recordedOn: string;
    voucherDate: string;
    receiptNo: string;
    paymentNo: string;
    text: string;
    moneyIn: string;
    moneyOut: string;
    balance: string;
    note: string;
    struck: boolean;
    inVnd: string;
    outVnd: string;
  }[];
  closing: string;
  closingWords: string;
  signDate: string;
  signatures: SignatureBox[];
  reprint?: string;
  sampleNotice?: string;
}

/** Text of a cash book between two days in Việt Nam, both included. */
export function cashBook(input: CashBookInput): CashBookData {
  let balanceVnd = input.openingVnd;
  const rows = input.rows.map((row) => {
    balanceVnd += row.inVnd - row.outVnd;
    invariant(balanceVnd >= 0n, 'cash in hand never falls below zero');
    return bookLine(row, balanceVnd);
  });
  return {
    issuer: { name: input.issuer.name, address: input.issuer.address },
    formNo: input.formNo === undefined ? '' : `Mẫu số: ${input.formNo}`,
    period: `Từ ngày ${formatDateVn(input.from)} đến ngày ${formatDateVn(input.to)} · Đơn vị tính: đồng`,
    openingVnd: input.openingVnd.toString(),
    rows,
    closing: formatVndUnit(balanceVnd),
    closingWords: vndInWords(balanceVnd),
    signDate: dayLine(input.signedOn),
    signatures: [
      signatureBox('Thủ quỹ', input.signers.cashier),
      signatureBox('Kế toán', input.signers.accountant),
      signatureBox('Chủ tịch Hội', input.signers.chair, '(Ký, họ tên, đóng dấu)'),
    ],
    reprint: reprintText(input.printNo),
    sampleNotice: input.sampleNotice,
  };
}

function bookLine(row: CashBookRow, balanceVnd: bigint): CashBookData['rows'][number] {
  const isPayment = row.outVnd !== 0n;
  return {
    recordedOn: formatDateVn(row.recordedOn),
    voucherDate: formatDateVn(row.occurredOn),
    receiptNo: isPayment ? '' : row.number,
    paymentNo: isPayment ? row.number : '',
    text: row.text,
    moneyIn: signed(row.inVnd),
    moneyOut: signed(row.outVnd),
    balance: formatVnd(balanceVnd),
    note: row.note ?? '',
    struck: row.isVoided ?? false,
    inVnd: row.inVnd.toString(),
    outVnd: row.outVnd.toString(),
  };
}

// Accountants print a reversed sum in brackets; an empty cell says that nothing moved on that side.
function signed(amountVnd: bigint): string {
  if (amountVnd === 0n) return '';
  return amountVnd < 0n ? `(${formatVnd(-amountVnd)})` : formatVnd(amountVnd);
}

/**
 * The common form of all vouchers: what every book prints, whatever moved.
 * Owns the shape that templates/voucher-form.typ draws and the seven elements of a voucher
 * (Luật Kế toán 2015, art. 16). Refuses a voucher without a positive sum.
 */

import type { DateVn } from '@/lib/kernel/dates';
import { invariant } from '@/lib/kernel/invariant';
import { formatVnd, formatVndUnit, vndInWords } from '@/lib/kernel/money';
import type { IssuingAssociation, SignatureBox } from './issuer';
import { type PaperCheck, paperCheck } from './qr';
import { dayLine, reprintText, type VoidFacts, voidText } from './wording';

/** What is printed on a voucher of any book. */
export interface VoucherFacts {
  issuer: IssuingAssociation;
  /** Printed number with its book: "PT 01/2019". */
  number: string;
  /** Number of the bound book ("quyển số"): "01/2019". */
  voucherBook: string;
  occurredOn: DateVn;
  /** Accounts as printed after "Nợ:" and "Có:". */
  debit: string;
  credit: string;
  reason: string;
  amountVnd: bigint;
  /** Papers attached: "02 chứng từ gốc: danh sách 37 gia đình, biên bản kiểm đếm". */
  attached?: string;
  /** Rule under which the form was issued, printed small under its number. */
  formBasis?: string;
  /** One A5 sheet per copy, or both copies on one A4 sheet to be cut. */
  sheet?: 'a5' | 'a4';
  /** 1 for the first print; from 2 on the paper says that it is a copy; PREVIEW while it is only looked at. */
  printNo?: number;
  /** Day of this print, said on copies. */
  printedOn?: DateVn;
  voided?: VoidFacts;
  /** Code as printed and the address that checks it. */
  check?: { code: string; url: string };
  sampleNotice?: string;
}

/** Somebody outside the association who hands over or receives. */
export interface VoucherParty {
  name: string;
  address?: string;
}

export interface GoodsLine {
  name: string;
  unit: string;
  quantity: number;
  unitPriceVnd: bigint;
}

export interface VoucherField {
  label: string;
  value: string;
  strong: boolean;
}

export interface VoucherColumn {
  label: string;
  wide: boolean;
  right: boolean;
}

/** Everything templates/voucher-form.typ needs, as text. */
export interface VoucherData {
  sheet: 'a5' | 'a4';
  issuer: { name: string; address: string };
  formNo: string;
  formBasis?: string;
  title: string;
  subtitle?: string;
  date: string;
  signDate: string;
  number: string;
  book: string;
  debit: string;
  credit: string;
  fields: VoucherField[];
  columns?: VoucherColumn[];
  lines?: string[][];
  signatures: SignatureBox[];
  acknowledged?: string;
  copies: string[];
  reprint?: string;
  voided?: string;
  check?: PaperCheck;
  sampleNotice?: string;
}

/** What differs from book to book. */
export interface VoucherWording {
  formNo: string;
  title: string;
  subtitle?: string;
  copies: string[];
}

/** One dotted line of the form. */
export function field(label: string, value: string | undefined, strong = false): VoucherField {
  return { label, value: value ?? '', strong };
}

/** Sum in figures, sum in words, papers attached: the last three dotted lines of every voucher. */
export function amountFields(facts: VoucherFacts, sumLabel = 'Số tiền'): VoucherField[] {
  return [
    field(sumLabel, formatVndUnit(facts.amountVnd), true),
    field('Viết bằng chữ', vndInWords(facts.amountVnd), true),
    field('Kèm theo', facts.attached ?? '… chứng từ gốc'),
  ];
}

/** The head and the marks of a voucher; the book adds its own lines, table and signatures. */
export function voucherHead(
  facts: VoucherFacts,
  wording: VoucherWording,
): Omit<VoucherData, 'fields' | 'signatures'> {
  invariant(facts.amountVnd > 0n, 'a voucher is printed for a positive sum');
  return {
    sheet: facts.sheet ?? 'a5',
    issuer: { name: facts.issuer.name, address: facts.issuer.address },
    formNo: `Mẫu số: ${wording.formNo}`,
    formBasis: facts.formBasis,
    title: wording.title,
    subtitle: wording.subtitle,
    date: dayLine(facts.occurredOn),
    signDate: dayLine(facts.occurredOn),
    number: facts.number,
    book: facts.voucherBook,
    debit: facts.debit,
    credit: facts.credit,
    copies: wording.copies.map((holder, at) => `Liên ${at + 1}/${wording.copies.length}: ${holder}`),
    reprint: reprintText(facts.printNo, facts.printedOn),
    voided: voidText(facts.voided),
    check: facts.check === undefined ? undefined : paperCheck(facts.check.code, facts.check.url),
    sampleNotice: facts.sampleNotice,
  };
}

const GOODS_COLUMNS: VoucherColumn[] = [
  { label: 'STT', wide: false, right: false },
  { label: 'Tên hiện vật', wide: true, right: false },
  { label: 'Đơn vị tính', wide: false, right: false },
  { label: 'Số lượng', wide: false, right: true },
  { label: 'Đơn giá (đồng)', wide: false, right: true },
  { label: 'Thành tiền (đồng)', wide: false, right: true },
];

/** Table of goods: quantity, unit price, amount, and a sum that must equal the voucher's. */
export function goodsTable(goods: GoodsLine[], totalVnd: bigint): Pick<VoucherData, 'columns' | 'lines'> {
  const amounts = goods.map((line) => line.unitPriceVnd * BigInt(line.quantity));
  invariant(
    amounts.reduce((sum, amount) => sum + amount, 0n) === totalVnd,
    'goods lines add up to the sum of the voucher',
  );
  const lines = goods.map((line, at) => [
    String(at + 1),
    line.name,
    line.unit,
    formatVnd(BigInt(line.quantity)),
    formatVnd(line.unitPriceVnd),
    formatVnd(amounts[at] ?? 0n),
  ]);
  return { columns: GOODS_COLUMNS, lines: [...lines, ['', 'Cộng', '', '', '', formatVnd(totalVnd)]] };
}

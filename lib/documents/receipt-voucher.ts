/**
 * Phiếu thu (cash, form 01-TT), giấy báo có (bank), phiếu nhập (goods): what came in.
 * Owns their wording and signature boxes. Refuses a store voucher without goods lines.
 */
import { invariant } from '@/lib/kernel/invariant';
import { vndInWords } from '@/lib/kernel/money';
import { type SignatureBox, signatureBox } from './issuer';
import {
  amountFields,
  field,
  type GoodsLine,
  goodsTable,
  type VoucherData,
  type VoucherFacts,
  type VoucherField,
  type VoucherParty,
  type VoucherWording,
  voucherHead,
} from './voucher-form';

export interface ReceiptVoucherInput extends VoucherFacts {
  kind: 'PT' | 'BC' | 'PN';
  payer: VoucherParty;
  /** Who sent it is a fund, and named so; nobody gave it. */
  isOfAnotherFund?: boolean;
  /** Account that received the money and the line of the statement; only for a bank credit. */
  bank?: { account: string; statementLine?: string };
  /** Only for goods. */
  goods?: GoodsLine[];
  /** By which paper the goods were valued; only for goods. */
  valuation?: string;
  signers: { chair?: string; accountant?: string; payer?: string; preparer?: string; cashier?: string };
}

export type ReceiptVoucherData = VoucherData;

const WORDING: Record<ReceiptVoucherInput['kind'], VoucherWording & { payer: string; reason: string }> = {
  PT: {
    formNo: '01-TT',
    title: 'PHIẾU THU',
    copies: ['lưu', 'giao người nộp tiền'],
    payer: 'Họ và tên người nộp tiền',
    reason: 'Lý do nộp',
  },
  BC: {
    formNo: 'BC (nội bộ)',
    title: 'GIẤY BÁO CÓ',
    subtitle: '(Chứng từ nội bộ ghi tiền về tài khoản ngân hàng)',
    copies: ['lưu'],
    payer: 'Người chuyển tiền',
    reason: 'Nội dung',
  },
  PN: {
    formNo: '01-VT',
    title: 'PHIẾU NHẬP',
    subtitle: '(Hiện vật nhận ủng hộ, quy đổi giá trị)',
    copies: ['lưu', 'giao người giao hiện vật'],
    payer: 'Họ và tên người giao',
    reason: 'Lý do nhập',
  },
};

/** Text of a receipt voucher; `amountVnd` in đồng, `occurredOn` a day in Việt Nam. */
export function receiptVoucher(input: ReceiptVoucherInput): ReceiptVoucherData {
  invariant((input.kind === 'PN') === (input.goods !== undefined), 'goods lines belong to a store voucher');
  const wording = WORDING[input.kind];
  const fields: VoucherField[] = [
    field(input.isOfAnotherFund ? 'Quỹ chuyển tiền đến' : wording.payer, input.payer.name, true),
    field('Địa chỉ', input.payer.address),
    field(wording.reason, input.reason),
  ];
  if (input.bank !== undefined) {
    fields.push(field('Tài khoản nhận', input.bank.account));
    if (input.bank.statementLine !== undefined)
      fields.push(field('Dòng sao kê ngân hàng', input.bank.statementLine));
  }
  if (input.valuation !== undefined) fields.push(field('Căn cứ định giá', input.valuation));
  return {
    ...voucherHead(input, wording),
    fields: [...fields, ...amountFields(input, input.goods === undefined ? 'Số tiền' : 'Trị giá')],
    ...(input.goods === undefined ? {} : goodsTable(input.goods, input.amountVnd)),
    signatures: signatureRow(input),
    acknowledged: input.kind === 'PT' ? vndInWords(input.amountVnd) : undefined,
  };
}

function signatureRow({ kind, signers }: ReceiptVoucherInput): SignatureBox[] {
  const chair = signatureBox('Chủ tịch Hội', signers.chair, '(Ký, họ tên, đóng dấu)');
  const accountant = signatureBox('Kế toán', signers.accountant);
  const preparer = signatureBox('Người lập phiếu', signers.preparer);
  if (kind === 'BC') return [chair, accountant, preparer];
  const payer = signatureBox(kind === 'PT' ? 'Người nộp tiền' : 'Người giao', signers.payer);
  const keeper = signatureBox(kind === 'PT' ? 'Thủ quỹ' : 'Người nhận hiện vật', signers.cashier);
  return [chair, accountant, payer, preparer, keeper];
}

/**
 * Phiếu chi (cash, form 02-TT), uỷ nhiệm chi (bank), phiếu xuất (goods): what went out.
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

export interface PaymentVoucherInput extends VoucherFacts {
  kind: 'PC' | 'UNC' | 'PX';
  receiver: VoucherParty;
  /** Account that paid and the receiver's account; only for a bank payment. */
  bank?: { account: string; receiverAccount: string };
  goods?: GoodsLine[];
  signers: { chair?: string; accountant?: string; receiver?: string; preparer?: string; cashier?: string };
}

export type PaymentVoucherData = VoucherData;

const WORDING: Record<PaymentVoucherInput['kind'], VoucherWording & { receiver: string; reason: string }> = {
  PC: {
    formNo: '02-TT',
    title: 'PHIẾU CHI',
    copies: ['lưu', 'giao người nhận tiền'],
    receiver: 'Họ và tên người nhận tiền',
    reason: 'Lý do chi',
  },
  UNC: {
    formNo: 'UNC (nội bộ)',
    title: 'UỶ NHIỆM CHI',
    subtitle: '(Chứng từ nội bộ ghi tiền chuyển khoản đi)',
    copies: ['lưu'],
    receiver: 'Người thụ hưởng',
    reason: 'Nội dung',
  },
  PX: {
    formNo: '02-VT',
    title: 'PHIẾU XUẤT',
    subtitle: '(Hiện vật trao tặng, quy đổi giá trị)',
    copies: ['lưu', 'giao người nhận hiện vật'],
    receiver: 'Họ và tên người nhận',
    reason: 'Lý do xuất',
  },
};

/** Text of a payment voucher; `amountVnd` in đồng, `occurredOn` a day in Việt Nam. */
export function paymentVoucher(input: PaymentVoucherInput): PaymentVoucherData {
  invariant((input.kind === 'PX') === (input.goods !== undefined), 'goods lines belong to a store voucher');
  const wording = WORDING[input.kind];
  const fields: VoucherField[] = [
    field(wording.receiver, input.receiver.name, true),
    field('Địa chỉ', input.receiver.address),
    field(wording.reason, input.reason),
  ];
  if (input.bank !== undefined) {
    fields.push(field('Tài khoản chi', input.bank.account));
    fields.push(field('Tài khoản nhận', input.bank.receiverAccount));
  }
  return {
    ...voucherHead(input, wording),
    fields: [...fields, ...amountFields(input, input.goods === undefined ? 'Số tiền' : 'Trị giá')],
    ...(input.goods === undefined ? {} : goodsTable(input.goods, input.amountVnd)),
    signatures: signatureRow(input),
    acknowledged: input.kind === 'PC' ? vndInWords(input.amountVnd) : undefined,
  };
}

function signatureRow({ kind, signers }: PaymentVoucherInput): SignatureBox[] {
  const chair = signatureBox('Chủ tịch Hội', signers.chair, '(Ký, họ tên, đóng dấu)');
  const accountant = signatureBox('Kế toán', signers.accountant);
  const preparer = signatureBox('Người lập phiếu', signers.preparer);
  if (kind === 'UNC') return [chair, accountant, preparer];
  const keeper = signatureBox(kind === 'PC' ? 'Thủ quỹ' : 'Người giao hiện vật', signers.cashier);
  const receiver = signatureBox(kind === 'PC' ? 'Người nhận tiền' : 'Người nhận', signers.receiver);
  return [chair, accountant, keeper, preparer, receiver];
}

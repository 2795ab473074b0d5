/**
 * Phiếu kế toán: opening balances, reversals of voided vouchers, transfers between funds.
 * Owns its table of Nợ / Có lines. Refuses lines that do not add up to the voucher.
 */
import { invariant } from '@/lib/kernel/invariant';
import { formatVnd } from '@/lib/kernel/money';
import { signatureBox } from './issuer';
import {
  amountFields,
  field,
  type VoucherColumn,
  type VoucherData,
  type VoucherFacts,
  voucherHead,
} from './voucher-form';

/** One pair: `amountVnd` đồng from the account in Có to the account in Nợ, inside one fund. */
export interface JournalLine {
  text: string;
  fund: string;
  debit: string;
  credit: string;
  amountVnd: bigint;
}

export interface JournalVoucherInput extends VoucherFacts {
  lines: JournalLine[];
  signers: { chair?: string; accountant?: string; preparer?: string };
}

export type JournalVoucherData = VoucherData;

const COLUMNS: VoucherColumn[] = [
  { label: 'STT', wide: false, right: false },
  { label: 'Diễn giải', wide: true, right: false },
  { label: 'Quỹ', wide: false, right: false },
  { label: 'Nợ', wide: false, right: false },
  { label: 'Có', wide: false, right: false },
  { label: 'Số tiền (đồng)', wide: false, right: true },
];

/** Text of a journal voucher. */
export function journalVoucher(input: JournalVoucherInput): JournalVoucherData {
  const total = input.lines.reduce((sum, line) => sum + line.amountVnd, 0n);
  invariant(total === input.amountVnd, 'journal lines add up to the sum of the voucher');
  const lines = input.lines.map((line, at) => [
    String(at + 1),
    line.text,
    line.fund,
    line.debit,
    line.credit,
    formatVnd(line.amountVnd),
  ]);
  return {
    ...voucherHead(input, { formNo: 'PKT', title: 'PHIẾU KẾ TOÁN', copies: ['lưu'] }),
    fields: [field('Nội dung', input.reason), ...amountFields(input)],
    columns: COLUMNS,
    lines: [...lines, ['', 'Cộng', '', '', '', formatVnd(total)]],
    signatures: [
      signatureBox('Chủ tịch Hội', input.signers.chair, '(Ký, họ tên, đóng dấu)'),
      signatureBox('Kế toán', input.signers.accountant),
      signatureBox('Người lập phiếu', input.signers.preparer),
    ],
  };
}

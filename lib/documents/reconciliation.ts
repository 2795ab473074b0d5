/**
 * Biên bản đối chiếu số dư ngân hàng: what the bank says, what the books say, and every đồng of the difference.
 * Owns the sum it prints. Refuses a difference that its own lines do not explain.
 */
import { type DateVn, formatDateVn } from '@/lib/kernel/dates';
import { invariant } from '@/lib/kernel/invariant';
import { formatVnd, formatVndUnit, vndInWords } from '@/lib/kernel/money';
import { type IssuingAssociation, type SignatureBox, signatureBox } from './issuer';
import { dayLine } from './wording';

/** A line of the bank that the books do not hold, or a voucher that the bank does not show yet. */
export interface OutstandingItem {
  occurredOn: DateVn;
  text: string;
  /** Signed: in is positive. */
  amountVnd: bigint;
}

export interface ReconciliationInput {
  issuer: IssuingAssociation;
  accountName: string;
  accountNo: string;
  from: DateVn;
  to: DateVn;
  openingVnd: bigint | null;
  creditVnd: bigint;
  debitVnd: bigint;
  /** Null when the statement prints no balance. */
  closingVnd: bigint | null;
  booksVnd: bigint;
  onlyBank: OutstandingItem[];
  onlyBooks: OutstandingItem[];
  /** Difference from before the first statement that was imported. */
  earlierVnd: bigint;
  matchedCount: number;
  signedOn: DateVn;
  signers: { accountant?: string; chair?: string };
  isFinished: boolean;
  sampleNotice?: string;
}

export interface ReconciliationData {
  issuer: { name: string; address: string };
  account: string;
  period: string;
  facts: { label: string; value: string; isStrong: boolean }[];
  tables: {
    title: string;
    empty: string;
    rows: { day: string; text: string; amount: string }[];
    total: string;
  }[];
  conclusion: string;
  booksWords: string;
  signDate: string;
  signatures: SignatureBox[];
  draft: string;
  sampleNotice?: string;
}

const signed = (amountVnd: bigint) => (amountVnd < 0n ? `−${formatVnd(-amountVnd)}` : formatVnd(amountVnd));

/** Text of the sheet. Refuses figures of which bank + only in the books − only at the bank ≠ books. */
export function reconciliation(input: ReconciliationInput): ReconciliationData {
  const { closingVnd, booksVnd, onlyBank, onlyBooks, earlierVnd } = input;
  const sum = (items: readonly OutstandingItem[]) =>
    items.reduce((total, item) => total + item.amountVnd, 0n);
  if (closingVnd !== null)
    invariant(
      closingVnd + sum(onlyBooks) - sum(onlyBank) + earlierVnd === booksVnd,
      'the difference between bank and books is explained to the đồng',
    );
  const money = (amount: bigint | null) => (amount === null ? 'sao kê không in' : `${signed(amount)} đồng`);
  const fact = (label: string, value: string, isStrong = false) => ({ label, value, isStrong });
  return {
    issuer: { name: input.issuer.name, address: input.issuer.address },
    account: [input.accountName, input.accountNo && `số ${input.accountNo}`].filter(Boolean).join(', '),
    period: `Từ ngày ${formatDateVn(input.from)} đến ngày ${formatDateVn(input.to)}`,
    facts: [
      fact('Số dư đầu kỳ theo sao kê', money(input.openingVnd)),
      fact('Tiền vào trong kỳ', money(input.creditVnd)),
      fact('Tiền ra trong kỳ', money(input.debitVnd)),
      fact('Số dư cuối kỳ theo sao kê', money(closingVnd), true),
      fact('Có trong sổ, ngân hàng chưa ghi', money(sum(onlyBooks))),
      fact('Ngân hàng đã ghi, chưa có trong sổ', money(-sum(onlyBank))),
      ...(earlierVnd === 0n ? [] : [fact('Chênh lệch có từ trước sao kê đầu tiên', money(earlierVnd))]),
      fact(`Số dư theo sổ của Hội, ngày ${formatDateVn(input.to)}`, money(booksVnd), true),
    ],
    tables: [
      table('Có trong sổ, ngân hàng chưa ghi', onlyBooks),
      table('Ngân hàng đã ghi, chưa có trong sổ', onlyBank),
    ],
    conclusion: `Đã đối chiếu ${input.matchedCount} dòng sao kê với phiếu trong sổ. ${
      onlyBank.length + onlyBooks.length === 0
        ? 'Không còn khoản nào lệch.'
        : 'Các khoản còn lệch được nêu ở trên.'
    }`,
    booksWords: `${formatVndUnit(booksVnd < 0n ? -booksVnd : booksVnd)} (${vndInWords(booksVnd < 0n ? -booksVnd : booksVnd)})`,
    signDate: dayLine(input.signedOn),
    signatures: [
      signatureBox('Kế toán', input.signers.accountant),
      signatureBox('Chủ tịch Hội', input.signers.chair, '(Ký, họ tên, đóng dấu)'),
    ],
    draft: input.isFinished ? '' : 'BẢN NHÁP – chưa kết thúc đối chiếu',
    sampleNotice: input.sampleNotice,
  };
}

function table(title: string, items: readonly OutstandingItem[]): ReconciliationData['tables'][number] {
  const total = items.reduce((sum, item) => sum + item.amountVnd, 0n);
  return {
    title,
    empty: 'Không có.',
    rows: items.map((item) => ({
      ...{ day: formatDateVn(item.occurredOn), text: item.text, amount: signed(item.amountVnd) },
    })),
    total: signed(total),
  };
}

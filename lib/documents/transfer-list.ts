/**
 * Bảng kê chuyển khoản, kèm uỷ nhiệm chi: to whom the bank sends how much, and the fingerprint of the file.
 * Owns the words and columns. Refuses to choose accounts; what is printed is what the file holds, line by line.
 */
import type { DateVn } from '@/lib/kernel/dates';
import { invariant } from '@/lib/kernel/invariant';
import { formatVnd, formatVndUnit, vndInWords } from '@/lib/kernel/money';
import { type IssuingAssociation, type SignatureBox, signatureBox } from './issuer';
import { countText, dayLine } from './wording';

export interface TransferListInput {
  issuer: IssuingAssociation;
  /** "Chi học bổng, giải thưởng Tết khuyến học 2019" */
  subject: string;
  /** "(Theo Quyết định số 01/QĐ-HKH …; lệnh chi số 3)" */
  reference: string;
  /** The association's own account the money leaves from. */
  from: { accountNo: string; bank: string; holder: string };
  listedOn: DateVn;
  rows: {
    accountNumber: string;
    holder: string;
    bank: string;
    bin: string;
    amountVnd: bigint;
    memo: string;
  }[];
  /** Names and SHA-256 of the files with exactly these lines. */
  files: { name: string; fingerprint: string }[];
  signers: { accountant?: string; chair?: string };
  sampleNotice?: string;
}

export interface TransferListData {
  issuer: { name: string; address: string };
  subject: string;
  reference: string;
  from: string;
  rows: { order: string; number: string; holder: string; bank: string; amount: string; memo: string }[];
  count: string;
  total: string;
  words: string;
  files: { name: string; fingerprint: string }[];
  signDate: string;
  signatures: SignatureBox[];
  sampleNotice?: string;
}

const FOUR = /.{1,4}/g;

/** Text of the list; a fingerprint is printed in groups of four, so that two people can compare it aloud. */
export function transferList(input: TransferListInput): TransferListData {
  invariant(input.rows.length > 0 && input.files.length > 0, 'a list names transfers and its file');
  const totalVnd = input.rows.reduce((sum, row) => sum + row.amountVnd, 0n);
  const { accountNo, bank, holder } = input.from;
  return {
    issuer: { name: input.issuer.name, address: input.issuer.address },
    ...{ subject: input.subject, reference: input.reference },
    from: [holder, accountNo && `số ${accountNo}`, bank].filter((part) => part !== '').join(', '),
    rows: input.rows.map((row, at) => ({
      ...{ order: String(at + 1), number: row.accountNumber, holder: row.holder, memo: row.memo },
      ...{ bank: `${row.bank} (${row.bin})`, amount: formatVnd(row.amountVnd) },
    })),
    count: `${countText(input.rows.length)} lệnh chuyển`,
    ...{ total: formatVndUnit(totalVnd), words: vndInWords(totalVnd) },
    files: input.files.map(({ name, fingerprint }) => ({
      name,
      fingerprint: (fingerprint.match(FOUR) ?? []).join(' '),
    })),
    signDate: dayLine(input.listedOn),
    signatures: [
      signatureBox('Kế toán', input.signers.accountant),
      signatureBox('Chủ tài khoản', input.signers.chair, '(Ký, họ tên, đóng dấu)'),
    ],
    sampleNotice: input.sampleNotice,
  };
}

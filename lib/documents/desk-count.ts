/**
 * Biên bản kiểm đếm tiền tại bàn thu: every gift of a desk, the notes as counted, the difference, three signatures.
 * Follows the columns of form 08a-TT (bảng kiểm kê quỹ, TT 133/2016/TT-BTC) for the notes.
 * Refuses notes that are not what was counted.
 */
import { type DateVn, formatDateVn } from '@/lib/kernel/dates';
import { invariant } from '@/lib/kernel/invariant';
import { formatVnd, formatVndUnit, vndInWords } from '@/lib/kernel/money';
import { type IssuingAssociation, type SignatureBox, signatureBox } from './issuer';
import { dayLine } from './wording';

export interface DeskCountRow {
  donor: string;
  /** "PT 12/2026"; empty while it waits for the cashier. */
  voucher: string;
  method: 'cash' | 'transfer' | 'inKind';
  amountVnd: bigint;
  /** It stood when the box was counted and was voided afterwards. */
  isVoidedLater?: boolean;
}

export interface DeskCountInput {
  issuer: IssuingAssociation;
  place: string;
  heldOn: DateVn;
  fundName: string;
  floatVnd: bigint;
  /** Gifts that stand, in the order of recording. */
  rows: DeskCountRow[];
  /** Absent while the desk still takes gifts: a list without a count. */
  count?: {
    cashVnd: bigint;
    countedVnd: bigint;
    reason: string;
    notes: { note: number; sheets: number }[];
  };
  signers: { cashier?: string; accountant?: string };
  sampleNotice?: string;
}

export interface DeskCountData {
  issuer: { name: string; address: string };
  subject: string;
  day: string;
  rows: { order: string; donor: string; voucher: string; method: string; amount: string }[];
  total: string;
  notes: { note: string; sheets: string; amount: string }[];
  facts: { label: string; value: string; isStrong: boolean }[];
  words: string;
  signDate: string;
  signatures: SignatureBox[];
  draft: string;
  sampleNotice?: string;
}

const methodText = { cash: 'Tiền mặt', transfer: 'Chuyển khoản', inKind: 'Hiện vật' } as const;

/** Text of the record. Refuses notes that do not add up to what was counted. */
export function deskCountSheet(input: DeskCountInput): DeskCountData {
  const { count, rows, heldOn } = input;
  const notes = count?.notes ?? [];
  const inNotes = notes.reduce((sum, { note, sheets }) => sum + BigInt(note) * BigInt(sheets), 0n);
  invariant(!count || notes.length === 0 || inNotes === count.countedVnd, 'the notes are what was counted');
  return {
    issuer: { name: input.issuer.name, address: input.issuer.address },
    subject: `${input.place} – ${input.fundName}`,
    day: `Ngày ${formatDateVn(heldOn)}`,
    rows: rows.map((row, at) => ({
      ...{ order: String(at + 1), voucher: row.voucher },
      donor: row.isVoidedLater ? `${row.donor} (HUỶ sau khi kiểm đếm)` : row.donor,
      ...{ method: methodText[row.method], amount: formatVnd(row.amountVnd) },
    })),
    total: formatVnd(rows.reduce((sum, row) => sum + row.amountVnd, 0n)),
    notes: notes.map(({ note, sheets }) => ({
      ...{ note: formatVnd(BigInt(note)), sheets: String(sheets) },
      amount: formatVnd(BigInt(note) * BigInt(sheets)),
    })),
    facts: factsOf(input),
    words: count ? `Bằng chữ: ${vndInWords(count.countedVnd)}.` : '',
    signDate: dayLine(heldOn),
    signatures: [
      signatureBox('Thủ quỹ', input.signers.cashier),
      signatureBox('Kế toán', input.signers.accountant),
      signatureBox('Người chứng kiến'),
    ],
    draft: count ? '' : 'BẢNG KÊ TẠM – chưa kiểm đếm',
    sampleNotice: input.sampleNotice,
  };
}

function factsOf({ rows, floatVnd, count }: DeskCountInput): DeskCountData['facts'] {
  const cashVnd =
    count?.cashVnd ??
    rows.filter(({ method }) => method === 'cash').reduce((sum, row) => sum + row.amountVnd, 0n);
  const fact = (label: string, value: string, isStrong = false) => ({ label, value, isStrong });
  const facts = [
    fact('Tiền lẻ có sẵn trong hòm', formatVndUnit(floatVnd)),
    fact('Tiền mặt đã ghi tại bàn thu', formatVndUnit(cashVnd)),
    fact('Phải có trong hòm', formatVndUnit(floatVnd + cashVnd), true),
  ];
  if (!count) return facts;
  const difference = count.countedVnd - floatVnd - cashVnd;
  const result =
    difference === 0n
      ? 'Không lệch'
      : difference > 0n
        ? `Thừa ${formatVndUnit(difference)}`
        : `Thiếu ${formatVndUnit(-difference)}`;
  facts.push(fact('Đếm được', formatVndUnit(count.countedVnd), true), fact('Kết quả', result, true));
  if (count.reason !== '') facts.push(fact('Lý do lệch', count.reason));
  return facts;
}

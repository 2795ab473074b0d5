/**
 * Thẻ kho: goods of one kind, paper by paper, in pieces, with what is left after each.
 * Follows the columns of form S09-DNN (thẻ kho, TT 133/2016/TT-BTC). Owns the running pieces it prints.
 * Refuses a card whose last line is not what the books hold.
 */
import { type DateVn, formatDateVn } from '@/lib/kernel/dates';
import { invariant } from '@/lib/kernel/invariant';
import { formatVnd, formatVndUnit } from '@/lib/kernel/money';
import { type IssuingAssociation, type SignatureBox, signatureBox } from './issuer';
import { dayLine } from './wording';

export interface StockCardInput {
  issuer: IssuingAssociation;
  goods: string;
  rows: { occurredOn: DateVn; number: string; text: string; pieces: number }[];
  /** What the books hold of it: pieces that were not handed out by a voucher, and their value in đồng. */
  booked: { pieces: number; valueVnd: bigint };
  /** Papers out that do not say what they took: they stand on no card. */
  unassigned: { count: number; valueVnd: bigint };
  signedOn: DateVn;
  signers: { cashier?: string; accountant?: string; chair?: string };
  sampleNotice?: string;
}

export interface StockCardData {
  issuer: { name: string; address: string };
  goods: string;
  period: string;
  rows: {
    day: string;
    inNo: string;
    outNo: string;
    text: string;
    cameIn: string;
    wentOut: string;
    left: string;
    piecesIn: number;
    piecesOut: number;
  }[];
  closing: string;
  unassigned?: string;
  signDate: string;
  signatures: SignatureBox[];
  sampleNotice?: string;
}

/** Text of the card; days in Việt Nam, value in đồng. */
export function stockCard(input: StockCardInput): StockCardData {
  let left = 0;
  const rows = input.rows.map((row) => {
    left += row.pieces;
    return cardLine(row, left);
  });
  invariant(left === input.booked.pieces, 'the card ends with what the books hold');
  const { issuer, signers, unassigned } = input;
  const [first, last] = [input.rows[0]?.occurredOn ?? input.signedOn, input.signedOn];
  return {
    issuer: { name: issuer.name, address: issuer.address },
    goods: input.goods,
    period: `Từ ngày ${formatDateVn(first)} đến ngày ${formatDateVn(last)} · Đơn vị tính: cái, phần`,
    rows,
    closing: `Số lượng tồn: ${quantity(left)}. Trị giá tồn theo sổ: ${formatVndUnit(input.booked.valueVnd)}.`,
    unassigned:
      unassigned.count > 0
        ? `Còn ${unassigned.count} phiếu xuất, trị giá ${formatVndUnit(unassigned.valueVnd)}, chưa chọn hiện vật nên chưa ghi vào thẻ nào.`
        : undefined,
    signDate: dayLine(input.signedOn),
    signatures: [
      signatureBox('Thủ kho', signers.cashier),
      signatureBox('Kế toán', signers.accountant),
      signatureBox('Chủ tịch Hội', signers.chair, '(Ký, họ tên, đóng dấu)'),
    ],
    sampleNotice: input.sampleNotice,
  };
}

function cardLine(row: StockCardInput['rows'][number], left: number): StockCardData['rows'][number] {
  const isIn = row.pieces > 0;
  return {
    ...{ day: formatDateVn(row.occurredOn), text: row.text, left: quantity(left) },
    ...{ inNo: isIn ? row.number : '', outNo: isIn ? '' : row.number },
    ...{ cameIn: isIn ? quantity(row.pieces) : '', wentOut: isIn ? '' : quantity(-row.pieces) },
    ...{ piecesIn: Math.max(row.pieces, 0), piecesOut: Math.max(-row.pieces, 0) },
  };
}

function quantity(pieces: number): string {
  return formatVnd(BigInt(pieces));
}

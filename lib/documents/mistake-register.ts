/**
 * Sổ tiếp nhận phản ánh: each report in the order it came, who looked at it, what was answered and after how long.
 * Owns its columns. Refuses ways to answer the sender: the register goes round, a telephone number must not.
 */
import { type DateVn, formatDateVn } from '@/lib/kernel/dates';
import type { IssuingAssociation } from './issuer';
import { placeAndDay } from './wording';

export interface MistakeRegisterRow {
  code: string;
  receivedOn: DateVn;
  kind: string;
  page: string;
  text: string;
  assignee: string;
  state: string;
  answer: string;
  closedOn?: DateVn;
  /** Full days from receiving to closing, or to today. */
  daysWaiting: number;
}

export interface MistakeRegisterInput {
  issuer: IssuingAssociation;
  chairName: string;
  from: DateVn;
  to: DateVn;
  printedOn: DateVn;
  rows: readonly MistakeRegisterRow[];
  /** Reports that suspect misuse of money are among them. */
  hasSuspicions: boolean;
  sampleNotice?: string;
}

export interface MistakeRegisterData {
  issuerName: string;
  title: string;
  period: string;
  rows: {
    number: string;
    code: string;
    received: string;
    kind: string;
    page: string;
    text: string;
    assignee: string;
    result: string;
    answer: string;
    days: string;
  }[];
  none: string;
  totals: string;
  scope: string;
  placeAndDay: string;
  signers: { office: string; name: string }[];
  sampleNotice?: string;
}

/** The register as data. */
export function mistakeRegister(input: MistakeRegisterInput): MistakeRegisterData {
  const { rows } = input;
  const open = rows.filter((row) => row.answer === '').length;
  return {
    issuerName: input.issuer.name.toLocaleUpperCase('vi'),
    title: 'Sổ tiếp nhận phản ánh',
    period: `Phản ánh nhận từ ngày ${formatDateVn(input.from)} đến ngày ${formatDateVn(input.to)}`,
    rows: rows.map((row, index) => ({
      ...{ number: String(index + 1), code: row.code, kind: row.kind, text: row.text },
      ...{
        received: formatDateVn(row.receivedOn),
        page: row.page || 'không nêu',
        assignee: row.assignee || 'chưa giao',
      },
      result: row.closedOn ? `${row.state}, ${formatDateVn(row.closedOn)}` : row.state,
      ...{ answer: row.answer, days: String(row.daysWaiting) },
    })),
    none: rows.length === 0 ? 'Không có phản ánh nào trong thời gian này.' : '',
    totals: `Cộng ${rows.length} phản ánh: đã trả lời ${rows.length - open}, chưa đóng ${open}.`,
    scope: input.hasSuspicions
      ? 'Sổ này có cả phản ánh nghi dùng tiền không đúng; chỉ người kiểm tra và chủ tịch được giữ.'
      : 'Phản ánh nghi dùng tiền không đúng ghi riêng, không có trong bản in này.',
    placeAndDay: placeAndDay(input.issuer.place, input.printedOn),
    signers: [
      { office: 'NGƯỜI KIỂM TRA', name: '' },
      { office: 'CHỦ TỊCH', name: input.chairName },
    ],
    sampleNotice: input.sampleNotice,
  };
}

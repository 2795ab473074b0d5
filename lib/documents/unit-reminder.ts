/**
 * Công văn nhắc: asks a unit of which the books show nothing in a period to say what it did (Nghị định 30/2020/NĐ-CP).
 * Owns the words. Refuses reproach: the books may have missed it, so it asks, and leaves room for the answer.
 */
import { type DateVn, formatDateVn } from '@/lib/kernel/dates';
import { type OfficialFacts, type OfficialFrameData, officialFrame } from './official-frame';

export interface UnitReminderInput extends Omit<OfficialFacts, 'number' | 'signer' | 'subject'> {
  chairName: string;
  /** Of the report: "Tổng kết công tác khuyến học năm 2019". */
  reportSubject: string;
  unitName: string;
  firstOn: DateVn;
  lastOn: DateVn;
  /** The last day the books were asked about. */
  asOf: DateVn;
}

export interface UnitReminderData extends OfficialFrameData {
  about: string;
  to: string;
  paragraphs: string[];
  replyTitle: string;
  replyLines: string[];
}

/** The letter as data. */
export function unitReminder(input: UnitReminderInput): UnitReminderData {
  const { issuer, reportSubject, unitName, firstOn, lastOn, asOf } = input;
  const report = `${reportSubject.charAt(0).toLocaleLowerCase('vi')}${reportSubject.slice(1)}`;
  const signer = { authority: 'TM. BAN THƯỜNG VỤ', office: 'CHỦ TỊCH', name: input.chairName };
  const about = `số liệu để báo cáo ${report}`;
  // The number of outgoing papers is given by hand in the book of the office.
  const facts = { ...input, number: '……/HKH', subject: about, signer };
  return {
    ...officialFrame({ ...facts, distribution: input.distribution ?? ['Như trên', 'Lưu: VT'] }, ''),
    about,
    to: unitName,
    paragraphs: [
      `${issuer.name} đang lập báo cáo ${report}, kỳ từ ngày ${formatDateVn(firstOn)} đến ngày ${formatDateVn(lastOn)}.`,
      `Tính đến hết ngày ${formatDateVn(asOf)}, trong sổ của Hội chưa có khoản ủng hộ, khoản thu hộ hay hồ sơ đề nghị nào của ${unitName} trong kỳ này. Có thể đơn vị đã làm mà Hội chưa nhận được hoặc ghi chưa đúng tên đơn vị.`,
      'Đề nghị đơn vị xem lại và trả lời theo phần dưới đây, gửi về Hội trước ngày ……/……/………. Nếu trong kỳ đơn vị chưa có hoạt động, xin ghi “chưa có” để báo cáo nêu đúng. Xin không ghi tên học sinh vào phần trả lời.',
      'Trân trọng cảm ơn./.',
    ],
    replyTitle: 'PHẦN TRẢ LỜI CỦA ĐƠN VỊ',
    replyLines: [
      ...['Đã vận động, ủng hộ (số tiền, ngày nộp)', 'Hiện vật (loại, số lượng, ngày giao)'],
      ...['Hồ sơ đã đề nghị (số hồ sơ, ngày gửi)', 'Việc khác đã làm', 'Người trả lời, ngày trả lời'],
    ],
  };
}

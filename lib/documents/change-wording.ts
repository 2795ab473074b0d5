/** The wording proposed for a decision that changes an earlier one. Owns the usual sentences; names stand in its list. */
import { type DateVn, formatDateDocument } from '@/lib/kernel/dates';
import type { RoundText } from './round-text';
import { countText } from './wording';

export interface ChangeFacts {
  issuerName: string;
  /** "01/QĐ-HKH" of the earlier decision, and its day. */
  number: string;
  decidedOn: DateVn;
  outcome: 'amend' | 'revoke';
  /** How many awards are taken back, of how many that stood. */
  revoked: number;
  standing: number;
}

/** Amending leaves its first article to the writer. */
export function proposedChange(facts: ChangeFacts): RoundText {
  const { issuerName, outcome, revoked, standing } = facts;
  const authority = `Ban Thường vụ ${issuerName}`;
  const earlier = `Quyết định số ${facts.number} ${formatDateDocument(facts.decidedOn)} của ${authority}`;
  const whole = revoked === standing;
  const revoking = whole
    ? `Huỷ bỏ kết quả trao thưởng của tất cả ${countText(revoked)} cá nhân theo ${earlier}, có danh sách kèm theo.`
    : `Huỷ bỏ kết quả trao thưởng của ${countText(revoked)} cá nhân theo ${earlier}, có danh sách kèm theo; ` +
      'các nội dung khác giữ nguyên.';
  const body =
    outcome === 'revoke'
      ? [
          revoking,
          'Số tiền chưa chi của các suất bị huỷ bỏ ở lại quỹ; giấy khen đã cấp cho các suất ấy không còn giá trị.',
        ]
      : [`Sửa đổi ${earlier} như sau: ……`];
  return {
    subject:
      outcome === 'revoke' ? `Về việc huỷ bỏ kết quả trao thưởng` : `Về việc sửa đổi quyết định trao thưởng`,
    authority,
    grounds: [`Căn cứ Điều lệ và Quy chế hoạt động của ${issuerName}`, `Căn cứ ${earlier}`],
    body: [
      ...body,
      `Thường trực ${issuerName} và những người có liên quan chịu trách nhiệm thi hành Quyết định này. ` +
        'Quyết định có hiệu lực kể từ ngày ký.',
    ],
    ...{ closing: '', signAuthority: '', signOffice: '' },
    distribution: receiversFor(body.length + 1),
  };
}

/** "Nơi nhận" of a decision with so many articles: those whom the last one names, and the file. */
export function receiversFor(articles: number): string[] {
  return [`Như Điều ${articles}`, 'Lưu: VT'];
}

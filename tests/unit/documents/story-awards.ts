/**
 * The decision and the sign sheet of the story of 2019: three students and one teacher, 500.000 đồng each.
 * Every person is made up.
 */
import type { AwardRow } from '@/lib/documents/award-list';
import { awardDecisionArticles, decision } from '@/lib/documents/decision';
import { signSheet } from '@/lib/documents/sign-sheet';
import { accountant, cashier, chair, issuer, sampleNotice } from './story';

export const awards: AwardRow[] = [
  {
    name: 'Bùi Thị Thu Thùy Linh',
    unit: 'Trường THCS Lam Sơn',
    award: 'Học bổng khuyến học',
    amountVnd: 500_000n,
  },
  {
    name: 'Lục Quang Thịnh',
    unit: 'Trường Tiểu học Đồng Thịnh',
    award: 'Học bổng khuyến học',
    amountVnd: 500_000n,
  },
  {
    name: 'Vi Văn Duyên Nương',
    unit: 'Trường THCS Phúc Thịnh',
    award: 'Học bổng khuyến học',
    amountVnd: 500_000n,
  },
  {
    name: 'Phan Thị Thu Nhật Hòa',
    unit: 'Trường THCS Quang Trung',
    award: 'Giải thưởng giáo viên dạy giỏi',
    amountVnd: 500_000n,
  },
];

export const awardDecision = decision({
  issuer,
  number: '01/QĐ-HKH',
  issuedOn: '2019-01-28',
  subject: 'Về việc trao học bổng, giải thưởng Tết khuyến học xuân Kỷ Hợi 2019',
  decidingBody: 'Ban Thường vụ Hội Khuyến học huyện Ngọc Lặc',
  grounds: [
    'Căn cứ Điều lệ Hội Khuyến học Việt Nam',
    'Căn cứ Quy chế quản lý và sử dụng Quỹ khuyến học, khuyến tài của Hội Khuyến học huyện Ngọc Lặc',
    'Căn cứ Biên bản họp Hội đồng xét duyệt ngày 25 tháng 01 năm 2019',
    'Theo đề nghị của Thường trực Hội Khuyến học huyện',
  ],
  articles: awardDecisionArticles({
    students: 3,
    teachers: 1,
    awards,
    occasion: 'Tết khuyến học xuân Kỷ Hợi 2019',
    fund: 'Quỹ khuyến học, khuyến tài của Hội (quỹ chung)',
    issuerName: 'Hội Khuyến học huyện Ngọc Lặc',
  }),
  awards,
  listSubject: 'Nhận học bổng, giải thưởng Tết khuyến học xuân Kỷ Hợi 2019',
  signer: { authority: 'TM. BAN THƯỜNG VỤ', office: 'CHỦ TỊCH', name: chair },
  distribution: ['Như Điều 3', 'Hội Khuyến học tỉnh (để báo cáo)', 'Ban kiểm tra Hội', 'Lưu: VT'],
  sampleNotice,
});

export const receivers = signSheet({
  issuer,
  subject: 'Học bổng, giải thưởng Tết khuyến học xuân Kỷ Hợi 2019',
  reference: '(Theo Quyết định số 01/QĐ-HKH ngày 28 tháng 01 năm 2019)',
  signedOn: '2019-02-09',
  rows: awards.map((award, at) => ({
    ...award,
    receiver: ['Bùi Quang Ninh (bố)', 'Hà Ý Lan (mẹ)', 'Vi Việt Khuê (ông nội)', ''][at],
    note: at === 1 ? 'Vắng, trao sau' : undefined,
  })),
  signers: { preparer: accountant, cashier, accountant, chair },
  sampleNotice,
});

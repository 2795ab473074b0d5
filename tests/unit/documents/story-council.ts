/**
 * The council's papers of the story of 2019: minutes, submission, honour list, certificate. All people are made up.
 */
import { honourProgramme } from '@/lib/documents/honour-programme';
import { meetingMinutes } from '@/lib/documents/meeting-minutes';
import { meritCertificate } from '@/lib/documents/merit-certificate';
import { paperCheck } from '@/lib/documents/qr';
import { submission } from '@/lib/documents/submission';
import { chair, issuer, sampleNotice } from './story';
import { awards } from './story-awards';

const secretary = 'Hà Tuấn Khải';

export const minutes = meetingMinutes({
  issuer,
  number: '01/BB-HĐXD',
  issuedOn: '2019-01-25',
  heldOn: '2019-01-25',
  subject: 'Họp Hội đồng xét duyệt học bổng, giải thưởng Tết khuyến học xuân Kỷ Hợi 2019',
  openedAt: '08 giờ 00',
  closedAt: '10 giờ 30',
  venue: 'Văn phòng Hội Khuyến học huyện Ngọc Lặc',
  councilSize: 7,
  present: [
    { name: chair, office: 'Chủ tịch Hội, Chủ tịch Hội đồng' },
    { name: secretary, office: 'Thư ký Hội' },
    { name: 'Trương Mai Hương', office: 'Uỷ viên' },
    { name: 'Phạm Hữu Huy Lĩnh', office: 'Uỷ viên' },
    { name: 'Lục Thị Thu Hải', office: 'Uỷ viên' },
  ],
  absent: [
    { name: 'Đỗ Đình Túy Loan', reason: 'đi công tác' },
    { name: 'Vũ Văn Quý Khánh', reason: 'ốm' },
  ],
  quorumRule: '2/3',
  hasQuorum: true,
  agenda: [
    'Xét 08 hồ sơ đề nghị; 01 hồ sơ trùng được gộp, 01 hồ sơ thiếu giấy xác nhận đã trả lại để bổ sung.',
  ],
  votes: [
    {
      name: 'Bùi Thị Thu Thùy Linh',
      unit: 'Trường THCS Lam Sơn',
      recused: [],
      entitled: 5,
      inFavour: 5,
      against: 0,
      blank: 0,
      result: 'proposed',
    },
    {
      name: 'Vi Văn Duyên Nương',
      unit: 'Trường THCS Phúc Thịnh',
      recused: [],
      entitled: 5,
      inFavour: 4,
      against: 0,
      blank: 1,
      result: 'proposed',
    },
    {
      name: 'Lục Tuyền Lâm',
      unit: 'Trường Tiểu học Cao Thịnh',
      recused: ['Lục Thị Thu Hải'],
      entitled: 4,
      inFavour: 3,
      against: 1,
      blank: 0,
      result: 'reserve',
    },
  ],
  reserve: ['Lục Tuyền Lâm, Trường Tiểu học Cao Thịnh'],
  rankChanges: [],
  chairperson: chair,
  secretary,
  sampleNotice,
});

export const request = submission({
  issuer,
  number: '01/TTr-HKH',
  issuedOn: '2019-01-26',
  subject: 'Về việc trao học bổng, giải thưởng Tết khuyến học xuân Kỷ Hợi 2019',
  addressee: 'Ban Thường vụ Hội Khuyến học huyện Ngọc Lặc',
  submittedBy: 'Thường trực Hội Khuyến học huyện Ngọc Lặc',
  grounds: ['Căn cứ Biên bản họp Hội đồng xét duyệt ngày 25 tháng 01 năm 2019'],
  body: [
    'Thường trực Hội đề nghị trao 04 suất, mỗi suất 500.000 đồng, từ quỹ chung, theo danh sách kèm theo.',
  ],
  awards,
  listSubject: 'Đề nghị nhận học bổng, giải thưởng Tết khuyến học xuân Kỷ Hợi 2019',
  signer: { authority: 'TM. THƯỜNG TRỰC', office: 'THƯ KÝ', name: secretary },
  distribution: ['Như trên', 'Lưu: VT'],
  sampleNotice,
});

export const programme = honourProgramme({
  issuer,
  occasion: 'Tết khuyến học xuân Kỷ Hợi 2019 · mùng 5 tháng Giêng',
  groups: [
    {
      title: 'Giáo viên dạy giỏi',
      rows: [
        { name: 'Phan Thị Thu Nhật Hòa', unit: 'Trường THCS Quang Trung', honour: 'Giải thưởng, giấy khen' },
        { name: 'Nguyễn Đình Trọng Dũng', unit: 'Trường Tiểu học Thúy Sơn', honour: 'Giấy khen' },
      ],
    },
    {
      title: 'Học sinh đạt giải cao',
      rows: [
        {
          name: 'Nguyễn Thị Thu Phượng Bích',
          unit: 'Trường THCS Cao Thịnh',
          honour: 'Giải Nhì môn Ngữ văn cấp huyện',
        },
      ],
    },
  ],
  unnamedCount: 6,
  sampleNotice,
});

export const certificate = meritCertificate({
  issuer,
  issuingOffice: 'Chủ tịch Hội Khuyến học huyện Ngọc Lặc',
  name: 'Nguyễn Đình Trọng Dũng',
  unit: 'Giáo viên Trường Tiểu học Thúy Sơn',
  achievement: 'Đã có thành tích xuất sắc trong phong trào khuyến học, khuyến tài năm 2018',
  decisionNumber: '02/QĐ-HKH',
  decidedOn: '2019-01-28',
  registerNumber: '07/2019',
  signer: { office: 'CHỦ TỊCH', name: chair },
  check: paperCheck('K7QMX-3RTYB', 'https://densach.example/kt/K7QMX-3RTYB'),
  sampleNotice,
});

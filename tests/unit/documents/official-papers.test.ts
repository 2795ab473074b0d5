import { describe, expect, it } from 'vitest';
import { type DecisionInput, decision } from '@/lib/documents/decision';
import { minutesParts } from '@/lib/documents/meeting-minutes';
import { closeLines } from '@/lib/documents/official-frame';
import { readPages, readPaper } from './read-paper';
import * as story from './story';
import * as awarded from './story-awards';
import * as council from './story-council';

const base: DecisionInput = {
  issuer: story.issuer,
  number: '05/QĐ-HKH',
  issuedOn: '2019-07-02',
  subject: 'Về việc khen thưởng',
  decidingBody: 'Ban Thường vụ Hội Khuyến học huyện Ngọc Lặc',
  grounds: ['Căn cứ Điều lệ Hội Khuyến học Việt Nam;', 'Theo đề nghị của Thường trực Hội'],
  articles: [
    'Khen thưởng các ông, bà có tên trong danh sách.',
    'Kinh phí lấy từ quỹ chung.',
    'Quyết định có hiệu lực từ ngày ký.',
  ],
  awards: awarded.awards,
  listSubject: 'Khen thưởng',
  signer: { authority: 'TM. BAN THƯỜNG VỤ', office: 'CHỦ TỊCH', name: 'Trần Đình Công Hiếu' },
  distribution: ['Như Điều 3', 'Lưu: VT'],
};

describe('a decision', () => {
  it('follows the order of an official paper', () => {
    const [first] = readPages('decision', awarded.awardDecision);
    const order = [
      'HỘI KHUYẾN HỌC TỈNH THANH HOÁ',
      'HỘI KHUYẾN HỌC HUYỆN NGỌC LẶC',
      'Số: 01/QĐ-HKH',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'Ngọc Lặc, ngày 28 tháng 01 năm 2019',
      'Về việc trao học bổng',
      'Căn cứ Điều lệ',
      'QUYẾT ĐỊNH:',
      'Điều 1.',
      'Điều 2.',
      'Điều 3.',
      'Nơi nhận:',
      'TM. BAN THƯỜNG VỤ',
      'CHỦ TỊCH',
      'Trần Đình Công Hiếu',
    ].map((words) => first?.indexOf(words) ?? -1);
    expect(order).not.toContain(-1);
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  it('counts receivers and money in figures and in words', () => {
    const text = readPaper('decision', awarded.awardDecision);
    expect(text).toContain('03 học sinh và 01 giáo viên');
    expect(text).toContain('2.000.000 đồng (bằng chữ: Hai triệu đồng)');
    expect(text).toContain('(Kèm theo Quyết định số 01/QĐ-HKH ngày 28 tháng 01 năm 2019');
  });

  it('numbers its pages from the second on', () => {
    const pages = readPages('decision', awarded.awardDecision);
    expect(pages).toHaveLength(2);
    expect(pages[0]).toMatch(/^HỘI KHUYẾN HỌC/);
    expect(pages[1]).toMatch(/^2 DANH SÁCH/);
  });

  it('pads the month only for January and February', () => {
    expect(decision(base).placeAndDay).toBe('Ngọc Lặc, ngày 02 tháng 7 năm 2019');
    expect(decision({ ...base, issuedOn: '2019-02-05' }).placeAndDay).toBe(
      'Ngọc Lặc, ngày 05 tháng 02 năm 2019',
    );
  });

  it('closes căn cứ lines with ";" and the last with "." however they were typed', () => {
    expect(closeLines(['Căn cứ A.', 'Căn cứ B', 'Theo đề nghị C;'])).toEqual([
      'Căn cứ A;',
      'Căn cứ B;',
      'Theo đề nghị C.',
    ]);
  });

  it('never leaves the signature alone on a sheet, wherever the text ends', () => {
    for (const lines of [2, 8, 11, 13, 14, 15, 17, 20, 26]) {
      const articles = ['Khen thưởng. '.repeat(lines * 7), ...base.articles.slice(1)];
      const pages = readPages('decision', decision({ ...base, articles }));
      const signed = pages.find((page) => page.includes('TM. BAN THƯỜNG VỤ')) ?? '';
      expect(signed).toContain('Điều 3.');
      expect(signed).toContain('Trần Đình Công Hiếu');
    }
  });

  it('repeats the head of a long list on every sheet and sums it once', () => {
    const awards = Array.from({ length: 120 }, (_, at) => ({
      name: `Nguyễn Thị Thu Phượng Bích ${at + 1}`,
      unit: 'Trường THCS Lam Sơn',
      award: 'Học bổng khuyến học',
      amountVnd: 500_000n,
    }));
    const pages = readPages('decision', decision({ ...base, awards })).slice(1);
    expect(pages.length).toBeGreaterThan(3);
    for (const page of pages) expect(page).toContain('STT Họ và tên Đơn vị Nội dung');
    expect(pages.join(' ').match(/60\.000\.000 đồng \(bằng chữ: Sáu mươi triệu đồng\)/g)).toHaveLength(1);
  });

  it('without grounds or articles is refused', () => {
    expect(() => decision({ ...base, grounds: [] })).toThrow();
    expect(() => decision({ ...base, articles: [] })).toThrow();
  });
});

describe('the council', () => {
  it('minutes tell who was there, who stepped aside and how each vote went', () => {
    const text = readPaper('meeting-minutes', council.minutes);
    expect(text).toContain('Hội đồng có 07 thành viên; có mặt 05 người.');
    expect(text).toContain('đủ điều kiện họp');
    expect(text).toContain('Lục Tuyền Lâm Trường Tiểu học Cao Thịnh Lục Thị Thu Hải 4 3 1 0 Dự bị');
    expect(text).toContain('IV. Danh sách dự bị');
  });

  it('minutes tell whom the council placed elsewhere and why, who was a guest, and which votes were raised hands', () => {
    const change = { name: 'Vi Văn Duyên Nương', basis: 'scores', reason: 'Mồ côi' } as const;
    const places = { defaultPlace: 4, councilPlace: 2 };
    const text = readPaper('meeting-minutes', {
      ...council.minutes,
      ...minutesParts({
        rankChanges: [
          { ...change, ...places, cause: 'moved' },
          { ...change, ...places, cause: 'tie' },
        ],
        guests: [
          {
            name: 'Phạm Văn Khách',
            body: 'Ban kiểm tra Hội cấp trên',
            candidate: 'Trần Văn Thử',
            membersLeft: 1,
          },
        ],
        hands: { files: 3, confirmedBy: ['Trương Mai Hương', 'Lục Thị Thu Hải'] },
      }),
    });
    expect(text).toContain('V. Thay đổi thứ tự và lý do');
    expect(text).toContain('1. Vi Văn Duyên Nương: từ thứ 4 theo điểm chấm thành thứ 2. Lý do: Mồ côi');
    expect(text).toContain('ở ranh giới số suất, hội đồng xếp thứ 2. Lý do: Mồ côi');
    expect(text).toContain(
      'Khách mời: Phạm Văn Khách, Ban kiểm tra Hội cấp trên, biểu quyết riêng hồ sơ của Trần Văn Thử',
    );
    expect(text).toContain('chỉ còn 01 thành viên hội đồng được biểu quyết');
    expect(text).toContain('giơ tay của 03 hồ sơ');
    expect(text).toContain('Trương Mai Hương, Lục Thị Thu Hải xác nhận');
  });

  it('a submission names its addressee and carries the list', () => {
    const pages = readPages('submission', council.request);
    expect(pages[0]).toContain('Kính gửi: Ban Thường vụ Hội Khuyến học huyện Ngọc Lặc');
    expect(pages[1]).toContain('Kèm theo Tờ trình số 01/TTr-HKH');
    expect(pages[1]).toContain('Hai triệu đồng');
  });
});

describe('honours', () => {
  it('the list numbers people through all groups and counts those without a name', () => {
    const text = readPaper('honour-programme', council.programme);
    expect(text).toContain('3 Nguyễn Thị Thu Phượng Bích');
    expect(text).toContain('Danh sách có 03 người. Còn 06 người được ghi nhận, không nêu tên.');
  });

  it('a certificate is one sheet with its decision and register number', () => {
    const pages = readPages('merit-certificate', council.certificate);
    expect(pages).toHaveLength(1);
    for (const words of [
      'GIẤY KHEN',
      'Nguyễn Đình Trọng Dũng',
      'Quyết định số: 02/QĐ-HKH',
      'Vào sổ khen thưởng số: 07/2019',
    ])
      expect(pages[0]).toContain(words);
  });
});

import { describe, expect, it } from 'vitest';
import { journalVoucher } from '@/lib/documents/journal-voucher';
import { type ReceiptVoucherInput, receiptVoucher } from '@/lib/documents/receipt-voucher';
import { pageCount, readPages, readPaper } from './read-paper';
import * as story from './story';

const plainReceipt: ReceiptVoucherInput = {
  kind: 'PT',
  issuer: story.issuer,
  number: 'PT 09/2019',
  voucherBook: '01/2019',
  occurredOn: '2019-02-01',
  debit: '111',
  credit: '338',
  payer: { name: 'Vũ Nguyễn Hải An', address: 'Xã Lam Sơn' },
  reason: 'Ủng hộ quỹ',
  amountVnd: 500_000n,
  signers: {},
};

describe('a voucher carries the seven elements of article 16', () => {
  const papers = [
    [
      'receipt-voucher',
      story.gift,
      [
        'PHIẾU THU',
        'PT 02/2019',
        'Ngày 10 tháng 01 năm 2019',
        '4.500.000 đồng',
        'Bốn triệu năm trăm nghìn đồng',
      ],
    ],
    [
      'receipt-voucher',
      story.bankCredit,
      ['GIẤY BÁO CÓ', 'BC 01/2019', 'Ngày 15 tháng 01 năm 2019', '20.000.000 đồng', 'Hai mươi triệu đồng'],
    ],
    [
      'receipt-voucher',
      story.goodsIn,
      [
        'PHIẾU NHẬP',
        'PN 01/2019',
        'Ngày 21 tháng 01 năm 2019',
        '6.500.000 đồng',
        'Sáu triệu năm trăm nghìn đồng',
        'Số lượng',
        'Đơn giá',
        '650.000',
      ],
    ],
    [
      'payment-voucher',
      story.paidAtCeremony,
      [
        'PHIẾU CHI',
        'PC 01/2019',
        'Ngày 09 tháng 02 năm 2019',
        '1.500.000 đồng',
        'Một triệu năm trăm nghìn đồng',
      ],
    ],
    [
      'journal-voucher',
      story.reversal,
      ['PHIẾU KẾ TOÁN', 'PKT 02/2019', 'Ngày 10 tháng 01 năm 2019', '5.400.000 đồng'],
    ],
  ] as const;

  it.each(papers)('%s: name, number, date, sum in figures and words', (paper, data, expected) => {
    const text = readPaper(paper, data);
    for (const words of expected) expect(text).toContain(words);
  });

  it.each(papers)('%s: issuer with address, preparer and approver by office and name', (paper, data) => {
    const text = readPaper(paper, data);
    expect(text).toContain(`Đơn vị: ${story.issuer.name}`);
    expect(text).toContain(`Địa chỉ: ${story.issuer.address}`);
    expect(text).toContain('Người lập phiếu');
    expect(text).toContain('Trần Đình Công Hiếu');
    expect(text).toContain('Nguyễn Diệu Linh');
  });

  it('names who paid, where they live and why', () => {
    const text = readPaper('receipt-voucher', story.envelope);
    expect(text).toContain('Nguyễn Thị Thu Phượng Bích, chi hội thôn Cao Thắng');
    expect(text).toContain('Thôn Cao Thắng, xã Cao Ngọc');
    expect(text).toContain('37 gia đình');
    expect(text).toContain('Ba triệu một trăm linh năm nghìn đồng');
  });
});

describe('the form', () => {
  it('has the five signature boxes of 01-TT and of 02-TT', () => {
    expect(story.gift.signatures.map((box) => box.role)).toEqual([
      'Chủ tịch Hội',
      'Kế toán',
      'Người nộp tiền',
      'Người lập phiếu',
      'Thủ quỹ',
    ]);
    expect(story.paidAtCeremony.signatures.map((box) => box.role)).toEqual([
      'Chủ tịch Hội',
      'Kế toán',
      'Thủ quỹ',
      'Người lập phiếu',
      'Người nhận tiền',
    ]);
  });

  it('prints one A5 page for each copy and says which copy it is', () => {
    const pages = readPages('receipt-voucher', story.gift);
    expect(pages).toHaveLength(2);
    expect(pages[0]).toContain('Liên 1/2: lưu');
    expect(pages[1]).toContain('Liên 2/2: giao người nộp tiền');
  });

  it('puts both copies on one A4 sheet when asked', () => {
    const pages = readPages('receipt-voucher', story.envelope);
    expect(pages).toHaveLength(1);
    expect(pages[0]).toContain('Liên 1/2');
    expect(pages[0]).toContain('Liên 2/2');
  });

  it('gives each copy its own sheet when a list of goods is too long for half a sheet', () => {
    const goods = Array.from({ length: 30 }, (_, at) => ({
      name: `Bộ sách giáo khoa lớp ${(at % 12) + 1}`,
      unit: 'bộ',
      quantity: 2,
      unitPriceVnd: 100_000n,
    }));
    const long = receiptVoucher({
      ...plainReceipt,
      kind: 'PN',
      number: 'PN 02/2019',
      sheet: 'a4',
      goods,
      amountVnd: 6_000_000n,
    });
    const short = receiptVoucher({
      ...plainReceipt,
      kind: 'PN',
      number: 'PN 02/2019',
      sheet: 'a4',
      goods: goods.slice(0, 1),
      amountVnd: 200_000n,
    });
    expect(pageCount('receipt-voucher', long)).toBe(2);
    expect(pageCount('receipt-voucher', short)).toBe(1);
  });

  it('keeps to one page per copy with the longest names and a long reason', () => {
    const long = receiptVoucher({
      ...plainReceipt,
      payer: {
        name: 'Nguyễn Thị Thu Phượng Bích '.repeat(4),
        address: 'Thôn Đồng Tâm, xã Ngọc Liên, huyện Ngọc Lặc, tỉnh Thanh Hoá',
      },
      reason: 'Ủng hộ Quỹ khuyến học, khuyến tài nhân dịp Tết khuyến học xuân Kỷ Hợi '.repeat(3),
      amountVnd: 1_234_567_890n,
      signers: {
        chair: 'Nguyễn Thị Thu Phượng Bích',
        accountant: 'Trương Thị Thu Phượng Bích',
        payer: 'Nguyễn Thị Thu Hải Đường',
        preparer: 'Nguyễn Thị Thu Vân Thường',
        cashier: 'Nguyễn Thị Thu Trọng Việt',
      },
    });
    expect(pageCount('receipt-voucher', long)).toBe(2);
  });

  it('says that it is sample data only when told so', () => {
    expect(readPaper('receipt-voucher', story.gift)).toContain('Dữ liệu mẫu');
    expect(readPaper('receipt-voucher', receiptVoucher(plainReceipt))).not.toContain('Dữ liệu mẫu');
  });
});

describe('a voided voucher', () => {
  it('stays readable under HUỶ, with the reason and the reversing voucher', () => {
    const text = readPaper('receipt-voucher', story.voidedGift);
    expect(text).toMatch(/^HUỶ /);
    expect(text).toContain('bằng phiếu PKT 02/2019');
    expect(text).toContain('ghi nhầm số tiền');
    expect(text).toContain('5.400.000 đồng');
  });

  it('is told apart from one that stands', () => {
    expect(readPaper('receipt-voucher', story.gift)).not.toContain('HUỶ');
  });
});

describe('a second print', () => {
  it('says which print it is, and the first says nothing', () => {
    expect(readPaper('receipt-voucher', receiptVoucher({ ...plainReceipt, printNo: 3 }))).toContain(
      'BẢN SAO LẦN 3',
    );
    expect(readPaper('receipt-voucher', receiptVoucher({ ...plainReceipt, printNo: 1 }))).not.toContain(
      'BẢN SAO',
    );
  });
});

describe('what is refused', () => {
  it('goods that do not add up to the voucher', () => {
    const goods = [{ name: 'Xe đạp', unit: 'chiếc', quantity: 3, unitPriceVnd: 1_500_000n }];
    const paper = { ...plainReceipt, kind: 'PN' as const, goods };
    expect(() => receiptVoucher({ ...paper, amountVnd: 4_499_999n })).toThrow();
    expect(receiptVoucher({ ...paper, amountVnd: 4_500_000n }).lines).toHaveLength(2);
  });

  it('journal lines that do not add up, and a voucher of nothing', () => {
    const { lines: _, ...head } = { ...plainReceipt, lines: [] };
    const line = {
      text: 'Số dư đầu kỳ',
      fund: 'Quỹ chung',
      debit: '111',
      credit: '338',
      amountVnd: 3_250_000n,
    };
    expect(() => journalVoucher({ ...head, amountVnd: 3_250_001n, lines: [line] })).toThrow();
    expect(() => receiptVoucher({ ...plainReceipt, amountVnd: 0n })).toThrow();
  });
});

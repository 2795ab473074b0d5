import { describe, expect, it } from 'vitest';
import { type CashBookRow, cashBook } from '@/lib/documents/cash-book';
import { signSheet } from '@/lib/documents/sign-sheet';
import { formatVnd } from '@/lib/kernel/money';
import { readPages } from './read-paper';
import * as story from './story';
import * as awarded from './story-awards';

const HEAD = 'STT Họ và tên Đơn vị Nội dung trao Số tiền (đồng)';

function longSheet(count: number) {
  return signSheet({
    issuer: story.issuer,
    subject: 'Học bổng khuyến học',
    reference: '(Theo Quyết định số 01/QĐ-HKH)',
    signedOn: '2019-02-09',
    rows: Array.from({ length: count }, (_, at) => ({
      name: at % 7 === 0 ? 'Nguyễn Thị Thu Phượng Bích Ngọc Khuê' : 'Vũ Nguyễn Hải An',
      unit: at % 5 === 0 ? 'Trường Trung học cơ sở và Trung học phổ thông Ngọc Lặc' : 'Trường THCS Lam Sơn',
      award: 'Học bổng khuyến học',
      amountVnd: 100_000n + BigInt(at) * 1_000n,
      receiver: 'Hà Ý Lan (mẹ)',
    })),
    signers: {},
  });
}

const numberAfter = (page: string, label: string): bigint =>
  BigInt((new RegExp(`${label}: ([\\d.]+)`).exec(page)?.[1] ?? '-1').replaceAll('.', ''));

describe('the sign sheet', () => {
  it('of the ceremony adds up to "Hai triệu đồng" and leaves a place for the guardian', () => {
    const [page] = readPages('sign-sheet', awarded.receivers);
    expect(page).toContain('Tổng số tiền: 2.000.000 đồng · Bằng chữ: Hai triệu đồng');
    expect(page).toContain('Bùi Quang Ninh (bố)');
    expect(page).toContain('Vắng, trao sau');
  });

  it('of 200 people repeats its head and sums each page, carrying the running sum on', () => {
    const sheet = longSheet(200);
    const pages = readPages('sign-sheet', sheet).filter((page) => page.includes('Cộng trang này'));
    expect(pages.length).toBeGreaterThan(15);
    let running = 0n;
    for (const page of pages) {
      expect(page).toContain(HEAD);
      const amounts = [...page.matchAll(/Học bổng khuyến học ([\d.]+) Hà Ý Lan/g)].map((hit) =>
        BigInt((hit[1] ?? '').replaceAll('.', '')),
      );
      const pageSum = amounts.reduce((sum, amount) => sum + amount, 0n);
      running += pageSum;
      expect(amounts.length).toBeGreaterThan(0);
      expect(numberAfter(page, 'Cộng trang này')).toBe(pageSum);
      expect(numberAfter(page, 'Luỹ kế từ đầu danh sách')).toBe(running);
    }
    expect(formatVnd(running)).toBe('39.900.000');
    expect(sheet.words).toBe('Ba mươi chín triệu chín trăm nghìn đồng');
  });

  it('never leaves the signatures alone on a sheet, however many people there are', () => {
    for (let count = 1; count <= 36; count += 1) {
      const last = readPages('sign-sheet', longSheet(count)).at(-1) ?? '';
      expect(last, `${count} people`).toContain('Chủ tịch Hội');
      expect(last, `${count} people`).toContain('Hà Ý Lan (mẹ)');
    }
  });

  it('says on each page which page of how many it is', () => {
    const pages = readPages('sign-sheet', longSheet(40));
    pages.forEach((page, at) => {
      expect(page).toContain(`Trang ${at + 1}/${pages.length}`);
    });
  });
});

describe('the cash book', () => {
  it('of the first quarter of 2019 ends at 8.855.000, the voided pair out of turnover', () => {
    const [page] = readPages('cash-book', story.cashOfQuarter);
    expect(page).toContain('Số dư đầu kỳ 3.250.000');
    expect(page).toContain('PKT 02/2019 Đảo phiếu PT 01/2019: ghi nhầm số tiền (5.400.000) 3.250.000');
    expect(page).toContain('Cộng phát sinh trong kỳ 7.605.000 2.000.000 8.855.000');
    expect(page).toContain('Số tồn cuối kỳ: 8.855.000 đồng');
    for (const office of ['Thủ quỹ', 'Kế toán', 'Chủ tịch Hội']) expect(page).toContain(office);
  });

  it('carries every page on to the next', () => {
    const rows: CashBookRow[] = Array.from({ length: 90 }, (_, at) => ({
      recordedOn: '2019-03-01',
      occurredOn: '2019-03-01',
      number: `PT ${String(at + 1).padStart(2, '0')}/2019`,
      text: 'Ủng hộ Quỹ khuyến học',
      inVnd: 10_000n,
      outVnd: 0n,
    }));
    const pages = readPages(
      'cash-book',
      cashBook({
        issuer: story.issuer,
        from: '2019-03-01',
        to: '2019-03-31',
        openingVnd: 1_000_000n,
        rows,
        signedOn: '2019-03-31',
        signers: {},
      }),
    );
    expect(pages.length).toBeGreaterThan(2);
    let handed: string | undefined;
    for (const page of pages.filter((text) => text.includes('Ủng hộ Quỹ khuyến học'))) {
      if (handed !== undefined) expect(page).toContain(`Cộng trang trước chuyển sang ${handed}`);
      handed = /(?:Cộng chuyển trang sau|Cộng phát sinh trong kỳ) ([\d.]+ 0 [\d.]+)/.exec(page)?.[1];
      expect(handed).toBeDefined();
    }
    expect(handed).toBe('900.000 0 1.900.000');
    expect(pages.join(' ')).toContain(`Sổ này có ${pages.length} trang`);
  });

  it('refuses to print cash below zero', () => {
    const row = {
      recordedOn: '2019-03-01',
      occurredOn: '2019-03-01',
      number: 'PC 01/2019',
      text: 'Chi',
      inVnd: 0n,
    };
    const book = (outVnd: bigint) =>
      cashBook({
        issuer: story.issuer,
        from: '2019-03-01',
        to: '2019-03-31',
        openingVnd: 100n,
        rows: [{ ...row, outVnd }],
        signedOn: '2019-03-31',
        signers: {},
      });
    expect(() => book(101n)).toThrow();
    expect(book(100n).closing).toBe('0 đồng');
  });
});

/** The sheet of reconciliation and the poster of giving: what they say, that they fit, and what they refuse. */
import { describe, expect, it } from 'vitest';
import { type GivingPosterInput, givingPoster } from '@/lib/documents/giving-poster';
import { type ReconciliationInput, reconciliation } from '@/lib/documents/reconciliation';
import { vietQr } from '@/lib/kernel/viet-qr';
import { readPages } from './read-paper';

const issuer = {
  ...{ name: 'Hội Khuyến học xã Ngọc Lặc', parentName: 'Hội Khuyến học tỉnh Thanh Hoá' },
  ...{ address: 'Xã Ngọc Lặc, tỉnh Thanh Hoá', place: 'Ngọc Lặc' },
};
const item = (amountVnd: bigint, text = 'BC 01/2026 – Hợp tác xã Sao Mai') => ({
  ...{ occurredOn: '2026-09-05', text, amountVnd },
});
const sheet: ReconciliationInput = {
  ...{ issuer, accountName: 'Tiền gửi ngân hàng', accountNo: '3501205000999' },
  ...{
    from: '2026-09-03',
    to: '2026-09-09',
    openingVnd: 10_000_000n,
    creditVnd: 6_600_000n,
    debitVnd: 11_000n,
  },
  ...{ closingVnd: 16_589_000n, booksVnd: 15_300_000n, onlyBooks: [], earlierVnd: 0n, matchedCount: 2 },
  onlyBank: [item(300_000n, 'ung ho'), item(-11_000n, 'phi'), item(1_000_000n, 'khong ro')],
  ...{ signedOn: '2026-09-09', signers: { accountant: 'Lê Phương Trâm' }, isFinished: true },
};

describe('the reconciliation sheet', () => {
  it('explains the difference to the đồng on one page with two signatures', () => {
    const [page, ...more] = readPages('reconciliation', reconciliation(sheet));
    expect(more).toEqual([]);
    for (const words of [
      '16.589.000 đồng',
      '15.300.000 đồng',
      '1.289.000',
      '−11.000',
      'Kế toán',
      'Chủ tịch Hội',
    ])
      expect(page).toContain(words);
    expect(page).not.toContain('BẢN NHÁP');
  });

  it('says what it is while lines are open, and goes on over pages', () => {
    const onlyBank = Array.from({ length: 90 }, (_, at) =>
      item(1_000n, `dòng ${at} ${'nội dung dài '.repeat(6)}`),
    );
    const pages = readPages(
      'reconciliation',
      reconciliation({ ...sheet, onlyBank, booksVnd: 16_499_000n, isFinished: false }),
    );
    expect(pages.length).toBeGreaterThan(2);
    expect(pages[0]).toContain('BẢN NHÁP');
    expect(pages.at(-1)).toContain('Kế toán');
  });

  it('refuses a difference that nothing explains', () => {
    expect(() => reconciliation({ ...sheet, booksVnd: 15_300_001n })).toThrow();
    expect(() => reconciliation({ ...sheet, booksVnd: 15_300_001n, earlierVnd: 1n })).not.toThrow();
  });
});

const poster: GivingPosterInput = {
  ...{ issuer, label: 'Quỹ chung', bank: 'Agribank', accountNo: '3501205000999', memo: 'KH26 000123 7' },
  ...{ holder: 'HOI KHUYEN HOC XA NGOC LAC', isOtherHolder: false, amountVnd: null, size: 'a4' },
  payload: vietQr({ bin: '970405', accountNo: '3501205000999', memo: 'KH26 000123 7' }),
  site: 'khuyenhoc.example/ung-ho',
};

describe('the poster of giving', () => {
  it('fits on one sheet of either size, with long names, an amount and the warning', () => {
    const long = {
      ...{
        label: 'Học sinh vượt khó học giỏi các thôn bản vùng sâu, vùng xa năm học 2026–2027',
        amountVnd: 12_500_000n,
      },
      ...{
        isOtherHolder: true,
        holder: 'NGUYEN THI HOANG BAO NGOC QUYNH TRAM',
        sampleNotice: 'Dữ liệu mẫu.',
      },
    };
    for (const size of ['a4', 'a5'] as const)
      for (const part of [{}, long]) {
        const pages = readPages('giving-poster', givingPoster({ ...poster, size, ...part }));
        expect(pages).toHaveLength(1);
        expect(pages[0]).toContain('3501205000999');
        expect(pages[0]).toContain('KH26 000123 7');
      }
    const [warned] = readPages('giving-poster', givingPoster({ ...poster, ...long }));
    expect(warned).toContain('không đứng tên Hội');
  });
});

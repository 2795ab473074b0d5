/** The shapes of the donor's paper: two on a sheet, the strip of a small printer, and the marks of a print. */
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { DonorReceiptData } from '@/lib/documents/donor-receipt';
import { renderPng } from '@/lib/documents/render';
import { PREVIEW, reprintText } from '@/lib/documents/wording';
import { pageCount, readPages, readPaper, readRuns } from './read-paper';
import * as story from './story';

const longest: DonorReceiptData = {
  ...story.thanksCopy,
  donor: 'Nguyễn Thị Thu Phượng Bích Ấỗửệặ '.repeat(6).trim(),
  donorAddress: 'Thôn Đồng Tâm, xã Ngọc Liên, huyện Ngọc Lặc, tỉnh Thanh Hoá '.repeat(2),
  voided: `ĐÃ HUỶ ngày 10/01/2019 bằng phiếu PKT 02/2019. Lý do: ${'ghi nhầm số tiền của dòng họ '.repeat(8)}`,
};

describe('two receipts on a sheet', () => {
  it('are of two different gifts, in their order, and an odd one has a sheet to itself', () => {
    const of = (donor: string): DonorReceiptData => ({ ...story.thanks, donor });
    const pages = readPages('receipt-pairs', { papers: [of('Người Một'), of('Người Hai'), of('Người Ba')] });
    expect(pages).toHaveLength(2);
    expect(pages[0]).toMatch(/Người Một.*Người Hai/);
    expect(pages[0]).not.toContain('Người Ba');
    expect(pages[1]).toContain('Người Ba');
  });

  it('fifty papers are twenty-five sheets', () => {
    const papers = Array.from({ length: 50 }, () => story.thanks);
    expect(pageCount('receipt-pairs', { papers })).toBe(25);
  });

  it('fit their halves with the longest names, addresses and reasons, and lose no word', () => {
    const pages = readPages('receipt-pairs', { papers: [longest, story.thanks] });
    expect(pages).toHaveLength(1);
    expect(pages[0]?.match(/Phượng Bích Ấỗửệặ/g)).toHaveLength(6);
    expect(pages[0]).toContain(story.check.code);
  });
});

describe('the strip of 80 mm', () => {
  it('is one page, as long as its words', async () => {
    const height = async (data: DonorReceiptData) => {
      const meta = await sharp(await renderPng('receipt-roll', data, 640)).metadata();
      expect(meta.width).toBe(640);
      return meta.height ?? 0;
    };
    expect(pageCount('receipt-roll', longest)).toBe(1);
    expect(await height(longest)).toBeGreaterThan(await height(story.thanks));
  });

  it('says what the sheet says', () => {
    const sheet = readRuns('donor-receipt', story.thanksCopy).flat().join(' ').replace(/\s+/g, ' ');
    const strip = readPaper('receipt-roll', story.thanksCopy);
    for (const part of [
      story.thanksCopy.donor,
      '4.500.000 đồng',
      story.check.code,
      'BẢN SAO LẦN 2',
      '(đến mục 18)',
    ]) {
      expect(sheet).toContain(part);
      expect(strip).toContain(part);
    }
    expect(readPaper('receipt-roll', longest)).toContain('HUỶ ĐÃ HUỶ ngày 10/01/2019');
  });
});

describe('the mark of a print', () => {
  it('is missing on the original, names number and day on a copy, and warns on what was only looked at', () => {
    expect(reprintText(1, '2019-02-05')).toBeUndefined();
    expect(reprintText(undefined)).toBeUndefined();
    expect(reprintText(3, '2019-02-05')).toBe('BẢN SAO LẦN 3, ngày 05/02/2019');
    expect(reprintText(PREVIEW, '2019-02-05')).toBe('XEM TRƯỚC, CHƯA IN');
    expect(readPaper('donor-receipt', story.thanks)).not.toContain('BẢN SAO');
  });
});

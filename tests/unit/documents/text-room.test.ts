import { describe, expect, it } from 'vitest';
import { signSheet } from '@/lib/documents/sign-sheet';
import { fitsIn } from '@/lib/documents/text-room';
import { readPages } from './read-paper';
import * as story from './story';

const sheetOf = (name: string, count: number) =>
  signSheet({
    ...{ issuer: story.issuer, subject: 'Học bổng', reference: '', signedOn: '2019-02-09', signers: {} },
    rows: Array.from({ length: count }, () => ({ name, unit: 'THCS', award: 'Học bổng', amountVnd: 1_000n })),
  });

describe('whether a text certainly fits', () => {
  it('says yes to short texts, and no as soon as a line more may be needed', () => {
    expect(fitsIn('Nguyễn Thị Ngưỡng', 118, 11, 2)).toBe(true);
    expect(fitsIn('Công Tằng Tôn Nữ Nguyễn Thị Thu Phượng Bích Ngọc Khuê', 118, 11, 2)).toBe(false);
    expect(fitsIn('W'.repeat(30), 118, 11, 2)).toBe(false);
    expect(fitsIn('', 118, 11, 1)).toBe(true);
    expect(fitsIn('An\nAn', 118, 11, 2)).toBe(false);
    expect(fitsIn('Nguyễn Thị Ngưỡng Nguyễn Ngưỡng', 118, 11, 2)).toBe(true);
    expect(fitsIn('Nguyễn Thị Ngưỡng Nguyễn Ngưỡng'.replaceAll(' ', '\u00a0'), 118, 11, 2)).toBe(false);
  });

  // A row believed low that is not would push the foot of its sheet onto a sheet without any foot.
  it('is never sure of a row that is higher: every sheet has its foot, whatever the widest name still believed', () => {
    for (const letter of ['W', 'M', 'Ữ', 'Đ', 'm', 'ơ', 'ậ', '@', 'i'])
      for (const pattern of [2, 5, 9]) {
        let name = letter.repeat(pattern);
        while (fitsIn(`${name} ${letter.repeat(pattern)}`, 118, 11, 2)) name += ` ${letter.repeat(pattern)}`;
        const pages = readPages('sign-sheet', sheetOf(name, 60));
        const footed = pages.filter((page) => page.includes('Cộng trang này')).length;
        expect(footed, `${letter} x ${pattern}`).toBe(pages.length);
        expect(pages.length, `${letter} x ${pattern}: as low as short names`).toBe(
          readPages('sign-sheet', sheetOf('An', 60)).length,
        );
      }
  });
});

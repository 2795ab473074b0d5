/** Bảng kê and giấy xác nhận of a donor: what stands is added up, what was voided is shown and counts nowhere. */
import { describe, expect, it } from 'vitest';
import { type DonorYearInput, donorConfirmation, donorStatement } from '@/lib/documents/donor-year';
import { pageCount, readPages, readPaper } from './read-paper';
import * as story from './story';
import * as donors from './story-donors';

const input = donors.yearOfDonor;
const many = (count: number): DonorYearInput => ({
  ...input,
  donor: 'Nguyễn Thị Thu Phượng Bích Ấỗửệặ '.repeat(4).trim(),
  gifts: Array.from({ length: count }, () => input.gifts[2]!),
});

describe('the statement of a year', () => {
  it('adds up what stands, in figures and words, and tells money from goods', () => {
    const text = readPaper('donor-statement', donorStatement(input));
    for (const words of [
      'NĂM 2019',
      'Tiền: 4.500.000 đồng',
      'Hiện vật trị giá: 6.500.000 đồng',
      'Tổng cộng: 11.000.000 đồng',
      'Mười một triệu đồng',
    ])
      expect(text).toContain(words);
  });

  it('shows a voided gift with its reversal and reason, outside of every sum', () => {
    const { rows, sums } = donorStatement(input);
    expect(rows.map((row) => row.struck)).toEqual([true, false, false]);
    expect(rows[0]?.note).toBe('HUỶ ngày 10/01/2019 bằng phiếu PKT 02/2019: ghi nhầm số tiền');
    expect(donorStatement({ ...input, gifts: input.gifts.slice(1) }).sums).toEqual(sums);
  });

  it('of a year in which everything was voided adds up to nothing', () => {
    const { sums } = donorStatement({ ...input, gifts: input.gifts.slice(0, 1) });
    expect(sums.total).toBe('0 đồng');
  });
});

describe('the confirmation', () => {
  it('names what stands with its check codes and leaves out what was voided', () => {
    const text = readPaper('donor-confirmation', donorConfirmation(input));
    for (const words of [
      'GIẤY XÁC NHẬN',
      'PT 02/2019',
      'H7KM2-QX49R',
      '11.000.000 đồng',
      'CHỦ TỊCH',
      story.chair,
    ])
      expect(text).toContain(words);
    expect(text).not.toContain('PT 01/2019');
  });

  it('is not made when nothing stands', () => {
    expect(() => donorConfirmation({ ...input, gifts: input.gifts.slice(0, 1) })).toThrow();
  });

  it('addresses each kind of donor in its own way', () => {
    const of = (addressAs: DonorYearInput['addressAs']) => donorConfirmation({ ...input, addressAs }).donor;
    expect(
      [of('person'), of('organisation'), of('clan'), of('group')].map((line) => line.split(':')[0]),
    ).toEqual(['Ông (bà)', 'Đơn vị', 'Dòng họ', 'Tập thể']);
  });
});

describe('long years', () => {
  it('few gifts are one sheet each, also with a long name', () => {
    expect(pageCount('donor-statement', donorStatement(many(5)))).toBe(1);
    expect(pageCount('donor-confirmation', donorConfirmation(many(3)))).toBe(1);
  });

  it.each([20, 29, 30, 31, 60])('a signature never stands alone on a sheet: %i gifts', (count) => {
    const papers = [
      readPages('donor-statement', donorStatement(many(count))),
      readPages('donor-confirmation', donorConfirmation(many(count))),
    ];
    for (const pages of papers) {
      expect(pages.at(-1)).toContain('PN 01/2019');
      expect(pages.at(-1)).toContain(story.chair);
      expect(pages.join(' ').match(/PN 01\/2019/g)).toHaveLength(count);
    }
  });
});

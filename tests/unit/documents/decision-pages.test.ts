/** Sheets of a decision: how many, what stands on them, with and without money; nothing is clipped or missing. */
import { expect, it } from 'vitest';
import { roundDecision } from '@/lib/documents/award-papers';
import { proposedChange } from '@/lib/documents/change-wording';
import { pageCount, readPages } from './read-paper';
import * as story from './story';

const stacked = 'Nguyễn Thị Hường Ưởng Ễnh Ặt Ẫm Ộc Ỡm Ữu Kiều Diễm Quỳnh Phượng Thuỳ';
const award = (amountVnd: bigint, at = 1, category = 'academicPrizeStudent') => ({
  ...{ name: `${stacked} ${at}`, unit: 'Trường THCS Nguyễn Đình Chiểu, xã Quảng Thạch', category },
  ...{ award: amountVnd > 0n ? 'Học bổng khuyến học' : 'Giấy khen', amountVnd },
});
const paper = (awards: ReturnType<typeof award>[], changes: object = {}) =>
  roundDecision({
    ...{ issuer: story.issuer, symbol: 'HKH', occasion: 'Tết khuyến học 2019', fundName: 'Quỹ chung' },
    ...{ meetingOn: '2019-01-25', secretary: '', number: 5, decidedOn: '2019-02-05', title: '', basis: '' },
    ...{ signedBy: 'Lê Thị Ưởng Hẫng', signerIsChair: true, awards, ...changes },
  });
const many = (count: number, amountVnd = 500_000n) =>
  Array.from({ length: count }, (_, at) => award(amountVnd, at + 1));

it('one award takes two sheets, thirty a few, three hundred many; every name stands on exactly one sheet', () => {
  expect(pageCount('decision', paper(many(1)))).toBe(2);
  for (const [count, least, most] of [
    [30, 3, 5],
    [300, 20, 40],
  ] as const) {
    const pages = readPages('decision', paper(many(count)));
    expect(pages.length).toBeGreaterThanOrEqual(least);
    expect(pages.length).toBeLessThanOrEqual(most);
    const text = pages.join(' ');
    for (let at = 1; at <= count; at += 1) {
      expect(text.split(`${stacked} ${at} Trường`)).toHaveLength(2);
    }
    pages.slice(1).forEach((page, at) => {
      expect(page.startsWith(`${at + 2} `)).toBe(true);
    });
  }
});

it('number and day are padded as Nghị định 30/2020 asks', () => {
  const [first] = readPages('decision', paper(many(1)));
  expect(first).toContain('Số: 05/QĐ-HKH');
  expect(first).toContain('ngày 05 tháng 02 năm 2019');
  const [later] = readPages('decision', paper(many(1), { number: 112, decidedOn: '2019-10-09' }));
  expect(later).toContain('Số: 112/QĐ-HKH');
  expect(later).toContain('ngày 09 tháng 10 năm 2019');
  expect(readPages('decision', paper(many(1), { decidedOn: '2019-03-01' }))[0]).toContain(
    'ngày 01 tháng 3 năm',
  );
});

it('an honour-only decision has no column and no word of money but that there is none', () => {
  const [text, list] = readPages('decision', paper(many(2, 0n)));
  expect(text).toContain('Tặng Giấy khen cho 02 cá nhân');
  expect(text).toContain('không kèm tiền');
  expect(text).not.toContain('Kinh phí');
  expect(list).not.toContain('Số tiền');
  expect(list).not.toContain('Cộng');
  expect(list).toContain('Danh sách có 02 suất, không kèm tiền.');
});

it('a mixed decision says how many receive money, and honours have an article of their own', () => {
  const [text, list] = readPages('decision', paper([award(500_000n), award(0n, 2)]));
  expect(text).toContain('01 học sinh, tổng số tiền 500.000 đồng');
  expect(text).toContain('Tặng Giấy khen cho 01 cá nhân');
  expect(list).toContain('Số tiền');
  expect(list).toContain('–');
});

it('a decision that takes awards back names the earlier one; the earlier one tells that it was changed', () => {
  const facts = { issuerName: story.issuer.name, number: '01/QĐ-HKH', decidedOn: '2019-01-28' };
  const some = proposedChange({ ...facts, outcome: 'revoke', revoked: 1, standing: 4 });
  expect(some.body[0]).toContain('của 01 cá nhân theo Quyết định số 01/QĐ-HKH ngày 28 tháng 01 năm 2019');
  expect(some.body[0]).toContain('các nội dung khác giữ nguyên');
  const whole = proposedChange({ ...facts, outcome: 'revoke', revoked: 4, standing: 4 });
  expect(whole.body[0]).toContain('tất cả 04 cá nhân');
  const changed = readPages('decision', paper(many(1), { changedBy: ['02/QĐ-HKH'] }));
  for (const page of changed) expect(page).toContain('ĐÃ THAY ĐỔI theo Quyết định số 02/QĐ-HKH');
  expect(pageCount('decision', paper([], { title: 'Sửa đổi' }))).toBe(1);
});

/** The papers of the store: the card carries over from page to page, the record keeps blank apart from none. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type StockCardInput, stockCard } from '@/lib/documents/stock-card';
import { type StocktakeRecordInput, stocktakeRecord } from '@/lib/documents/stocktake-record';
import { readPages, readPaper } from './read-paper';
import * as story from './story';

const signers = { cashier: 'Thủ Kho Mẫu', accountant: 'Kế Toán Mẫu', chair: 'Chủ Tịch Mẫu' };
const longCard = (count: number, change: Partial<StockCardInput> = {}): StockCardInput => ({
  ...{ issuer: story.issuer, goods: 'vở học sinh', signedOn: '2019-12-31', signers },
  rows: Array.from({ length: count }, (_, at) => ({
    ...{ occurredOn: '2019-01-10', number: `${at % 2 === 0 ? 'PN' : 'PX'} ${at + 1}/2019` },
    ...{ text: `Dòng ${at + 1}`, pieces: at % 2 === 0 ? 30 : -10 },
  })),
  booked: { pieces: Math.ceil(count / 2) * 30 - Math.floor(count / 2) * 10, valueVnd: 1_500_000n },
  unassigned: { count: 0, valueVnd: 0n },
  ...change,
});

describe('thẻ kho', () => {
  it('repeats its head on every page and brings over exactly what the page before carried on', () => {
    const pages = readPages('stock-card', stockCard(longCard(100)));
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) {
      expect(page).toContain('Diễn giải');
      expect(page).toContain('Số hiệu chứng từ');
    }
    const sums = (page: string, words: string) =>
      new RegExp(`${words} ([\\d.]+) ([\\d.]+) ([\\d.]+)`).exec(page)?.slice(1);
    for (const [at, page] of pages.slice(0, -1).entries()) {
      const on = sums(page, 'Cộng chuyển trang sau');
      expect(on).toHaveLength(3);
      expect(sums(pages[at + 1]!, 'Cộng trang trước chuyển sang')).toEqual(on);
    }
    expect(sums(pages.at(-1)!, 'Cộng')).toEqual(['1.500', '500', '1.000']);
    expect(pages.at(-1)).toContain('Số lượng tồn: 1.000. Trị giá tồn theo sổ: 1.500.000 đồng.');
    for (const name of ['Thủ kho', 'Kế toán', 'Chủ tịch Hội']) expect(pages.at(-1)).toContain(name);
  });

  it('is not drawn when it ends with something else than the books hold', () => {
    expect(() => stockCard(longCard(3, { booked: { pieces: 49, valueVnd: 1n } }))).toThrow();
    expect(stockCard(longCard(3)).rows.at(-1)!.left).toBe('50');
  });

  it('tells of papers out that stand on no card', () => {
    const card = stockCard(longCard(1, { unassigned: { count: 2, valueVnd: 700_000n } }));
    expect(readPaper('stock-card', card)).toContain('Còn 2 phiếu xuất, trị giá 700.000 đồng');
  });
});

const row = (countedQuantity: number | null, reason = ''): StocktakeRecordInput['rows'][number] => ({
  ...{ goods: 'xe đạp', paper: 'PN 01/2019', fund: 'Quỹ chung', bookedQuantity: 3, bookedVnd: 6_000_000n },
  ...{ countedQuantity, reason },
  difference:
    countedQuantity === null
      ? null
      : { quantity: countedQuantity - 3, valueVnd: BigInt(countedQuantity - 3) * 2_000_000n },
});
const take = (change: Partial<StocktakeRecordInput> = {}): StocktakeRecordInput => ({
  ...{ issuer: story.issuer, takenOn: '2019-06-30', isCounted: true, bookedVnd: 6_000_000n, signers },
  rows: [row(2, 'một xe hỏng')],
  ...change,
});

describe('biên bản kiểm kê', () => {
  it('says shortage, reason, the paper that settles it, and has three signatures', () => {
    const text = readPaper('stocktake-record', stocktakeRecord(take()));
    for (const part of [
      ...['BIÊN BẢN KIỂM KÊ HIỆN VẬT', '−2.000.000', 'một xe hỏng', 'phiếu xuất (PX)', 'Thủ kho'],
      ...['Kế toán', 'Trưởng ban kiểm kê'],
    ])
      expect(text).toContain(part);
    expect(text).not.toContain('phiếu nhập (PN)');
  });

  it('a blank is said to be not counted, a zero is none; both never look alike', () => {
    const blank = stocktakeRecord(take({ rows: [row(null)] }));
    const none = stocktakeRecord(take({ rows: [row(0, 'mất')] }));
    expect(blank.rows[0]!.slice(5, 8)).toEqual(['chưa đếm', '', '']);
    expect(none.rows[0]!.slice(5, 8)).toEqual(['0', '−3', '−6.000.000']);
    expect(blank.facts).toContainEqual({ label: 'Số món chưa đếm', value: '1', isStrong: false });
  });

  it('before the count it is a list to write on, and books that are not of items are told', () => {
    const list = stocktakeRecord(take({ isCounted: false, rows: [row(null)], bookedVnd: 6_500_000n }));
    expect(list.title).toContain('PHIẾU ĐẾM');
    expect(list.rows[0]!.slice(5)).toEqual(['', '', '', '']);
    expect(list.settling).toEqual([]);
    expect(list.facts.some(({ value }) => value === '+500.000 đồng')).toBe(true);
  });
});

it('no paper asks for all of its lines again on every page: a year of them took minutes', () => {
  const folder = 'lib/documents/templates';
  // A list of contents asks once, for headings.
  const asking = readdirSync(folder).filter((name) =>
    /\bquery\((?!heading\))/.test(readFileSync(`${folder}/${name}`, 'utf8')),
  );
  expect(asking).toEqual([]);
});

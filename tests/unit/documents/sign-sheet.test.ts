/** The sign sheet measured on the laid-out PDF: white to sign in, repeated head, sums of each page, total in words. */
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderPdf } from '@/lib/documents/render';
import { type SignSheetData, type SignSheetRow, signSheet } from '@/lib/documents/sign-sheet';
import { formatVndUnit, vndInWords } from '@/lib/kernel/money';
import { signRow } from '@/lib/payments/papers';
import { pagesOf, readPages } from './read-paper';
import { issuer } from './story';

const LEAST_MM = 12;
/** Dots to the millimetre: a rule of half a point is more than one dot thick. */
const DOTS = 8;
/** The left edge of the first column, where nothing is written in the table: dark all along it is a rule. */
const EDGE_MM = [20.4, 22.6] as const;

let pdfium: PDFiumLibrary;
beforeAll(async () => {
  pdfium = await PDFiumLibrary.init();
});
afterAll(() => pdfium.destroy());

const sheetOf = (count: number, row: Partial<SignSheetRow> = {}) =>
  signSheet({
    issuer,
    ...{
      subject: 'Học bổng khuyến học',
      reference: '(Theo Quyết định số 01/QĐ-HKH)',
      signedOn: '2019-02-09',
    },
    rows: Array.from({ length: count }, (_, at) => ({
      name: 'Vũ Nguyễn Hải An',
      unit: at % 5 === 0 ? 'Trường Trung học cơ sở và Trung học phổ thông Ngọc Lặc' : 'Trường THCS Lam Sơn',
      ...{ award: 'Học bổng khuyến học', amountVnd: 100_000n + BigInt(at) * 1_000n, ...row },
    })),
    signers: {},
  });

/** White between one rule and the next, in millimetres, down the sheet: head, rows, sums. */
async function bandsOf(data: SignSheetData): Promise<number[][]> {
  const document = await pdfium.loadDocument(renderPdf('sign-sheet', data));
  try {
    const pages: number[][] = [];
    for (const page of document.pages()) {
      const drawn = await page.render({ scale: (DOTS * 25.4) / 72, render: 'bitmap' });
      const [from, to] = EDGE_MM.map((mm) => Math.round(mm * DOTS)) as [number, number];
      const isRule = (y: number) =>
        Array.from({ length: to - from }, (_, at) => drawn.data[(y * drawn.width + from + at) * 4]!).every(
          (shade) => shade < 200,
        );
      const bands: number[] = [];
      let last: number | undefined;
      for (let y = 0; y < drawn.height; y += 1) {
        if (!isRule(y)) continue;
        if (last !== undefined && y - last > 1) bands.push((y - last - 1) / DOTS);
        last = y;
      }
      pages.push(bands);
    }
    return pages;
  } finally {
    document.destroy();
  }
}

const vndAfter = (page: string, label: string) =>
  BigInt((new RegExp(`${label}: ([\\d.]+)`).exec(page)?.[1] ?? '-1').replaceAll('.', ''));

describe.each([1, 30, 300])('a sign sheet of %i people', (count) => {
  it('leaves at least twelve millimetres of white to sign in, in every row of every page', async () => {
    const data = sheetOf(count);
    const pages = await bandsOf(data);
    const texts = readPages('sign-sheet', data);
    expect(pages).toHaveLength(texts.length);
    let rows = 0;
    pages.forEach((bands, at) => {
      const [head, ...rest] = bands;
      const sums = rest.pop() ?? 0;
      expect(head, `head of page ${at + 1}`).toBeGreaterThan(8);
      // The ruler tells a smaller band from a row: the foot with the sums is one.
      expect(sums, `foot of page ${at + 1}`).toBeLessThan(LEAST_MM);
      for (const row of rest) expect(row, `a row of page ${at + 1}`).toBeGreaterThanOrEqual(LEAST_MM);
      rows += rest.length;
    });
    expect(rows).toBe(count);
  });

  it('repeats its head, counts its pages, sums each page and carries the sum on', () => {
    const pages = readPages('sign-sheet', sheetOf(count));
    let running = 0n;
    pages.forEach((page, at) => {
      expect(page).toContain('STT Họ và tên Đơn vị Nội dung trao Số tiền (đồng)');
      expect(page).toContain(`Trang ${at + 1}/${pages.length}`);
      const sum = [...page.matchAll(/Học bổng khuyến học (\d{3}\.\d{3}) /g)]
        .map((hit) => BigInt((hit[1] ?? '').replace('.', '')))
        .reduce((total, one) => total + one, 0n);
      running += sum;
      expect(vndAfter(page, 'Cộng trang này')).toBe(sum);
      expect(vndAfter(page, 'Luỹ kế từ đầu danh sách')).toBe(running);
    });
    const total = BigInt(count) * 100_000n + (BigInt(count) * BigInt(count - 1) * 1_000n) / 2n;
    expect(running).toBe(total);
    const closing = `Tổng số tiền: ${formatVndUnit(total)} · Bằng chữ: ${vndInWords(total)}`;
    expect(pages.filter((page) => page.includes(closing))).toEqual([pages.at(-1)]);
  });
});

it('several sheets in one print job: each begins its sums at nothing', () => {
  const pages = pagesOf('sign-sheet', [sheetOf(30), sheetOf(1)]);
  expect(vndAfter(pages.at(-2) ?? '', 'Luỹ kế từ đầu danh sách')).toBe(3_435_000n);
  expect(vndAfter(pages.at(-1) ?? '', 'Luỹ kế từ đầu danh sách')).toBe(100_000n);
  expect(vndAfter(pages.at(-1) ?? '', 'Cộng trang này')).toBe(100_000n);
});

describe('who signs for a child', () => {
  const child = {
    ...{ name: 'Vi Văn Mẫu', school: 'Trường Mẫu', label: 'scholarship', amountVnd: 500_000n },
    ...{ guardianName: null, isPerson: true, handoverStatus: null, receiverKind: null, receiverName: null },
  };
  const lineOf = (birthYear: number | null, change: Partial<Parameters<typeof signRow>[0]> = {}) =>
    readPages('sign-sheet', {
      ...sheetOf(1, signRow({ ...child, birthYear, ...change }, '2019-02-09')),
    }).join(' ');
  const adult = 'Bố, mẹ hoặc người giám hộ (ghi rõ họ tên):';

  it('under fifteen without anybody registered: a parent, whose name is written by hand', () => {
    expect(lineOf(2010)).toContain(adult);
    expect(lineOf(2005)).toContain(adult);
  });

  it('is the registered parent by name; from fifteen on the recipient signs', () => {
    expect(lineOf(2010, { guardianName: 'Hà Ý Lan' })).toContain('Hà Ý Lan');
    expect(lineOf(2010, { guardianName: 'Hà Ý Lan' })).not.toContain(adult);
    expect(lineOf(2004)).not.toContain(adult);
    expect(lineOf(null)).not.toContain(adult);
    expect(lineOf(2010, { isPerson: false })).not.toContain(adult);
  });
});

/**
 * What a batch of certificates does without the printer: the square put onto the finished sheet, and the sheet that is
 * drawn without measuring. Both must look as what they stand for, to the dot; the comparison is shown to find a difference.
 */
import { PDFiumLibrary } from '@hyzyla/pdfium';
import decode from 'jsqr';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { layOut, sharedCompiler } from '@/lib/documents/compiler';
import {
  type MeritCertificateData,
  type MeritCertificateInput,
  meritCertificate,
  squareOf,
} from '@/lib/documents/merit-certificate';
import { paperCheck, qrSvg } from '@/lib/documents/qr';
import { renderPdfBatch } from '@/lib/documents/render';
import { withSquares } from '@/lib/documents/sheet-squares';
import { issuer, sampleNotice } from './story';

let pdfium: PDFiumLibrary;
beforeAll(async () => {
  pdfium = await PDFiumLibrary.init();
});
afterAll(() => pdfium.destroy());

const addressOf = (at: number) => `https://densach.example/kt/K7QMX-3RTY${at}`;
const of = (change: Partial<MeritCertificateInput>, at = 1) =>
  meritCertificate({
    ...{ issuer, issuingOffice: 'Chủ tịch Hội Khuyến học huyện Ngọc Lặc', name: 'Nguyễn Thị Ngưỡng Mẫu' },
    ...{ unit: 'Trường THCS Mẫu', achievement: 'Đã có nhiều cố gắng trong học tập' },
    ...{ decisionNumber: '01/QĐ-HKH', decidedOn: '2019-01-28', registerNumber: `${at}/2019` },
    signer: { authority: 'TM. BAN THƯỜNG VỤ', office: 'CHỦ TỊCH', name: 'Trần Văn Mẫu' },
    check: paperCheck(`K7QMX-3RTY${at}`, addressOf(at)),
    ...change,
  });

const drawnByPrinter = (papers: MeritCertificateData[]) =>
  sharedCompiler().pdf(layOut('merit-certificate', papers));

/** Each sheet as dots, 150 to the inch. */
async function dotsOf(pdf: Uint8Array) {
  const document = await pdfium.loadDocument(pdf);
  try {
    const sheets = [];
    for (const page of document.pages()) {
      const { data, width, height } = await page.render({ scale: 150 / 72, render: 'bitmap' });
      sheets.push({ data: new Uint8ClampedArray(data), width, height });
    }
    return sheets;
  } finally {
    document.destroy();
  }
}

/** Dots that are visibly lighter or darker on one side, on all sheets. */
async function otherDots(one: Uint8Array, other: Uint8Array): Promise<number> {
  const [left, right] = [await dotsOf(one), await dotsOf(other)];
  expect(left.length).toBe(right.length);
  let different = 0;
  left.forEach(({ data }, sheet) => {
    for (let at = 0; at < data.length; at += 4)
      if (Math.abs(data[at]! - right[sheet]!.data[at]!) > 24) different += 1;
  });
  return different;
}

describe.each(['a4', 'a5'] as const)('the square on %s', (sheet) => {
  // Not measured; tried in several sizes; measured in full size, because its number takes two lines.
  const papers = [
    of({ sheet }, 1),
    of({ sheet, achievement: 'Học tốt. '.repeat(30) }, 2),
    of({ sheet, decisionNumber: '1234567/QĐ-HKH-BTV-ĐẠI-HỘI-ĐẠI-BIỂU-TOÀN-TỈNH-MẪU' }, 3),
  ];

  it('is read by another decoder, on each sheet its own', async () => {
    expect(papers.map(({ isShort }) => isShort)).toEqual([true, false, true]);
    expect(papers.map(({ isPlain }) => isPlain)).toEqual([true, false, false]);
    const sheets = await dotsOf(renderPdfBatch('merit-certificate', papers));
    expect(sheets.map(({ data, width, height }) => decode(data, width, height)?.data)).toEqual(
      [1, 2, 3].map(addressOf),
    );
  });

  it('stands where the printer would draw it, as it would', async () => {
    const own = renderPdfBatch('merit-certificate', papers);
    expect(await otherDots(own, drawnByPrinter(papers))).toBe(0);
    const moved = papers.map(squareOf).map(({ svg, place }) => ({ svg, place: { ...place, left: 26.5 } }));
    const bare = papers.map((paper) => ({ ...paper, check: { ...paper.check, qr: '' } }));
    expect(await otherDots(own, withSquares(drawnByPrinter(bare), moved))).toBeGreaterThan(100);
  });
});

describe('a file with squares', () => {
  const paper = of({});
  const bare = drawnByPrinter([{ ...paper, check: { ...paper.check, qr: '' } }]);

  it('is the same to the byte each time, and its table names the place of every object', () => {
    const pdf = Buffer.from(renderPdfBatch('merit-certificate', [paper, of({}, 2)]));
    expect(pdf.equals(renderPdfBatch('merit-certificate', [paper, of({}, 2)]))).toBe(true);
    const file = pdf.toString('latin1');
    const tableAt = Number(/startxref\n(\d+)\n%%EOF$/.exec(file)?.[1]);
    const [head, count] = /^xref\n0 (\d+)\n/.exec(file.slice(tableAt)) ?? [];
    expect(file).toContain(`/Size ${count}`);
    for (let id = 1; id < Number(count); id += 1) {
      const place = Number(file.slice(tableAt + head!.length + id * 20).slice(0, 10));
      expect(file.slice(place).startsWith(`${id} 0 obj`), `object ${id}`).toBe(true);
    }
    expect(file.match(/\/Contents \[\d+ 0 R \d+ 0 R\]/g)).toHaveLength(2);
  });

  it('is refused with more or fewer squares than sheets, with another drawing, and when it is built otherwise', () => {
    const square = squareOf(paper);
    expect(() => withSquares(bare, [square])).not.toThrow();
    expect(() => withSquares(bare, [])).toThrow(/one square for each sheet/);
    expect(() => withSquares(bare, [square, square])).toThrow(/one square for each sheet/);
    for (const svg of ['<svg></svg>', qrSvg('x').replace('v1h', 'v2h'), qrSvg('x').replace(' d="M', ' d="C')])
      expect(() => withSquares(bare, [{ ...square, svg }]), svg.slice(0, 90)).toThrow(/square/);
    expect(() => withSquares(bare.subarray(0, -200), [square])).toThrow(/one table of places/);
  });
});

describe.each(['a4', 'a5'] as const)('a certificate that is not measured, on %s', (sheet) => {
  const look = async (data: MeritCertificateData) =>
    otherDots(
      renderPdfBatch('merit-certificate', [{ ...data, isPlain: true }]),
      renderPdfBatch('merit-certificate', [{ ...data, isPlain: false }]),
    );

  it('looks as one that is, without a unit, an authority or a number, and with all that may be added', async () => {
    for (const change of [
      {},
      { unit: undefined, name: 'Ễ Ộ' },
      { signer: { office: 'CHỦ TỊCH', name: 'Ử' }, registerNumber: undefined },
      { replaces: '12/2018', printNo: 3, printedOn: '2019-02-05' as const, sampleNotice },
    ]) {
      const data = of({ ...change, sheet });
      expect([data.isPlain, await look(data)]).toEqual([true, 0]);
    }
  });

  it('has no text too wide for its line: the widest that is still believed looks as when it is measured', async () => {
    for (const letter of ['W', 'M', 'Ữ', 'Đ', 'H', 'm', 'n', 'ơ', 'i', '@'])
      for (const field of ['name', 'unit', 'issuingOffice', 'decisionNumber', 'replaces'] as const) {
        let text = letter;
        while (text.length < 90 && of({ sheet, [field]: text + letter }).isPlain) text += letter;
        const data = of({ sheet, [field]: text });
        expect([letter, field, data.isPlain, await look(data)]).toEqual([letter, field, true, 0]);
      }
  });

  it('with a name too wide for its line the two would look different', async () => {
    const data = of({ sheet, name: 'WWWWWWW WWWWWWW WWWWWWW WWWWWW' });
    expect([data.isShort, data.isPlain]).toEqual([true, false]);
    expect(await look(data)).toBeGreaterThan(1_000);
  });
});

/** One certificate is one sheet in both sizes, whatever is written on it: nothing cut, nothing outside, nothing too small. */
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { layOut, sharedCompiler } from '@/lib/documents/compiler';
import {
  certificateLimits,
  type MeritCertificateData,
  type MeritCertificateInput,
  meritCertificate,
  shortCertificate,
} from '@/lib/documents/merit-certificate';
import { paperCheck } from '@/lib/documents/qr';
import { renderPng } from '@/lib/documents/render';
import { PREVIEW } from '@/lib/documents/wording';
import { pageCount, readPaper } from './read-paper';
import { issuer, sampleNotice } from './story';

/** Made up: every syllable carries two marks, capitals as well. */
const syllables =
  'Ngưỡng Thuỷ Trưởng Phượng Ấỗửệặ Khuyển Đoàng Ỗửng Thượng Ngoẵng Ẩm Ưỡng Phường Quyễn Nghiệp Trượng'.split(
    ' ',
  );
const nameOf = (length: number) => syllables.join(' ').repeat(2).slice(0, length).trim();
const textOf = (length: number) =>
  'đã có thành tích xuất sắc trong phong trào khuyến học, '.repeat(9).slice(0, length);

const base: MeritCertificateInput = {
  issuer,
  issuingOffice: 'Chủ tịch Hội Khuyến học huyện Ngọc Lặc',
  name: 'Nguyễn Văn Mẫu',
  unit: 'Trường THCS Mẫu',
  achievement: 'Đã có nhiều cố gắng trong học tập và rèn luyện',
  decisionNumber: '01/QĐ-HKH',
  decidedOn: '2019-01-28',
  registerNumber: '7/2019',
  signer: { authority: 'TM. BAN THƯỜNG VỤ', office: 'CHỦ TỊCH', name: 'Trần Văn Mẫu' },
  check: paperCheck('K7QMX-3RTYB', 'https://densach.example/kt/K7QMX-3RTYB'),
};
const fullest: Partial<MeritCertificateInput> = {
  issuingOffice: textOf(certificateLimits.authority),
  unit: textOf(certificateLimits.unit),
  achievement: textOf(certificateLimits.achievement),
  signer: { authority: 'TM. BAN THƯỜNG VỤ', office: 'CHỦ TỊCH', name: nameOf(45) },
  ...{ replaces: '12/2018', printNo: 3, printedOn: '2019-02-05', sampleNotice },
};
const of = (change: Partial<MeritCertificateInput>) => meritCertificate({ ...base, ...change });

/** Millimetres: width of the sheet, inner edge of the frame, margin of the text at the sides and at the top and foot. */
const geometry = {
  a4: { wide: 297, high: 210, frame: 13, x: 25, top: 16, foot: 15 },
  a5: { wide: 210, high: 148, frame: 9, x: 15, top: 10, foot: 9 },
} as const;

/** True for each pixel that is not white; 6 pixels to the millimetre. */
async function inkOf(data: MeritCertificateData) {
  const { wide } = geometry[data.sheet];
  const { data: bytes, info } = await sharp(await renderPng('merit-certificate', data, wide * 6))
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => bytes[(y * info.width + x) * info.channels]! < 200;
  return { at, width: info.width, height: info.height };
}

/** Pixels of ink between the frame and the margins of the text, on all four sides. */
async function strayInk(data: MeritCertificateData): Promise<number> {
  const { frame, x: side, top, foot } = geometry[data.sheet];
  const ink = await inkOf(data);
  const [edge, left, above, below] = [frame, side, top, foot].map((mm) => mm * 6) as [
    number,
    number,
    number,
    number,
  ];
  let stray = 0;
  for (let y = edge; y < ink.height - edge; y += 1)
    for (let x = edge; x < ink.width - edge; x += 1) {
      const inText = x >= left && x < ink.width - left && y >= above && y < ink.height - below;
      if (!inText && ink.at(x, y)) stray += 1;
    }
  return stray;
}

/** Heights of the white rows between rows of ink, in millimetres, from the emblem down to two thirds of the sheet. */
async function whiteGaps(data: MeritCertificateData): Promise<number[]> {
  const { x: side, top } = geometry[data.sheet];
  const ink = await inkOf(data);
  const gaps: number[] = [];
  let white = 0;
  for (let y = top * 6; y < ink.height * 0.66; y += 1) {
    let has = false;
    for (let x = side * 6; x < ink.width - side * 6 && !has; x += 1) has = ink.at(x, y);
    if (has && white > 0) gaps.push(white / 6);
    white = has ? 0 : white + 1;
  }
  return gaps;
}

/** Sizes of all texts in points, as they were laid out. */
function sizesOf(data: MeritCertificateData): number[] {
  const svg = sharedCompiler().svg(layOut('merit-certificate', [data]));
  const scales = svg.matchAll(/class="typst-text"[^>]*transform="scale\(([\d.]+),-/g);
  // The face has 2048 units to its size.
  return [...scales].map((found) => Math.round(Number(found[1]) * 2048 * 100) / 100);
}

describe.each(['a4', 'a5'] as const)('on %s', (sheet) => {
  it('a name of any length up to the limit, with the fullest text, stays on one sheet', () => {
    for (let length = 2; length <= certificateLimits.name; length += 4)
      expect([
        length,
        pageCount('merit-certificate', of({ ...fullest, sheet, name: nameOf(length) })),
      ]).toEqual([length, 1]);
  });

  it('nothing stands outside the margins, with 45 letters of stacked marks and with the longest name', async () => {
    for (const length of [12, 45, certificateLimits.name])
      expect(await strayInk(of({ ...fullest, sheet, name: nameOf(length) }))).toBe(0);
  });

  it('a name on two lines has white between them: no mark touches the line above', async () => {
    // White of half a millimetre and less stands between a letter and its own mark.
    const lines = async (name: string) =>
      (await whiteGaps(of({ sheet, name }))).filter((gap) => gap > 0.5).length;
    expect(await lines(nameOf(80))).toBe((await lines('Ngưỡng Ấỗửệặ')) + 1);
  });

  it('no text is smaller than nine points, the name never smaller than fourteen; only the line of samples is', () => {
    const sizes = sizesOf(
      of({ ...fullest, sheet, name: nameOf(certificateLimits.name), sampleNotice: undefined }),
    );
    expect(sizes.length).toBeGreaterThan(10);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(9);
    expect(sizes.filter((size) => size >= 14).length).toBeGreaterThanOrEqual(3);
  });

  it('what is taken for short stands in full size without a trial: even one letter more than short does, tried', () => {
    const wide = (most: number) =>
      'WWWWWWW '
        .repeat(most)
        .slice(0, most - 1)
        .concat('W');
    const short = shortCertificate[sheet];
    const largest = (more: number) => {
      const data = of({
        ...{ ...fullest, sheet, printNo: undefined },
        name: wide(short.name + more),
        issuingOffice: wide(short.authority),
        unit: wide(short.unit),
        achievement: wide(short.achievement),
        signer: {
          authority: wide(short.signerAuthority),
          office: wide(short.signerOffice),
          name: wide(short.signerName),
        },
      });
      return {
        isShort: data.isShort,
        largest: Math.max(...sizesOf(data)),
        sheets: pageCount('merit-certificate', data),
      };
    };
    const full = sheet === 'a4' ? 40 : 27;
    expect(largest(0)).toEqual({ isShort: true, largest: full, sheets: 1 });
    expect(largest(1)).toEqual({ isShort: false, largest: full, sheets: 1 });
    expect(Math.max(...sizesOf(of({ ...fullest, sheet })))).toBeLessThan(full);
  });

  it('says everything: decision, number, code, who signs; a reprint and a certificate that replaces another say so', () => {
    const text = readPaper('merit-certificate', of({ ...fullest, sheet, name: nameOf(45) })).replace(
      /\s+/g,
      ' ',
    );
    for (const words of [
      '01/QĐ-HKH',
      '7/2019',
      'K7QMX-3RTYB',
      'BẢN SAO LẦN 3, ngày 05/02/2019',
      'thay giấy khen số 12/2018',
    ])
      expect(text).toContain(words);
    expect(readPaper('merit-certificate', of({ sheet }))).not.toMatch(/BẢN SAO|thay giấy khen/);
    expect(readPaper('merit-certificate', of({ sheet, printNo: PREVIEW }))).toContain('XEM TRƯỚC');
  });
});

it('text that no sheet holds is refused before it is printed', () => {
  for (const [field, most] of [
    ['name', 90],
    ['unit', 130],
    ['achievement', 320],
    ['issuingOffice', 120],
  ] as const) {
    expect(() => of({ [field]: 'ẵ'.repeat(most) })).not.toThrow();
    expect(() => of({ [field]: 'ẵ'.repeat(most + 1) })).toThrow(/textTooLong/);
  }
});

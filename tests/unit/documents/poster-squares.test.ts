/**
 * The square of a poster read back by a decoder that is not ours, from the paper and the picture as people get them.
 * A square that a bank's app cannot read, or reads otherwise, sends money elsewhere.
 */
import { PDFiumLibrary } from '@hyzyla/pdfium';
import decode from 'jsqr';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GivingPosterData, givingPoster } from '@/lib/documents/giving-poster';
import { renderPdf, renderPng } from '@/lib/documents/render';
import { vietQr } from '@/lib/kernel/viet-qr';
import { issuer } from './story';

const account = { bin: '970405', accountNo: '3501205000999', memo: 'KH26 000123 7' };
const payloads = {
  static: vietQr(account),
  'with amount': vietQr({ ...account, amountVnd: 12_500_000n }),
};
type Kind = keyof typeof payloads;
const kinds = Object.keys(payloads) as Kind[];

function poster(kind: Kind, size: 'a4' | 'a5'): GivingPosterData {
  return givingPoster({
    issuer,
    ...{ label: 'Tiếp sức đến trường 2026', bank: 'Agribank', accountNo: account.accountNo, size },
    ...{ holder: 'HOI KHUYEN HOC XA MAU', isOtherHolder: false, memo: account.memo },
    ...{ amountVnd: kind === 'static' ? null : 12_500_000n, payload: payloads[kind] },
    site: 'khuyenhoc.example/ung-ho',
  });
}

interface Picture {
  data: Uint8ClampedArray;
  width: number;
  height: number;
}

/** Dots to the inch of a plain office printer's copy, as a telephone sees it. */
const DPI = 150;
let pdfium: PDFiumLibrary;
beforeAll(async () => {
  pdfium = await PDFiumLibrary.init();
});
afterAll(() => pdfium.destroy());

/** The first page of the PDF as dots. */
async function printed(pdf: Uint8Array): Promise<Picture> {
  const document = await pdfium.loadDocument(pdf);
  try {
    const { data, width, height } = await document.getPage(0).render({ scale: DPI / 72, render: 'bitmap' });
    return { data: new Uint8ClampedArray(data), width, height };
  } finally {
    document.destroy();
  }
}

async function pictureOf(image: Sharp): Promise<Picture> {
  const { data, info } = await image.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data: new Uint8ClampedArray(data), width: info.width, height: info.height };
}

const read = ({ data, width, height }: Picture) => decode(data, width, height);
const bytesOf = (picture: Picture) => Buffer.from(read(picture)?.binaryData ?? []).toString('latin1');

/** Millimetres from corner to corner on paper. */
function sideMm(picture: Picture): number {
  const { topLeftCorner: left, topRightCorner: right } = read(picture)!.location;
  return (Math.hypot(right.x - left.x, right.y - left.y) / DPI) * 25.4;
}

describe('the square of a poster', () => {
  it.each(kinds)('says on paper, byte for byte, what was to be said: %s', async (kind) => {
    for (const size of ['a4', 'a5'] as const) {
      const paper = await printed(renderPdf('giving-poster', poster(kind, size)));
      expect([size, bytesOf(paper)]).toEqual([size, payloads[kind]]);
      expect(sideMm(paper)).toBeGreaterThan(size === 'a4' ? 65 : 45);
    }
  });

  it.each(kinds)('says it in the picture, also after a chat has made it small and grey: %s', async (kind) => {
    const png = await renderPng('giving-poster', poster(kind, 'a4'));
    expect(bytesOf(await pictureOf(sharp(png)))).toBe(payloads[kind]);
    const sent = await sharp(png).resize({ width: 720 }).jpeg({ quality: 50 }).toBuffer();
    expect(bytesOf(await pictureOf(sharp(sent)))).toBe(payloads[kind]);
  });

  it('negative twin: a square drawn over by an emblem, or without its quiet zone, is not read as it was meant', async () => {
    const png = await renderPng('giving-poster', poster('with amount', 'a4'));
    const { location } = read(await pictureOf(sharp(png)))!;
    const [left, top] = [Math.round(location.topLeftCorner.x), Math.round(location.topLeftCorner.y)];
    const side = Math.round(location.bottomRightCorner.x) - left;
    const emblem = Math.round(side * 0.5);
    const over = await sharp(png)
      .composite([
        {
          input: { create: { width: emblem, height: emblem, channels: 3, background: '#a61b1b' } },
          ...{ left: left + Math.round((side - emblem) / 2), top: top + Math.round((side - emblem) / 2) },
        },
      ])
      .toBuffer();
    expect(bytesOf(await pictureOf(sharp(over)))).not.toBe(payloads['with amount']);
    const rim = Math.round(side * 0.04);
    const bar = (width: number, height: number, at: { left: number; top: number }) => ({
      ...{ input: { create: { width, height, channels: 3 as const, background: '#000' } }, ...at },
    });
    const framed = await sharp(png)
      .composite([
        bar(side + 2 * rim, rim, { left: left - rim, top: top - rim }),
        bar(side + 2 * rim, rim, { left: left - rim, top: top + side }),
        bar(rim, side + 2 * rim, { left: left - rim, top: top - rim }),
        bar(rim, side + 2 * rim, { left: left + side, top: top - rim }),
      ])
      .toBuffer();
    expect(bytesOf(await pictureOf(sharp(framed)))).not.toBe(payloads['with amount']);
  });
});

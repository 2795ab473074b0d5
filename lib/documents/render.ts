/**
 * Papers out: data in, PDF or PNG bytes out, in this process, without a browser.
 * Refuses to know what a paper says: wording is made by the data function of each paper.
 */
import sharp from 'sharp';
import { invariant } from '@/lib/kernel/invariant';
import { forgetOldPapers, layOut, sharedCompiler } from './compiler';
import { squareOf } from './merit-certificate';
import type { PaperData, PaperName } from './papers';
import { withSquares } from './sheet-squares';

/** One paper as PDF. Same data, same bytes. */
export function renderPdf<P extends PaperName>(paper: P, data: PaperData[P]): Uint8Array<ArrayBuffer> {
  return renderPdfBatch(paper, [data]);
}

/** Many papers of one kind as one PDF, in the given order: one print job. */
export function renderPdfBatch<P extends PaperName>(
  paper: P,
  papers: readonly PaperData[P][],
): Uint8Array<ArrayBuffer> {
  if (paper === 'merit-certificate') return certificates(papers as readonly PaperData['merit-certificate'][]);
  return new Uint8Array(exported(paper, papers));
}

function exported<P extends PaperName>(paper: P, papers: readonly PaperData[P][]): Buffer {
  const pdf = sharedCompiler().pdf(layOut(paper, papers));
  forgetOldPapers();
  return pdf;
}

/** Certificates, one to a sheet: their squares are put onto the finished sheets. */
function certificates(papers: readonly PaperData['merit-certificate'][]): Uint8Array<ArrayBuffer> {
  const bare = papers.map((paper) => ({ ...paper, check: { ...paper.check, qr: '' } }));
  return withSquares(exported('merit-certificate', bare), papers.map(squareOf));
}

/** First page as PNG, for sending by Zalo. `widthPx` is the width of the picture. */
export async function renderPng<P extends PaperName>(
  paper: P,
  data: PaperData[P],
  widthPx = 1240,
): Promise<Uint8Array<ArrayBuffer>> {
  const document = layOut(paper, [data]);
  const svg = firstPageSvg(sharedCompiler().plainSvg(document), document.numOfPages);
  forgetOldPapers();
  const png = await sharp(Buffer.from(svg), { density: 150 })
    .resize({ width: widthPx })
    .flatten({ background: '#ffffff' })
    .png({ palette: true, colours: 64 })
    .toBuffer();
  return new Uint8Array(png);
}

// All pages of one paper have one size and stand below each other in the drawing: cut after the first.
function firstPageSvg(svg: string, pages: number): string {
  const box = /viewBox="0 0 ([\d.]+) ([\d.]+)" width="[\d.]+pt" height="[\d.]+pt"/.exec(svg);
  invariant(box?.[1] !== undefined && box[2] !== undefined, 'the drawing states its size');
  const width = box[1];
  const height = Number(box[2]) / pages;
  return svg.replace(box[0], `viewBox="0 0 ${width} ${height}" width="${width}pt" height="${height}pt"`);
}

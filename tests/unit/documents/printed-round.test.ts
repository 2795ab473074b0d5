/**
 * Every paper of an award round, measured on the finished PDF: how many sheets, every letter with its shape, nothing
 * outside the margins. Each measure is shown to find what it looks for.
 */
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderPdf } from '@/lib/documents/render';
import { signSheet } from '@/lib/documents/sign-sheet';
import { drawnShapes, type Letter, laidOut, type Sheet } from './laid-out';
import { registerPaper } from './registered';
import { hardName, type RoundPaper, roundPapers } from './round-papers';
import { issuer } from './story';

let pdfium: PDFiumLibrary;
beforeAll(async () => {
  pdfium = await PDFiumLibrary.init();
});
afterAll(() => pdfium.destroy());

/** Millimetres: a mark on a capital of the first line rises above it, and a comma that ends a justified line hangs beside it. */
const HAIR = 1;

/** Letters that stand outside, each sheet by itself; a head or foot that is foreseen counts as inside. */
function strays(sheets: readonly Sheet[], paper: RoundPaper): string[] {
  const { left, right, top, bottom } = paper.margins;
  return sheets.flatMap(({ wide, high, letters }, at) => {
    const above = letters.filter((letter) => letter.top < top - HAIR);
    const below = letters.filter((letter) => letter.bottom > high - bottom + HAIR);
    const beside = letters.filter(
      (letter) => letter.left < left - HAIR || letter.right > wide - right + HAIR,
    );
    const textOf = (found: Letter[]) => found.map(({ text }) => text).join('');
    const isForeseen = (found: Letter[], pattern?: RegExp) =>
      found.length === 0 || pattern?.test(textOf(found));
    return [
      ...(isForeseen(above, paper.head) ? [] : [`sheet ${at + 1}, above: ${textOf(above)}`]),
      ...(isForeseen(below, paper.foot) ? [] : [`sheet ${at + 1}, below: ${textOf(below)}`]),
      ...(beside.length === 0 ? [] : [`sheet ${at + 1}, beside: ${textOf(beside)}`]),
    ];
  });
}

const everyPaper = { ...roundPapers, 'certificate register': registerPaper };

describe.each(Object.entries(everyPaper))('%s', (_, paper) => {
  it.each([
    [1, 0],
    [40, 1],
  ] as const)(
    'with %i people has its sheets, every letter its shape, and nothing outside the margins',
    async (count, at) => {
      const pdf = paper.pdf(count, hardName);
      const sheets = await laidOut(pdfium, pdf);
      expect(strays(sheets, paper)).toEqual([]);
      expect(drawnShapes(pdf).missing).toBe(0);
      expect(sheets).toHaveLength(paper.sheets[at]);
      // Both readings see the same paper: as many shapes as letters (two letters may share one), or this test looks at nothing.
      const letters = sheets.reduce((sum, sheet) => sum + sheet.letters.length, 0);
      expect(letters).toBeGreaterThan(60);
      expect(drawnShapes(pdf).all).toBeGreaterThan(letters * 0.9);
    },
  );

  it('with a name in letters that no face has, is found', () => {
    expect(drawnShapes(paper.pdf(1, `${hardName} 漢`)).missing).toBeGreaterThan(0);
  });

  it('with margins a little wider than its own, is found on one side at least', async () => {
    const { left, right, top, bottom } = paper.margins;
    const wider = { left: left + 8, right: right + 8, top: top + 8, bottom: bottom + 8 };
    expect(strays(await laidOut(pdfium, paper.pdf(1, hardName)), { ...paper, margins: wider })).not.toEqual(
      [],
    );
  });
});

it('a text that is too wide for its column and cannot break is found beside the margin', async () => {
  const paper = roundPapers['sign sheet']!;
  const sheetWith = (note: string) =>
    laidOut(
      pdfium,
      renderPdf(
        'sign-sheet',
        signSheet({
          ...{ issuer, subject: 'Học bổng', reference: '', signedOn: '2019-02-09', signers: {} },
          rows: [{ name: hardName, unit: '', award: '', amountVnd: 1n, note }],
        }),
      ),
    );
  expect(strays(await sheetWith('W'.repeat(10)), paper)).toEqual(['sheet 1, beside: WWWWW']);
  expect(strays(await sheetWith('W W W W W W W W W W'), paper)).toEqual([]);
});

/**
 * The sum of a list never stands on a sheet of its own: at least two rows of the list stand above it, for every length of
 * the list over more than two sheets. Measured on the finished PDF; the measure is shown to find a sum that stands alone.
 */
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskCountSheet } from '@/lib/documents/desk-count';
import { renderPdf } from '@/lib/documents/render';
import { type Letter, laidOut, type Sheet } from './laid-out';
import { roundPapers } from './round-papers';
import { issuer } from './story';

let pdfium: PDFiumLibrary;
beforeAll(async () => {
  pdfium = await PDFiumLibrary.init();
});
afterAll(() => pdfium.destroy());

/** Millimetres: figures of one column end at one edge, letters of one line stand on one height. */
const NEAR = 0.7;

/** The last line that begins with "Cộng", and the edge its figures end at. */
function sumOf({ letters }: Sheet): { top: number; edge: number } | undefined {
  const at = letters
    .map(({ text }) => text)
    .join('')
    .lastIndexOf('Cộng');
  const first = letters[at];
  if (!first) return undefined;
  const line = letters.filter((one) => Math.abs(one.bottom - letters[at]!.bottom) < NEAR * 2);
  return { top: first.top, edge: Math.max(...line.map((one) => one.right)) };
}

/** Rows of figures above the sum of a sheet: figures that end at its edge, each height once. */
function rowsAboveSum(sheet: Sheet): number {
  const sum = sumOf(sheet);
  if (!sum) throw new Error('No sum on this sheet.');
  const ends = (letter: Letter) =>
    /\d/.test(letter.text) && Math.abs(letter.right - sum.edge) < NEAR && letter.bottom < sum.top;
  return new Set(sheet.letters.filter(ends).map((letter) => Math.round(letter.bottom))).size;
}

const lastSum = (sheets: readonly Sheet[]) => sheets.findLast((sheet) => sumOf(sheet) !== undefined)!;

const deskCount = (count: number, name: string) =>
  renderPdf(
    'desk-count',
    deskCountSheet({
      ...{
        issuer,
        place: 'Hội trường',
        heldOn: '2019-02-09',
        fundName: 'Quỹ chung',
        floatVnd: 0n,
        signers: {},
      },
      rows: Array.from({ length: count }, (_, at) => ({
        ...{ donor: `${name} ${at}`, voucher: `PT ${at + 1}/2019`, method: 'cash', amountVnd: 50_000n },
      })),
    }),
  );
const lists: Record<string, (count: number, name: string) => Uint8Array> = {
  decision: roundPapers.decision!.pdf,
  submission: roundPapers.submission!.pdf,
  'plan of notes': roundPapers['plan of notes']!.pdf,
  'count of a desk': deskCount,
};

describe.each(Object.entries(lists))('the sum of a %s', (_, pdf) => {
  it('has two rows of its list above it, however long the list is', async () => {
    const alone: string[] = [];
    for (let count = 2; count <= 62; count += 1) {
      const sheets = await laidOut(pdfium, pdf(count, 'Nguyễn Thị Ngưỡng'));
      const rows = rowsAboveSum(lastSum(sheets));
      if (rows < 2) alone.push(`${count} people: ${rows}`);
    }
    expect(alone).toEqual([]);
  });
});

it('a sheet whose sum stands alone is found', async () => {
  const [, , sheet] = await laidOut(pdfium, roundPapers.decision!.pdf(20, 'Nguyễn Thị Ngưỡng'));
  const { top } = sumOf(sheet!)!;
  expect(rowsAboveSum(sheet!)).toBeGreaterThanOrEqual(2);
  expect(rowsAboveSum({ ...sheet!, letters: sheet!.letters.filter((one) => one.top >= top - NEAR) })).toBe(0);
});

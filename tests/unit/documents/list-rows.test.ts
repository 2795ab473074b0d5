/**
 * A list of awards states the height of a row wherever it knows how many lines its texts take. What it believes is what the
 * printer finds: the same list with every row measured looks the same to the letter.
 */
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roundDecision } from '@/lib/documents/award-papers';
import type { DecisionData } from '@/lib/documents/decision';
import { renderPdf } from '@/lib/documents/render';
import { linesOf } from '@/lib/documents/text-room';
import { laidOut } from './laid-out';
import { issuer } from './story';

let pdfium: PDFiumLibrary;
beforeAll(async () => {
  pdfium = await PDFiumLibrary.init();
});
afterAll(() => pdfium.destroy());

const listOf = (texts: { name: string; unit?: string; award?: string }[], amountVnd = 500_000n) =>
  roundDecision({
    ...{ issuer, symbol: 'HKH', occasion: 'Tết khuyến học 2019', fundName: 'Quỹ chung' },
    ...{ meetingOn: '2019-01-25', secretary: '', number: 5, decidedOn: '2019-02-05', title: '', basis: '' },
    ...{ signedBy: 'Trần Văn Mẫu', signerIsChair: true },
    awards: texts.map((text) => ({
      ...{ unit: 'THCS Mẫu', award: 'Học bổng', category: 'academicPrizeStudent', amountVnd, ...text },
    })),
  });
const linesIn = ({ annex }: DecisionData) => annex?.lines ?? [];
const lettersOf = (data: DecisionData) => laidOut(pdfium, renderPdf('decision', data));
const withLines = (data: DecisionData, lines: number[]): DecisionData => ({
  ...data,
  annex: data.annex && { ...data.annex, lines },
});
const measured = (data: DecisionData) =>
  lettersOf(
    withLines(
      data,
      linesIn(data).map(() => 0),
    ),
  );

/** Names of every length, each letter in words of several lengths. */
const names = (letter: string, pattern: number) =>
  Array.from({ length: 44 }, (_, at) =>
    Array.from({ length: at + 1 }, (_, place) => (place % (pattern + 1) === pattern ? ' ' : letter))
      .join('')
      .trim(),
  );

const letters = [
  'W',
  'M',
  'Ữ',
  'Đ',
  'AV',
  'To',
  'P.',
  'm',
  'w',
  'n',
  'a',
  's',
  'r',
  'ợ',
  'ậ',
  'i',
  '1',
  '-',
  '@',
  'Ж',
];

describe.each(letters)('rows of texts made of %s', (letter) => {
  it('are as high as when they are measured, with sums of money and without', async () => {
    for (const amountVnd of [500_000n, 0n]) {
      const texts = [1, 4, 9].flatMap((pattern) => names(letter, pattern));
      const data = listOf(
        [...texts.map((name) => ({ name })), ...texts.map((unit) => ({ name: 'An', unit }))],
        amountVnd,
      );
      expect(await lettersOf(data)).toEqual(await measured(data));
    }
  });
});

it('rows of ordinary names are known, those of other letters and hard breaks are not', () => {
  const lines = linesIn(
    listOf([
      { name: 'Vi Văn Mẫu' },
      { name: 'Nguyễn Thị Ngưỡng Mẫu Thuỷ' },
      { name: 'Lê An', unit: 'Hội\nMẫu' },
      { name: 'Lê An', unit: 'Học'.repeat(9) },
      { name: 'Lê 安' },
    ]),
  );
  expect(lines).toEqual([1, 2, 0, 0, 0]);
});

it('a row believed lower or higher than it is would be found', async () => {
  const data = listOf(names('n', 4).map((name) => ({ name })));
  const sheets = await measured(data);
  for (const wrong of [1, 2])
    expect(
      await lettersOf(
        withLines(
          data,
          linesIn(data).map(() => wrong),
        ),
      ),
    ).not.toEqual(sheets);
});

it('what is not certain is not said', () => {
  expect(linesOf('', 100, 12)).toEqual({ least: 1, most: 1 });
  expect(linesOf('An', 100, 12)).toEqual({ least: 1, most: 1 });
  expect(linesOf('n'.repeat(200), 100, 12).most).toBeUndefined();
  expect(linesOf('安', 100, 12)).toEqual({ least: 1 });
});

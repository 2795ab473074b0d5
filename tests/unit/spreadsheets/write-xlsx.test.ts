/** A written workbook is read back cell by cell, holds texts only, and is the same bytes each time. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textWorkbook } from '@/lib/spreadsheets/write-xlsx';
import { readXlsx } from '@/lib/spreadsheets/xlsx';

const cells = async (rows: string[][]) => {
  const read = await readXlsx(Buffer.from(textWorkbook('Chuyen khoan', rows, [6, 22])));
  return 'cells' in read ? read.cells : read;
};

describe('a written workbook', () => {
  it('keeps leading zeros, quotes, marks and what would be a formula', async () => {
    const rows = [
      ['STT', 'Số tài khoản', 'Tên & "họ"'],
      ['1', '0012345678901234567', '=SUM(A1:A9)'],
      ['2', '+84', '<b>@x</b>'],
    ];
    expect(await cells(rows)).toEqual(rows);
  });

  it('holds no formula and no number, whatever stands in a cell', () => {
    const bytes = Buffer.from(textWorkbook('S', [['=1+1', '-2', '7']])).toString('latin1');
    expect(bytes).not.toMatch(/<f[ >]|<v>/);
    expect(bytes.match(/t="inlineStr"/g)).toHaveLength(3);
  });

  it('is the same bytes for the same cells', async () => {
    const rows = [['a', 'b']];
    const once = Buffer.from(textWorkbook('S', rows));
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect(Buffer.from(textWorkbook('S', rows)).equals(once)).toBe(true);
    expect(Buffer.from(textWorkbook('S', [['a', 'c']])).equals(once)).toBe(false);
  });

  it('reads back as it was written', async () => {
    const text = fc.stringMatching(/^[A-Za-z0-9=+@&<>"' ]{0,30}[A-Za-z0-9]$/).map((one) => one.trim());
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(text, text, text), { minLength: 1, maxLength: 30 }),
        async (rows) => {
          const read = (await cells(rows)) as readonly (readonly string[])[];
          const squeezed = (row: readonly string[]) => row.map((one) => one.replace(/\s+/g, ' '));
          expect(read.map(squeezed)).toEqual(rows.map(squeezed));
        },
      ),
      { numRuns: 60 },
    );
  });
});

/** A text without quotes is cut by hand: cell for cell what csv-parse makes of it, refusals and limits included. */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readCsv } from '@/lib/spreadsheets/csv';
import { limits } from '@/lib/spreadsheets/limits';

const delimiter = ';';
const sign = fc.constantFrom(
  ';',
  ';',
  ',',
  '\t',
  '\r',
  '\n',
  '\r\n',
  ' ',
  'a',
  'Ố',
  '💡',
  "'",
  '\u2028',
  '\\',
  '0',
);
const byLibrary = (text: string): string[][] =>
  parse(text, {
    ...{ delimiter, relax_column_count: true, relax_quotes: true },
    record_delimiter: ['\r\n', '\n', '\r'],
  });
/** Rows that end in nothing, and such rows at the end, say nothing. */
const filled = (cells: readonly (readonly string[])[]) =>
  JSON.stringify(cells.map((row) => row.join(delimiter).replace(/;+$/, ''))).replace(/(?:,?"")+\]$/, ']');

it('gives the cells of the library for any text', () => {
  let many = 0;
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 60, size: 'max' }), (signs) => {
      // The last line makes sure that no text is empty; a quote in it sends the same text through the library.
      const text = `${signs.join('')}\nend;x`;
      const [plain, quoted] = [
        readCsv(text, { delimiter }),
        readCsv(text.replace(/x$/, '"x"'), { delimiter }),
      ];
      expect(plain).toEqual(quoted);
      if (plain.kind !== 'cells') throw new Error(plain.code);
      expect(filled(plain.cells)).toBe(filled(byLibrary(text)));
      if (plain.cells.length > 5) many += 1;
    }),
    { numRuns: 2_000, seed: 1996 },
  );
  expect(many).toBeGreaterThan(100);
});

it('refuses one row and one sign too many, as with quotes', () => {
  for (const end of ['b', '"b"']) {
    const rows = (count: number) => readCsv(`${'a,b\n'.repeat(count - 1)}a,${end}`);
    expect(rows(limits.rows)).toMatchObject({ kind: 'cells' });
    expect(rows(limits.rows + 1)).toMatchObject({ kind: 'refused', code: 'spreadsheets.tooManyRows' });
    const cell = (length: number) => readCsv(`${'x'.repeat(length)},1\na,${end}`);
    expect(cell(limits.cellChars)).toMatchObject({ kind: 'cells' });
    expect(cell(limits.cellChars + 1)).toMatchObject({ kind: 'refused', code: 'spreadsheets.tooLongCell' });
    expect(cell(limits.cellChars * limits.columns + 1)).toMatchObject({ code: 'spreadsheets.damaged' });
  }
});

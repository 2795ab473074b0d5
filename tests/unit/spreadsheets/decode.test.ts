/** One list in seven ways of writing Vietnamese: the same cells, or a clear refusal. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { normaliseLines } from '@/lib/kernel/names';
import { readCsv } from '@/lib/spreadsheets/csv';
import { decodeBytes } from '@/lib/spreadsheets/decode';
import { readListFile } from '@/lib/spreadsheets/read-file';
import { inlineRows, makeWorkbook } from '../../factories/workbook';
import { asLatinText, asTcvn3, asVni } from './old-letters';

const file = (name: string) => readFileSync(new URL(`../../fixtures/lists/${name}`, import.meta.url));
const utf8 = file('honours-utf8.csv');
const text = utf8.toString('utf8');
const cellsOf = async (bytes: Uint8Array) => {
  const read = await readListFile(bytes);
  if (read.kind === 'refused') throw new Error(read.code);
  return read;
};
/** .VnTime cannot say these: a capital with a tone in front of small letters, or alone. */
const lostInTcvn3 = (cell: string) =>
  cell.replace(/(?<!\p{L})[ÁÝ](?!\p{Lu})/gu, (letter) => letter.toLowerCase());

describe('a list of honours', () => {
  it('is 123 rows of 8 columns with line breaks inside cells', async () => {
    const { cells } = await cellsOf(utf8);
    expect(cells).toHaveLength(123);
    expect(cells[0]).toEqual([
      'STT',
      'Họ và tên',
      'Lớp',
      'Trường',
      'Xã/Thị trấn',
      'Thành tích',
      'Mức thưởng',
      'Ghi chú',
    ]);
    expect(cells[1]).toEqual([
      '1',
      'TRƯƠNG MAI HƯƠNG',
      '6 A',
      'Trường THPT Ngọc Lặc',
      'Đồng Thịnh',
      'Học sinh giỏi\nToán cấp tỉnh',
      '200.000',
      'Cộng',
    ]);
    expect(cells.flat().every((cell) => cell === normaliseLines(cell))).toBe(true);
  });

  it.each([
    ['with a byte order mark', file('honours-utf8-bom.csv'), 'utf-8', false],
    ['with letters and marks apart', file('honours-nfd.csv'), 'utf-8', true],
    ['in UTF-16 with a mark', Buffer.from(`\uFEFF${text}`, 'utf16le'), 'utf-16le', false],
    ['in UTF-16 without a mark', Buffer.from(text, 'utf16le'), 'utf-16le', false],
    ['in UTF-16 the other way round', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(), 'utf-16be', false],
    ['in VNI', Buffer.from(asVni(text.replaceAll('…', '...'))), 'vni', false],
  ])('gives the same cells %s', async (_how, bytes, encoding, wasDecomposed) => {
    const read = await cellsOf(bytes);
    const { cells } = await cellsOf(utf8);
    const same =
      encoding === 'vni' ? cells.map((row) => row.map((cell) => cell.replaceAll('…', '...'))) : cells;
    expect(read).toMatchObject({ encoding, wasDecomposed });
    expect(read.cells).toEqual(same);
  });

  it('gives the same cells in windows-1258, but for letters the file itself has lost', async () => {
    const read = await cellsOf(file('honours-cp1258.csv'));
    const { cells } = await cellsOf(Buffer.from(text.replaceAll('Ð', '?')));
    expect(read).toMatchObject({ encoding: 'windows-1258', wasDecomposed: false, cells });
  });

  it('gives the same cells in TCVN3 but for the capitals that font does not have', async () => {
    const read = await cellsOf(asTcvn3(text.replaceAll('…', '...')));
    const { cells } = await cellsOf(utf8);
    expect(read.encoding).toBe('tcvn3');
    expect(read.cells).toEqual(
      cells.map((row) => row.map((cell) => lostInTcvn3(cell.replaceAll('…', '...')))),
    );
    expect(read.cells.flat()).toContain('NGUYỄN QUỐC THẮNG');
  });

  it.each([
    ['tcvn3', asTcvn3],
    ['vni', asVni],
  ] as const)(
    'typed with a %s font in a workbook gets its letters back, and is left alone on demand',
    async (font, write) => {
      const { cells } = await cellsOf(utf8);
      const plain = cells.slice(0, 40).map((row) => row.map((cell) => cell.replaceAll('…', '...')));
      const typed = plain.map((row) => row.map((cell) => asLatinText(write(cell))));
      const bytes = makeWorkbook({ sheet: inlineRows(typed) });
      const read = await cellsOf(bytes);
      expect(read.font).toBe(font);
      expect(read.cells).toEqual(font === 'tcvn3' ? plain.map((row) => row.map(lostInTcvn3)) : plain);
      const kept = await readListFile(bytes, { keepsLetters: true });
      expect(kept).toMatchObject({ font: null });
    },
  );

  it('with real letters is never read as an old font', async () => {
    const read = await cellsOf(Buffer.from('Tên,Số tiền\nHùng,1\nHà,2\nThuý,3\nLâm,4\nPhòng GD&ĐT,5'));
    expect(read.font).toBeNull();
    expect(read.cells[1]).toEqual(['Hùng', '1']);
  });

  it('of which half was typed with .VnTime keeps the other half', async () => {
    const rows = [
      ['Nguyễn Văn Ất'],
      ['Lê Hùng'],
      ['Hà'],
      [asLatinText(asTcvn3('Nguyễn Văn Tuấn'))],
      [asLatinText(asTcvn3('Lê Đức Thọ'))],
    ];
    const read = await cellsOf(makeWorkbook({ sheet: inlineRows(rows) }));
    expect(read.cells.flat()).toEqual(['Nguyễn Văn Ất', 'Lê Hùng', 'Hà', 'Nguyễn Văn Tuấn', 'Lê Đức Thọ']);
  });
});

describe('bytes that are no list', () => {
  it.each([
    ['nothing', new Uint8Array(0), 'spreadsheets.empty'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d494844520000', 'hex'), 'spreadsheets.notAList'],
    [
      'letters of no known writing',
      Buffer.from([0x41, 0xfe, 0xe7, 0x20, 0xd8, 0xff, 0x42]),
      'spreadsheets.unknownLetters',
    ],
    [
      'French in windows-1252',
      Buffer.from('Société générale,élève,déjà', 'latin1'),
      'spreadsheets.unknownLetters',
    ],
    ['more than ten megabytes', Buffer.alloc(10 * 1024 * 1024 + 1, 'a'), 'spreadsheets.tooLarge'],
  ])('%s: refused with a code', (_what, bytes, code) => {
    expect(decodeBytes(bytes)).toMatchObject({ kind: 'refused', code });
  });

  it('an old or locked workbook is told apart, so that the sentence can help', async () => {
    const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(512)]);
    expect(await readListFile(old)).toMatchObject({ kind: 'refused', code: 'spreadsheets.oldFormat' });
  });
});

describe('readCsv', () => {
  it.each([
    [
      'commas',
      'a,b\nc,d',
      ',',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'semicolons with commas in amounts',
      'Tên;Tiền\nAn;500,000\nBình;1,5 triệu',
      ';',
      [
        ['Tên', 'Tiền'],
        ['An', '500,000'],
        ['Bình', '1,5 triệu'],
      ],
    ],
    [
      'tabs',
      'a\tb;c\nd\te,f',
      '\t',
      [
        ['a', 'b;c'],
        ['d', 'e,f'],
      ],
    ],
    ['the line of Excel', 'sep=;\r\na,x;b\r\n', ';', [['a,x', 'b']]],
    ['quotes with line breaks and quotes', '"a\n""b""",c\n', ',', [['a\n"b"', 'c']]],
    ['one column', 'a\n\nb\n\n', ',', [['a'], [], ['b']]],
  ])('reads %s', (_what, typed, delimiter, cells) => {
    expect(readCsv(typed)).toEqual({ kind: 'cells', delimiter, cells });
  });

  it.each([
    ['an open quote', 'a,b\n"c,d\ne,f', 'spreadsheets.openQuote'],
    ['only empty lines', ' \n,,\n'.replace(' ', ''), 'spreadsheets.empty'],
    ['too many rows', 'a\n'.repeat(20_001), 'spreadsheets.tooManyRows'],
    ['too many columns', `${'a,'.repeat(100)}a`, 'spreadsheets.tooManyColumns'],
    ['a cell longer than Excel knows', 'a'.repeat(32_768), 'spreadsheets.tooLongCell'],
  ])('refuses %s', (_what, typed, code) => {
    expect(readCsv(typed)).toMatchObject({ kind: 'refused', code });
  });

  it('takes as many rows as the caller allows, and not one more', () => {
    expect(readCsv('a\n'.repeat(30_000), { maxRows: 30_000 })).toMatchObject({ kind: 'cells' });
    expect(readCsv('a\n'.repeat(30_001), { maxRows: 30_000 })).toMatchObject({
      code: 'spreadsheets.tooManyRows',
    });
  });
});

/** Workbooks: what a person sees in the cells comes out as text, and a crafted file is refused with a code. */
import { describe, expect, it } from 'vitest';
import { limits } from '@/lib/spreadsheets/limits';
import { readXlsx } from '@/lib/spreadsheets/xlsx';
import { inlineRows, makeWorkbook, makeZip, workbookParts } from '../../factories/workbook';

const styles = `<numFmts count="3"><numFmt numFmtId="164" formatCode="dd\\/mm\\/yyyy"/><numFmt numFmtId="165" formatCode="0000000000"/>
  <numFmt numFmtId="166" formatCode="#,##0\\ &quot;đồng, days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
  <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="20"/><xf numFmtId="22"/></cellXfs>`;
const row = async (sheet: string, more: Partial<Parameters<typeof makeWorkbook>[0]> = {}) => {
  const read = await readXlsx(makeWorkbook({ sheet, styles, ...more }));
  return read.kind === 'cells' ? read.cells : read;
};

describe('a cell of a workbook', () => {
  it.each([
    ['a whole number', '<c><v>500000</v></c>', '500000'],
    ['a float with dirt', '<c><v>500000.00000000006</v></c>', '500000'],
    ['a third', '<c><v>0.1</v></c>', '0,1'],
    ['a sum of tenths', '<c><v>0.30000000000000004</v></c>', '0,3'],
    ['three decimals, which are no thousands', '<c><v>2.125</v></c>', '2,1250'],
    ['a large number with an exponent', '<c><v>1.5E+9</v></c>', '1500000000'],
    ['a negative number', '<c><v>-250000</v></c>', '-250000'],
    ['a built-in date', '<c s="1"><v>44926</v></c>', '31/12/2022'],
    ['a date with a format of its own', '<c s="2"><v>43648</v></c>', '02/07/2019'],
    ['the day before the leap day that never was', '<c s="1"><v>59</v></c>', '28/02/1900'],
    ['the leap day that never was', '<c s="1"><v>60</v></c>', '60'],
    ['a date with a clock', '<c s="6"><v>43648.3833333333</v></c>', '02/07/2019 09:12'],
    ['a clock', '<c s="5"><v>0.5</v></c>', '12:00'],
    ['a telephone number whose zero is in the format', '<c s="3"><v>912000111</v></c>', '0912000111'],
    ['an amount whose format has words in quotes', '<c s="4"><v>44926</v></c>', '44926'],
    ['a true', '<c t="b"><v>1</v></c>', 'TRUE'],
    ['an error', '<c t="e"><v>#REF!</v></c>', '#REF!'],
    ['a formula, as what it last gave', '<c><f>WEBSERVICE("http://x")</f><v>7</v></c>', '7'],
    ['a formula with a text', '<c t="str"><f>A2</f><v>An</v></c>', 'An'],
    ['an ISO day', '<c t="d"><v>2019-07-02</v></c>', '2019-07-02'],
    [
      'a text in place, of several runs',
      '<c t="inlineStr"><is><r><t>Lê </t></r><r><t>An</t></r><rPh><t>x</t></rPh></is></c>',
      'Lê An',
    ],
    [
      'signs that XML cannot hold',
      '<c t="inlineStr"><is><t>a_x000A_b &amp; c &#273;</t></is></c>',
      'a\nb & c đ',
    ],
    ['a shared text', '<c t="s"><v>1</v></c>', 'Nguyễn Văn An'],
    ['a shared text that is not there, beside one that is', '<c t="s"><v>9</v></c><c><v>1</v></c>', ''],
  ])('%s', async (_what, xml, shown) => {
    const sharedStrings =
      '<si><t>x</t></si><si><r><t>Nguyễn </t></r><r><t>Văn An</t></r><rPh><t>y</t></rPh></si>';
    const cells = await row(`<row>${xml}</row>`, { sharedStrings });
    expect(Array.isArray(cells) ? cells[0]![0] : cells).toBe(shown);
  });

  it('days of the calendar of 1904', async () => {
    const cells = await row('<row><c s="1"><v>43464</v></c></row>', {
      workbookPr: '<workbookPr date1904="1"/>',
    });
    expect(cells).toEqual([['31/12/2022']]);
  });

  it('stands where its reference says; gaps stay empty, and the claimed dimension is not believed', async () => {
    const sheet = `<?xml version="1.0"?><x:worksheet xmlns:x="m"><x:dimension ref="A1:XFD1048576"/><x:sheetData>
      <x:row r="2"><x:c r="C2"><x:v>1</x:v></x:c></x:row><x:row r="1048576"><x:c r="A1048576" s="1"/></x:row></x:sheetData></x:worksheet>`;
    expect(await row(sheet)).toEqual([[], ['', '', '1']]);
  });
});

describe('a workbook', () => {
  const two = {
    sheets:
      '<sheet name="Ẩn" state="hidden" r:id="rId1"/><sheet name="Trống" r:id="rId2"/><sheet name="Thu" r:id="rId3"/>',
    relations: ['rId1', 'rId2', 'rId3']
      .map((id, at) => `<Relationship Id="${id}" Type="x/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`)
      .join(''),
    more: [
      { name: 'xl/worksheets/sheet2.xml', content: '<worksheet/>' },
      { name: 'xl/worksheets/sheet3.xml', content: '<worksheet><row><c><v>3</v></c></row></worksheet>' },
      { name: 'xl/vbaProject.bin', content: 'Sub Auto_Open()' },
      { name: 'xl/externalLinks/externalLink1.xml', content: '<!DOCTYPE x><x/>' },
    ],
  };

  it('is read from the first shown sheet that holds something; macros and links are not opened', async () => {
    const read = await readXlsx(makeWorkbook({ sheet: '<row><c><v>1</v></c></row>', ...two }));
    expect(read).toEqual({ kind: 'cells', cells: [['3']], sheet: 'Thu', sheets: ['Trống', 'Thu'] });
  });

  it('is read from the sheet that was asked for', async () => {
    const bytes = makeWorkbook({ sheet: '', ...two });
    expect(await readXlsx(bytes, { sheet: 'Trống' })).toMatchObject({ code: 'spreadsheets.empty' });
  });

  it('of the largest size allowed is read', async () => {
    const line = (row: number) => Array.from({ length: 8 }, (_, at) => `ô ${row * at}`);
    const read = await readXlsx(
      makeWorkbook({ sheet: inlineRows(Array.from({ length: limits.rows }, (_, at) => line(at))) }),
    );
    expect(read.kind === 'cells' && read.cells.length).toBe(limits.rows);
  });
});

const sheet = '<row><c><v>1</v></c></row>';
const zeros = (megabytes: number) => '0'.repeat(megabytes * 1024 * 1024);
const part = (name: string, content = '<x/>') => makeZip([...workbookParts({ sheet }), { name, content }]);
const lying = (claims: number) =>
  makeZip(
    workbookParts({ sheet: `${sheet}<!--${zeros(30)}-->` }).map((one) =>
      one.name.endsWith('sheet1.xml') ? { ...one, claims } : one,
    ),
  );
const manyLines = (count: number) => '<row><c><v>1</v></c></row>'.repeat(count);
const entity =
  '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><worksheet><row><c><v>&b;</v></c></row></worksheet>';

describe('a crafted workbook is refused with a code', () => {
  const crafted: [string, () => Uint8Array, string][] = [
    [
      'that says it inflates to 30 MB of one sign',
      () => makeWorkbook({ sheet: `${sheet}<!--${zeros(30)}-->` }),
      'spreadsheets.tooMuchInside',
    ],
    ['that says 1 kB and inflates to 30 MB', () => lying(1_000), 'spreadsheets.damaged'],
    [
      'whose parts say 101 MB together',
      () => part('xl/media/a.png', zeros(101)),
      'spreadsheets.tooMuchInside',
    ],
    [
      'with one text of 5 MB and no end',
      () => makeWorkbook({ sheet: `<row><c t="str"><v>${zeros(5)}</v></c></row>` }),
      'spreadsheets.tooMuchInside',
    ],
    [
      'with one tag of 5 MB',
      () => makeWorkbook({ sheet: `<row x="${zeros(5)}"/>` }),
      'spreadsheets.tooMuchInside',
    ],
    ['with entities in the sheet', () => makeWorkbook({ sheet: entity }), 'spreadsheets.entities'],
    [
      'with an entity that nobody declared',
      () => makeWorkbook({ sheet: '<row><c><v>&xxe;</v></c></row>' }),
      'spreadsheets.damaged',
    ],
    ['with a path that climbs out', () => part('xl/../../etc/passwd'), 'spreadsheets.strangeParts'],
    ['with an absolute path', () => part('/etc/passwd'), 'spreadsheets.strangeParts'],
    ['with a path of Windows', () => part('C:/x.xml'), 'spreadsheets.strangeParts'],
    ['with backslashes', () => part('xl\\worksheets\\x.xml'), 'spreadsheets.strangeParts'],
    ['with a program beside the sheets', () => part('setup.exe'), 'spreadsheets.strangeParts'],
    ['with the same part twice', () => part('xl/workbook.xml'), 'spreadsheets.strangeParts'],
    [
      'with 1,001 parts',
      () => makeZip(Array.from({ length: 1_001 }, (_, at) => ({ name: `xl/p${at}.xml`, content: '' }))),
      'spreadsheets.strangeParts',
    ],
    [
      'with a locked part',
      () => makeZip(workbookParts({ sheet }).map((one) => ({ ...one, isLocked: true }))),
      'spreadsheets.oldFormat',
    ],
    ['with 20,001 rows', () => makeWorkbook({ sheet: manyLines(20_001) }), 'spreadsheets.tooManyRows'],
    [
      'with a cell in row 1,048,576',
      () => makeWorkbook({ sheet: '<row r="1048576"><c r="A1048576"><v>1</v></c></row>' }),
      'spreadsheets.tooManyRows',
    ],
    [
      'with a cell in column XFD',
      () => makeWorkbook({ sheet: '<row><c r="XFD1"><v>1</v></c></row>' }),
      'spreadsheets.tooManyColumns',
    ],
    [
      'in which 700 cells name one long text',
      () =>
        makeWorkbook({
          sheet: '<row><c t="s"><v>0</v></c></row>'.repeat(700),
          sharedStrings: `<si><t>${zeros(1).slice(0, 32_000)}</t></si>`,
        }),
      'spreadsheets.tooMuchInside',
    ],
    ['cut off in the middle', () => makeWorkbook({ sheet }).slice(0, 400), 'spreadsheets.damaged'],
    [
      'that is some other zip',
      () => makeZip([{ name: 'xl/notes.txt', content: 'x' }]),
      'spreadsheets.notAList',
    ],
    [
      'with XML that never closes',
      () => makeWorkbook({ sheet: '<?xml version="1.0"?><worksheet><row>' }),
      'spreadsheets.damaged',
    ],
    [
      'whose sheet lies outside',
      () =>
        makeWorkbook({
          sheet,
          relations: '<Relationship Id="rId1" Type="x/worksheet" Target="../../x.xml"/>',
        }),
      'spreadsheets.empty',
    ],
    [
      'whose sheet lies on a server',
      () =>
        makeWorkbook({
          sheet,
          relations: '<Relationship Id="rId1" Type="x/worksheet" TargetMode="External" Target="http://x/"/>',
        }),
      'spreadsheets.empty',
    ],
  ];
  it.each(crafted)('%s', async (_what, make, code) => {
    const bytes = make();
    const began = performance.now();
    expect(await readXlsx(bytes)).toMatchObject({ kind: 'refused', code });
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it('and the same file without the trap is read', async () => {
    expect(await readXlsx(part('xl/other.xml'))).toMatchObject({ kind: 'cells', cells: [['1']] });
  });
});

it('too many tags are counted before a single row is read', async () => {
  const told: number[] = [];
  const bytes = makeWorkbook({ sheet: '<row><c/></row>'.repeat(limits.tags / 2 + 1) });
  expect(await readXlsx(bytes, { onRows: (rows) => told.push(rows) })).toMatchObject({
    code: 'spreadsheets.tooMuchInside',
  });
  expect(told).toEqual([]);
});

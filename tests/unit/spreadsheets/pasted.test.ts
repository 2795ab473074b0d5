/** What the clipboard brings: a table of Excel, of Word, of a page, or lines with tabs. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPasted } from '@/lib/spreadsheets/pasted';
import { asTabs, tabsOfHtml } from '@/lib/spreadsheets/tabs';

const excel = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style><!-- td {mso-number-format:General} --></style></head>
<body><!--StartFragment--><table border=0><col width=64><tr height=20><td class=xl65>Họ tên</td><td>Số tiền</td></tr>
<tr><td>Lê&nbsp;An<br style='mso-data-placement:same-cell'>
  (t&#7893; 3)</td><td align=right>500.000</td></tr><tr><td colspan=2>Cộng &lt;&agrave;&gt;</td></tr></table></body></html>`;

describe('readPasted', () => {
  it('prefers the table of the clipboard, with line breaks inside cells', () => {
    expect(readPasted({ html: excel, text: 'Họ tên\tSố tiền\n"Lê An\n(tổ 3)"\t500.000' })).toEqual({
      ...{ kind: 'cells', from: 'html' },
      cells: [['Họ tên', 'Số tiền'], ['Lê An\n(tổ 3)', '500.000'], ['Cộng <à>']],
    });
  });

  it('leaves room for merged cells, and ends tables and cells that were never closed', () => {
    const html = '<TABLE><tr><td rowspan=2>a<td colspan="2">b<td>c<tr><td>d<td>e<td>f';
    expect(readPasted({ html })).toMatchObject({
      cells: [
        ['a', 'b', '', 'c'],
        ['', 'd', 'e', 'f'],
      ],
    });
  });

  it('takes text of a table inside a table into the outer cell, and nothing of scripts', () => {
    const html =
      '<table><tr><td>a<script>x<td></script><table><tr><td>b</td></tr></table></td><td>c</td></tr></table>';
    expect(readPasted({ html })).toMatchObject({ cells: [['ab', 'c']] });
  });

  it.each([
    [
      'lines with tabs',
      'a\tb\r\n"c\nd"\te\n',
      [
        ['a', 'b'],
        ['c\nd', 'e'],
      ],
    ],
    [
      'a quote that is only a quote',
      '"Hoa\tb\nc\td',
      [
        ['"Hoa', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'lines with semicolons',
      'a;b\nc;d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
  ])('without a table reads %s', (_what, text, cells) => {
    expect(readPasted({ html: '<p>no table</p>', text })).toMatchObject({ from: 'text', cells });
  });

  it('refuses a table without end and a paste without cells', () => {
    const rows = '<tr><td>a'.repeat(20_001);
    expect(readPasted({ html: `<table>${rows}` })).toMatchObject({ code: 'spreadsheets.tooManyRows' });
    expect(readPasted({ html: `<table><tr>${'<td>a'.repeat(101)}` })).toMatchObject({
      code: 'spreadsheets.tooManyColumns',
    });
    expect(readPasted({ text: ' \t' })).toMatchObject({ kind: 'cells' });
    expect(readPasted({})).toMatchObject({ code: 'spreadsheets.empty' });
  });

  it('never throws, whatever is on the clipboard', () => {
    const piece = fc.constantFrom(
      '<table>',
      '</table>',
      '<tr>',
      '<td rowspan=9999>',
      '<td colspan=99>',
      '<!--',
      '-->',
      '<script>',
      '</script',
      '<',
      '>',
      '"',
      '\t',
      '\n',
      '&#0;',
      '&#x110000;',
      'Nguyễn',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const pasted = pieces.join('');
        const read = readPasted({ html: pasted, text: pasted });
        expect(['cells', 'refused']).toContain(read.kind);
      }),
    );
  });
});

describe('cells as text with tabs', () => {
  it('are read back as they were, with line breaks, quotes and tabs', () => {
    const cell = fc.stringMatching(/^[a-zĐ"';,\t\n ]{1,8}$/).map((text) => `x${text}x`);
    const rows = fc.array(fc.tuple(cell, cell), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(rows, (cells) => {
        const read = readPasted({ text: asTabs(cells.map((row) => [...row])) });
        expect(read).toMatchObject({ kind: 'cells', cells });
      }),
    );
  });

  it('come from the table of a clipboard, and from nothing else', () => {
    expect(tabsOfHtml(excel)).toBe('Họ tên\tSố tiền\n"Lê An\n(tổ 3)"\t500.000\nCộng <à>\t');
    for (const html of [
      '',
      '<p>x</p>',
      '<table><tr><td>one</td></tr></table>',
      `<table>${'<tr><td>a'.repeat(20_001)}`,
    ])
      expect(tabsOfHtml(html)).toBeNull();
  });
});

/** Reports of a period on paper and as a Word file: the same content, and texts that want to be more than texts. */
import { describe, expect, it } from 'vitest';
import { periodReport } from '@/lib/documents/period-report';
import { periodReportDocx } from '@/lib/documents/period-report-docx';
import { printable } from '@/lib/documents/printable-text';
import { unitReminder } from '@/lib/documents/unit-reminder';
import { textWorkbook } from '@/lib/spreadsheets/write-xlsx';
import { readZip } from './read-docx';
import { pagesOf, readPages } from './read-paper';

const facts = {
  issuer: {
    name: 'Hội Khuyến học xã Mẫu',
    parentName: 'Hội Khuyến học huyện Mẫu',
    address: '',
    place: 'Mẫu',
  },
  issuedOn: '2020-01-10',
};
/** Each wants to be something else than a text: a formula, a template, a tag, a field, another direction, a sheet of its own. */
const hostile = [
  ...[
    "=cmd|' /C calc'!A0",
    '@SUM(1+1)*cmd',
    '+1+1',
    '-2+3',
    '#show: x => panic() *đậm* _nghiêng_ $x$',
    '#include "/etc/passwd"',
  ],
  ...[
    '<script>alert(1)</script> & "nháy" \'đơn\'',
    ']]></w:t></w:r><w:fldSimple w:instr="DDEAUTO c:\\\\x">',
    '{{x}} %s \\n',
  ],
  ...['W'.repeat(180), 'Lớp 😀 học 🎓', '&#x202e;&amp;'],
];
const report = (texts: string[] = []) =>
  printable(
    periodReport({
      ...facts,
      ...{ subject: 'Tổng kết công tác khuyến học năm 2019', chairName: 'Phạm Thị Mẫu', lead: ['Bản nháp.'] },
      sections: [{ title: 'I. Tình hình', level: 1, paragraphs: ['Một năm nhiều cố gắng.', ...texts] }],
      tables: [
        {
          title: 'Thu, chi',
          head: ['Nội dung', 'Số tiền (đồng)', 'Cùng kỳ', 'Kế hoạch'],
          rows: [
            ['Thu trong kỳ', '1.228.017.500', '–', '–'],
            ...texts.map((text) => [text, '1.000', '–', '–']),
          ],
        },
      ],
    }),
  );

/** Texts of the runs of each paragraph, as Word reads them. */
const paragraphsOf = (xml: string) =>
  [...xml.matchAll(/<w:p>(.*?)<\/w:p>/gs)].map(([, inside = '']) =>
    [...inside.matchAll(/<w:t[^>]*>(.*?)<\/w:t>/gs)].map(([, text = '']) => decoded(text)).join(''),
  );
const decoded = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
const without = (text: string) => text.replaceAll(/\s/g, '');

describe('the Word file of a report', () => {
  it('has the measures, the face and the parts of an official paper', async () => {
    const parts = await readZip(await periodReportDocx(report()));
    const xml = parts.get('word/document.xml')!;
    // 210 × 297 mm; 20, 15, 20, 30 mm; in twentieths of a point.
    expect(xml).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
    expect(xml).toMatch(/<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701"/);
    expect(xml).toContain('<w:titlePg/>');
    expect(parts.get('word/styles.xml')).toContain('w:ascii="Times New Roman"');
    expect(parts.get('word/styles.xml')).toContain('<w:sz w:val="26"/>');
    expect([...parts.entries()].some(([name, text]) => /header\d/.test(name) && /PAGE/.test(text))).toBe(
      true,
    );
    const lines = paragraphsOf(xml);
    for (const text of [
      ...[
        'HỘI KHUYẾN HỌC HUYỆN MẪU',
        'HỘI KHUYẾN HỌC XÃ MẪU',
        'Số: ……/BC-HKH',
        'Độc lập - Tự do - Hạnh phúc',
      ],
      ...['Mẫu, ngày 10 tháng 01 năm 2020', 'BÁO CÁO', 'I. Tình hình', 'Một năm nhiều cố gắng.', 'Nơi nhận:'],
      ...['TM. BAN THƯỜNG VỤ', 'CHỦ TỊCH', 'Phạm Thị Mẫu', 'PHỤ LỤC', 'Thu trong kỳ', '1.228.017.500'],
    ])
      expect(lines).toContain(text);
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    expect(xml.match(/<w:cantSplit\/>/g)!.length).toBeGreaterThanOrEqual(4);
  });

  it('breaks a long name of the issuer near its middle, not before its last word', async () => {
    const long = { ...report(), issuerName: 'HỘI KHUYẾN HỌC HUYỆN NGỌC LẶC' };
    const xml = (await readZip(await periodReportDocx(long))).get('word/document.xml')!;
    expect(xml).toMatch(/HỘI KHUYẾN HỌC<\/w:t><\/w:r><w:r>.*?<w:br\/><w:t [^>]*>HUYỆN NGỌC LẶC</);
  });

  it('shows texts that look like code as texts, and holds no field, object or link of theirs', async () => {
    const parts = await readZip(await periodReportDocx(report(hostile)));
    const xml = parts.get('word/document.xml')!;
    const lines = paragraphsOf(xml);
    for (const text of hostile) expect(lines.filter((line) => line === text)).toHaveLength(2);
    expect(xml).not.toMatch(/<w:fldSimple|<w:instrText|<w:object|<w:hyperlink|<script/);
    expect([...parts.values()].join()).not.toMatch(/TargetMode="External"|attachedTemplate/);
  });
});

describe('texts that steer', () => {
  it('stand on paper as they were typed, on as many sheets as they need', () => {
    const pages = readPages('period-report', report(hostile)).map(without).join('');
    for (const text of hostile) expect(pages.split(without(text)).length).toBeGreaterThan(2);
  });

  it('cannot turn the direction of writing, nor vanish: a mark stands where they stood', async () => {
    const turned = report(['Số 12\u202E345\u202C đồng', 'a\u2066b\u2069', 'x\u0007y']);
    expect(turned.sections[0]!.paragraphs.slice(1)).toEqual([
      'Số 12\uFFFD345\uFFFD đồng',
      'a\uFFFDb\uFFFD',
      'x y',
    ]);
    const xml = (await readZip(await periodReportDocx(turned))).get('word/document.xml')!;
    expect(xml).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
    expect(xml).not.toContain('\u0007');
  });

  it('are texts in the workbook: no cell of it is a formula', async () => {
    const sheet = (
      await readZip(
        textWorkbook(
          'Số liệu',
          hostile.map((text) => [text]),
        ),
      )
    ).get('xl/worksheets/sheet1.xml')!;
    expect([...sheet.matchAll(/<t [^>]*>(.*?)<\/t>/gs)].map(([, text = '']) => decoded(text))).toEqual(
      hostile,
    );
    expect(sheet.match(/t="inlineStr"/g)).toHaveLength(hostile.length);
    expect(sheet).not.toMatch(/<f[ >]/);
  });
});

describe('the letter to a unit that is silent', () => {
  const letter = (unitName: string) =>
    printable(
      unitReminder({
        ...{
          ...facts,
          unitName,
          chairName: 'Phạm Thị Mẫu',
          reportSubject: 'Tổng kết công tác khuyến học năm 2019',
        },
        ...{ firstOn: '2019-01-01', lastOn: '2019-12-31', asOf: '2019-12-31' },
      }),
    );

  it('fits on one sheet with its answer, names unit and period, and has no kind of its own', () => {
    const pages = readPages('unit-reminder', letter('Chi hội Khuyến học thôn Một'));
    expect(pages).toHaveLength(1);
    for (const text of [
      ...['Kính gửi: Chi hội Khuyến học thôn Một', 'Số: ……/HKH', 'PHẦN TRẢ LỜI CỦA ĐƠN VỊ', 'Phạm Thị Mẫu'],
      'từ ngày 01/01/2019 đến ngày 31/12/2019',
      'V/v số liệu để báo cáo tổng kết công tác khuyến học năm 2019',
    ])
      expect(without(pages[0]!)).toContain(without(text));
  });

  it('has no number of a sheet, also in a job of many', () => {
    const [first, second] = pagesOf('unit-reminder', [letter('Chi hội Một'), letter('Chi hội Hai')]);
    expect([first!.slice(0, 3), second!.slice(0, 3)]).toEqual(['HỘI', 'HỘI']);
  });

  it.each(hostile)('carries a name like %s as it is', (name) => {
    expect(without(readPages('unit-reminder', letter(name)).join(''))).toContain(without(name));
  });
});

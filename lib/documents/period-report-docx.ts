/**
 * The report of a period as a Word file, for committees that go on writing in it: the same words, numbers and order as
 * on paper (period-report.ts).
 * Owns the look of headings and tables. Refuses numbers as numbers: cells are texts with Vietnamese separators.
 */
import {
  AlignmentType,
  type FileChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import {
  bodyLine,
  line,
  mm,
  officialDocx,
  officialHead,
  officialSignature,
  shortRule,
  TEXT_WIDTH,
} from './official-docx';
import type { PeriodReportData, ReportTable } from './period-report';

/** The report as bytes of a .docx. */
export function periodReportDocx(d: PeriodReportData): Promise<Uint8Array<ArrayBuffer>> {
  return officialDocx(d, [
    ...officialHead(d),
    ...d.lead.map(bodyLine),
    ...d.sections.flatMap(({ title, level, paragraphs }) => [
      line(
        title,
        { bold: true, italics: level === 2 },
        {
          ...{
            alignment: AlignmentType.LEFT,
            keepNext: true,
            spacing: { before: level === 1 ? 200 : 120, after: 80 },
          },
        },
      ),
      ...paragraphs.map(bodyLine),
    ]),
    bodyLine(d.closing),
    ...officialSignature(d),
    line(d.numbersTitle, { points: 14, bold: true }, { pageBreakBefore: true }),
    line(d.numbersSubject, { bold: true }),
    shortRule(62),
    ...d.tables.flatMap(tableOf),
  ]);
}

/** Its title, kept with it; the head is repeated on every page, and no row is torn in two. */
function tableOf({ title, head, rows }: ReportTable): FileChild[] {
  const widths = widthsOf(head.length);
  const heading = { alignment: AlignmentType.LEFT, keepNext: true, spacing: { before: 240, after: 80 } };
  return [
    line(title, { bold: true }, heading),
    new Table({
      ...{ columnWidths: widths, layout: TableLayoutType.FIXED },
      width: { size: TEXT_WIDTH, type: WidthType.DXA },
      rows: [
        new TableRow({
          tableHeader: true,
          cantSplit: true,
          children: head.map((text, at) => cellOf(text, widths[at]!, 'head')),
        }),
        ...rows.map(
          (row) =>
            new TableRow({
              cantSplit: true,
              children: row.map((text, at) => cellOf(text, widths[at]!, at === 0 ? 'words' : 'number')),
            }),
        ),
      ],
    }),
  ];
}

const sides = { head: AlignmentType.CENTER, words: AlignmentType.LEFT, number: AlignmentType.RIGHT };

function cellOf(text: string, width: number, kind: keyof typeof sides): TableCell {
  return new TableCell({
    children: [line(text, { points: 12, bold: kind === 'head' }, { alignment: sides[kind] })],
    ...{ width: { size: width, type: WidthType.DXA }, verticalAlign: VerticalAlignTable.CENTER },
    margins: { top: 60, bottom: 60, left: 90, right: 90 },
  });
}

/** The words take what the numbers leave; a plan with its percentage needs the room of a long amount. */
function widthsOf(count: number): number[] {
  const numbers = Array.from({ length: count - 1 }, () => mm(count > 3 ? 34 : 38));
  return [TEXT_WIDTH - numbers.reduce((sum, width) => sum + width, 0), ...numbers];
}

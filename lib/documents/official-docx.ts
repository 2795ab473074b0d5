/**
 * The frame of official papers as a Word file: Nghị định 30/2020/NĐ-CP, Phụ lục I. A4; margins 20, 20, 30, 15 mm; Times
 * New Roman 13 and 14; page number centred at the top from the second page on.
 * Owns head, title, signature block and how paragraphs look. Refuses markup: every text is the text of a run.
 */
import {
  AlignmentType,
  BorderStyle,
  Document,
  type FileChild,
  Footer,
  Header,
  type IParagraphOptions,
  type IRunOptions,
  type ISectionOptions,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { OfficialFrameData } from './official-frame';

/** Millimetres in twentieths of a point, the nearest. */
export const mm = (millimetres: number) => Math.round((millimetres / 25.4) * 1440);
const FACE = 'Times New Roman';
/** Width of what is written on: 210 − 30 − 15 mm, in twentieths of a point. */
export const TEXT_WIDTH = mm(165);
const half = (points: number) => points * 2;

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const noBorders = { top: none, bottom: none, left: none, right: none };
const rule = { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 1 };

/** One paragraph; a line feed in it begins a new line. `points`: size of the letters. */
export function line(
  text: string,
  { points = 13, ...run }: { points?: number } & Pick<IRunOptions, 'bold' | 'italics' | 'underline'> = {},
  paragraph: IParagraphOptions = {},
): Paragraph {
  const children = text
    .split('\n')
    .map(
      (part, at) => new TextRun({ text: part, size: half(points), ...run, ...(at > 0 ? { break: 1 } : {}) }),
    );
  return new Paragraph({ alignment: AlignmentType.CENTER, ...paragraph, children });
}

/** A paragraph of the body: justified, first line indented by 10 mm, 6 pt after it. */
export function bodyLine(text: string): Paragraph {
  return line(
    text,
    {},
    {
      ...{ alignment: AlignmentType.JUSTIFIED, indent: { firstLine: mm(10) } },
      spacing: { after: 120, line: 264 },
    },
  );
}

/** A short rule under a heading, as long as the column less `side` on both sides, in mm. */
export function shortRule(side: number): Paragraph {
  const indent = { left: mm(side), right: mm(side) };
  return new Paragraph({ indent, border: { top: rule }, spacing: { before: 40, after: 60 }, children: [] });
}

/** A name that needs two lines of the left column, broken between the words nearest to its middle. */
function halved(name: string): string {
  if (name.length <= 26) return name;
  const spaces = [...name.matchAll(/ /g)].map(({ index }) => index);
  const middle = name.length / 2;
  const at = spaces.reduce(
    (best, one) => (Math.abs(one - middle) < Math.abs(best - middle) ? one : best),
    -1,
  );
  return at < 0 ? name : `${name.slice(0, at)}\n${name.slice(at + 1)}`;
}

/** Two columns without borders, each a list of paragraphs; `widths` in twentieths of a point. */
function columns(widths: readonly [number, number], cells: readonly [Paragraph[], Paragraph[]]): Table {
  return new Table({
    ...{ columnWidths: [...widths], layout: TableLayoutType.FIXED },
    width: { size: widths[0] + widths[1], type: WidthType.DXA },
    borders: { ...noBorders, insideHorizontal: none, insideVertical: none },
    rows: [
      new TableRow({
        cantSplit: true,
        children: cells.map(
          (children, at) =>
            new TableCell({
              ...{ children, borders: noBorders, verticalAlign: VerticalAlignTable.TOP },
              ...{ width: { size: widths[at]!, type: WidthType.DXA }, margins: { left: 0, right: 0 } },
            }),
        ),
      }),
    ],
  });
}

/** Issuer, number, the name of the country, place and day; then the kind of paper and what it is about. */
export function officialHead(d: OfficialFrameData): FileChild[] {
  const left = [
    ...(d.parentName ? [line(halved(d.parentName), { points: 12 })] : []),
    line(halved(d.issuerName), { points: 12, bold: true }),
    shortRule(22),
    line(`Số: ${d.number}`),
  ];
  const right = [
    line('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { points: 12, bold: true }),
    line('Độc lập - Tự do - Hạnh phúc', { bold: true, underline: {} }),
    line(d.placeAndDay, { italics: true }, { spacing: { before: 160 } }),
  ];
  const first = mm(73);
  return [
    columns([first, TEXT_WIDTH - first], [left, right]),
    line(d.kind, { points: 14, bold: true }, { spacing: { before: 320, after: 60 } }),
    line(d.subject, { points: 14, bold: true }),
    shortRule(62),
  ];
}

/** "Nơi nhận" on the left, who signs on the right, with room for hand and seal. */
export function officialSignature({ distribution, signer }: OfficialFrameData): FileChild[] {
  const left = { alignment: AlignmentType.LEFT };
  const receivers = [
    line('Nơi nhận:', { points: 12, bold: true, italics: true }, left),
    ...distribution.map((text) => line(text, { points: 11 }, left)),
  ];
  const signs = [
    ...(signer.authority ? [line(signer.authority, { bold: true })] : []),
    line(signer.office, { bold: true }, { spacing: { after: mm(26) } }),
    line(signer.name, { bold: true }),
  ];
  const second = mm(80);
  return [columns([TEXT_WIDTH - second, second], [receivers, signs])];
}

/** The file. `children` of the one section; `sampleNotice` at the foot of every page. @returns bytes of a .docx */
export async function officialDocx(
  { subject, issuerName, sampleNotice }: OfficialFrameData,
  children: FileChild[],
): Promise<Uint8Array<ArrayBuffer>> {
  const number = new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [PageNumber.CURRENT], size: half(13) })],
      }),
    ],
  });
  const foot = new Footer({ children: [line(sampleNotice ?? '', { points: 8, italics: true })] });
  const margin = { top: mm(20), bottom: mm(20), left: mm(30), right: mm(15), header: mm(10), footer: mm(8) };
  const section: ISectionOptions = {
    properties: { titlePage: true, page: { size: { width: mm(210), height: mm(297) }, margin } },
    headers: { default: number, first: new Header({ children: [new Paragraph({})] }) },
    footers: { default: foot, first: foot },
    children,
  };
  const run = { font: FACE, size: half(13), color: '000000', language: { value: 'vi-VN' } };
  const file = new Document({
    ...{ title: subject, creator: issuerName, lastModifiedBy: issuerName, description: '' },
    styles: { default: { document: { run, paragraph: { spacing: { before: 0, after: 0 } } } } },
    sections: [section],
  });
  return new Uint8Array(await Packer.toArrayBuffer(file));
}

/**
 * A list of 2,000 people (quick: 300), once as the list of a decision and once to sign: by the program, and by Chromium
 * printing a table with the same words, face, columns, repeated head and page number. Sums of each page and the running
 * sum on the sheet to sign are the program's alone: Chromium cannot add what stands on a page.
 */
import { roundDecision } from '@/lib/documents/award-papers';
import { renderPdf } from '@/lib/documents/render';
import { type SignSheetRow, signSheet } from '@/lib/documents/sign-sheet';
import { formatVnd } from '@/lib/kernel/money';
import { htmlPage, type Print, sheetCount } from './chromium-print';
import { type BenchContext, milliseconds, ratioOf } from './measure';

const issuer = { name: 'Hội Khuyến học xã Mẫu', address: 'Xã Mẫu', place: 'Xã Mẫu' };
const decidedOn = '2019-01-28';

function people(count: number, round: number): (SignSheetRow & { category: string })[] {
  return Array.from({ length: count }, (_, at) => ({
    ...{ name: `Nguyễn Thị Ngưỡng Mẫu ${round} ${at}`, unit: 'Trường THCS Mẫu' },
    ...{ category: 'academicPrizeStudent', award: 'Học bổng khuyến học' },
    amountVnd: 500_000n + BigInt(at % 7) * 50_000n,
  }));
}

interface ListKind {
  own: (rows: ReturnType<typeof people>) => Uint8Array;
  /** Size and margins of the sheet, and the size of its letters. */
  sheet: string;
  heads: string[];
  /** Widths of the columns as CSS. */
  widths: string[];
  row: (row: SignSheetRow, order: number) => string[];
}

const listKinds: Record<'decisionList' | 'signSheet', ListKind> = {
  decisionList: {
    own: (awards) =>
      renderPdf(
        'decision',
        roundDecision({
          ...{ issuer, symbol: 'HKH', occasion: 'Tết khuyến học 2019', fundName: 'Quỹ chung', awards },
          ...{ meetingOn: decidedOn, secretary: '', number: 1, decidedOn, title: '', basis: '' },
          ...{ signedBy: 'Trần Văn Mẫu', signerIsChair: true },
        }),
      ),
    sheet:
      '@page { size: A4; margin: 20mm 15mm 20mm 30mm } body { font: 12pt Tinos, serif } td { padding: 2mm 1.8mm }',
    heads: ['STT', 'Họ và tên', 'Đơn vị', 'Nội dung', 'Số tiền (đồng)'],
    widths: ['11mm', '35%', '33%', '32%', '27mm'],
    row: (row, order) => [String(order), row.name, row.unit, row.award, formatVnd(row.amountVnd)],
  },
  signSheet: {
    own: (rows) =>
      renderPdf(
        'sign-sheet',
        signSheet({
          ...{ issuer, subject: 'Tết khuyến học 2019', reference: '(Theo Quyết định số 01/QĐ-HKH)', rows },
          ...{ signedOn: decidedOn, signers: {} },
        }),
      ),
    sheet:
      '@page { size: A4 landscape; margin: 14mm 12mm 16mm 20mm } body { font: 11pt Tinos, serif } td { padding: 1mm 1.5mm; height: 10.4mm }',
    heads: [
      'STT',
      'Họ và tên',
      'Đơn vị',
      'Nội dung trao',
      'Số tiền (đồng)',
      'Người ký thay',
      'Ký nhận',
      'Ghi chú',
    ],
    widths: ['10mm', '27%', '26%', '25%', '25mm', '26%', '36mm', '22mm'],
    row: (row, order) => [String(order), row.name, row.unit, row.award, formatVnd(row.amountVnd), '', '', ''],
  },
};

const tableStyle = `body { margin: 0 } table { border-collapse: collapse; width: 100%; table-layout: fixed } thead { display: table-header-group }
  tr { break-inside: avoid } td, th { border: 0.5pt solid #1b1b1b; text-align: left } th { padding: 1.8mm } td:nth-child(5) { text-align: right }`;
const pageNumber =
  '<div style="font-size: 9.5pt; width: 100%; text-align: right; padding-right: 15mm">Trang <span class="pageNumber"></span>/<span class="totalPages"></span></div>';

function tableOf(kind: ListKind, rows: readonly SignSheetRow[]): string {
  const line = (cells: string[], tag: string) =>
    `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
  const columns = kind.widths.map((width) => `<col style="width: ${width}">`).join('');
  const body = rows.map((row, at) => line(kind.row(row, at + 1), 'td')).join('');
  const table = `<table>${columns}<thead>${line(kind.heads, 'th')}</thead><tbody>${body}</tbody></table>`;
  return htmlPage(kind.sheet + tableStyle, `<h3>DANH SÁCH</h3>${table}`);
}

async function benchList(kind: ListKind, context: BenchContext, print: Print) {
  const count = context.quick ? 300 : 2_000;
  const first = people(count, 0);
  const [own, theirs] = [kind.own(first), await print(tableOf(kind, first), pageNumber)];
  const sheets = { ours: sheetCount(own), chromium: sheetCount(theirs) };
  if (Math.abs(sheets.ours - sheets.chromium) > sheets.ours / 4)
    throw new Error(`Other numbers of sheets: ${JSON.stringify(sheets)}; nothing is measured.`);
  const [ours, baseline]: [number[], number[]] = [[], []];
  for (let round = 1; round <= (context.quick ? 3 : 5); round += 1) {
    const rows = people(count, round);
    ours.push(await milliseconds(async () => kind.own(rows)));
    baseline.push(await milliseconds(() => print(tableOf(kind, rows), pageNumber)));
  }
  const bytes = { ours: own.byteLength, chromium: theirs.byteLength };
  return { rows: count, unit: 'ms', programOverChromium: ratioOf(ours, baseline, false), sheets, bytes };
}

/** Ratios are program / Chromium (lower is better), for both lists. */
export async function benchAwardLists(context: BenchContext, print: Print) {
  return {
    decisionList: await benchList(listKinds.decisionList, context, print),
    signSheet: await benchList(listKinds.signSheet, context, print),
  };
}

/**
 * From the bytes of a list to its preview: letters judged, columns recognised, every amount read, totals checked.
 * The baseline is csv-parse alone over the same text, which only cuts it into cells. A workbook of the same rows is
 * measured against the same baseline. No database is touched.
 */
import { parse } from 'csv-parse/sync';
import { readList } from '@/lib/lists/rules/read-list';
import { readListFile } from '@/lib/spreadsheets/read-file';
import { inlineRows, makeWorkbook } from '@/tests/factories/workbook';
import { type BenchContext, milliseconds, ratioOf } from './measure';

const today = '2026-01-15';
const given = [
  'Bùi Quang Ninh',
  'Đỗ Đình Túy Loan',
  'Nguyễn Xuân Khoa',
  'Trương Mai Hương',
  'Vũ Văn Quý Khánh',
];
const amounts = ['200.000', '1,5 triệu', '50 nghìn', '500000', '1.000.000 đ'];

function rowsOf(count: number): string[][] {
  const rows = Array.from({ length: count }, (_, at) => [
    ...[String(at + 1), `${given[at % 5]} ${at}`, `Chi hội thôn ${at % 37}`, amounts[at % 5]!, '02/07/2019'],
    at % 7 === 0 ? 'Nộp thay,\ncả gia đình' : '',
  ]);
  return [['STT', 'Họ và tên', 'Đơn vị', 'Số tiền', 'Ngày', 'Ghi chú'], ...rows];
}

const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

async function preview(bytes: Uint8Array): Promise<number> {
  const read = await readListFile(bytes);
  if (read.kind === 'refused') throw new Error(read.code);
  return readList(read.cells, {}, today).giftCount;
}

/** Runs the benchmark; ratios are time of ours / time of csv-parse alone (lower is better). */
export async function benchPastePreview(context: BenchContext) {
  const count = context.quick ? 1_000 : 10_000;
  const rows = rowsOf(count);
  const csv = Buffer.from(rows.map((row) => row.map(quoted).join(',')).join('\r\n'));
  const workbook = makeWorkbook({ sheet: inlineRows(rows) });
  const tooMany = await readListFile(Buffer.from('a,b\n'.repeat(20_001)));
  if (tooMany.kind !== 'refused') throw new Error('The guards are off: a list without end was read.');
  if ((await preview(csv)) !== count || (await preview(workbook)) !== count)
    throw new Error('The two files do not give the same rows.');
  const times: Record<'csv' | 'xlsx' | 'bare', number[]> = { csv: [], xlsx: [], bare: [] };
  for (let round = 0; round < 7; round += 1) {
    times.bare.push(await milliseconds(async () => parse(csv, { relax_column_count: true })));
    times.csv.push(await milliseconds(() => preview(csv)));
    times.xlsx.push(await milliseconds(() => preview(workbook)));
  }
  return {
    ...{ rows: count, csvBytes: csv.length, workbookBytes: workbook.length },
    csv: ratioOf(times.csv, times.bare, false),
    xlsx: ratioOf(times.xlsx, times.bare, false),
  };
}

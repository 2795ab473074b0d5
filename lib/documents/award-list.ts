/**
 * The list of names that goes with a decision or a submission.
 * Owns its columns and its sums. Refuses reasons of hardship: a list is read by many people,
 * so it carries a name, a unit, what is given and how much.
 */
import { formatVnd, formatVndUnit, vndInWords } from '@/lib/kernel/money';
import { linesOf } from './text-room';
import { countText } from './wording';

export interface AwardRow {
  name: string;
  unit: string;
  /** Neutral label: "Học bổng khuyến học", "Giải thưởng giáo viên dạy giỏi". */
  award: string;
  amountVnd: bigint;
}

export interface AwardListData {
  title: string;
  subject: string;
  reference: string;
  rows: string[][];
  /** Lines that the highest text of each row takes, where that is certain; 0: to be measured. */
  lines: number[];
  total: string;
  summary: string;
}

/** Sum of a list in đồng. */
export function awardTotalVnd(rows: readonly Pick<AwardRow, 'amountVnd'>[]): bigint {
  return rows.reduce((sum, row) => sum + row.amountVnd, 0n);
}

/** Room for texts in the three columns of the template, in points: in a list with sums of money, and in one without. */
const columnWidthsPt = { money: [115.8, 111.2, 102.3], honours: [142.5, 137, 126.2] } as const;
const SIZE_PT = 12;

function linesOfRow(row: AwardRow, widths: readonly number[]): number {
  const texts = [row.name, row.unit, row.award].map((text, at) => linesOf(text, widths[at] ?? 0, SIZE_PT));
  const most = texts.map((text) => text.most ?? Number.POSITIVE_INFINITY);
  const lines = Math.max(...most);
  return lines === Math.max(...texts.map((text) => text.least)) ? lines : 0;
}

/** Rows, sum and closing sentence; honours without money show a dash instead of zero. */
export function awardList(rows: readonly AwardRow[], subject: string, reference: string): AwardListData {
  const totalVnd = awardTotalVnd(rows);
  return {
    title: 'DANH SÁCH',
    subject,
    reference,
    rows: rows.map((row, at) => [
      String(at + 1),
      row.name,
      row.unit,
      row.award,
      row.amountVnd === 0n ? '–' : formatVnd(row.amountVnd),
    ]),
    lines: rows.map((row) => linesOfRow(row, columnWidthsPt[totalVnd === 0n ? 'honours' : 'money'])),
    total: formatVnd(totalVnd),
    summary:
      totalVnd === 0n
        ? `Danh sách có ${countText(rows.length)} suất, không kèm tiền.`
        : `Danh sách có ${countText(rows.length)} suất, tổng số tiền ${formatVndUnit(totalVnd)} ` +
          `(bằng chữ: ${vndInWords(totalVnd)}).`,
  };
}

/**
 * Labels for envelopes: one for each person of a list, twenty-four on a sheet of A4.
 * Owns what a label says: the number in the sign sheet, who, from where, how much, and who receives for a child.
 * Refuses why: a label lies open on a table.
 */
import { formatVndUnit } from '@/lib/kernel/money';
import type { SignSheetRow } from './sign-sheet';

export interface EnvelopeLabelsData {
  labels: { order: string; name: string; unit: string; receiver: string; award: string; amount: string }[];
  sampleNotice?: string;
}

/** Text of the labels, in the order and with the numbers of the sign sheet of the same rows. */
export function envelopeLabels(rows: readonly SignSheetRow[], sampleNotice?: string): EnvelopeLabelsData {
  return {
    labels: rows.map((row, at) => ({
      order: String(at + 1),
      name: row.name,
      unit: row.unit,
      receiver: row.receiver ? `Nhận thay: ${row.receiver}` : '',
      award: row.award,
      amount: formatVndUnit(row.amountVnd),
    })),
    sampleNotice,
  };
}

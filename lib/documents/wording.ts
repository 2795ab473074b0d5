/**
 * Turns dates, sums and counts into the phrases that papers print.
 * Owns phrases used by more than one paper. Refuses to compute: sums arrive as bigint đồng, dates as days in
 * Việt Nam, and what a paper means is decided before it comes here.
 */
import { type DateVn, formatDateDocument, formatDateVn } from '@/lib/kernel/dates';

/** "ngày 10 tháng 01 năm 2019" with a capital, as it opens a line. */
export function dayLine(date: DateVn): string {
  const text = formatDateDocument(date);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "Ngọc Lặc, ngày 28 tháng 01 năm 2019": place and date of an official paper (Nghị định 30/2020, Phụ lục I). */
export function placeAndDay(place: string, date: DateVn): string {
  return `${place}, ${formatDateDocument(date)}`;
}

/** Papers count below ten with a leading zero: "03 học sinh". */
export function countText(count: number): string {
  return String(count).padStart(2, '0');
}

/** What a paper shows while it is only looked at: `printNo` of a paper that was not printed yet. */
export const PREVIEW = 0;

/**
 * "BẢN SAO LẦN 2, ngày 05/02/2019" from the second print of a paper on; nothing for the first.
 * `printNo` PREVIEW: the words of a paper that was only shown on the screen. `printedOn`: day in Việt Nam.
 */
export function reprintText(printNo: number | undefined, printedOn?: DateVn): string | undefined {
  if (printNo === PREVIEW) return 'XEM TRƯỚC, CHƯA IN';
  if (printNo === undefined || printNo === 1) return undefined;
  const mark = `BẢN SAO LẦN ${printNo}`;
  return printedOn === undefined ? mark : `${mark}, ngày ${formatDateVn(printedOn)}`;
}

/** Why and by which voucher a voided paper was reversed. */
export interface VoidFacts {
  /** Printed number of the reversing voucher, "PKT 02/2019". */
  reversedBy: string;
  voidedOn: DateVn;
  reason: string;
}

/** The sentence under the title of a voided paper. The number stays in its book (Luật Kế toán 2015, art. 18 and 27). */
export function voidText(facts: VoidFacts | undefined): string | undefined {
  if (facts === undefined) return undefined;
  const { reversedBy, voidedOn, reason } = facts;
  return `ĐÃ HUỶ ngày ${formatDateVn(voidedOn)} bằng phiếu ${reversedBy}. Lý do: ${reason}`;
}

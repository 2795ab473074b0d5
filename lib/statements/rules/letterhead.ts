/**
 * What a statement says around its lines: account and period above them, totals and balances between and below. Pure.
 * Owns the words for these. Refuses to treat a row as a total unless its words say so.
 */
import { type DateVn, makeDate } from '@/lib/kernel/dates';
import { foldText } from '@/lib/kernel/names';

export interface Letterhead {
  accountNo: string;
  from?: DateVn;
  to?: DateVn;
}

const DAY = /(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})/g;

/** Account number and period printed above the lines. */
export function readLetterhead(rows: readonly (readonly string[])[]): Letterhead {
  const found: Letterhead = { accountNo: '' };
  for (const row of rows) {
    const text = row.join(' ');
    const folded = foldText(text);
    if (found.accountNo === '' && /so tai khoan|so tk|account (no|number)/.test(folded))
      found.accountNo = /\b\d[\d ]{5,22}\d\b/.exec(text)?.[0]?.replace(/ /g, '') ?? '';
    if (found.from === undefined && /(tu ngay|tu|from).*(den|to)/.test(folded)) {
      const days = [...text.matchAll(DAY)].map((day) =>
        makeDate(Number(day[3]), Number(day[2]), Number(day[1])),
      );
      if (days.length >= 2 && days[0] && days[1]) [found.from, found.to] = [days[0], days[1]];
    }
  }
  return found;
}

export type SummaryKind = 'total' | 'opening' | 'closing';

const summaries: readonly (readonly [SummaryKind, RegExp])[] = [
  ['opening', /\b(so du dau|du dau (ky|ngay)|opening balance|balance brought forward|so du ky truoc)/],
  ['closing', /\b(so du cuoi|du cuoi (ky|ngay)|closing balance|ending balance|balance carried forward)/],
  ['total', /^\W*(tong cong|tong so|tong phat sinh|cong phat sinh|cong|tong|total)\b/],
];

/** What a row without a day sums up, by its words; undefined when its words say nothing of the kind. */
export function summaryOf(row: readonly string[]): SummaryKind | undefined {
  const words = foldText(row.filter((cell) => /\p{L}/u.test(cell)).join(' '));
  return summaries.find(([, form]) => form.test(words))?.[0];
}

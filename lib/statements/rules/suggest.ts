/**
 * Which voucher explains a line of the bank, and why we think so. Pure.
 * Owns the order of reasons (the order prepared from the line, memo code, amount with day and name, a rule of the
 * association, as last time, amount with day) and what is certain.
 * Refuses to match anything by itself, and to be certain where two answers are possible.
 */
import { type DateVn, daysBetween } from '@/lib/kernel/dates';
import { foldText, squeezeText } from '@/lib/kernel/names';
import type { MatchReason } from '../schema';
import { fitsRule, type RuleOutcome, type VoucherTraits } from './own-rule';

export interface OpenLine {
  lineId: number;
  occurredOn: DateVn;
  /** What is not explained yet, signed like the line, đồng. */
  restVnd: bigint;
  memo: string;
  counterparty: string;
  /** The donor of the latest earlier line like it; null when there is none. */
  knownDonorId: number | null;
  /** What a rule of the association says it is; null when none speaks. */
  ruled: RuleOutcome | null;
}

export interface CandidateVoucher extends VoucherTraits {
  voucherId: number;
  reference: string;
  occurredOn: DateVn;
  /** What no line has taken of it yet on this account, signed like a line. */
  restVnd: bigint;
  partyId: number | null;
  partyName: string;
  /** What the treasurer copied from the bank when recording it. */
  bankMemo: string;
  /** The line its order to pay was prepared from, while that line waits; null for every other voucher. */
  orderLineId: number | null;
  /** One transfer of a list: its award, and only a line with its code in `bankMemo` is it. Null for a whole voucher. */
  transferAwardId?: number | null;
}

export interface Suggestion {
  lineId: number;
  voucher: CandidateVoucher;
  reason: Exclude<MatchReason, 'byHand' | 'created'>;
  /** Days from the line to the voucher; negative when the voucher is earlier. */
  days: number;
  isCertain: boolean;
}

/** Bank and books may differ by a weekend and a holiday. */
const NEAR_DAYS = 4;
/** A memo code needs no nearness, yet not another season's gift. */
const CODE_DAYS = 31;

const strength = {
  orderOfLine: 6,
  memoCode: 5,
  amountDayName: 4,
  rule: 3,
  history: 2,
  amountDay: 1,
} as const;

/** Reasons that leave no doubt when they stand alone. */
const certainReasons: readonly Suggestion['reason'][] = ['orderOfLine', 'memoCode', 'amountDayName'];

/** The best answer for each line that has one, strongest reason first, then nearest day. `codesOf` finds memo codes in a text. */
export function suggestMatches(
  lines: readonly OpenLine[],
  vouchers: readonly CandidateVoucher[],
  codesOf: (text: string) => readonly string[],
): Suggestion[] {
  const byAmount = new Map<bigint, { voucher: CandidateVoucher; codes: readonly string[] }[]>();
  for (const voucher of vouchers) {
    const entry = { voucher, codes: codesOf(voucher.bankMemo) };
    byAmount.set(voucher.restVnd, [...(byAmount.get(voucher.restVnd) ?? []), entry]);
  }
  const ranked = lines.map((line) => {
    const codes = codesOf(line.memo);
    const text = squeezeText(`${line.memo} ${line.counterparty}`);
    const found = (byAmount.get(line.restVnd) ?? []).flatMap((entry) => answer(line, { codes, text }, entry));
    return found.sort(
      (one, other) =>
        strength[other.reason] - strength[one.reason] || Math.abs(one.days) - Math.abs(other.days),
    );
  });
  // How many lines each voucher would answer by the same reason: two mean that nobody may be sure.
  const asked = new Map<string, number>();
  for (const answers of ranked)
    for (const one of answers) asked.set(keyOf(one), (asked.get(keyOf(one)) ?? 0) + 1);
  return ranked.flatMap((answers) => {
    const [best, second] = answers;
    if (!best) return [];
    const isOnly = second?.reason !== best.reason && asked.get(keyOf(best)) === 1;
    return [{ ...best, isCertain: isOnly && certainReasons.includes(best.reason) }];
  });
}

const keyOf = ({ voucher, reason }: Suggestion) =>
  `${voucher.voucherId} ${voucher.transferAwardId ?? ''} ${reason}`;

function answer(
  line: OpenLine,
  read: { codes: readonly string[]; text: string },
  { voucher, codes }: { voucher: CandidateVoucher; codes: readonly string[] },
): Suggestion[] {
  const days = daysBetween(line.occurredOn, voucher.occurredOn);
  const base = { lineId: line.lineId, voucher, days, isCertain: false };
  // Fees of the same amount come every month: what was prepared for one of them is not offered to another.
  if (voucher.orderLineId !== null)
    return voucher.orderLineId === line.lineId ? [{ ...base, reason: 'orderOfLine' }] : [];
  if (read.codes.some((code) => codes.includes(code)) && Math.abs(days) <= CODE_DAYS)
    return [{ ...base, reason: 'memoCode' }];
  if (voucher.transferAwardId) return [];
  if (Math.abs(days) > NEAR_DAYS) return [];
  const name = squeezeText(voucher.partyName);
  const copied = squeezeText(voucher.bankMemo);
  const isNamed =
    (name.length >= 6 && read.text.includes(name)) || (copied.length >= 8 && read.text.includes(copied));
  if (isNamed) return [{ ...base, reason: 'amountDayName' }];
  if (line.ruled && fitsRule(line.ruled, voucher)) return [{ ...base, reason: 'rule' }];
  const isKnown = line.knownDonorId !== null && line.knownDonorId === voucher.partyId;
  return [{ ...base, reason: isKnown ? 'history' : 'amountDay' }];
}

/** What a line without a voucher most likely is, by words every bank uses. */
export type LineNature = 'bankInterest' | 'bankFee' | 'ownTransfer';

const natures: readonly (readonly [LineNature, 1 | -1 | 0, RegExp])[] = [
  ['bankInterest', 1, /\b(lai (tien gui|nhap goc|suat|tiet kiem|khong ky han)|tra lai|tien lai|interest)\b/],
  ['bankFee', -1, /\b(thu phi|phi (dich vu|quan ly|chuyen|sms|thuong nien|duy tri|tai khoan)|fee|charge)\b/],
  ['ownTransfer', 0, /\b(nop tien mat|nop tm|rut tien mat|rut tm|gui tiet kiem|tat toan|chuyen noi bo)\b/],
];

/** The nature a memo tells, or null. `amountVnd` signed: interest comes in, fees go out. */
export function natureOf(memo: string, amountVnd: bigint): LineNature | null {
  const folded = foldText(memo);
  const way = amountVnd > 0n ? 1 : -1;
  return natures.find(([, only, form]) => (only === 0 || only === way) && form.test(folded))?.[0] ?? null;
}

/** As few words as can be: in “… chuyen tien ung ho” the name ends before the first of them. */
const SENDER =
  /\b((?:[A-Z]{2,}|[A-Z]) ?[A-Z]{2,}(?: ?[A-Z]{2,}){0,4}?) (?:chuyen|ung ho|ck|ct|gui|dong gop)\b/i;
/** “CT tu 0123456789 TEN NGUOI GUI toi …”: the name stands between the two accounts. */
const SENDER_BETWEEN = /\bCT tu \d{6,19} ([A-Z][A-Z ]{4,60}?) toi\b/;
const OWN_WORDS = /^(mbvcb|ct|ft|napas|vcb|ibft|chuyen tien den tu|noi dung|den)\b/i;

/**
 * The name a bank prints of whoever sent the money, as far as the text tells: the counterparty, else the capitals
 * before "chuyen tien". Without tones, as banks print it; empty when there is none.
 */
export function senderIn(memo: string, counterparty: string): string {
  const printed = counterparty.replace(/[–-]\s*A\/[A-Z]\b/gi, '').trim();
  if (/^\p{Lu}[\p{L} ]{4,60}$/u.test(printed) && printed.includes(' ')) return titled(printed);
  const between = SENDER_BETWEEN.exec(memo.replace(/\s+/g, ' '))?.[1]?.trim();
  if (between?.includes(' ')) return titled(between);
  for (const part of memo.replace(/\s+/g, ' ').split(/[.:;,|]/)) {
    const found = SENDER.exec(part.trim())?.[1]?.trim();
    if (found && found === found.toUpperCase() && !OWN_WORDS.test(found)) return titled(found);
  }
  return '';
}

const titled = (name: string) =>
  name
    .trim()
    .split(/\s+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase())
    .join(' ');

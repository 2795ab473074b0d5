/**
 * The association's own rules for lines of the bank: which line a rule means, and what it says the line is. Pure.
 * Owns how the text is looked for (whole words, without tones and signs) and which rule speaks when several would.
 * Refuses to be certain: a rule fills in a form and finds vouchers, a person presses.
 */
import type { ContributionKind } from '@/lib/contributions/schema';
import { foldText } from '@/lib/kernel/names';

/** What a line is, by a rule. */
export type RuleOutcome =
  | { kind: 'income'; incomeKind: ContributionKind; fundId: number; campaignId: number | null }
  | { kind: 'order'; fundId: number; expenseAccountId: number }
  | { kind: 'bankFee'; fundId: number | null }
  | { kind: 'ownTransfer' };

export interface RuleCondition {
  /** As the person wrote it. */
  text: string;
  /** Null: money in and money out. */
  way: 'in' | 'out' | null;
  /** Null: every account. */
  accountId: number | null;
  /** Bounds of the amount without its sign, đồng. */
  leastVnd: bigint | null;
  mostVnd: bigint | null;
}

export interface OwnRule extends RuleCondition {
  ruleId: number;
  outcome: RuleOutcome;
}

/** What of a line a rule looks at. */
export interface RuledLine {
  accountId: number;
  amountVnd: bigint;
  memo: string;
  counterparty: string;
}

/** Fewer letters and digits stand in too many texts. The database holds the same. */
export const RULE_LETTERS = 4;

/** The words of a text, folded, with one space before, between and after; so that "phi" is not found in "phieu". */
const wordsOf = (text: string) =>
  ` ${foldText(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()} `;

/** How many letters and digits of a text are compared. */
export const ruleLetters = (text: string) => wordsOf(text).replaceAll(' ', '').length;

/** What of a line is compared, made once for all rules. */
interface ReadLine {
  line: RuledLine;
  sizeVnd: bigint;
  words: string[];
}

const readLine = (line: RuledLine): ReadLine => ({
  ...{ line, sizeVnd: line.amountVnd < 0n ? -line.amountVnd : line.amountVnd },
  words: [wordsOf(line.memo), wordsOf(line.counterparty)],
});

function means(rule: RuleCondition, sought: string, { line, sizeVnd, words }: ReadLine): boolean {
  if (rule.accountId !== null && rule.accountId !== line.accountId) return false;
  if (rule.way !== null && (rule.way === 'in') !== line.amountVnd > 0n) return false;
  if (rule.leastVnd !== null && sizeVnd < rule.leastVnd) return false;
  if (rule.mostVnd !== null && sizeVnd > rule.mostVnd) return false;
  return words.some((text) => text.includes(sought));
}

/** True when the rule means this line. A text that is too short, or was erased, means none. */
export function ruleMeans(rule: RuleCondition, line: RuledLine): boolean {
  return ruleLetters(rule.text) >= RULE_LETTERS && means(rule, wordsOf(rule.text), readLine(line));
}

/**
 * The reader of rules for many lines: which one speaks for a line. The longest text, then one for its account, then the
 * latest; null when none does.
 */
export function rulesReader<Rule extends OwnRule>(rules: readonly Rule[]): (line: RuledLine) => Rule | null {
  const ordered = rules
    .map((rule) => ({ rule, sought: wordsOf(rule.text), letters: ruleLetters(rule.text) }))
    .filter(({ letters }) => letters >= RULE_LETTERS)
    .sort(
      (one, other) =>
        other.letters - one.letters ||
        Number(other.rule.accountId !== null) - Number(one.rule.accountId !== null) ||
        other.rule.ruleId - one.rule.ruleId,
    );
  return (line) => {
    const read = readLine(line);
    return ordered.find(({ rule, sought }) => means(rule, sought, read))?.rule ?? null;
  };
}

/** So many words of a line are offered as the text of a rule. */
const OFFERED_WORDS = 6;

/**
 * The words of a line that may serve as the text of a rule: its longest run without numbers, which change from month to
 * month. Empty when that tells too little.
 */
export function ruleTextIn(memo: string): string {
  const runs = memo.split(/[^\p{L}\p{M}]*[\p{L}\p{M}]*\p{N}[\p{L}\p{M}\p{N}]*/u).map((run) =>
    run
      .split(/[^\p{L}\p{M}]+/u)
      .filter(Boolean)
      .slice(0, OFFERED_WORDS)
      .join(' '),
  );
  const [longest] = runs.sort((one, other) => other.length - one.length);
  return longest !== undefined && ruleLetters(longest) >= RULE_LETTERS ? longest : '';
}

/** What of a voucher a rule compares. */
export interface VoucherTraits {
  purpose: string;
  /** Kind of the income it records; null for others. */
  incomeKind: string | null;
  /** Null when it moves money of several funds. */
  fundId: number | null;
  /** The account on the other side; null when there are several. */
  otherAccountId: number | null;
  /** The line of the report that account stands in. */
  reportKey: string | null;
}

/** True when a voucher records what the rule says the line is. */
export function fitsRule(outcome: RuleOutcome, voucher: VoucherTraits): boolean {
  switch (outcome.kind) {
    case 'income':
      return voucher.incomeKind === outcome.incomeKind && voucher.fundId === outcome.fundId;
    case 'order':
      return voucher.otherAccountId === outcome.expenseAccountId && voucher.fundId === outcome.fundId;
    case 'bankFee':
      return (
        voucher.purpose === 'expense' &&
        voucher.reportKey === 'administration' &&
        (outcome.fundId === null || voucher.fundId === outcome.fundId)
      );
    default:
      return voucher.purpose === 'transfer';
  }
}

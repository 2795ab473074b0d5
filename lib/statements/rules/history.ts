/**
 * What a line of the bank most likely is, by what lines like it were recorded as before. Pure.
 * Owns what makes two lines alike (the account it was sent from, the other side, the sender in the text, the telling
 * words of the text) and their order. Refuses to record, to look ahead of the line's day, and to speak when the same
 * account or the same words stood for different givers.
 */
import type { ContributionKind } from '@/lib/contributions/schema';
import type { DateVn } from '@/lib/kernel/dates';
import { foldText, squeezeText } from '@/lib/kernel/names';
import { accountTail, senderAccountIn } from '@/lib/kernel/sender-account';
import { senderIn } from './suggest';

/** A line that a person has explained by money that came in. */
export interface EarlierEntry {
  lineId: number;
  occurredOn: DateVn;
  memo: string;
  counterparty: string;
  kind: ContributionKind;
  /** Null for money without a giver, such as interest. */
  donorId: number | null;
  donorName: string;
  fundId: number;
  fundName: string;
}

export type HistoryBasis = 'account' | 'counterparty' | 'sender' | 'words';

export interface HistoryHint {
  /** The latest like it. */
  entry: EarlierEntry;
  basis: HistoryBasis;
  /** What both have in common, as it is compared or printed. */
  text: string;
  /** Every earlier one like it was of the same kind and giver. */
  isSteady: boolean;
}

type LineText = Pick<EarlierEntry, 'memo' | 'counterparty'>;
type Asked = LineText & Pick<EarlierEntry, 'lineId' | 'occurredOn'>;

/** So many of the latest are looked at for one likeness. */
const MOST_ALIKE = 50;
/** A shorter name is an abbreviation that many share. */
const NAME_LETTERS = 6;
const MEMO_WORDS = 2;
const MEMO_LETTERS = 8;

/** Words that nearly every transfer to a fund carries: they tell nobody apart. */
const COMMON_WORDS = new Set(
  [
    'chuyen tien khoan ck ct ft ibft napas mbvcb vcb tk tai tu den toi cho cua va nop gui so ngay thang nam',
    'ung ho dong gop tro giup quy khuyen hoc hoi xa huyen phuong thon ban hoc bong sinh gd giao dich noi dung',
  ].flatMap((words) => words.split(' ')),
);

/** The telling words of a text, each once and in its order; empty when they are too few to tell anything. */
export function tellingWords(memo: string): string {
  const words = foldText(memo)
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 1 && !/\d/.test(word) && !COMMON_WORDS.has(word));
  const unique = [...new Set(words)];
  const letters = unique.reduce((sum, word) => sum + word.length, 0);
  return unique.length >= MEMO_WORDS && letters >= MEMO_LETTERS ? unique.join(' ') : '';
}

function likenesses({ memo, counterparty }: LineText): { basis: HistoryBasis; key: string; text: string }[] {
  const sender = senderIn(memo, '');
  const account = senderAccountIn(memo);
  const words = tellingWords(memo);
  const all = [
    { basis: 'account' as const, key: account, text: accountTail(account) },
    { basis: 'counterparty' as const, key: squeezeText(counterparty), text: counterparty },
    { basis: 'sender' as const, key: squeezeText(sender), text: sender },
    // The order of words changes from hand to hand; what is shown keeps it.
    { basis: 'words' as const, key: words.split(' ').sort().join(' '), text: words },
  ];
  return all.filter(({ basis, key }) => key.length >= (basis === 'words' ? 1 : NAME_LETTERS));
}

/**
 * A reader of hints: for a line the latest earlier one like it, by the account first, then the other side, the sender, the words;
 * null when there is none. `entries` latest first. One pass over them; then each line asks by key.
 */
export function historyOf(entries: readonly EarlierEntry[]): (line: Asked) => HistoryHint | null {
  const known = new Map<string, EarlierEntry[]>();
  for (const entry of entries)
    for (const { basis, key } of likenesses(entry)) {
      const alike = known.get(`${basis} ${key}`) ?? [];
      if (alike.length < MOST_ALIKE) known.set(`${basis} ${key}`, [...alike, entry]);
    }
  return (line) => {
    for (const { basis, key, text } of likenesses(line)) {
      const alike = (known.get(`${basis} ${key}`) ?? []).filter(
        (entry) => entry.lineId !== line.lineId && entry.occurredOn <= line.occurredOn,
      );
      const [entry] = alike;
      if (!entry) continue;
      const isSteady = alike.every((one) => one.kind === entry.kind && one.donorId === entry.donorId);
      if (isSteady || (basis !== 'words' && basis !== 'account')) return { entry, basis, text, isSteady };
    }
    return null;
  };
}

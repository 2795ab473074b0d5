/**
 * Which donors may be one and the same, and why. Pure.
 * Owns the reasons, their strength, and the keys under which donors meet, so that a long list is never compared
 * each with each. Refuses to decide: a pair is shown to a person, who says "one" or "two".
 */
import { accountTail } from '@/lib/kernel/sender-account';
import type { PartyKind } from '@/lib/people/schema';
import { phoneKey, type Spelling, spellingOf } from './spelling';

export interface DonorIdentity {
  id: number;
  kind: PartyKind;
  name: string;
  phone: string | null;
  /** Accounts from which gifts of this donor were sent, as banks named them. */
  accounts: readonly string[];
}

export const duplicateReasons = [
  'sameName',
  'tonePlacement',
  'withoutMarks',
  'abbreviation',
  'swappedWords',
  'marksDiffer',
  'oneLetter',
  'shortName',
  'samePhone',
  'sameAccount',
] as const;
export type DuplicateReason = (typeof duplicateReasons)[number];

export interface DuplicatePair {
  /** The older row first. */
  one: number;
  other: number;
  reasons: DuplicateReason[];
  /** End of the account both sent from; only with the reason sameAccount. */
  accountTail?: string;
  strength: 'strong' | 'weak';
}

interface Known extends DonorIdentity {
  spelling: Spelling;
  phoneDigits: string | null;
  isBody: boolean;
}

const strongAlone = new Set<DuplicateReason>(['sameName', 'tonePlacement', 'withoutMarks', 'abbreviation']);
/** Under one key, each donor is compared with so many that follow: a name borne by hundreds stays a short work. */
const neighbours = 10;
/** Shorter words differ by one letter too easily: Nam and Lam are two people. */
const letterWord = 4;

/**
 * Pairs of donors that may be one, strong ones first, then by id; at most `limit`.
 * Two people of different middle names, numbered bodies, and a person and a body are never a pair.
 */
export function possibleDuplicates(donors: readonly DonorIdentity[], limit = 2000): DuplicatePair[] {
  const known = donors.map(identify).sort((one, other) => one.id - other.id);
  const meeting = new Map<string, number[]>();
  known.forEach((donor, at) => {
    for (const key of meetingKeys(donor)) {
      const there = meeting.get(key);
      if (there) there.push(at);
      else meeting.set(key, [at]);
    }
  });
  const pairs = new Map<number, DuplicatePair>();
  for (const there of meeting.values())
    for (let first = 0; first < there.length - 1; first += 1)
      for (let second = first + 1; second <= Math.min(there.length - 1, first + neighbours); second += 1) {
        const key = there[first]! * known.length + there[second]!;
        if (pairs.has(key)) continue;
        const found = compare(known[there[first]!]!, known[there[second]!]!);
        if (found) pairs.set(key, found);
      }
  const rank = (pair: DuplicatePair) => (pair.strength === 'strong' ? 0 : 1);
  return [...pairs.values()]
    .sort((a, b) => rank(a) - rank(b) || a.one - b.one || a.other - b.other)
    .slice(0, limit);
}

function identify(donor: DonorIdentity): Known {
  const isBody = donor.kind !== 'individual' && donor.kind !== 'family';
  return { ...donor, isBody, spelling: spellingOf(donor.name, isBody), phoneDigits: phoneKey(donor.phone) };
}

/** Two donors that share a reason share at least one of these. */
function meetingKeys({ spelling, phoneDigits, isBody, accounts }: Known): Set<string> {
  const { placed, words, folded, initials } = spelling;
  const keys = new Set([`e${placed}`, `w${[...words].sort().join(' ')}`]);
  if (phoneDigits) keys.add(`p${phoneDigits}`);
  for (const account of accounts) keys.add(`a${account}`);
  if (isBody) keys.add(`s${words.length === 1 ? folded : initials}`);
  const whole = words.join(' ');
  let start = 0;
  for (const word of words) {
    // A word of three letters may have lost its fourth.
    if (word.length >= letterWord - 1 && !/\d/.test(word)) {
      keys.add(`l${whole}`);
      for (let at = start; at < start + word.length; at += 1)
        keys.add(`l${whole.slice(0, at)}${whole.slice(at + 1)}`);
    }
    start += word.length + 1;
  }
  return keys;
}

function compare(one: Known, other: Known): DuplicatePair | undefined {
  if (one.isBody !== other.isBody) return undefined;
  const reasons: DuplicateReason[] = [];
  const byName = nameReason(one, other);
  if (byName) reasons.push(byName);
  const samePhone = one.phoneDigits !== null && one.phoneDigits === other.phoneDigits;
  if (samePhone) reasons.push('samePhone');
  const account = one.accounts.find((each) => other.accounts.includes(each));
  if (account) reasons.push('sameAccount');
  if (reasons.length === 0) return undefined;
  const otherPhone = !samePhone && one.phoneDigits !== null && other.phoneDigits !== null;
  const isStrong = reasons.length > 1 || (byName && strongAlone.has(byName) && !otherPhone);
  const told = account ? { accountTail: accountTail(account) } : {};
  return { one: one.id, other: other.id, reasons, ...told, strength: isStrong ? 'strong' : 'weak' };
}

function nameReason(one: Known, other: Known): DuplicateReason | undefined {
  const [a, b] = [one.spelling, other.spelling];
  if (a.exact === b.exact) return 'sameName';
  if (a.placed === b.placed) return 'tonePlacement';
  if (a.folded === b.folded) return a.hasMarks && b.hasMarks ? 'marksDiffer' : 'withoutMarks';
  const [left, right] = [a.words.join(' '), b.words.join(' ')];
  if (left === right) return 'abbreviation';
  if ([...a.words].sort().join(' ') === [...b.words].sort().join(' ')) return 'swappedWords';
  if (differByOneLetter(a.words, b.words)) return 'oneLetter';
  if (one.isBody && (isShortFor(a, b) || isShortFor(b, a))) return 'shortName';
  return undefined;
}

const isShortFor = (short: Spelling, long: Spelling) =>
  short.words.length === 1 && short.folded.length >= 3 && short.folded === long.initials;

/** One word differs by one letter put in, left out, changed or swapped with its neighbour; names of two words or more. */
function differByOneLetter(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length || a.length < 2) return false;
  const at = a.findIndex((word, index) => word !== b[index]);
  if (at < 0 || a.slice(at + 1).join(' ') !== b.slice(at + 1).join(' ')) return false;
  const [short, long] = [a[at]!, b[at]!].sort((one, other) => one.length - other.length) as [string, string];
  if (long.length < letterWord || /\d/.test(short + long) || long.length - short.length > 1) return false;
  let same = 0;
  while (same < short.length && short[same] === long[same]) same += 1;
  const [restShort, restLong] = [short.slice(same), long.slice(same)];
  if (short.length < long.length) return restShort === restLong.slice(1);
  if (restShort.slice(1) === restLong.slice(1)) return true;
  return (
    restShort[0] === restLong[1] && restShort[1] === restLong[0] && restShort.slice(2) === restLong.slice(2)
  );
}

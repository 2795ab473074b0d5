/**
 * Envelopes filled with the notes that are at hand, or what must be changed at the bank first. Pure.
 * Owns the search: exact, and bounded by a number of steps; only a search that looked through everything says that there
 * is no way. What it proposes to change is always enough, and never more notes given away than lie in the box.
 * Refuses to round, as lib/payments/note-plan: đồng that no note pays are named as a rest.
 */
import { notes as circulating } from '@/lib/ledger/rules/notes';
import { fewestNotes, type NoteCount, type NotePlan, planOf } from './note-plan';

const values = circulating.map(BigInt);

/** How many of each note in circulation are there, largest first. */
export type Supply = readonly number[];

export interface BankChange {
  /** What is taken to the bank, and what is wanted for it. */
  give: NoteCount[];
  receive: NoteCount[];
  /** đồng that must be drawn on top, because there is less at hand than is paid. */
  withdrawVnd: bigint;
  /** Every way was looked through; false: there were too many, and there may be one without going to the bank. */
  isCertain: boolean;
}

export interface PlanAtHand {
  /** What lies in the envelopes, after the change where there is one. */
  plan: NotePlan;
  change: BankChange | null;
}

/** Steps of the search; a filling that is there is found in a few per envelope almost always. */
const steps = 200_000;
/** Envelopes beyond which only the plain way is tried. */
const searched = 300;

/** The plan for these envelopes, amounts in đồng, with the notes of `supply`. */
export function planAtHand(envelopes: readonly bigint[], supply: Supply, limit = steps): PlanAtHand {
  const amounts = [...envelopes].sort((a, b) => (a > b ? -1 : a < b ? 1 : 0));
  const wholes = amounts.map((amount) => amount - (amount % 1000n));
  const plain = largestFirst(wholes, supply);
  if (plain.lacks.every((lack) => lack === 0n)) return { plan: planOf(amounts, plain.fills), change: null };
  const found = amounts.length > searched ? 'tooMany' : search(wholes, supply, limit);
  if (typeof found !== 'string') return { plan: planOf(amounts, found), change: null };
  const wanted = plain.lacks.map((lack) => countsOf(fewestNotes(lack).notes));
  const fills = plain.fills.map((fill, at) => added(fill, wanted[at]!));
  const change = bankChange(plain.left, wanted.reduce(added, none()), found === 'none');
  return { plan: planOf(amounts, fills), change };
}

const none = (): number[] => values.map(() => 0);
const added = (some: Supply, more: Supply) => some.map((count, at) => count + more[at]!);
const worth = (counts: Supply) => counts.reduce((sum, count, at) => sum + BigInt(count) * values[at]!, 0n);
const listed = (counts: Supply): NoteCount[] =>
  counts.flatMap((count, at) => (count > 0 ? [{ noteVnd: values[at]!, count }] : []));
const countsOf = (notes: readonly NoteCount[]) =>
  values.map((value) => notes.find((one) => one.noteVnd === value)?.count ?? 0);

/** Each envelope takes the largest notes that fit and are left; what it then lacks is said. */
function largestFirst(amounts: readonly bigint[], supply: Supply) {
  const left = [...supply];
  const lacks: bigint[] = [];
  const fills = amounts.map((amount) => {
    let rest = amount;
    const fill = values.map((value, at) => {
      const count = Math.min(left[at]!, Number(rest / value));
      left[at]! -= count;
      rest -= BigInt(count) * value;
      return count;
    });
    lacks.push(rest);
    return fill;
  });
  return { fills, lacks, left };
}

/** Notes to give for those wanted: the largest of what is left, worth at least as much, the surplus coming back in notes. */
function bankChange(left: Supply, wanted: Supply, isCertain: boolean): BankChange {
  const wantedVnd = worth(wanted);
  let open = wantedVnd;
  const give = values.map((value, at) => {
    const count = open <= 0n ? 0 : Math.min(left[at]!, Number((open + value - 1n) / value));
    open -= BigInt(count) * value;
    return count;
  });
  const back = open < 0n ? countsOf(fewestNotes(-open).notes) : none();
  return {
    ...{ give: listed(give), receive: listed(added(wanted, back)) },
    ...{ withdrawVnd: open > 0n ? open : 0n, isCertain },
  };
}

/** A filling of every envelope, 'none' when there is none, 'tooMany' when the steps did not suffice to know. */
function search(amounts: readonly bigint[], supply: Supply, limit: number): number[][] | 'none' | 'tooMany' {
  const left = [...supply];
  const fills: number[][] = [];
  const dead = new Set<string>();
  let spent = 0;
  const needed = amounts.reduce((sum, amount) => sum + amount, 0n);
  if (worth(left) < needed) return 'none';
  const fillFrom = (envelope: number): boolean => {
    if (envelope === amounts.length) return true;
    const key = `${envelope}|${left}`;
    if (dead.has(key)) return false;
    const fill = none();
    if (place(envelope, fill, 0, amounts[envelope]!)) return true;
    dead.add(key);
    return false;
  };
  const place = (envelope: number, fill: number[], at: number, rest: bigint): boolean => {
    if (spent >= limit) return false;
    spent += 1;
    if (rest === 0n) {
      fills[envelope] = [...fill];
      return fillFrom(envelope + 1);
    }
    if (at === values.length) return false;
    const most = Math.min(left[at]!, Number(rest / values[at]!));
    for (let count = most; count >= 0; count -= 1) {
      fill[at] = count;
      left[at]! -= count;
      if (place(envelope, fill, at + 1, rest - BigInt(count) * values[at]!)) return true;
      left[at]! += count;
    }
    fill[at] = 0;
    return false;
  };
  if (fillFrom(0)) return fills;
  return spent >= limit ? 'tooMany' : 'none';
}

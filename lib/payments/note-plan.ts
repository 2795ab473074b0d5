/**
 * Which notes go into which envelope, and how many of each the cashier fetches from the bank. Pure.
 * Owns the plan: every envelope gets its exact amount in as few notes as can be; envelopes are not poured together.
 * Refuses to round: what no note in circulation pays is named as a rest, never left out of the sum.
 */
import { notes as circulating } from '@/lib/ledger/rules/notes';

/** Notes in circulation, đồng, largest first. */
const notesVnd = circulating.map(BigInt);

export interface NoteCount {
  noteVnd: bigint;
  count: number;
}

/** Envelopes of one amount, and what lies in each of them. */
export interface EnvelopeKind {
  amountVnd: bigint;
  envelopes: number;
  notes: NoteCount[];
  /** đồng that no note pays, in each of these envelopes. */
  restVnd: bigint;
}

export interface NotePlan {
  /** One row for each amount, largest first. */
  kinds: EnvelopeKind[];
  /** All notes together, largest first: what is fetched. */
  notes: NoteCount[];
  /** đồng of all envelopes that no note pays. */
  restVnd: bigint;
}

/**
 * The fewest notes that make one amount in đồng. With notes of 1, 2, 5, 10 … nghìn, taking the largest first is the
 * fewest; a test holds it against every other way of paying.
 */
export function fewestNotes(amountVnd: bigint): { notes: NoteCount[]; restVnd: bigint } {
  const notes: NoteCount[] = [];
  let restVnd = amountVnd;
  for (const noteVnd of notesVnd) {
    const count = Number(restVnd / noteVnd);
    if (count > 0) notes.push({ noteVnd, count });
    restVnd %= noteVnd;
  }
  return { notes, restVnd };
}

/** The plan for these envelopes, amounts in đồng. */
export function notePlan(envelopes: readonly bigint[]): NotePlan {
  const byAmount = new Map<bigint, number>();
  for (const amountVnd of envelopes) byAmount.set(amountVnd, (byAmount.get(amountVnd) ?? 0) + 1);
  const kinds = [...byAmount]
    .sort(([a], [b]) => (a > b ? -1 : 1))
    .map(([amountVnd, count]) => ({ amountVnd, envelopes: count, ...fewestNotes(amountVnd) }));
  const notes = notesVnd.flatMap((noteVnd) => {
    const count = kinds.reduce((sum, kind) => sum + kind.envelopes * countOf(kind.notes, noteVnd), 0);
    return count === 0 ? [] : [{ noteVnd, count }];
  });
  return {
    kinds,
    notes,
    restVnd: kinds.reduce((sum, kind) => sum + kind.restVnd * BigInt(kind.envelopes), 0n),
  };
}

function countOf(notes: readonly NoteCount[], noteVnd: bigint): number {
  return notes.find((one) => one.noteVnd === noteVnd)?.count ?? 0;
}

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

/** The plan for these envelopes, amounts in đồng, when any number of notes can be had. */
export function notePlan(envelopes: readonly bigint[]): NotePlan {
  const amounts = [...envelopes].sort((a, b) => (a > b ? -1 : a < b ? 1 : 0));
  return planOf(
    amounts,
    amounts.map((amountVnd) => notesVnd.map((noteVnd) => countOf(fewestNotes(amountVnd).notes, noteVnd))),
  );
}

/**
 * A plan from what lies in each envelope; those of one amount and the same notes are one row.
 * @param amounts đồng, largest first
 * @param fills for each amount how many of every note in circulation, largest first
 */
export function planOf(amounts: readonly bigint[], fills: readonly (readonly number[])[]): NotePlan {
  const rows = new Map<string, EnvelopeKind>();
  for (const [at, amountVnd] of amounts.entries()) {
    const key = `${amountVnd}|${fills[at]}`;
    const row = rows.get(key);
    if (row) row.envelopes += 1;
    else {
      const notes = listOf(fills[at]!);
      const paidVnd = notes.reduce((sum, one) => sum + one.noteVnd * BigInt(one.count), 0n);
      rows.set(key, { amountVnd, envelopes: 1, notes, restVnd: amountVnd - paidVnd });
    }
  }
  return {
    kinds: [...rows.values()],
    notes: listOf(notesVnd.map((_, note) => fills.reduce((sum, fill) => sum + fill[note]!, 0))),
    restVnd: [...rows.values()].reduce((sum, kind) => sum + kind.restVnd * BigInt(kind.envelopes), 0n),
  };
}

function listOf(counts: readonly number[]): NoteCount[] {
  return counts.flatMap((count, at) => (count > 0 ? [{ noteVnd: notesVnd[at]!, count }] : []));
}

function countOf(notes: readonly NoteCount[], noteVnd: bigint): number {
  return notes.find((one) => one.noteVnd === noteVnd)?.count ?? 0;
}

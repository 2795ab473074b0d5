/**
 * The notes a cashier types to see how the envelopes are filled: one box per note, all of them optional, kept in the
 * address alone. Owns the names of the boxes. Refuses to guess: what is no number is shown as typed and not counted.
 */
import { notes } from '@/lib/ledger/rules/notes';

export interface NotesAtHand {
  /** How many of each note in circulation, largest first; null when a box cannot be read. */
  supply: number[] | null;
  /** As typed, by the name of the box; what goes into the address of the paper. */
  typed: Record<string, string>;
}

/** Name of the box for one note, đồng. */
export const noteBox = (note: number) => `to${note}`;

/** The boxes of an address; null when nothing is typed. At most 9.999 notes of one kind. */
export function readNotesAtHand(
  query: Readonly<Record<string, string | string[] | undefined>>,
): NotesAtHand | null {
  const typed = Object.fromEntries(
    notes.flatMap((note) => {
      const value = query[noteBox(note)];
      return typeof value === 'string' && value.trim() !== '' ? [[noteBox(note), value.trim()]] : [];
    }),
  );
  if (Object.keys(typed).length === 0) return null;
  if (!Object.values(typed).every((value) => /^\d{1,4}$/.test(value))) return { supply: null, typed };
  return { supply: notes.map((note) => Number(typed[noteBox(note)] ?? 0)), typed };
}

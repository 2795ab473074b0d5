/**
 * A list at work: how far reading and recording have come, and the wish to stop.
 * Owns the notes of the running process, each for one press of one person; they are gone when the work has ended.
 * Refuses to undo anything: work that was told to stop throws at its next step, and its transaction takes all back.
 */
import { DomainError } from '@/lib/kernel/invariant';

export type WorkPhase = 'reading' | 'checked' | 'recording';

/** Rows done of all rows; 0 of 0 while nobody knows how many there are. */
export type WorkProgress = { phase: WorkPhase; done: number; total: number };

export interface ListWork {
  /** Notes how far it came. Errors: lists.cancelled when somebody asked to stop. */
  at(phase: WorkPhase, done: number, total: number): void;
  end(): void;
}

/** For work that nobody watches. */
export const unwatched: ListWork = { at: () => {}, end: () => {} };

type Note = WorkProgress & { isStopped: boolean; since: number };

/** Stopping may arrive before the work itself; a wish without work is forgotten. */
const FORGOTTEN_AFTER_MS = 10 * 60_000;

// Pages and route handlers are bundled apart: one process has one book of notes all the same.
const shared = globalThis as { densachListWork?: Map<string, Note> };
shared.densachListWork ??= new Map();
const notes = shared.densachListWork;

const keyOf = (userId: number, id: string) => `${userId}:${id}`;

/** True for the name of a press, as the browser makes it. */
export function isWorkId(id: string): boolean {
  return /^[A-Za-z0-9-]{8,60}$/.test(id);
}

/** Begins work under the name the browser gave to this press; without a name nobody watches. */
export function beginWork(userId: number, id: string): ListWork {
  if (!isWorkId(id)) return unwatched;
  const key = keyOf(userId, id);
  const isStopped = notes.get(key)?.isStopped ?? false;
  const note: Note = { phase: 'reading', done: 0, total: 0, isStopped, since: Date.now() };
  notes.set(key, note);
  return {
    at(phase, done, total) {
      Object.assign(note, { phase, done, total });
      if (note.isStopped) throw new DomainError('lists.cancelled');
    },
    end: () => void notes.delete(key),
  };
}

/** How far this person's work came; null when none of that name is running. */
export function progressOf(userId: number, id: string): WorkProgress | null {
  const note = notes.get(keyOf(userId, id));
  return note ? { phase: note.phase, done: note.done, total: note.total } : null;
}

/** Asks this person's work to stop, also when it has not arrived yet. */
export function stopWork(userId: number, id: string): void {
  if (!isWorkId(id)) return;
  const now = Date.now();
  for (const [key, { since }] of notes) if (now - since > FORGOTTEN_AFTER_MS) notes.delete(key);
  const note = notes.get(keyOf(userId, id));
  if (note) note.isStopped = true;
  else notes.set(keyOf(userId, id), { phase: 'reading', done: 0, total: 0, isStopped: true, since: now });
}

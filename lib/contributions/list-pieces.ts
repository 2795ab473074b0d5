/**
 * Questions to the database about thousands of rows, asked in pieces: in between it is told how far they came.
 * Owns the size of a piece. Refuses to go on when the one who is told says stop, by throwing.
 */

/** So many rows in one question. */
const AT_ONCE = 500;

/** The answers of all pieces together. `tell` hears the share that is done, from 0 to 1, before and after each piece. */
export async function askedInPieces<T, Key, Value>(
  all: readonly T[],
  ask: (piece: readonly T[]) => Promise<ReadonlyMap<Key, Value>>,
  tell: (share: number) => void,
): Promise<Map<Key, Value>> {
  const found = new Map<Key, Value>();
  for (let from = 0; from < all.length; from += AT_ONCE) {
    tell(from / all.length);
    for (const [key, value] of await ask(all.slice(from, from + AT_ONCE))) found.set(key, value);
  }
  tell(1);
  return found;
}

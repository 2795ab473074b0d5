/**
 * The rows of one entry of the log: one, or the hundred that a single INSERT brought (operation INSERTS).
 * Owns the form of such an entry: for each row its key, a tab and its image, parted by newlines, in the order of
 * insertion; the leaf of the entry is a hash over that whole text. Refuses to judge: what cannot be read comes out as a
 * row that no table has. Pure.
 */
import type { ChangeRecord } from './export-record';

export interface LoggedRow {
  key: string;
  oldImage: string | null;
  newImage: string | null;
}

/** Operation of an entry that holds many inserted rows. */
export const manyInserted = 'INSERTS';

/** Every row of an entry, in the order of the log. */
export function rowsOfChange(change: ChangeRecord): LoggedRow[] {
  const { key, operation, oldImage, newImage } = change;
  if (operation !== manyInserted) return [{ key, oldImage, newImage }];
  return (newImage ?? '').split('\n').map((line) => {
    const [name = ''] = line.split('\t', 1);
    return { key: name, oldImage: null, newImage: line.slice(name.length + 1) };
  });
}

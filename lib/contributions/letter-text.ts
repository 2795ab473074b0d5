/**
 * Reads the association's own words of the letter of thanks.
 * Owns what stands while none were written. Refuses to write: commands/letter-text.ts does.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { usualLetter } from '@/lib/documents/thank-you-letter';

/** Name under which the words are kept. */
export const letterPaper = 'thank-you-letter';

export interface LetterText {
  /** Undefined: the usual words, nobody wrote any. */
  id?: number;
  body: string;
}

/** The words in force; with `id` those of that time. */
export async function letterText(tx: Tx, id?: number): Promise<LetterText> {
  const only = id === undefined ? sql`` : sql` AND id = ${id}`;
  const [row] = await tx.execute<{ id: string; body: string }>(sql`
    SELECT id, body FROM app.paper_text
     WHERE association_id = app.current_association() AND paper = ${letterPaper}${only} ORDER BY id DESC LIMIT 1`);
  return row ? { id: Number(row.id), body: row.body } : { body: usualLetter };
}

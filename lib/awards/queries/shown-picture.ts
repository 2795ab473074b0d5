/**
 * A signed paper as it may be shown: itself, or the picture with a name covered after an erasure.
 * Owns nothing of who may read the paper: the caller has read its row.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';

interface KeptPicture {
  paper: 'nominationList' | 'raisedHands';
  /** The link of a signed list, the round of signed minutes. */
  ownerId: number;
  version: number;
  kind: string;
  content: Buffer;
}

/** The paper with the content that may be shown; null when it was taken out. */
export async function shownPicture<T extends KeptPicture>(tx: Tx, kept: T): Promise<T | null> {
  if (kept.content.length > 0) return kept;
  const [cover] = await tx.execute<{ kind: string; content: Buffer }>(sql`
    SELECT kind, content FROM app.cover_of(app.current_association(), ${kept.paper}, ${kept.ownerId}, ${kept.version})`);
  return cover ? { ...kept, ...cover } : null;
}

/**
 * The picture of an honour as the office sees it, agreed to or not.
 * Refuses other offices: the rows are hidden from them by the database.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';

export interface KeptPhoto {
  width: number;
  height: number;
  /** Day in Việt Nam. */
  keptOn: string;
  /** Name and photo are agreed to now. */
  isShown: boolean;
}

/** The picture kept for the honour of an award; undefined when there is none. */
export async function keptPhoto(tx: Tx, awardId: number): Promise<KeptPhoto | undefined> {
  const [row] = await tx.execute<KeptPhoto & Record<string, unknown>>(sql`
    SELECT f.width::int AS width, f.height::int AS height, (f.kept_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date::text AS "keptOn",
           app.has_consent(f.association_id, f.party_id, 'photo', 'publish') AND app.has_consent(f.association_id, f.party_id, 'name', 'publish') AS "isShown"
      FROM app.photo_of_award(${awardId}) f`);
  return row;
}

/** The picture itself, for the offices of consent; null when there is none. */
export async function keptPhotoFile(tx: Tx, awardId: number) {
  const [row] = await tx.execute<{ content: Buffer }>(
    sql`SELECT content FROM app.photo_of_award(${awardId}) WHERE removed_at IS NULL`,
  );
  if (!row) return null;
  return { bytes: new Uint8Array(row.content), filename: 'anh-vinh-danh.jpg', contentType: 'image/jpeg' };
}

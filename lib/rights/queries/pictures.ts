/**
 * Pictures of signed papers after an erasure: which may show the name and what was done about each; and originals kept
 * locked, for the inspector alone. Never a picture without its guard: the database gives it or refuses it.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { DateVn } from '@/lib/kernel/dates';
import { type LookOutcome, type PictureKey, pictureName } from '../schema/pictures';

export interface PictureLine extends PictureKey {
  roundName: string;
  /** Null: nobody looked yet. */
  outcome: LookOutcome | null;
  lookedBy: string | null;
  /** Instant, ISO. */
  lookedAt: string | null;
}

export interface PicturesPage {
  code: string;
  /** The asker was checked, and the request is not answered yet. */
  isRunning: boolean;
  rows: PictureLine[];
}

/** Every picture that may show the person of a request to be erased; empty for who does not handle requests. */
export async function picturesOf(tx: Tx, requestId: number): Promise<PictureLine[]> {
  const rows = await tx.execute<
    Record<string, unknown> & Omit<PictureLine, 'ownerId'> & { ownerId: string }
  >(sql`
    SELECT paper, owner_id AS "ownerId", version, round_name AS "roundName", outcome, looked_by AS "lookedBy",
           to_json(looked_at)#>>'{}' AS "lookedAt" FROM app.pictures_to_look_at(${requestId})`);
  return rows.map((row) => ({ ...row, ownerId: Number(row.ownerId) }));
}

/** The page of these pictures; null when there is no such request to be erased. */
export async function picturesPage(tx: Tx, requestId: number): Promise<PicturesPage | null> {
  const [request] = await tx.execute<{ code: string; isRunning: boolean }>(sql`
    SELECT q.code, coalesce((SELECT s.step FROM app.person_request_step s WHERE s.association_id = q.association_id AND s.request_id = q.id
             ORDER BY s.ordinal DESC LIMIT 1) = 'checked', false) AS "isRunning"
      FROM app.person_request q WHERE q.association_id = app.current_association() AND q.id = ${requestId} AND q.wish = 'erase'`);
  return request ? { ...request, rows: await picturesOf(tx, requestId) } : null;
}

/** One picture as a file; null when there is none. @throws DomainError access.notPermitted, rights.checkFirst, rights.notFound, awards.recused */
export async function pictureFile(tx: Tx, requestId: number, key: PictureKey) {
  const [row] = await tx.execute<{ kind: string; content: Buffer }>(sql`
    SELECT kind, content FROM app.picture_to_look_at(${requestId}, ${key.paper}, ${key.ownerId}, ${key.version})`);
  if (!row) return null;
  const [ending, contentType] = pictureTypes[row.kind] ?? ['bin', 'application/octet-stream'];
  return {
    bytes: new Uint8Array(row.content),
    filename: `${pictureName(key)}.${ending}`,
    contentType,
  };
}

/** Ending and content type by the kind of a picture. */
export const pictureTypes: Readonly<Record<string, readonly [string, string]>> = {
  jpeg: ['jpg', 'image/jpeg'],
  png: ['png', 'image/png'],
  pdf: ['pdf', 'application/pdf'],
};

export interface LockedPicture {
  id: number;
  paper: PictureKey['paper'];
  roundName: string;
  /** Last day, in Việt Nam, on which accounting law keeps it. */
  keepUntil: DateVn;
  /** Instant, ISO. */
  lockedAt: string;
  /** How often it was opened. */
  readings: number;
}

/** Originals kept locked, what ends first at the top; empty for everybody but the inspector. */
export async function lockedPictures(tx: Tx): Promise<LockedPicture[]> {
  const rows = await tx.execute<Record<string, unknown> & Omit<LockedPicture, 'id'> & { id: string }>(sql`
    SELECT id, paper, round_name AS "roundName", keep_until::text AS "keepUntil", to_json(locked_at)#>>'{}' AS "lockedAt", readings FROM app.locked_papers()`);
  return rows.map((row) => ({ ...row, id: Number(row.id) }));
}

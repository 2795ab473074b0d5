/**
 * What somebody with a link about consent may read: the question, what would be seen, what was answered.
 * Runs in the sign-in pool, whose functions take the secret and decide everything; there is no session and no actor.
 * Refuses to tell a wrong, an expired and a closed link apart.
 */
import { sql } from 'drizzle-orm';
import { type Tx, withLogin } from '@/db/client';
import { refusalOf } from '@/db/refusal';
import type { ConsentGiver } from '@/lib/honours/schema/words';
import type { FrozenWords } from './words';

/** Days as yyyy-mm-dd in Việt Nam. */
export interface ConsentPage {
  association: string;
  phone: string;
  slug: string;
  isDemo: boolean;
  code: string;
  answerBy: string;
  holdsUntil: string;
  round: string;
  name: string;
  /** What a publication would say beside the name; null for an award that was taken back. */
  label: string | null;
  kind: 'student' | 'teacher' | 'member' | null;
  school: string;
  unit: string;
  /** Đồng beside the name, if that is agreed to; null: none, or it would tell more, and is not asked for. */
  amountVnd: string | null;
  /** The picture that would be seen, in pixels; null while none is kept. */
  photo: { id: number; width: number; height: number } | null;
  /** Whose word is needed today. */
  givers: ConsentGiver[];
  words: FrozenWords;
  answers: { giver: ConsentGiver; chosen: string; givenOn: string }[];
  /** What is in force now, by any answer. */
  inForce: Record<ConsentGiver, string[]>;
}

/** Runs work of a visitor; what the database refuses becomes a DomainError. */
export async function atConsentDoor<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await withLogin(work);
  } catch (error) {
    throw refusalOf(error) ?? error;
  }
}

/** The question behind a secret; null when it is wrong, over, closed, or was tried too often. */
export async function consentPage(token: string): Promise<ConsentPage | null> {
  const [row] = await atConsentDoor((tx) =>
    tx.execute<{ page: ConsentPage | null }>(sql`SELECT access.consent_link_of(${token}) AS page`),
  );
  return row!.page;
}

/** The picture somebody is asked about (JPEG); null when there is no such link, or no picture. */
export async function askedPhoto(token: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const [row] = await atConsentDoor((tx) =>
    tx.execute<{ content: Buffer | null }>(sql`SELECT access.consent_photo_of(${token}) AS content`),
  );
  return row?.content ? new Uint8Array(row.content) : null;
}

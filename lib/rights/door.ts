/** The page of the form anybody may send: only what the association is called. Runs in the sign-in pool; looks nobody up. */
import { sql } from 'drizzle-orm';
import { type Tx, withLogin } from '@/db/client';
import { refusalOf } from '@/db/refusal';

export interface WishPlace {
  association: string;
  phone: string;
  isDemo: boolean;
}

/** Runs work of a visitor; what the database refuses becomes a DomainError. */
export async function atWishDoor<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await withLogin(work);
  } catch (error) {
    throw refusalOf(error) ?? error;
  }
}

/** The association of an address; null when there is none. */
export async function wishPlace(hoi: string): Promise<WishPlace | null> {
  const [row] = await atWishDoor((tx) =>
    tx.execute<{ place: WishPlace | null }>(sql`SELECT access.person_request_place(${hoi}) AS place`),
  );
  return row!.place;
}

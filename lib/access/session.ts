/**
 * Who is at the other end of this request, and the PIN confirmations they make.
 * The token in the cookie is looked up in the database on every request, so a revoked session ends at once.
 * Refuses to decide rights: roles come from the database inside the transaction that uses them.
 */
import { sql } from 'drizzle-orm';
import { cookies } from 'next/headers';
import { cache } from 'react';
import { type Tx, withLogin } from '@/db/client';
import type { Actor, PinPurpose } from './actor';
import { checkPin } from './credentials';
import type { Role } from './policy';
import { sessionCookieName, tokenFromCookie } from './session-cookie';

export interface CurrentSession {
  readonly token: string;
  readonly userId: number;
  readonly displayName: string;
  readonly loginName: string;
  /** Language the person chose in the settings. */
  readonly locale: string;
}

/** Who signed in; null without a session, or when it has ended, was revoked, or the account is disabled. Asked once a request. */
export const currentSession: () => Promise<CurrentSession | null> = cache(async () => {
  const jar = await cookies();
  const token = await tokenFromCookie(jar.get(sessionCookieName())?.value);
  return token ? sessionOf(token) : null;
});

/** The person behind a session token, or null. */
export async function sessionOf(token: string): Promise<CurrentSession | null> {
  const rows = await withLogin((tx) =>
    tx.execute<{ userId: string; displayName: string; loginName: string; locale: string }>(sql`
      SELECT user_id AS "userId", display_name AS "displayName", login_name AS "loginName", locale
        FROM access.session_person(${token})`),
  );
  const person = rows[0];
  return person ? { ...person, token, userId: Number(person.userId) } : null;
}

/**
 * The actor of a running staff transaction, with the roles held today in the association of the address.
 * Without a role there `roles` is empty: the caller answers as for an association that does not exist.
 */
export async function actorOf(tx: Tx, correlationId: string): Promise<Actor> {
  const rows = await tx.execute<{ userId: string | null; displayName: string | null; roles: Role[] }>(sql`
    SELECT app.actor() AS "userId", app.my_roles() AS roles,
           (SELECT u.display_name FROM access."user" u WHERE u.id = app.actor()) AS "displayName"`);
  const { userId, displayName, roles } = rows[0]!;
  return {
    userId: Number(userId ?? 0),
    displayName: displayName ?? '',
    roles: userId ? roles : [],
    correlationId,
  };
}

/**
 * Checks the PIN of a session's owner and makes a confirmation for exactly this content, good once, for five minutes.
 * `digest`: SHA-256 of what is confirmed, as the database computes it. Returns the confirmation's id.
 * Errors: access.noActor, access.noPin, access.wrongPin, access.tooManyTries.
 */
export async function confirmPin(
  token: string,
  pin: string,
  purpose: PinPurpose,
  digest: Buffer,
): Promise<number> {
  await checkPin(token, pin);
  const rows = await withLogin((tx) =>
    tx.execute<{ id: string }>(sql`SELECT access.confirm_pin(${token}, ${purpose}, ${digest}) AS id`),
  );
  return Number(rows[0]!.id);
}

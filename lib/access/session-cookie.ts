/**
 * The session cookie: an encrypted JWT of next-auth that holds nothing but a random session token.
 * Owns its name and how the token is read from it. Refuses to believe anything else in it:
 * who the person is, and whether the session still stands, is asked of the database each time.
 */
import { decode } from 'next-auth/jwt';

/** Life of a session: one working day. The row in the database ends at the same time. */
export const sessionHours = 12;

/** True when people reach the site over https, as the operator said in NEXTAUTH_URL. */
export function isSecureSite(): boolean {
  return process.env.NEXTAUTH_URL?.startsWith('https://') ?? false;
}

/** Name of the cookie; the prefix makes browsers refuse it over plain http. */
export function sessionCookieName(): string {
  return `${isSecureSite() ? '__Secure-' : ''}densach.session`;
}

/** The key that next-auth encrypts with; made at the first start of the installation. */
export function authSecret(): string {
  const secret = process.env.NEXTAUTH_SECRET;
  if (!secret) throw new Error('NEXTAUTH_SECRET is not set: start through the scripts, which make it.');
  return secret;
}

/** The session token inside a cookie value; undefined for anything that was not made with our key or has expired. */
export async function tokenFromCookie(value: string | undefined): Promise<string | undefined> {
  if (!value) return undefined;
  try {
    const claims = await decode({ token: value, secret: authSecret() });
    return typeof claims?.sid === 'string' ? claims.sid : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Signing somebody in right after they made their account: the session cookie as next-auth would have set it.
 * Called by actions only. Refuses to be used without a user id that the database has just given.
 */
import { cookies, headers } from 'next/headers';
import { encode } from 'next-auth/jwt';
import { deviceName } from './device';
import { openSession } from './own-account';
import { authSecret, isSecureSite, sessionCookieName, sessionHours } from './session-cookie';

/** Opens a session for the new account and sets its cookie on the running response. */
export async function startSession(userId: number): Promise<void> {
  const agent = (await headers()).get('user-agent') ?? undefined;
  const sid = await openSession(userId, deviceName(agent));
  const maxAge = sessionHours * 3600;
  const value = await encode({ token: { sid }, secret: authSecret(), maxAge });
  const jar = await cookies();
  jar.set(sessionCookieName(), value, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: isSecureSite(),
    maxAge,
  });
}

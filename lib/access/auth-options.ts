/**
 * How next-auth is used here: one way in (name and password), and a cookie that holds a random session token, no more.
 * Owns the names of the cookies; where the way back may lead is said in landing.
 * Refuses next-auth's own pages, its session endpoint and any claim about the person inside the cookie.
 */
import type { AuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { log } from '@/lib/web/log';
import { routes } from '@/lib/web/routes';
import { signIn } from './credentials';
import { deviceName } from './device';
import { pathInside } from './landing';
import { authSecret, isSecureSite, sessionCookieName, sessionHours } from './session-cookie';

/** Name of next-auth's cookie against forged sign-ins; its value is `token|hash`. */
export function csrfCookieName(): string {
  return `${isSecureSite() ? '__Host-' : ''}densach.csrf`;
}

const provider = CredentialsProvider({
  id: 'credentials',
  credentials: { login: {}, password: {} },
  async authorize(credentials, request) {
    const { login = '', password = '' } = credentials ?? {};
    const token = await signIn(login, password, deviceName(request.headers?.['user-agent']));
    return token ? { id: 'session', sid: token } : null;
  },
});

/** Options made for each request, because the secret is known only at run time. */
export function authOptions(): AuthOptions {
  const isSecure = isSecureSite();
  const options = { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure } as const;
  return {
    secret: authSecret(),
    useSecureCookies: isSecure,
    providers: [provider],
    pages: { signIn: routes.signIn(), error: routes.signIn(), signOut: routes.signIn() },
    session: { strategy: 'jwt', maxAge: sessionHours * 3600 },
    cookies: {
      sessionToken: { name: sessionCookieName(), options },
      csrfToken: { name: csrfCookieName(), options },
    },
    callbacks: {
      jwt: ({ token, user }) => ({ sid: (user as { sid?: string } | undefined)?.sid ?? token.sid }),
      redirect: ({ url }) => pathInside(url, routes.workplaces()),
    },
    // Its messages may quote what was typed; the code says enough.
    logger: {
      error: (code) => log.error('auth.failed', { code }),
      warn: (code) => log.debug('auth.warned', { code }),
      debug: () => {},
    },
  };
}

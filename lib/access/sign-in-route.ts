/**
 * The three requests of signing in that next-auth answers: the page's forgery cookie, the form, and nothing else.
 * Owns where each outcome leads: a path of this site, whatever host it is reached by.
 * Refuses every other endpoint of next-auth, and tells a wrong name and a wrong password alike.
 */
import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import NextAuth from 'next-auth';
import { withLogin } from '@/db/client';
import { routes } from '@/lib/web/routes';
import { authOptions } from './auth-options';
import { landingOf } from './landing';
import { sessionOf } from './session';
import { sessionCookieName, tokenFromCookie } from './session-cookie';

export type AuthContext = { params: Promise<{ nextauth: string[] }> };

/** Cookie that keeps the typed name over one failed try, so that it need not be typed again. */
export const typedLoginCookie = 'densach.login';

function leadTo(path: string, from: Response, cookies: string[] = []): Response {
  const headers = new Headers({ location: path, 'cache-control': 'private, no-store' });
  for (const cookie of [...from.headers.getSetCookie(), ...cookies]) headers.append('set-cookie', cookie);
  return new Response(null, { status: 303, headers });
}

/** GET `signin`: gives the browser the forgery cookie and shows the sign-in page; works without script. */
export async function prepareSignIn(request: Request, context: AuthContext): Promise<Response> {
  const { nextauth } = await context.params;
  if (nextauth.length !== 1 || nextauth[0] !== 'signin') return new Response(null, { status: 404 });
  const answer = (await NextAuth(request as never, context as never, authOptions())) as Response;
  const asked = new URL(request.url).searchParams;
  const kept = Object.fromEntries(
    ['hoi', 'tiep', 'loi', 'ra'].map((name) => [name, asked.get(name) ?? undefined]),
  );
  return leadTo(routes.signIn({ ...kept, buoc: '2' }), answer);
}

const outcomes: Record<string, string> = { CredentialsSignin: 'sai', 'access.tooManyTries': 'nhieu' };

/** POST `callback/credentials`: opens a session and leads on, or leads back with the reason. */
export async function takeSignIn(request: Request, context: AuthContext): Promise<Response> {
  const { nextauth } = await context.params;
  if (nextauth.join('/') !== 'callback/credentials') return new Response(null, { status: 404 });
  const form = new URLSearchParams(await request.clone().text());
  const answer = (await NextAuth(request as never, context as never, authOptions())) as Response;
  const fresh = await sessionInside(answer);
  if (!fresh) {
    const error = new URL(answer.headers.get('location') ?? '/', 'http://x').searchParams;
    const reason = error.get('csrf') ? 'het-han' : (outcomes[error.get('error') ?? ''] ?? 'su-co');
    const typed = encodeURIComponent((form.get('login') ?? '').slice(0, 64));
    return leadTo(
      routes.signIn({ hoi: form.get('hoi') ?? '', tiep: form.get('callbackUrl') ?? '', loi: reason }),
      answer,
      [`${typedLoginCookie}=${typed}; Path=${routes.signIn()}; Max-Age=300; HttpOnly; SameSite=Lax`],
    );
  }
  await endSessionOf(request);
  const cookies = [`${typedLoginCookie}=; Path=${routes.signIn()}; Max-Age=0; HttpOnly; SameSite=Lax`];
  const isLanguageChosen = /(?:^|;\s*)lang=/.test(request.headers.get('cookie') ?? '');
  if (!isLanguageChosen && fresh.locale === 'en')
    cookies.push('lang=en; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly');
  return leadTo(landingOf(form.get('callbackUrl'), form.get('hoi')), answer, cookies);
}

/** The person of the session that an answer of next-auth has just set; null when it set none. */
async function sessionInside(answer: Response) {
  const prefix = `${sessionCookieName()}=`;
  const cookie = answer.headers.getSetCookie().find((line) => line.startsWith(prefix));
  const token = await tokenFromCookie(cookie?.slice(prefix.length).split(';')[0]);
  return token ? sessionOf(token) : null;
}

/** Ends the session whose cookie came with the request: signing in anew or signing out leaves none behind. */
export async function endSessionOf(request: Request): Promise<void> {
  const prefix = `${sessionCookieName()}=`;
  const cookie = (request.headers.get('cookie') ?? '').split(/;\s*/).find((part) => part.startsWith(prefix));
  const token = await tokenFromCookie(cookie?.slice(prefix.length));
  if (!token) return;
  const hash = createHash('sha256').update(token).digest();
  await withLogin((tx) => tx.execute(sql`SELECT access.close_session(${hash})`));
}

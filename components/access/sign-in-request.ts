/**
 * What the sign-in page reads from its address and cookies.
 * Owns the list of reasons it can show, the forgery token, and the path to go on to.
 * Refuses a way on that leaves this site, and a reason that is not on the list.
 */
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { csrfCookieName } from '@/lib/access/auth-options';
import { landingOf } from '@/lib/access/landing';
import { typedLoginCookie } from '@/lib/access/sign-in-route';
import { routes } from '@/lib/web/routes';

export type SignInWords = Record<string, string | string[] | undefined>;

const reasons = ['sai', 'nhieu', 'het-han', 'su-co'];

const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : undefined);

export interface SignInRequest {
  csrfToken: string;
  next: string;
  hoi?: string;
  login?: string;
  problem?: string;
  isSignedOut: boolean;
}

/** Reads the request; when the forgery cookie is missing it first fetches one, once. */
export async function readSignInRequest(words: SignInWords): Promise<SignInRequest> {
  const jar = await cookies();
  const [hoi, tiep, loi] = [one(words.hoi), one(words.tiep), one(words.loi)];
  const csrfToken = jar.get(csrfCookieName())?.value.split('|')[0] ?? '';
  if (!csrfToken && !words.buoc) redirect(routes.prepareSignIn({ hoi, tiep, loi, ra: one(words.ra) }));
  const known = loi && reasons.includes(loi) ? loi : undefined;
  return {
    csrfToken,
    hoi,
    next: landingOf(tiep, hoi),
    login: decoded(jar.get(typedLoginCookie)?.value),
    problem: csrfToken ? known : 'cookie',
    isSignedOut: words.ra !== undefined && !known,
  };
}

function decoded(value: string | undefined): string | undefined {
  try {
    return value ? decodeURIComponent(value) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Signing out: ends the session in the database, then takes the cookie away.
 * Refuses posts from other sites; a link can never sign anybody out.
 */
import { isOwnOrigin } from '@/components/office-shell/preference-request';
import { isSecureSite, sessionCookieName } from '@/lib/access/session-cookie';
import { endSessionOf } from '@/lib/access/sign-in-route';
import { routes } from '@/lib/web/routes';

/** POST `hoi` (optional); answers 303 to the sign-in page. */
export async function POST(request: Request): Promise<Response> {
  if (!isOwnOrigin(request.headers)) return new Response(null, { status: 403 });
  const hoi = (await request.formData()).get('hoi');
  await endSessionOf(request);
  const secure = isSecureSite() ? '; Secure' : '';
  return new Response(null, {
    status: 303,
    headers: {
      location: routes.signIn({ hoi: typeof hoi === 'string' ? hoi : undefined, ra: 1 }),
      'set-cookie': `${sessionCookieName()}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${secure}`,
      'clear-site-data': '"cache"',
      'cache-control': 'no-store',
    },
  });
}

/**
 * Keeps a display choice of this device (text size, ground, language, shortcuts) and leads back.
 * Owns the four preference cookies; values are those of lib/web/preferences.
 * Refuses posts from other sites, unknown values, and leading anywhere but into this site.
 */
import { backPath, isOwnOrigin } from '@/components/office-shell/preference-request';
import {
  isPreferenceValue,
  type PreferenceName,
  preferenceMaxAgeSeconds,
  preferenceValues,
} from '@/lib/web/preferences';

/** POST `text`, `theme`, `lang` or `keys`; answers 303 to the page one came from. */
export async function POST(request: Request): Promise<Response> {
  if (!isOwnOrigin(request.headers)) return new Response(null, { status: 403 });
  const form = await request.formData();
  const headers = new Headers({ location: backPath(request.headers), 'cache-control': 'no-store' });
  for (const name of Object.keys(preferenceValues) as PreferenceName[]) {
    const value = form.get(name);
    if (typeof value !== 'string' || !isPreferenceValue(name, value)) continue;
    headers.append(
      'set-cookie',
      `${name}=${value}; Path=/; Max-Age=${preferenceMaxAgeSeconds}; SameSite=Lax; HttpOnly`,
    );
  }
  return new Response(null, { status: 303, headers });
}

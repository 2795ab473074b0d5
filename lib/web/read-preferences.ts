/**
 * Reads the display preferences of the current request.
 * Owns the one call to the cookies of Next; pages take their locale from here.
 * Refuses to be used by public pages, which read no cookie.
 */
import { cookies } from 'next/headers';
import { type Preferences, preferencesFrom } from './preferences';

/** Preferences of this device; `.lang` is the locale of staff pages. */
export async function readPreferences(): Promise<Preferences> {
  const jar = await cookies();
  return preferencesFrom((name) => jar.get(name)?.value);
}

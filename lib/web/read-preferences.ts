/**
 * Reads the display preferences of the current request.
 * Owns the one call to the cookies of Next; pages take their locale from here.
 * Refuses to be used by public pages, which read no cookie.
 */
import { cookies } from 'next/headers';
import { visitedPath } from './office-visit';
import { languageOfAddress, type Preferences, preferencesFrom } from './preferences';

/** Preferences of this device; `.lang` is the locale of the page and of its document, which the address may decide. */
export async function readPreferences(): Promise<Preferences> {
  const jar = await cookies();
  const chosen = preferencesFrom((name) => jar.get(name)?.value);
  return { ...chosen, lang: languageOfAddress(visitedPath()) ?? chosen.lang };
}

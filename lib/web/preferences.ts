/**
 * How a person at this device wants to see the staff pages: text size, ground, language, single-letter shortcuts.
 * Owns the four cookies, their allowed values and their defaults.
 * Refuses any other value, and to hold anything about who the person is.
 */
import { isLocale, type Locale } from './messages';

export interface Preferences {
  text: 'normal' | 'large' | 'largest';
  theme: 'auto' | 'light' | 'dark';
  lang: Locale;
  keys: 'on' | 'off';
}

export const preferenceValues = {
  text: ['normal', 'large', 'largest'],
  theme: ['auto', 'light', 'dark'],
  lang: ['vi', 'en'],
  keys: ['on', 'off'],
} as const;

export type PreferenceName = keyof typeof preferenceValues;

/** One year, in seconds. */
export const preferenceMaxAgeSeconds = 31_536_000;

/** True when `value` is one a preference may take. */
export function isPreferenceValue(name: PreferenceName, value: string | undefined): boolean {
  return (preferenceValues[name] as readonly string[]).includes(value ?? '');
}

/** Preferences out of cookie values; what is missing or unknown becomes the default. */
export function preferencesFrom(read: (name: PreferenceName) => string | undefined): Preferences {
  const text = read('text');
  const theme = read('theme');
  const lang = read('lang');
  return {
    text: text === 'large' || text === 'largest' ? text : 'normal',
    theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
    lang: isLocale(lang) ? lang : 'vi',
    keys: read('keys') === 'off' ? 'off' : 'on',
  };
}

/**
 * English for a door that somebody came to from an English public page (`/bao-sai?trang=/en/…`): a stranger has chosen
 * no language for the office. @param typed path and query; undefined for any other address.
 */
export function languageOfAddress(typed: string | undefined): Locale | undefined {
  const [path = '', search = ''] = (typed ?? '').split(/\?(.*)/s);
  const from = /^\/bao-sai(\/|$)/.test(path) ? new URLSearchParams(search).get('trang') : null;
  return /^\/en(\/|$)/.test(from ?? '') ? 'en' : undefined;
}
